// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the corpus page: one document, rendered, raw or both in step, with its chunk borders and what
// is in no chunk; find, go to a line, the chunk under the pointer. Interface's thread.
#pragma once

#include "core/base/text_range.h"

#include <QString>
#include <QWidget>
#include <optional>
#include <utility>

class QButtonGroup;
class QSplitter;
class QUrl;

namespace touchstone::gui {

class CorpusViewModel;
class EmptyState;
class FindBar;
class IconButton;
class MessageBanner;
class SourceView;
class TextLabel;

class PageView : public QWidget {
    Q_OBJECT

public:
    enum class Mode : std::uint8_t { Rendered, Raw, Both };

    explicit PageView(CorpusViewModel& corpus, QWidget* parent = nullptr);
    void setMode(Mode mode);
    void toggleRaw(); ///< rendered, raw, both, and round again
    void find();
    void askForLine();
    void copyCitation();
    /// The file of the page in the program that the desktop opens it with; emits editorRequested().
    void openInEditor();
    void focusPage();
    [[nodiscard]] quint64 topByte() const;
    /// What is selected, else the chosen chunk: the file (empty: the page itself) and its bytes, and the
    /// words.
    struct Passage {
        QString path;
        TextRange range;
        QString words;
    };
    [[nodiscard]] std::optional<Passage> passage() const;
    /// Where the page lies while none is open: the start card.
    void setEmptyWidget(QWidget* widget);

Q_SIGNALS:
    void webLinkClicked(const QUrl& url);
    void chunkClicked();
    void editorRequested();

private:
    void build();
    void refresh();
    void showLayers();
    void showUnder(const QString& chunk);
    [[nodiscard]] SourceView* view() const; ///< the one that has the focus, else the first that is shown
    CorpusViewModel& m_corpus;
    Mode m_mode = Mode::Rendered;
    bool m_following = false; ///< one view is being scrolled after the other
    QWidget* m_head;
    TextLabel* m_title;
    TextLabel* m_place;
    TextLabel* m_cover;
    TextLabel* m_under;
    QButtonGroup* m_modes;
    IconButton* m_web;
    IconButton* m_editor;
    MessageBanner* m_banner;
    QSplitter* m_views;
    SourceView* m_rendered;
    SourceView* m_raw;
    EmptyState* m_empty;
    FindBar* m_find;
};

} // namespace touchstone::gui
