// SPDX-License-Identifier: GPL-3.0-or-later
// Input files of `score`: one JSON object a line. Each reader of a field says what is wrong with file, line
// and column. Pure but for reading the file; an object belongs to one thread.
#pragma once

#include "core/base/result.h"
#include "eval/cli/console.h"
#include "eval/statistics/descriptive.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone::cli {

/// One line of an input file. All errors are BadInput with the place of the field that they are about.
class InputLine {
public:
    InputLine(const std::string& file, std::int64_t number, std::string_view text, Json json)
        : m_file(file), m_number(number), m_text(text), m_json(std::move(json)) {}

    [[nodiscard]] const Json& json() const { return m_json; }
    [[nodiscard]] bool has(std::string_view key) const;
    /// The column is that of the key, or 1 where the line does not have it.
    [[nodiscard]] Error fault(std::string_view key, const std::string& message,
                              const std::string& hint = {}) const;

    /// The id as it stands: text or a whole number.
    [[nodiscard]] Result<Json> id() const;
    [[nodiscard]] Result<Json> field(std::string_view key) const;
    [[nodiscard]] Result<std::string> text(std::string_view key) const;
    /// One of the names given.
    [[nodiscard]] Result<std::string> choice(std::string_view key,
                                             const std::vector<std::string>& names) const;
    [[nodiscard]] Result<double> number(std::string_view key) const;
    /// low <= number <= high; `open`: low < number < high.
    [[nodiscard]] Result<double> numberWithin(std::string_view key, double low, double high,
                                              bool open = false) const;
    [[nodiscard]] Result<std::uint64_t> count(std::string_view key) const;
    [[nodiscard]] Result<std::vector<double>> numbers(std::string_view key) const;

private:
    const std::string& m_file;
    std::int64_t m_number;
    std::string_view m_text;
    Json m_json;
};

/// Calls `take` for every line that is not blank. Errors: BadInput (no JSON object, with its column), and the
/// first error of `take`.
Result<> eachInputLine(const std::string& path, const std::function<Result<>(const InputLine&)>& take);

/// null where there is no number, or none that is finite.
Json numberOrNull(const std::optional<double>& number);
/// [low, high]; null where there is no interval, or none that is finite.
Json intervalOrNull(const std::optional<Interval>& interval);

} // namespace touchstone::cli
