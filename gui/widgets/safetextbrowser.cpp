// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/safetextbrowser.h"

#include <QAbstractTextDocumentLayout>
#include <QDesktopServices>
#include <QEvent>
#include <QImage>
#include <QMessageBox>
#include <QMouseEvent>
#include <QPushButton>
#include <QTimer>
#include <QUrl>

namespace touchstone::gui {

SafeTextBrowser::SafeTextBrowser(TypeRole role, QWidget* parent) : QTextBrowser(parent), m_role(role) {
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setFont(Theme::font(role));
    document()->setDefaultFont(Theme::font(role));
    document()->setDocumentMargin(0);
    document()->setIndentWidth(20);
    viewport()->setAutoFillBackground(false);
    setTabChangesFocus(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    document()->setDefaultStyleSheet(answerStyleSheet());
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, this,
            &SafeTextBrowser::fit);
    connect(this, &QTextBrowser::anchorClicked, this, [this](const QUrl& url) {
        bool number = false;
        const int n = url.path().toInt(&number);
        if (url.scheme() == QLatin1String("cite") && number)
            Q_EMIT citationClicked(n);
        else if (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"))
            Q_EMIT webLinkClicked(url);
    });
    connect(this, &QTextBrowser::highlighted, this, [this](const QUrl& url) {
        const int n = url.scheme() == QLatin1String("cite") ? url.path().toInt() : 0;
        Q_EMIT citationHovered(n, QCursor::pos());
    });
}

void SafeTextBrowser::setScrolling(bool scrolling) {
    m_scrolling = scrolling;
    setVerticalScrollBarPolicy(scrolling ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Expanding, scrolling ? QSizePolicy::Expanding : QSizePolicy::Fixed);
    setMinimumHeight(0);
    setMaximumHeight(QWIDGETSIZE_MAX);
    fit();
}

void SafeTextBrowser::setSafeHtml(const QString& html) {
    m_html = html;
    setHtml(html);
}

QVariant SafeTextBrowser::loadResource(int type, const QUrl& name) {
    if (name.scheme() == QLatin1String("qrc"))
        return QTextBrowser::loadResource(type, name);
    if (type != QTextDocument::ImageResource)
        return QByteArray();
    // An invalid value would make the image handler open the path by itself; a valid pixel does not.
    QImage nothing(1, 1, QImage::Format_ARGB32_Premultiplied);
    nothing.fill(Qt::transparent);
    return nothing;
}

QSize SafeTextBrowser::sizeHint() const {
    if (m_scrolling)
        return QTextBrowser::sizeHint();
    return {std::max(160, width()), height()};
}

QSize SafeTextBrowser::minimumSizeHint() const {
    return {80, m_scrolling ? 60 : minimumHeight()};
}

int SafeTextBrowser::heightForWidth(int width) const {
    const std::unique_ptr<QTextDocument> copy(document()->clone());
    copy->setTextWidth(width);
    return static_cast<int>(std::ceil(copy->size().height()));
}

/// The height is set from the text whenever one of them changes, instead of being negotiated by the layout:
/// asking a document for heights at several widths lays it out anew each time.
void SafeTextBrowser::fit() {
    if (m_scrolling || m_fitting || viewport()->width() < 2)
        return;
    m_fitting = true;
    if (std::abs(document()->textWidth() - viewport()->width()) > 0.5)
        document()->setTextWidth(viewport()->width());
    const int wanted = std::max(1, static_cast<int>(std::ceil(document()->size().height())));
    if (minimumHeight() != wanted || maximumHeight() != wanted)
        setFixedHeight(wanted);
    m_fitting = false;
}

void SafeTextBrowser::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fit();
}

void SafeTextBrowser::wheelEvent(QWheelEvent* event) {
    if (m_scrolling)
        QTextBrowser::wheelEvent(event);
    else
        event->ignore();
}

void SafeTextBrowser::mousePressEvent(QMouseEvent* event) {
    // The middle button would paste-open an address somewhere; there is nothing for it here.
    if (event->button() == Qt::MiddleButton) {
        event->ignore();
        return;
    }
    QTextBrowser::mousePressEvent(event);
}

void SafeTextBrowser::restyle() {
    m_restyling = true;
    document()->setDefaultStyleSheet(answerStyleSheet());
    if (!m_html.isEmpty())
        setHtml(m_html);
    m_restyling = false;
}

void SafeTextBrowser::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_restyling)
        restyle();
}

QString SafeTextBrowser::answerStyleSheet() {
    const auto name = [](Token token) { return Theme::color(token).name(); };
    const QString code = Theme::font(TypeRole::Code).family();
    QString css =
        QStringLiteral("p, li { line-height: 124%; margin-top: 0px; margin-bottom: 10px; }"
                       "li { margin-bottom: 4px; }"
                       "h3 { font-size: 18px; font-weight: 600; margin-top: 14px; margin-bottom: 6px; }"
                       "h4 { font-size: 15px; font-weight: 600; margin-top: 12px; margin-bottom: 4px; }");
    css += QStringLiteral("a { color: %1; text-decoration: none; }").arg(name(Token::Accent));
    css += QStringLiteral("a.partly { color: %1; } a.bad { color: %2; } a.verified { color: %3; }")
               .arg(name(Token::Warn), name(Token::Bad), name(Token::Good));
    css += QStringLiteral("code { font-family: '%1'; font-size: 13px; background-color: %2; color: %3; }"
                          "pre { font-family: '%1'; font-size: 13px; color: %3; margin-left: 12px; "
                          "margin-bottom: 10px; white-space: pre-wrap; }")
               .arg(code, name(Token::Sunken), name(Token::Text));
    css += QStringLiteral("blockquote { color: %1; margin-left: 16px; margin-right: 0px; }")
               .arg(name(Token::Muted));
    css += QStringLiteral("table { border-collapse: collapse; border: 1px solid %1; margin-bottom: 10px; }"
                          "th { background-color: %2; font-weight: 600; border: 1px solid %1; }"
                          "td { border: 1px solid %1; }")
               .arg(name(Token::Border), name(Token::Sunken));
    return css;
}

void askToOpenWebLink(QWidget* parent, const QUrl& url) {
    if (url.scheme() != QLatin1String("https") && url.scheme() != QLatin1String("http"))
        return;
    auto* box =
        new QMessageBox(QMessageBox::Question, SafeTextBrowser::tr("Open a page of the web?"),
                        SafeTextBrowser::tr("This link leads out of Touchstone, to %1.").arg(url.host()),
                        QMessageBox::NoButton, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(url.toDisplayString(QUrl::FullyEncoded).left(300));
    const QPushButton* open =
        box->addButton(SafeTextBrowser::tr("Open in the browser"), QMessageBox::AcceptRole);
    box->addButton(SafeTextBrowser::tr("Cancel"), QMessageBox::RejectRole);
    QObject::connect(box, &QMessageBox::buttonClicked, box, [url, open](const QAbstractButton* pressed) {
        if (static_cast<const void*>(pressed) == static_cast<const void*>(open))
            QDesktopServices::openUrl(url);
    });
    box->open();
}

} // namespace touchstone::gui
