// SPDX-License-Identifier: GPL-3.0-or-later
// A rendered draft in words: what each part weighs, what was left out, what a provider can cache. Pure
// functions; interface's thread (they translate).
#pragma once

#include "gui/viewmodels/promptdraft.h"

#include <QString>

namespace touchstone::gui {

QString previewSummary(const DraftPreview& preview); ///< tokens of the whole, of each variable, what was cut
QString previewHtml(const DraftPreview& preview);    ///< the messages, escaped

} // namespace touchstone::gui
