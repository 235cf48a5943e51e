// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a prompt while it is written: line numbers, headings of parts and names in braces in colour,
// findings underlined where they are. Interface's thread.
#pragma once

#include "gui/viewmodels/promptdraft.h"

#include <QPlainTextEdit>
#include <vector>

class QSyntaxHighlighter;

namespace touchstone::gui {

class DraftEditor : public QPlainTextEdit {
    Q_OBJECT

public:
    explicit DraftEditor(QWidget* parent = nullptr);
    /// Exactly: also blanks that do not break and the line ends that the text had.
    void setDraft(const QString& text);
    [[nodiscard]] QString draft() const;
    void setFindings(const std::vector<DraftFinding>& findings);
    void goTo(int line, int column); ///< 1-based

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void restyle();
    void placeGutter();
    void paintGutter();
    [[nodiscard]] int gutterWidth() const;
    QSyntaxHighlighter* m_highlighter;
    QWidget* m_gutter;
    bool m_carriageReturns = false;
    std::vector<DraftFinding> m_findings;
};

} // namespace touchstone::gui
