// SPDX-License-Identifier: GPL-3.0-or-later
// The door of libFuzzer: the target is named by TOUCHSTONE_FUZZ_TARGET.
#include "tests/fuzz/parsers/targets.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const touchstone::fuzz::Target* const target = [] {
        const char* name = std::getenv("TOUCHSTONE_FUZZ_TARGET");
        const auto* found = touchstone::fuzz::targetByName(name ? name : "");
        if (!found) {
            std::fprintf(
                stderr,
                "TOUCHSTONE_FUZZ_TARGET names no target; they are the folders of tests/fuzz/inputs.\n");
            std::exit(2);
        }
        return found;
    }();
    const std::string wrong = target->run({reinterpret_cast<const char*>(data), size});
    if (!wrong.empty()) {
        std::fprintf(stderr, "%s\n", wrong.c_str());
        std::abort();
    }
    return 0;
}
