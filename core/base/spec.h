// SPDX-License-Identifier: GPL-3.0-or-later
// SPEC strings: `name` or `name:key=value,key=value`, split at the first ':', then at commas; a value with a
// comma is written in double quotes (a quote inside is doubled). One form for models, embedders, chunkers and
// rerankers, in settings, on the command line and in experiments.
#pragma once

#include "core/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class Spec {
public:
    /// Errors: Usage, naming the text and the place.
    static Result<Spec> parse(std::string_view text);

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] std::string get(std::string_view key, std::string_view otherwise = {}) const;
    /// Errors: Usage when the value is not a whole number within [low, high].
    [[nodiscard]] Result<std::int64_t> integer(std::string_view key, std::int64_t otherwise, std::int64_t low,
                                               std::int64_t high) const;
    [[nodiscard]] Result<double> number(std::string_view key, double otherwise, double low,
                                        double high) const;
    /// Usage error that names the first key which is not in `known`, with the nearest known one as a hint.
    [[nodiscard]] Result<> allowOnly(const std::vector<std::string_view>& known) const;
    void set(std::string key, std::string value) { m_values[std::move(key)] = std::move(value); }
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& values() const { return m_values; }
    /// Canonical form: keys sorted, values quoted where they must be. parse(toString()) gives the same spec.
    [[nodiscard]] std::string toString() const;

    explicit Spec(std::string name = {}) : m_name(std::move(name)) {}

private:
    std::string m_name;
    std::map<std::string, std::string, std::less<>> m_values;
};

/// The candidate nearest to a mistyped word (edit distance at most 1/3 of its length), or empty.
std::string nearestWord(std::string_view word, const std::vector<std::string_view>& candidates);

} // namespace touchstone
