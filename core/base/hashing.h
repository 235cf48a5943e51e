// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes: SHA-256 (OpenSSL's libcrypto) wherever a hash is stored or compared between machines.
// An object belongs to one thread; the free functions are safe for concurrent use.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace touchstone {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// Incremental SHA-256.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& update(std::string_view bytes);
    /// Length (8 bytes, little-endian) and then the bytes, so that neighbouring fields cannot be confused.
    Sha256& updateField(std::string_view bytes);
    /// Ends the calculation; the object must not be used afterwards.
    Sha256Digest finish();
    std::string finishHex();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

Sha256Digest sha256(std::string_view bytes);
std::string sha256Hex(std::string_view bytes); ///< 64 lower-case hex digits
/// SHA-1, for UUIDs of version 5 alone (RFC 9562): never where somebody could gain by a collision.
std::array<std::uint8_t, 20> sha1(std::string_view bytes);
std::string toHex(const std::uint8_t* bytes, std::size_t count);

/// FNV-1a, 64 bit: for hash tables and checksums of our own blobs, never for identity across machines.
constexpr std::uint64_t fnv1a(std::string_view bytes, std::uint64_t seed = 1469598103934665603ULL) {
    std::uint64_t hash = seed;
    for (char c : bytes) {
        hash ^= static_cast<std::uint8_t>(c);
        hash *= 1099511628211ULL;
    }
    return hash;
}

} // namespace touchstone
