// SPDX-License-Identifier: GPL-3.0-or-later
// How much longer a thing may take in this build: sanitizers slow all code down.
#pragma once

namespace touchstone::test {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr int kSlowdown = 5;
#else
inline constexpr int kSlowdown = 1;
#endif

} // namespace touchstone::test
