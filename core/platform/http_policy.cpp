// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/http_policy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <cstring>

namespace touchstone {

namespace {

struct Block {
    std::uint32_t network;
    unsigned bits;
};

// IANA's registry of special-purpose IPv4 addresses, as far as a document cannot lie there.
constexpr Block kNotPublic[] = {
    {0x00000000U, 8},  // 0.0.0.0/8 this network
    {0x0A000000U, 8},  // 10.0.0.0/8 private
    {0x64400000U, 10}, // 100.64.0.0/10 shared by carriers
    {0x7F000000U, 8},  // 127.0.0.0/8 loopback
    {0xA9FE0000U, 16}, // 169.254.0.0/16 link-local
    {0xAC100000U, 12}, // 172.16.0.0/12 private
    {0xC0000000U, 24}, // 192.0.0.0/24 protocol assignments
    {0xC0A80000U, 16}, // 192.168.0.0/16 private
    {0xC6120000U, 15}, // 198.18.0.0/15 benchmarks
    {0xE0000000U, 4},  // 224.0.0.0/4 multicast
    {0xF0000000U, 4},  // 240.0.0.0/4 reserved, broadcast
};

bool publicFour(std::uint32_t address) {
    for (const Block& block : kNotPublic)
        if (((address ^ block.network) >> (32U - block.bits)) == 0)
            return false;
    return true;
}

std::uint32_t fourAt(const std::uint8_t* bytes) {
    return static_cast<std::uint32_t>(bytes[0]) << 24U | static_cast<std::uint32_t>(bytes[1]) << 16U |
           static_cast<std::uint32_t>(bytes[2]) << 8U | static_cast<std::uint32_t>(bytes[3]);
}

bool publicSix(const in6_addr& address) {
    const std::uint8_t* bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address) || IN6_IS_ADDR_V4COMPAT(&address))
        return publicFour(fourAt(bytes + 12));
    static constexpr std::uint8_t nat64[12] = {0, 0x64, 0xff, 0x9b};
    if (std::memcmp(bytes, nat64, sizeof nat64) == 0)
        return publicFour(fourAt(bytes + 12));
    if (bytes[0] == 0x20 && bytes[1] == 0x02) // 6to4 holds an IPv4 address
        return publicFour(fourAt(bytes + 2));
    return (bytes[0] & 0xe0U) == 0x20U; // 2000::/3 is all that is routed
}

} // namespace

bool isLoopbackAddress(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        return (ntohl(four.sin_addr.s_addr) >> 24U) == 127U;
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, &address, sizeof six);
        return IN6_IS_ADDR_LOOPBACK(&six.sin6_addr);
    }
    return false;
}

bool isPublicAddress(const sockaddr& address) {
    if (address.sa_family == AF_INET) {
        sockaddr_in four{};
        std::memcpy(&four, &address, sizeof four);
        return publicFour(ntohl(four.sin_addr.s_addr));
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 six{};
        std::memcpy(&six, &address, sizeof six);
        return publicSix(six.sin6_addr);
    }
    return false;
}

bool isPrivateLiteral(const std::string& host) {
    sockaddr_storage storage{};
    auto* four = reinterpret_cast<sockaddr_in*>(&storage);
    auto* six = reinterpret_cast<sockaddr_in6*>(&storage);
    if (::inet_pton(AF_INET, host.c_str(), &four->sin_addr) == 1)
        storage.ss_family = AF_INET;
    else if (::inet_pton(AF_INET6, host.c_str(), &six->sin6_addr) == 1)
        storage.ss_family = AF_INET6;
    else
        return false;
    return !isPublicAddress(*reinterpret_cast<const sockaddr*>(&storage));
}

} // namespace touchstone
