// SPDX-License-Identifier: GPL-3.0-or-later
// Where a socket may lead: judged on the address itself, after every name look-up. Pure functions.
#pragma once

#include <string>

struct sockaddr;

namespace touchstone {

/// 127.0.0.0/8 and ::1.
bool isLoopbackAddress(const sockaddr& address);
/// False for everything that is not the public internet: loopback, private, link-local, shared (CGNAT),
/// unique local, multicast, reserved, unspecified; also where such an IPv4 address is wrapped in an IPv6 one.
bool isPublicAddress(const sockaddr& address);
/// The same for a host that is written as an address; false for names. Behind a proxy the socket leads to the
/// proxy, and this is all that can be judged.
bool isPrivateLiteral(const std::string& host);

} // namespace touchstone
