// SPDX-License-Identifier: GPL-3.0-or-later
// expandArms of experiment.h: a matrix becomes one target per combination.
#include "eval/experiments/experiment.h"

#include <fmt/format.h>

#include <set>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostArms = 64;

/// "retrieval.k" -> the value's place; objects on the way are made.
Json& at(Json& target, const std::string& path) {
    Json* here = &target;
    std::size_t begin = 0;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', begin)) {
        here = &(*here)[path.substr(begin, dot - begin)];
        begin = dot + 1;
    }
    return (*here)[path.substr(begin)];
}

/// The last word of a path and a value, short enough for a table's head.
std::string label(const std::string& path, const Json& value) {
    const std::string word = path.substr(path.rfind('.') == std::string::npos ? 0 : path.rfind('.') + 1);
    return fmt::format("{}={}", word, value.is_string() ? value.get<std::string>() : value.dump());
}

Error aboutMatrix(std::string message) {
    Error error = makeError(ErrorCode::BadInput, std::move(message));
    error.detail = "matrix";
    return error;
}

} // namespace

Result<std::vector<Arm>> expandArms(const Experiment& experiment) {
    std::size_t count = 1;
    for (const auto& [path, values] : experiment.matrix) {
        count *= values.size();
        if (count > kMostArms)
            return fail(aboutMatrix(fmt::format("The matrix makes more than {} arms.", kMostArms)));
    }
    std::vector<Arm> out;
    std::set<std::string> names;
    for (std::size_t number = 0; number < count; ++number) {
        Arm arm;
        arm.json = experiment.target;
        std::size_t rest = number;
        // From the last key to the first, so that the last one changes fastest.
        for (auto key = experiment.matrix.rbegin(); key != experiment.matrix.rend(); ++key) {
            const Json& value = key->second[rest % key->second.size()];
            rest /= key->second.size();
            try {
                at(arm.json, key->first) = value;
            } catch (const Json::exception&) {
                return fail(
                    aboutMatrix(fmt::format("'{}' in the matrix is no place in the target.", key->first)));
            }
            arm.name = label(key->first, value) + (arm.name.empty() ? "" : ", " + arm.name);
        }
        if (arm.name.empty())
            arm.name = "main";
        if (!names.insert(arm.name).second)
            return fail(aboutMatrix(fmt::format("The matrix has the arm '{}' twice.", arm.name)));
        auto settings = parseTarget(arm.json);
        if (!settings)
            return fail(std::move(settings.error()));
        arm.settings = std::move(*settings);
        out.push_back(std::move(arm));
    }
    return out;
}

} // namespace touchstone
