// SPDX-License-Identifier: GPL-3.0-or-later
// 'Why not?' in the panel: a passage is looked for by its words or its place, and what every stage made of it
// stands below, with what would bring it. Interface's thread.
#pragma once

#include "gui/viewmodels/turninspector.h"

#include <QWidget>
#include <vector>

class QListWidget;
class QTableWidget;

namespace touchstone::gui {

class MessageBanner;
class SearchField;
class TextLabel;

class WhyNotPane : public QWidget {
    Q_OBJECT

public:
    explicit WhyNotPane(TurnInspector& inspector, QWidget* parent = nullptr);
    /// About this question from now on; the same one changes nothing.
    void setTurn(const SearchedTurn& turn);
    void focusSearch();

private:
    void build();
    void showPlaces(const std::vector<FoundPlace>& places);
    void show(const WhyNot& why);
    TurnInspector& m_inspector;
    SearchedTurn m_turn;
    TextLabel* m_question;
    SearchField* m_search;
    QListWidget* m_places;
    MessageBanner* m_banner;
    QWidget* m_result;
    TextLabel* m_verdict;
    QTableWidget* m_stages;
    TextLabel* m_words;
    TextLabel* m_changes;
};

/// What dropped it, in a sentence.
QString droppedText(const WhyNot& why, std::size_t k);
/// "k 12 would bring it, at rank 11", one line each, the cheapest first.
QString changesText(const WhyNot& why);

} // namespace touchstone::gui
