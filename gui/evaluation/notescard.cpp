// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/notescard.h"

#include "gui/widgets/labels.h"

#include <QCompleter>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QStringListModel>
#include <QTimer>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {
constexpr int kKeepMs = 400; ///< after the last key
} // namespace

NotesCard::NotesCard(ItemNotes& notes, QWidget* parent)
    : QWidget(parent), m_notes(notes), m_tags(new QLineEdit(this)), m_note(new QPlainTextEdit(this)),
      m_typing(new QTimer(this)) {
    setObjectName(QStringLiteral("notesCard"));
    m_tags->setObjectName(QStringLiteral("itemTagsEdit"));
    m_tags->setAccessibleName(tr("Own tags of the failure"));
    m_tags->setPlaceholderText(tr("Own tags, with commas between them"));
    m_note->setObjectName(QStringLiteral("itemNoteEdit"));
    m_note->setAccessibleName(tr("Note on the item"));
    m_note->setPlaceholderText(tr("Note"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(64);
    m_typing->setSingleShot(true);
    m_typing->setInterval(kKeepMs);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kUnit);
    column->addWidget(new SectionHeader(tr("Own notes"), this));
    column->addWidget(m_tags);
    column->addWidget(m_note);
    connect(m_tags, &QLineEdit::textEdited, m_typing, qOverload<>(&QTimer::start));
    connect(m_tags, &QLineEdit::editingFinished, this, &NotesCard::keep);
    connect(m_note, &QPlainTextEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_typing, &QTimer::timeout, this, &NotesCard::keep);
    connect(&m_notes, &ItemNotes::opened, this, &NotesCard::refresh);
}

void NotesCard::keep() {
    m_typing->stop();
    if (m_item.isEmpty() || m_item != m_notes.item())
        return;
    m_notes.setTags(tagsOf(m_tags->text()));
    m_notes.setNote(m_note->toPlainText().trimmed());
}

void NotesCard::leave() {
    keep();
    m_item.clear();
    m_tags->clear();
    const QSignalBlocker quiet(m_note);
    m_note->clear();
    for (QWidget* field : std::initializer_list<QWidget*>{m_tags, m_note})
        field->setEnabled(false);
}

void NotesCard::refresh() {
    m_typing->stop();
    for (QWidget* field : std::initializer_list<QWidget*>{m_tags, m_note})
        field->setEnabled(!m_notes.item().isEmpty());
    m_item = m_notes.item();
    m_tags->setText(m_notes.tags().join(QStringLiteral(", ")));
    {
        const QSignalBlocker quiet(m_note);
        m_note->setPlainText(m_notes.note());
    }
    auto* known = new QCompleter(m_notes.knownTags(), m_tags);
    known->setCaseSensitivity(Qt::CaseInsensitive);
    delete m_tags->completer();
    m_tags->setCompleter(known);
}

void NotesCard::focusTags() {
    m_tags->setFocus(Qt::ShortcutFocusReason);
}

void NotesCard::focusNote() {
    m_note->setFocus(Qt::ShortcutFocusReason);
}

} // namespace touchstone::gui
