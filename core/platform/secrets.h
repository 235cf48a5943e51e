// SPDX-License-Identifier: GPL-3.0-or-later
// Keys are referred to, never stored: env:VARIABLE or keychain:NAME (Secret Service through libsecret, opened
// on first use). A value that was read is remembered by the Redactor, which masks it in whatever is written
// later. Safe for concurrent use.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

/// The value behind a reference. "" -> no key (empty string). Errors: Usage (not env: or keychain:), NotFound
/// (variable not set, no such entry), Io (no keychain service); messages name the reference, never a value.
class SecretStore {
public:
    virtual ~SecretStore() = default;
    virtual Result<std::string> read(std::string_view reference) = 0;
    /// keychain:NAME only.
    virtual Result<> write(std::string_view reference, std::string_view value) = 0;
    virtual Result<> remove(std::string_view reference) = 0;
    /// True when a Secret Service answers; may start a D-Bus call, so never on the interface's thread.
    virtual bool keychainAvailable() = 0;
};
std::unique_ptr<SecretStore> makeSecretStore();

/// Known secret values of this process; what is logged, traced, exported or shown goes through redact().
class Redactor {
public:
    static Redactor& instance();
    void add(std::string_view secret); ///< values shorter than 6 characters are ignored
    /// Every known value, also URL-encoded, JSON-escaped and base64 (any offset), and text that looks like a
    /// key after `Bearer ` or `Basic `, becomes «key».
    [[nodiscard]] std::string redact(std::string_view text) const;
    /// The same for known values only: for answers and quotes, where an example after `Bearer ` is text.
    [[nodiscard]] std::string redactKnown(std::string_view text) const;
    /// How many bytes at the end of a text may be the beginning of a known value. A stream keeps them back
    /// until the next piece has come.
    [[nodiscard]] std::size_t doubtfulTail(std::string_view text) const;

private:
    Redactor();
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace touchstone
