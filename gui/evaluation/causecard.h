// SPDX-License-Identifier: GPL-3.0-or-later
// Why one answer failed, in the card of an item: the cause, a sentence, the gold places with their ranks in
// each mode, what the answer leaves out and misquotes. Interface's thread.
#pragma once

#include "gui/viewmodels/diagnosisview.h"

#include <QWidget>

class QTreeWidget;

namespace touchstone::gui {

class SectionHeader;
class TextLabel;

class CauseCard : public QWidget {
    Q_OBJECT

public:
    explicit CauseCard(QWidget* parent = nullptr);
    /// Null: hidden.
    void setAnswer(const DiagnosedAnswer* answer);

private:
    SectionHeader* m_header;
    TextLabel* m_cause;
    TextLabel* m_why;
    TextLabel* m_more;
    QTreeWidget* m_places;
};

} // namespace touchstone::gui
