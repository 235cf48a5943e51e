// SPDX-License-Identifier: GPL-3.0-or-later
// The retrieved passages under an answer: heading path, place, and the score that each stage gave.
// Interface's thread.
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
    /// `cited`: numbers of the passages that the answer cites.
    void setHits(const std::vector<Hit>& hits, const std::vector<int>& cited);
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void passageClicked(int n); ///< 1-based

private:
    QVBoxLayout* m_rows;
    int m_count = 0;
};

/// "First Steps › Path": the headings of a chunk, without the page's title when there is more.
QString headingPath(const Chunk& chunk);
/// "lexical #2 4.31 · dense #1 0.82 · fused #1 0.97"
QString stageText(const Hit& hit);

} // namespace touchstone::gui
