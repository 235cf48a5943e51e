// SPDX-License-Identifier: GPL-3.0-or-later
// Binary blobs of our own (indexes, vectors, models): little-endian writing, bounds-checked reading and a
// fast checksum against damage (not against forgery). A reader never steps outside its bytes: the first read
// that would makes it failed() and gives zeros from then on. Plain values.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace touchstone {

static_assert(std::endian::native == std::endian::little, "blobs are written as they lie in memory");

/// 64 bits over all bytes, four lanes of multiply and rotate: several bytes per cycle. Pieces of any size
/// give what the whole gives.
class BlobChecksum {
public:
    void update(std::string_view bytes) {
        m_size += bytes.size();
        while (!bytes.empty()) {
            if (m_kept == 0 && bytes.size() >= kStep) {
                const std::size_t whole = bytes.size() / kStep * kStep;
                for (std::size_t at = 0; at < whole; at += kStep)
                    mix(bytes.data() + at);
                bytes.remove_prefix(whole);
                continue;
            }
            const std::size_t take = bytes.size() < kStep - m_kept ? bytes.size() : kStep - m_kept;
            std::memcpy(m_rest.data() + m_kept, bytes.data(), take);
            bytes.remove_prefix(take);
            m_kept += take;
            if (m_kept == kStep) {
                mix(m_rest.data());
                m_kept = 0;
            }
        }
    }
    [[nodiscard]] std::uint64_t finish() const {
        std::uint64_t hash = m_size;
        for (std::uint64_t value : m_lane)
            hash = std::rotl((hash ^ value) * kOdd, 31);
        for (std::size_t i = 0; i < m_kept; ++i)
            hash = std::rotl((hash ^ static_cast<std::uint8_t>(m_rest[i])) * kOdd, 27);
        return hash ^ (hash >> 32U);
    }

private:
    static constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15ULL;
    static constexpr std::size_t kStep = 32;
    void mix(const char* at) {
        for (std::size_t i = 0; i < 4; ++i) {
            std::uint64_t word = 0;
            std::memcpy(&word, at + 8 * i, 8);
            m_lane[i] = std::rotl((m_lane[i] ^ word) * kOdd, 29);
        }
    }
    std::array<std::uint64_t, 4> m_lane{1, 2, 3, 4};
    std::array<char, kStep> m_rest{};
    std::size_t m_kept = 0;
    std::uint64_t m_size = 0;
};

inline std::uint64_t blobChecksum(std::string_view bytes) {
    BlobChecksum sum;
    sum.update(bytes);
    return sum.finish();
}

template<class String>
void appendVarint(String& out, std::uint64_t value) {
    for (; value >= 0x80U; value >>= 7U)
        out.push_back(static_cast<char>(value | 0x80U));
    out.push_back(static_cast<char>(value));
}

/// Numbers and floats as they lie in memory.
template<class T>
void appendRaw(std::string& out, const T& value) {
    std::array<char, sizeof(T)> bytes{};
    std::memcpy(bytes.data(), &value, sizeof(T));
    out.append(bytes.data(), bytes.size());
}

class BlobReader {
public:
    explicit BlobReader(std::string_view bytes) : m_at(bytes.data()), m_end(bytes.data() + bytes.size()) {}

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64 && m_at != m_end; shift += 7) {
            const auto byte = static_cast<std::uint8_t>(*m_at++);
            value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
            if ((byte & 0x80U) == 0)
                return value;
        }
        return broken();
    }
    template<class T>
    T raw() {
        T value{};
        if (left() < sizeof(T)) {
            broken();
            return value;
        }
        std::memcpy(&value, m_at, sizeof(T));
        m_at += sizeof(T);
        return value;
    }
    std::string_view bytes(std::uint64_t count) {
        if (left() < count) {
            broken();
            return {};
        }
        const std::string_view out(m_at, static_cast<std::size_t>(count));
        m_at += count;
        return out;
    }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    std::uint64_t broken() {
        m_failed = true;
        m_at = m_end;
        return 0;
    }
    const char* m_at;
    const char* m_end;
    bool m_failed = false;
};

/// magic (8 characters), checksum, body. Opening gives the body, or nothing when magic or checksum is wrong.
inline std::string sealBlob(std::string_view magic, std::string_view body) {
    std::string out;
    out.reserve(magic.size() + 8 + body.size());
    out += magic;
    appendRaw(out, blobChecksum(body));
    out += body;
    return out;
}
inline bool openBlob(std::string_view blob, std::string_view magic, std::string_view& body) {
    if (blob.size() < magic.size() + 8 || blob.substr(0, magic.size()) != magic)
        return false;
    std::uint64_t sum = 0;
    std::memcpy(&sum, blob.data() + magic.size(), 8);
    body = blob.substr(magic.size() + 8);
    return blobChecksum(body) == sum;
}

} // namespace touchstone
