// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hashing.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace touchstone {

struct Sha256::State {
    EVP_MD_CTX* context = nullptr;
    ~State() { EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : m_state(std::make_unique<State>()) {
    m_state->context = EVP_MD_CTX_new();
    EVP_DigestInit_ex(m_state->context, EVP_sha256(), nullptr);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

Sha256& Sha256::update(std::string_view bytes) {
    EVP_DigestUpdate(m_state->context, bytes.data(), bytes.size());
    return *this;
}

Sha256& Sha256::updateField(std::string_view bytes) {
    std::uint64_t size = bytes.size();
    char length[8];
    for (char& c : length) {
        c = static_cast<char>(size & 0xff);
        size >>= 8;
    }
    return update({length, 8}).update(bytes);
}

Sha256Digest Sha256::finish() {
    Sha256Digest digest{};
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_state->context, digest.data(), &size);
    return digest;
}

std::string Sha256::finishHex() {
    const Sha256Digest digest = finish();
    return toHex(digest.data(), digest.size());
}

Sha256Digest sha256(std::string_view bytes) {
    return Sha256().update(bytes).finish();
}

std::string sha256Hex(std::string_view bytes) {
    return Sha256().update(bytes).finishHex();
}

std::array<std::uint8_t, 20> sha1(std::string_view bytes) {
    std::array<std::uint8_t, 20> digest{};
    unsigned int size = 0;
    EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha1(), nullptr);
    return digest;
}

std::string toHex(const std::uint8_t* bytes, std::size_t count) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string out(2 * count, '0');
    for (std::size_t i = 0; i < count; ++i) {
        out[2 * i] = kDigits[bytes[i] >> 4];
        out[2 * i + 1] = kDigits[bytes[i] & 15];
    }
    return out;
}

} // namespace touchstone
