// SPDX-License-Identifier: GPL-3.0-or-later
// The retrieved passages under an answer: heading path, place, the score that each stage gave, and what made
// the reranker put it there. Each can be switched off. Interface's thread.
#pragma once

#include "core/retrieval/retriever.h"

#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace touchstone::gui {

class PassageList : public QWidget {
    Q_OBJECT

public:
    explicit PassageList(QWidget* parent = nullptr);
    /// `cited`: numbers of the passages that the answer cites. `done`: the answer is there, so that it can be
    /// asked again without one of them.
    void setHits(const std::vector<Hit>& hits, const std::vector<int>& cited, bool done);
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void passageClicked(int n);   ///< 1-based
    void withoutRequested(int n); ///< the answer without this one
    void whyNotRequested();       ///< why another one is not here

private:
    QVBoxLayout* m_rows;
    int m_count = 0;
};

/// "First Steps › Path": the headings of a chunk, without the page's title when there is more.
QString headingPath(const Chunk& chunk);
/// "lexical #2 4.31 · dense #1 0.82 · fused #1 0.97"
QString stageText(const Hit& hit);
/// "coverage +0.31  heading coverage +0.12": what gave most to the reranker's score; empty without one that
/// tells.
QString contributionText(const Hit& hit);

} // namespace touchstone::gui
