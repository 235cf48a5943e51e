// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/prompt_diff.h"

#include "core/base/json_depth.h"
#include "core/prompts/prompt_text.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

constexpr std::size_t kDeepestField = 64;

/// Objects and lists only: of anything else the text itself is compared.
nlohmann::json structured(const PromptField* field) {
    if (!field || field->value.empty() || (field->value.front() != '{' && field->value.front() != '[') ||
        jsonNestsDeeperThan(field->value, kDeepestField))
        return nullptr;
    return nlohmann::json::parse(field->value, nullptr, false);
}

std::string fieldText(const nlohmann::json& value) {
    return value.is_string() ? value.get<std::string>()
                             : value.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

void compareValues(const std::string& place, const nlohmann::json& a, const nlohmann::json& b,
                   std::vector<SettingChange>& out) {
    if (a == b)
        return;
    if (!a.is_object() || !b.is_object()) {
        out.push_back({place, fieldText(a), fieldText(b)});
        return;
    }
    for (const auto& [key, value] : a.items())
        if (const auto other = b.find(key); other != b.end())
            compareValues(place + "." + key, value, *other, out);
        else
            out.push_back({place + "." + key, fieldText(value), std::nullopt});
    for (const auto& [key, value] : b.items())
        if (!a.contains(key))
            out.push_back({place + "." + key, std::nullopt, fieldText(value)});
}

} // namespace

Result<std::vector<SettingChange>> diffSettings(const PromptVersion& before, const PromptVersion& after) {
    const auto a = layoutOf(before.text, promptLabel(before));
    if (!a)
        return fail(a.error());
    const auto b = layoutOf(after.text, promptLabel(after));
    if (!b)
        return fail(b.error());
    std::vector<SettingChange> out;
    // Where a text came from is no setting of it.
    const auto isOrigin = [](const PromptField& field) {
        return field.key == "name" || field.key == "version";
    };
    for (const PromptField& field : a->fields) {
        if (isOrigin(field))
            continue;
        const PromptField* other = b->field(field.key);
        if (!other) {
            out.push_back({field.key, field.value, std::nullopt});
            continue;
        }
        if (field.value == other->value)
            continue;
        const nlohmann::json left = structured(&field);
        const nlohmann::json right = structured(other);
        if (left.is_structured() && right.is_structured())
            compareValues(field.key, left, right, out);
        else
            out.push_back({field.key, field.value, other->value});
    }
    for (const PromptField& field : b->fields)
        if (!isOrigin(field) && !a->field(field.key))
            out.push_back({field.key, std::nullopt, field.value});
    return out;
}

} // namespace touchstone
