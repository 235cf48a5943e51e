// SPDX-License-Identifier: GPL-3.0-or-later
// A comparison of two answers as tables in the colours of the theme. Pure functions; interface's thread.
#pragma once

#include "gui/viewmodels/answercomparison.h"

namespace touchstone::gui {

/// Two columns, A and B, one row for each pair of sentences.
QString alignedHtml(const AnswerComparison& comparison);
/// Three columns: what, A, B; what differs is bold.
QString figuresHtml(const AnswerComparison& comparison);
/// What only one of them was made from, in sentences; "" where both have the same passages.
QString movedText(const AnswerComparison& comparison);

} // namespace touchstone::gui
