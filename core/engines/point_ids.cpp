// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/point_ids.h"

#include "core/base/hashing.h"

namespace touchstone {

namespace {

std::string bytesOfUuid(std::string_view uuid) {
    std::string bytes;
    int high = -1;
    for (const char c : uuid) {
        const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        if (digit < 0)
            continue;
        if (high < 0) {
            high = digit;
        } else {
            bytes += static_cast<char>(high * 16 + digit);
            high = -1;
        }
    }
    bytes.resize(16, '\0');
    return bytes;
}

} // namespace

std::string uuidOfName(std::string_view space, std::string_view name) {
    auto hash = sha1(bytesOfUuid(space) + std::string(name));
    hash[6] = static_cast<std::uint8_t>((hash[6] & 0x0FU) | 0x50U);
    hash[8] = static_cast<std::uint8_t>((hash[8] & 0x3FU) | 0x80U);
    std::string out = toHex(hash.data(), 16);
    for (const std::size_t at : {20U, 16U, 12U, 8U})
        out.insert(at, "-");
    return out;
}

} // namespace touchstone
