// SPDX-License-Identifier: GPL-3.0-or-later
// Archives byte by byte, so that they can be wrong in every way that a test wants.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone::test {

/// zlib's deflate: windowBits -15 raw, 31 gzip.
inline std::string deflated(std::string_view bytes, int windowBits) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, static_cast<uLong>(bytes.size())) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}
inline std::string gzip(std::string_view bytes) {
    return deflated(bytes, 31);
}

/// One tar member; `claimed` replaces the size in the header.
inline std::string tarMember(const std::string& name, std::string_view bytes, char type = '0',
                             const std::string& link = {}, std::int64_t claimed = -1) {
    std::string header(512, '\0');
    header.replace(0, name.size(), name);
    header.replace(100, 7, "0000644");
    header.replace(108, 7, "0000000");
    header.replace(116, 7, "0000000");
    char size[13];
    std::snprintf(
        size, sizeof size, "%011llo",
        static_cast<unsigned long long>(claimed >= 0 ? claimed : static_cast<std::int64_t>(bytes.size())));
    header.replace(124, 11, size);
    header.replace(136, 11, "00000000000");
    header.replace(148, 8, "        ");
    header[156] = type;
    header.replace(157, link.size(), link);
    header.replace(257, 7, "ustar  ");
    unsigned sum = 0;
    for (const char c : header)
        sum += static_cast<unsigned char>(c);
    char check[9];
    std::snprintf(check, sizeof check, "%06o", sum);
    header.replace(148, 7, std::string(check, 7));
    header[155] = ' ';
    std::string out = header + std::string(bytes);
    out.resize((out.size() + 511) / 512 * 512, '\0');
    return out;
}
inline std::string tarEnd() {
    return std::string(1024, '\0');
}

struct ZipEntry {
    std::string name, bytes;
    bool pack = false;
    std::uint32_t mode = 0100644;
    std::uint16_t flags = 0x800, method = 0;
    std::int64_t at = -1;      ///< >= 0: the local header of another entry
    std::int64_t claimed = -1; ///< size that the headers claim
    std::uint32_t crcChange = 0;
};

inline void put16(std::string& out, std::uint64_t value) {
    out += static_cast<char>(value & 255U);
    out += static_cast<char>(value >> 8U & 255U);
}
inline void put32(std::string& out, std::uint64_t value) {
    put16(out, value & 0xFFFFU);
    put16(out, value >> 16U & 0xFFFFU);
}

inline std::string zip(const std::vector<ZipEntry>& entries, bool directory = true) {
    std::string out;
    std::string central;
    for (const ZipEntry& entry : entries) {
        const std::string packed = entry.pack ? deflated(entry.bytes, -15) : entry.bytes;
        const std::uint16_t method =
            entry.method != 0 ? entry.method : static_cast<std::uint16_t>(entry.pack ? 8 : 0);
        std::string common;
        put16(common, 20);
        put16(common, entry.flags);
        put16(common, method);
        put32(common, 0x5A210000);
        put32(common, crc32(0, reinterpret_cast<const Bytef*>(entry.bytes.data()),
                            static_cast<uInt>(entry.bytes.size())) ^
                          entry.crcChange);
        put32(common, packed.size());
        put32(common, entry.claimed >= 0 ? static_cast<std::uint64_t>(entry.claimed) : entry.bytes.size());
        put16(common, entry.name.size());
        put16(common, 0);
        const std::size_t at = entry.at >= 0 ? static_cast<std::size_t>(entry.at) : out.size();
        if (entry.at < 0)
            out += "PK\3\4" + common + entry.name + packed;
        central += "PK\1\2";
        put16(central, 0x31E);
        central += common;
        put16(central, 0);
        put16(central, 0);
        put16(central, 0);
        put32(central, static_cast<std::uint64_t>(entry.mode) << 16U);
        put32(central, at);
        central += entry.name;
    }
    if (!directory)
        return out;
    const std::size_t start = out.size();
    out += central + "PK\5\6";
    put32(out, 0);
    put16(out, entries.size());
    put16(out, entries.size());
    put32(out, central.size());
    put32(out, start);
    put16(out, 0);
    return out;
}

} // namespace touchstone::test
