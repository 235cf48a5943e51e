// SPDX-License-Identifier: GPL-3.0-or-later
// Questions that an empty conversation offers, by corpus. Pure.
#pragma once

#include <QStringList>

namespace touchstone::gui {
/// Three questions that the corpus answers; empty for a corpus that the program does not know.
QStringList sampleQuestions(const QString& corpus);
} // namespace touchstone::gui
