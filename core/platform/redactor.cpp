// SPDX-License-Identifier: GPL-3.0-or-later
// Masks known secrets, in every form in which they may be written down, in one pass over the text: candidates
// are found by their first two bytes, so that text without secrets costs one table look-up per byte.
#include "core/platform/secrets.h"
#include "core/platform/url.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace touchstone {

namespace {

constexpr std::size_t kShortest = 6;
constexpr std::string_view kMask = "«key»";

std::string percentEncoded(std::string_view text, bool upper, bool keepSlash) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~' || (keepSlash && c == '/');
        if (plain)
            out += c;
        else
            out += upper ? fmt::format("%{:02X}", static_cast<unsigned char>(c))
                         : fmt::format("%{:02x}", static_cast<unsigned char>(c));
    }
    return out;
}

std::string hex(std::string_view text, bool upper) {
    std::string out;
    for (const char c : text)
        out += upper ? fmt::format("{:02X}", static_cast<unsigned char>(c))
                     : fmt::format("{:02x}", static_cast<unsigned char>(c));
    return out;
}

std::string jsonEscaped(std::string_view text, bool slashes) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\' || (slashes && c == '/'))
            out += '\\';
        if (static_cast<unsigned char>(c) < 0x20)
            out += fmt::format("\\u{:04x}", static_cast<unsigned char>(c));
        else
            out += c;
    }
    return out;
}

std::string wide(std::string_view text, bool bigEndian) {
    std::string out;
    for (const char c : text) {
        if (bigEndian)
            out += '\0';
        out += c;
        if (!bigEndian)
            out += '\0';
    }
    return out;
}

/// The letters of a base64 text that depend on the secret alone, with `lead` bytes of something else before
/// it.
std::string base64Core(std::string_view secret, std::size_t lead) {
    const std::string whole = base64Encode(std::string(lead, '\0') + std::string(secret));
    const std::size_t first = lead == 0 ? 0 : lead + 1;      // letters that hold bits of the lead
    const std::size_t last = (lead + secret.size()) * 8 / 6; // letters that are full
    return last > first ? whole.substr(first, last - first) : std::string();
}

bool keyByte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._~+/=:%*").find(c) != std::string_view::npos;
}

char lowerOf(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Length of a key after `Bearer ` or `Basic ` at `at`, with the start of the key; 0 = none. Ordinary words
/// ("bearer token", "basic authentication") are short and without digits.
std::pair<std::size_t, std::size_t> announcedKey(std::string_view text, std::size_t at) {
    for (const std::string_view word : {std::string_view("bearer"), std::string_view("basic")}) {
        if (text.size() - at <= word.size() + 1)
            continue;
        bool same = true;
        for (std::size_t i = 0; i < word.size() && same; ++i)
            same = lowerOf(text[at + i]) == word[i];
        if (!same)
            continue;
        std::size_t begin = at + word.size();
        if (text.compare(begin, 3, "%20") == 0)
            begin += 3;
        else if (text[begin] == ' ' || text[begin] == '+')
            ++begin;
        else
            continue;
        std::size_t end = begin;
        bool digit = false;
        while (end < text.size() && keyByte(text[end]))
            digit = (text[end] >= '0' && text[end] <= '9') || digit, ++end;
        if (end - begin >= 8 && (digit || end - begin >= 24))
            return {begin, end - begin};
    }
    return {0, 0};
}

} // namespace

struct Redactor::State {
    mutable std::shared_mutex mutex;
    std::vector<std::string> secrets;
    std::unordered_map<std::uint16_t, std::vector<std::string>>
        forms; ///< by their first two bytes, longest first
    std::bitset<65536> begins;
    std::size_t longest = 0;

    [[nodiscard]] std::string redact(std::string_view text, bool announced) const;

