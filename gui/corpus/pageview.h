// SPDX-License-Identifier: GPL-3.0-or-later
// The middle of the corpus page: one document, rendered or raw, with its chunk borders and what is in no
// chunk. Interface's thread.
#pragma once

#include <QWidget>

class QButtonGroup;

namespace touchstone::gui {

class CorpusViewModel;
class EmptyState;
class IconButton;
class MessageBanner;
class SearchField;
class SourceView;
class TextLabel;

class PageView : public QWidget {
    Q_OBJECT

public:
    explicit PageView(CorpusViewModel& corpus, QWidget* parent = nullptr);
    void toggleRaw();
    void find();
    [[nodiscard]] quint64 topByte() const;
    /// Where the page lies while none is open: the start card.
    void setEmptyWidget(QWidget* widget);

Q_SIGNALS:
    void webLinkClicked(const QUrl& url);
    void chunkClicked();

private:
    void refresh();
    void showLayers();
    CorpusViewModel& m_corpus;
    QWidget* m_head;
    TextLabel* m_title;
    TextLabel* m_place;
    QButtonGroup* m_modes;
    IconButton* m_web;
    MessageBanner* m_banner;
    SourceView* m_view;
    EmptyState* m_empty;
    SearchField* m_find;
};

} // namespace touchstone::gui
