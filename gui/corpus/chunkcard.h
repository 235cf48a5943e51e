// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of the corpus page: one chunk with everything that the index has of it and what stands around it.
// Interface's thread.
#pragma once

#include "core/base/text_range.h"

#include <QVariantMap>
#include <QWidget>

class QPlainTextEdit;
class QScrollArea;
class QVBoxLayout;

namespace touchstone::gui {

class AppModel;
class ChunkContext;
class CorpusViewModel;
class EmptyState;
class LinkList;
class TextLabel;

class ChunkCard : public QWidget {
    Q_OBJECT

public:
    ChunkCard(AppModel& app, CorpusViewModel& corpus, QWidget* parent = nullptr);
    /// The gold sets have changed.
    void refreshGold();

Q_SIGNALS:
    void pageRequested(const QString& path, touchstone::TextRange range);
    void placeRequested(const QString& page, const QVariantMap& place);
    void labelRequested();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    QPlainTextEdit* makeText(QVBoxLayout* column, const QString& name, const QString& label,
                             const QString& what);
    void refresh();
    void showFacts();
    void showNeighbours();
    void showContext();
    CorpusViewModel& m_corpus;
    ChunkContext* m_context;
    QWidget* m_head;
    QScrollArea* m_scroll;
    EmptyState* m_empty;
    TextLabel* m_title;
    TextLabel* m_headings;
    TextLabel* m_facts;
    TextLabel* m_id;
    TextLabel* m_metadata;
    QPlainTextEdit* m_text = nullptr;
    QPlainTextEdit* m_embedded = nullptr;
    LinkList* m_neighbours;
    LinkList* m_byVector;
    LinkList* m_byWords;
    LinkList* m_gold;
    LinkList* m_answers;
};

} // namespace touchstone::gui
