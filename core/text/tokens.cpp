// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/tokens.h"

#include "core/text/char_classes.h"

#include <array>

namespace touchstone {

namespace {

std::size_t tokensOfWord(std::size_t letters) {
    return letters <= 6 ? 1 : 1 + (letters - 6 + 3) / 4;
}

enum class Ascii : std::uint8_t { Blank, Word, Mark, Wide };

constexpr std::array<Ascii, 256> asciiClasses() {
    std::array<Ascii, 256> out{};
    for (std::size_t byte = 0; byte < out.size(); ++byte) {
        const char c = static_cast<char>(byte);
        out[byte] = byte >= 0x80                  ? Ascii::Wide
                    : isAsciiAlnum(c)             ? Ascii::Word
                    : byte > 0x20 && byte != 0x7f ? Ascii::Mark
                                                  : Ascii::Blank;
    }
    return out;
}
constexpr std::array<Ascii, 256> kAscii = asciiClasses();

Ascii asciiAt(std::string_view text, std::size_t at) {
    return kAscii[static_cast<std::uint8_t>(text[at])];
}

} // namespace

std::size_t estimateTokens(std::string_view text) {
    std::size_t tokens = 0;
    std::size_t letters = 0;
    for (std::size_t at = 0; at < text.size();) {
        // Nearly all text is ASCII: whole words at a time.
        const std::size_t begin = at;
        while (at < text.size() && asciiAt(text, at) == Ascii::Word)
            ++at;
        letters += at - begin;
        if (at == text.size())
            break;
        const Ascii ascii = asciiAt(text, at);
        CharClass wide = CharClass::Other;
        std::size_t length = 1;
        if (ascii == Ascii::Wide) {
            const ClassifiedChar c = classAt(text, at);
            wide = c.charClass;
            length = c.length;
        }
        at += length;
        if (wide == CharClass::Letter || wide == CharClass::Digit) {
            ++letters;
            continue;
        }
        if (wide == CharClass::Invisible)
            continue;
        if (letters > 0)
            tokens += tokensOfWord(letters);
        letters = 0;
        tokens += ascii == Ascii::Blank ? 0U : 1U;
    }
    return letters > 0 ? tokens + tokensOfWord(letters) : tokens;
}

} // namespace touchstone
