// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a stranger wrote is loaded or drawn as an image, whatever form it has.
#include "gui/text/markdown.h"
#include "gui/widgets/safetextbrowser.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace touchstone::gui;

namespace {

int redPixels(SafeTextBrowser& browser) {
    browser.resize(300, 200);
    const QImage shot = browser.grab().toImage();
    int red = 0;
    for (int y = 0; y < shot.height(); ++y)
        for (int x = 0; x < shot.width(); ++x)
            red += shot.pixel(x, y) == qRgb(255, 0, 0) ? 1 : 0;
    return red;
}

} // namespace

class SafeTextBrowserTest : public testing::Test {
protected:
    SafeTextBrowserTest() : m_path(m_folder.filePath(QStringLiteral("red.png"))) {
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(qRgb(255, 0, 0));
        image.save(m_path);
    }
    QTemporaryDir m_folder;
    QString m_path;
};

TEST_F(SafeTextBrowserTest, LocalImagesAreNotDrawnFromHtml) {
    for (const QString& html :
         {QStringLiteral("<img src=\"file://%1\">").arg(m_path),
          QStringLiteral("<img src=\"%1\">").arg(m_path),
          QStringLiteral("<table background=\"%1\"><tr><td>x</td></tr></table>").arg(m_path)}) {
        SafeTextBrowser browser;
        browser.setSafeHtml(html);
        EXPECT_EQ(redPixels(browser), 0) << html.toStdString();
    }
}

TEST_F(SafeTextBrowserTest, LocalImagesAreNotDrawnFromMarkdown) {
    for (const QString& markdown :
         {QStringLiteral("![x](file://%1)").arg(m_path), QStringLiteral("![x](%1)").arg(m_path),
          QStringLiteral("<img src=\"%1\">").arg(m_path)}) {
        SafeTextBrowser browser;
        browser.setSafeHtml(markdownToHtml(markdown));
        EXPECT_EQ(redPixels(browser), 0) << markdown.toStdString();
    }
}

TEST_F(SafeTextBrowserTest, LinksAreSignalsByAllowList) {
    SafeTextBrowser browser;
    QSignalSpy cited(&browser, &SafeTextBrowser::citationClicked);
    QSignalSpy web(&browser, &SafeTextBrowser::webLinkClicked);
    for (const char* address :
         {"cite:3", "https://example.org", "file:///etc/passwd", "javascript:1", "cite:x"})
        Q_EMIT browser.anchorClicked(QUrl(QString::fromLatin1(address)));
    ASSERT_EQ(cited.size(), 1);
    EXPECT_EQ(cited.first().first().toInt(), 3);
    ASSERT_EQ(web.size(), 1);
    EXPECT_FALSE(browser.openLinks());
}

TEST_F(SafeTextBrowserTest, HeightFollowsTheText) {
    SafeTextBrowser browser;
    browser.setSafeHtml(QStringLiteral("<p>one</p>"));
    const int one = browser.heightForWidth(300);
    browser.setSafeHtml(QStringLiteral("<p>one</p><p>two</p><p>three</p>"));
    EXPECT_GT(browser.heightForWidth(300), 2 * one);
}
