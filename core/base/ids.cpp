// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include "core/base/hashing.h"

#include <array>
#include <chrono>
#include <mutex>
#include <random>

namespace touchstone {

std::string contentId(std::string_view prefix, std::initializer_list<std::string_view> fields) {
    Sha256 hash;
    for (std::string_view field : fields)
        hash.updateField(field);
    const Sha256Digest digest = hash.finish();
    return std::string(prefix) + toHex(digest.data(), 8);
}

std::string newUlid() {
    static constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    static std::mutex mutex;
    static std::random_device device;
    static std::uint64_t lastMs = 0;
    static std::array<std::uint8_t, 10> random{};

    const std::lock_guard lock(mutex);
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    auto ms = static_cast<std::uint64_t>(now.count());
    if (ms <= lastMs) { // within one millisecond the random part counts up, so that ids stay in order
        ms = lastMs;
        for (std::size_t i = random.size(); i-- > 0 && ++random[i] == 0;) {
        }
    } else {
        for (std::size_t i = 0; i < random.size(); i += 2) {
            const std::uint32_t value = device();
            random[i] = static_cast<std::uint8_t>(value & 0xff);
            random[i + 1] = static_cast<std::uint8_t>((value >> 8) & 0xff);
        }
        random[0] &= 0x7f; // room to count up
    }
    lastMs = ms;

    std::string out(26, '0');
    for (std::size_t i = 10; i-- > 0;) {
        out[i] = kAlphabet[ms & 31];
        ms >>= 5;
    }
    for (std::size_t i = 0; i < 16; ++i) {
        const std::size_t bit = i * 5;
        unsigned value = 0;
        for (std::size_t b = 0; b < 5; ++b) {
            const std::size_t at = bit + b;
            value = (value << 1) | ((random[at / 8] >> (7 - at % 8)) & 1U);
        }
        out[10 + i] = kAlphabet[value];
    }
    return out;
}

} // namespace touchstone
