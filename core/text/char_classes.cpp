// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/char_classes.h"

#include <utf8proc.h>

namespace touchstone {

namespace {

struct Block {
    char32_t first, last;
};

// Unicode blocks of scripts without blanks between words, and Hangul, whose endings vary too much for whole
// words to match.
constexpr Block kUnspaced[] = {
    {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1100, 0x11FF},   {0x1780, 0x17FF},
    {0x2E80, 0x2FDF}, {0x3005, 0x3007}, {0x3040, 0x30FF},   {0x3130, 0x318F},
    {0x31F0, 0x31FF}, {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},   {0xAC00, 0xD7FF},
    {0xF900, 0xFAFF}, {0xFF66, 0xFFDC}, {0x20000, 0x2FA1F}, {0x30000, 0x323AF},
};

} // namespace

CharClass classOfWide(char32_t c) {
    if (c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060)
        return CharClass::Invisible;
    const utf8proc_category_t category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_NL:
        if (c >= 0x0E00)
            for (const Block& block : kUnspaced)
                if (c >= block.first && c <= block.last)
                    return CharClass::Unspaced;
        return CharClass::Letter;
    case UTF8PROC_CATEGORY_ND:
        return CharClass::Digit;
    default:
        return CharClass::Other;
    }
}

} // namespace touchstone
