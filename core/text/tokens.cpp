// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokens.h"

#include "core/text/char_classes.h"

namespace touchstone {

namespace {

std::size_t tokensOfWord(std::size_t letters) {
    return letters <= 6 ? 1 : 1 + (letters - 6 + 3) / 4;
}

} // namespace

std::size_t estimateTokens(std::string_view text) {
    std::size_t tokens = 0;
    std::size_t letters = 0;
    const auto endWord = [&] {
        if (letters > 0)
            tokens += tokensOfWord(letters);
        letters = 0;
    };
    for (std::size_t at = 0; at < text.size();) {
        const ClassifiedChar c = classAt(text, at);
        switch (c.charClass) {
        case CharClass::Letter:
        case CharClass::Digit:
            ++letters;
            break;
        case CharClass::Invisible:
            break;
        case CharClass::Unspaced:
            endWord();
            ++tokens;
            break;
        case CharClass::Other:
            endWord();
            const auto byte = static_cast<std::uint8_t>(text[at]);
            if (byte > 0x20 && byte != 0x7f)
                ++tokens;
            break;
        }
        at += c.length;
    }
    endWord();
    return tokens;
}

} // namespace touchstone
