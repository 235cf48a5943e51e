// SPDX-License-Identifier: GPL-3.0-or-later
// Shows text of strangers: it loads nothing, opens nothing, follows nothing. Images of any address but qrc:
// are one transparent pixel; a click on `cite:n` is a signal, http and https are a signal too, so that the
// page may ask first; all other links do nothing. As high as its text, without scroll bars of its own, unless
// setScrolling(true). Interface's thread.
#pragma once

#include "gui/theme/theme.h"

#include <QTextBrowser>

namespace touchstone::gui {

class SafeTextBrowser : public QTextBrowser {
    Q_OBJECT

public:
    explicit SafeTextBrowser(TypeRole role = TypeRole::Answer, QWidget* parent = nullptr);
    void setScrolling(bool scrolling);
    /// HTML made by markdownToHtml() or of our own. Kept, and set again when the theme changes.
    void setSafeHtml(const QString& html);
    [[nodiscard]] QVariant loadResource(int type, const QUrl& name) override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;
    /// Style sheet for answers in the colours of the theme, for documents of others.
    static QString answerStyleSheet();

Q_SIGNALS:
    void citationClicked(int n);
    void citationHovered(int n, const QPoint& globalPosition); ///< 0 = left it
    void webLinkClicked(const QUrl& url);                      ///< http or https; nothing has been opened

protected:
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    void restyle();
    void fit();
    TypeRole m_role;
    QString m_html;
    bool m_scrolling = false;
    bool m_restyling = false;
    bool m_fitting = false;
};

/// Asks whether a page of the web shall be opened in the browser, naming the address, and opens it on yes.
void askToOpenWebLink(QWidget* parent, const QUrl& url);

} // namespace touchstone::gui