    static std::uint16_t pair(std::string_view text, std::size_t at) {
        return static_cast<std::uint16_t>(static_cast<unsigned char>(text[at]) << 8U |
                                          static_cast<unsigned char>(text[at + 1]));
    }
    void addForm(std::string form) {
        if (form.size() < kShortest)
            return;
        const std::uint16_t key = pair(form, 0);
        auto& list = forms[key];
        if (std::find(list.begin(), list.end(), form) != list.end())
            return;
        const auto place = std::find_if(list.begin(), list.end(),
                                        [&](const std::string& other) { return other.size() < form.size(); });
        list.insert(place, std::move(form));
        begins.set(key);
        longest = std::max(longest, forms[key].front().size());
    }
};

Redactor::Redactor() : m_state(std::make_shared<State>()) {}

Redactor& Redactor::instance() {
    static Redactor redactor;
    return redactor;
}

void Redactor::add(std::string_view secret) {
    if (secret.size() < kShortest)
        return;
    State& state = *m_state;
    {
        const std::shared_lock lock(state.mutex);
        if (std::find(state.secrets.begin(), state.secrets.end(), secret) != state.secrets.end())
            return;
    }
    const std::unique_lock lock(state.mutex);
    state.secrets.emplace_back(secret);
    state.addForm(std::string(secret));
    for (const bool upper : {false, true}) {
        state.addForm(percentEncoded(secret, upper, false));
        state.addForm(percentEncoded(secret, upper, true));
        state.addForm(hex(secret, upper));
        state.addForm(wide(secret, upper));
        state.addForm(jsonEscaped(secret, upper));
    }
    for (std::size_t lead = 0; lead < 3; ++lead) {
        std::string core = base64Core(secret, lead);
        // Short pieces of base64 would mask innocent text.
        if (core.size() < 8)
            continue;
        std::string forUrl = core;
        std::replace(forUrl.begin(), forUrl.end(), '+', '-');
        std::replace(forUrl.begin(), forUrl.end(), '/', '_');
        state.addForm(std::move(core));
        state.addForm(std::move(forUrl));
    }
}

std::string Redactor::redact(std::string_view text) const {
    return m_state->redact(text, true);
}

std::string Redactor::redactKnown(std::string_view text) const {
    return m_state->redact(text, false);
}

std::size_t Redactor::doubtfulTail(std::string_view text) const {
    const State& state = *m_state;
    const std::shared_lock lock(state.mutex);
    if (text.empty() || state.secrets.empty())
        return 0;
    for (std::size_t at = text.size() - std::min(text.size(), state.longest); at + 1 < text.size(); ++at) {
        if (!state.begins.test(State::pair(text, at)))
            continue;
        const std::string_view tail = text.substr(at);
        for (const std::string& form : state.forms.find(State::pair(text, at))->second)
            if (form.size() > tail.size() && form.compare(0, tail.size(), tail) == 0)
                return tail.size();
    }
    for (const auto& [begin, forms] : state.forms)
        if (static_cast<unsigned char>(text.back()) == begin >> 8U)
            return 1;
    return 0;
}

std::string Redactor::State::redact(std::string_view text, bool announced) const {
    const std::shared_lock lock(mutex);
    std::string out;
    std::size_t kept = 0;
    const auto mask = [&](std::size_t begin, std::size_t length) {
        if (out.empty())
            out.reserve(text.size());
        out.append(text.substr(kept, begin - kept));
        out.append(kMask);
        kept = begin + length;
    };
    std::size_t at = 0;
    while (at + 1 < text.size()) {
        if (begins.test(pair(text, at))) {
            std::size_t length = 0;
            for (const std::string& form : forms.find(pair(text, at))->second)
                if (text.compare(at, form.size(), form) == 0) {
                    length = form.size();
                    break;
                }
            if (length > 0) {
                mask(at, length);
                at = kept;
                continue;
            }
        }
        if (announced && (text[at] == 'B' || text[at] == 'b')) {
            const auto [begin, length] = announcedKey(text, at);
            if (length > 0) {
                mask(begin, length);
                at = kept;
                continue;
            }
        }
        ++at;
    }
    out.append(text.substr(kept));
    return out;
}

} // namespace touchstone
