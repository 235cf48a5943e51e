// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/secrets.h"

#include "core/platform/env.h"
#include "core/platform/libsecret_store.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::string_view kEnvironment = "env:";
constexpr std::string_view kKeychain = "keychain:";

bool isPlainName(std::string_view name) {
    return !name.empty() && name.size() <= 200 && std::all_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != 0x7f && c != '=';
    });
}

/// What was given instead of a reference is probably the key itself: it is never repeated.
tl::unexpected<Error> notAReference() {
    return fail(ErrorCode::Usage,
                "A key is named, not written: this is neither env:VARIABLE nor keychain:NAME.",
                "Put the key into an environment variable and write key=env:VARIABLE.");
}

class DesktopSecretStore final : public SecretStore {
public:
    Result<std::string> read(std::string_view reference) override {
        if (reference.empty())
            return std::string();
        Result<std::string> value = readUnchecked(reference);
        if (!value)
            return value;
        // A line end at the end comes from `echo` or an editor and is not part of a key.
        while (!value->empty() && (value->back() == '\n' || value->back() == '\r'))
            value->pop_back();
        if (value->empty())
            return fail(ErrorCode::NotFound, fmt::format("{} is empty.", reference),
                        "Set it to the key, or leave key= out.");
        Redactor::instance().add(*value);
        return value;
    }

    Result<> write(std::string_view reference, std::string_view value) override {
        const auto name = keychainName(reference);
        if (!name)
            return fail(name.error());
        if (value.empty())
            return fail(ErrorCode::Usage, "An empty key is not stored.");
        Redactor::instance().add(value);
        return keychain::write(*name, value);
    }

    Result<> remove(std::string_view reference) override {
        const auto name = keychainName(reference);
        if (!name)
            return fail(name.error());
        return keychain::remove(*name);
    }

    bool keychainAvailable() override { return keychain::available(); }

private:
    static Result<std::string> readUnchecked(std::string_view reference) {
        if (reference.starts_with(kEnvironment)) {
            const std::string_view name = reference.substr(kEnvironment.size());
            if (!isPlainName(name))
                return notAReference();
            if (auto value = environmentVariable(std::string(name)))
                return std::move(*value);
            return fail(ErrorCode::NotFound, fmt::format("The environment variable {} is not set.", name),
                        fmt::format("Set it to the key: export {}=…", name));
        }
        const auto name = keychainName(reference);
        if (!name)
            return fail(name.error());
        return keychain::read(*name);
    }

    static Result<std::string_view> keychainName(std::string_view reference) {
        if (!reference.starts_with(kKeychain) || !isPlainName(reference.substr(kKeychain.size())))
            return notAReference();
        return reference.substr(kKeychain.size());
    }
};

} // namespace

std::unique_ptr<SecretStore> makeSecretStore() {
    return std::make_unique<DesktopSecretStore>();
}

} // namespace touchstone
