// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: a value or an Error. Exceptions never cross a library border; inside, they are caught at the
// edge.
#pragma once

#include "core/base/error.h"

#include <tl/expected.hpp>

namespace touchstone {

template<class T = void>
using Result = tl::expected<T, Error>;

/// `return fail(ErrorCode::BadInput, "…", "…");` from any function that returns a Result.
inline tl::unexpected<Error> fail(ErrorCode code, std::string message, std::string hint = {}) {
    return tl::unexpected<Error>(makeError(code, std::move(message), std::move(hint)));
}
inline tl::unexpected<Error> fail(Error error) {
    return tl::unexpected<Error>(std::move(error));
}

} // namespace touchstone

/// Leaves the function with the error of a Result, or goes on. For Result<void> and for values that are not
/// needed.
#define TOUCHSTONE_TRY(expression) TOUCHSTONE_TRY_COUNTED(expression, __COUNTER__)
#define TOUCHSTONE_TRY_COUNTED(expression, number) TOUCHSTONE_TRY_NUMBERED(expression, number)
#define TOUCHSTONE_TRY_NUMBERED(expression, number) TOUCHSTONE_TRY_AS(expression, touchstoneTried##number)
#define TOUCHSTONE_TRY_AS(expression, name)                                                                  \
    do {                                                                                                     \
        auto name = (expression);                                                                            \
        if (!name)                                                                                           \
            return ::touchstone::fail(std::move(name.error()));                                              \
    } while (false)
