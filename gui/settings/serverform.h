// SPDX-License-Identifier: GPL-3.0-or-later
// A model server as a form fills it in, and the SPEC that stands for it. Plain value; pure functions, any
// thread, except the words of errors (interface's thread).
#pragma once

#include "core/settings/settings.h"

#include <QString>
#include <QStringList>
#include <vector>

namespace touchstone::gui {

enum class KeyKind : std::uint8_t { None, Environment, Keychain };

struct ServerForm {
    QString name;
    QString url;   ///< "http://127.0.0.1:8080/v1"
    QString model; ///< as the server names it
    KeyKind keyKind = KeyKind::None;
    QString keyName; ///< the variable, or the entry of the keychain
    /// Parts of the SPEC that the form does not show; they are kept.
    std::string provider = "openai-compatible";
    std::vector<std::pair<std::string, std::string>> others;

    static ServerForm fromServer(const ModelServer& server);
    [[nodiscard]] ModelServer toServer() const;
    [[nodiscard]] std::string keyReference() const; ///< env:NAME, keychain:NAME or ""
    /// What is missing or wrong, one sentence each; empty = may be saved. `taken`: names of other servers.
    [[nodiscard]] QStringList problems(const QStringList& taken) const;
};

/// Variables that providers of models use for keys and that are set here; names only.
QStringList keyVariablesThatAreSet();

} // namespace touchstone::gui
