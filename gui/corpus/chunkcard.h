// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of the corpus page: one chunk with everything that the index has of it. Interface's thread.
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace touchstone::gui {

class CorpusViewModel;
class EmptyState;
class TextLabel;

class ChunkCard : public QWidget {
    Q_OBJECT

public:
    explicit ChunkCard(CorpusViewModel& corpus, QWidget* parent = nullptr);

private:
    void refresh();
    QPlainTextEdit* makeText(const QString& name, const QString& label);
    CorpusViewModel& m_corpus;
    QWidget* m_body;
    EmptyState* m_empty;
    TextLabel* m_title;
    TextLabel* m_headings;
    TextLabel* m_facts;
    TextLabel* m_id;
    QPlainTextEdit* m_text;
    QPlainTextEdit* m_embedded;
};

} // namespace touchstone::gui
