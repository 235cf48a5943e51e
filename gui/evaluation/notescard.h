// SPDX-License-Identifier: GPL-3.0-or-later
// One's own words on the chosen item: tags of failures and a note, kept while they are typed. Interface's
// thread.
#pragma once

#include "gui/viewmodels/itemnotes.h"

#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QTimer;

namespace touchstone::gui {

class NotesCard : public QWidget {
    Q_OBJECT

public:
    explicit NotesCard(ItemNotes& notes, QWidget* parent = nullptr);
    void focusTags();
    void focusNote();
    /// Keeps what is typed.
    void keep();
    /// Another item is looked at: what is typed is kept, and nothing can be typed until its words are read.
    void leave();

private:
    void refresh();
    ItemNotes& m_notes;
    QLineEdit* m_tags;
    QPlainTextEdit* m_note;
    QTimer* m_typing;
    QString m_item; ///< whose words stand in the fields
};

} // namespace touchstone::gui
