// SPDX-License-Identifier: GPL-3.0-or-later
// An answer in Markdown that may still be coming: finished parts are drawn once, only the open tail is drawn
// again, at most 30 times a second. Code stands in CodeBlocks. As high as its content; put it into a scroll
// area. Interface's thread.
#pragma once

#include "gui/text/markdown.h"
#include "gui/widgets/status.h"

#include <QTimer>
#include <QWidget>
#include <map>
#include <vector>

class QVBoxLayout;

namespace touchstone::gui {

class SafeTextBrowser;
class CodeBlock;

class AnswerView : public QWidget {
    Q_OBJECT

public:
    explicit AnswerView(QWidget* parent = nullptr);
    /// A whole answer at once.
    void setMarkdown(const QString& markdown);
    /// A piece of an answer that is coming.
    void append(QStringView piece);
    /// The last piece has come.
    void finish();
    void clear();
    /// Status of the citations [n]; their marks change colour and tool tip.
    void setCitationStatus(const std::map<int, Status>& status);
    /// Underlines sentences of the answer in a colour; each as it stands in the Markdown. One that runs over
    /// several blocks or holds markup within a word is not found and stays as it is.
    struct Underline {
        QString sentence;
        Token colour = Token::Bad;
    };
    void setUnderlines(std::vector<Underline> underlines);
    [[nodiscard]] int underlined() const; ///< places that are underlined now
    [[nodiscard]] const QString& markdown() const { return m_splitter.text(); }
    /// How often the tail was drawn; for tests.
    [[nodiscard]] int updatesDrawn() const { return m_updates; }

Q_SIGNALS:
    void citationClicked(int n);
    void citationHovered(int n, const QPoint& globalPosition);
    void webLinkClicked(const QUrl& url);
    void grown(); ///< its height may have changed

protected:
    void changeEvent(QEvent* event) override;

private:
    struct Part {
        MarkdownPart::Kind kind = MarkdownPart::Kind::Text;
        QWidget* widget = nullptr;
    };
    void draw();
    void drawPart(std::size_t index);
    void drawUnderlines();
    SafeTextBrowser* makeText();
    CodeBlock* makeCode();
    [[nodiscard]] QString html(QStringView markdown) const;

    MarkdownSplitter m_splitter;
    std::vector<Part> m_parts;
    std::size_t m_drawnStable = 0; ///< parts that will not be drawn again
    std::map<int, Status> m_status;
    std::vector<Underline> m_underlines;
    QVBoxLayout* m_layout;
    QTimer m_timer;
    int m_updates = 0;
};

} // namespace touchstone::gui
