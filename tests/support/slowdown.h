// SPDX-License-Identifier: GPL-3.0-or-later
// How much longer than promised a thing may take in a test: other tests share the machine, and sanitizers
// slow all code down. What is promised itself is measured in bench/.
#pragma once

namespace touchstone::test {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
inline constexpr int kSlowdown = 10;
inline constexpr int kPace = 5; ///< by so much times that a test itself sets are longer
#else
inline constexpr int kSlowdown = 3;
inline constexpr int kPace = 1;
#endif

} // namespace touchstone::test
