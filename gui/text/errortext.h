// SPDX-License-Identifier: GPL-3.0-or-later
// Error codes as whole sentences in the user's language, in the one place where that happens. Pure functions;
// interface's thread (they translate).
#pragma once

#include "core/base/error.h"

#include <QString>

namespace touchstone::gui {

/// What a banner says: what happened, why, what to do, and the action that does it.
struct ErrorText {
    QString what;   ///< "The model server does not answer."
    QString why;    ///< the message of the error itself, which names the thing
    QString remedy; ///< what to do; may be empty
    QString action; ///< id of the action that helps ("settings.open", "network.goOnline"), or empty
    QString button; ///< its words; empty without an action
};
ErrorText errorText(const Error& error);

/// The same in one line, for a status line or a tool tip.
QString errorLine(const Error& error);

} // namespace touchstone::gui
