// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/mapscrollbar.h"
#include "gui/widgets/sourcelayout.h"
#include "gui/widgets/sourceview.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

/// `count` paragraphs of about 120 bytes; block i stands at its bytes.
std::shared_ptr<PageContent> pageOf(int count) {
    auto page = std::make_shared<PageContent>();
    page->path = QStringLiteral("a.md");
    page->title = QStringLiteral("A");
    for (int i = 0; i < count; ++i) {
        const QString text =
            QStringLiteral(
                "Paragraph %1 says something about Ümläute and more, with words enough to need a second line "
                "in a narrow window.")
                .arg(i);
        PageBlock block;
        block.kind = i % 10 == 0 ? BlockKind::Heading : i % 10 == 5 ? BlockKind::Code : BlockKind::Paragraph;
        block.level = 2;
        block.text = text;
        const auto from = static_cast<quint64>(page->bytes.size());
        page->bytes += text.toUtf8();
        block.source = {from, static_cast<quint64>(page->bytes.size())};
        block.runs.push_back({0, static_cast<int>(text.size()), block.source, 0});
        page->bytes += "\n\n";
        page->blocks.push_back(std::move(block));
    }
    return page;
}

SourceLayer cited(TextRange range) {
    SourceLayer layer;
    layer.kind = SourceLayer::Kind::Cited;
    layer.range = range;
    layer.id = QStringLiteral("1");
    return layer;
}

} // namespace

TEST(SourceView, ALargePageLaysOutOnlyWhatIsSeen) {
    SourceView view;
    view.resize(700, 600);
    const auto page = pageOf(2500); // about 300 KB
    QElapsedTimer timer;
    timer.start();
    view.setPage(page);
    view.grab();
    const auto took = timer.elapsed();
    EXPECT_LT(view.blocksLaidOut(), 60U);
    std::printf("  300 KB page shown in %lld ms, %zu of 2500 blocks laid out\n", static_cast<long long>(took),
                view.blocksLaidOut());
    timer.restart();
    view.setMode(SourceView::Mode::Raw);
    view.grab();
    std::printf("  raw in %lld ms\n", static_cast<long long>(timer.elapsed()));
    EXPECT_LT(view.blocksLaidOut(), 120U);
}

TEST(SourceView, ShowingARangeBringsItIntoView) {
    SourceView view;
    view.resize(700, 600);
    const auto page = pageOf(500);
    view.setPage(page);
    view.grab();
    for (const auto mode : {SourceView::Mode::Rendered, SourceView::Mode::Raw}) {
        view.setMode(mode);
        for (const std::size_t target : {499U, 0U, 250U}) {
            const TextRange range = page->blocks[target].source;
            view.showRange(range);
            view.grab();
            EXPECT_LE(view.topByte(), range.start) << target;
            EXPECT_LT(range.start - view.topByte(), 6000U) << target;
        }
    }
}

TEST(SourceView, CitedTextHasTheMarkGround) {
    SourceView view;
    view.resize(700, 600);
    const auto page = pageOf(20);
    view.setPage(page);
    const auto marked = [&] {
        const QImage shot = view.grab().toImage();
        const QRgb mark = 0xFFFFE7A0;
        int count = 0;
        for (int y = 0; y < shot.height(); ++y)
            for (int x = 0; x < shot.width(); ++x)
                count += shot.pixel(x, y) == mark ? 1 : 0;
        return count;
    };
    EXPECT_EQ(marked(), 0);
    const TextRange first = page->blocks[1].source;
    view.setLayers({cited({first.start, first.start + 12})});
    const int some = marked();
    EXPECT_GT(some, 100);
    view.setLayers({cited(first)});
    EXPECT_GT(marked(), 2 * some);
    view.setMode(SourceView::Mode::Raw);
    EXPECT_GT(marked(), 100);
}

TEST(SourceView, ModesKeepThePlace) {
    SourceView view;
    view.resize(700, 600);
    const auto page = pageOf(300);
    view.setPage(page);
    view.setTopByte(page->blocks[120].source.start);
    const quint64 before = view.topByte();
    view.setMode(SourceView::Mode::Raw);
    EXPECT_EQ(view.topByte(), before);
    view.setMode(SourceView::Mode::Rendered);
    EXPECT_EQ(view.topByte(), before);
}

TEST(SourceView, SelectionAndFindGiveWords) {
    SourceView view;
    view.resize(700, 600);
    view.setPage(pageOf(50));
    EXPECT_FALSE(view.findNext(QStringLiteral("nowhere")));
    ASSERT_TRUE(view.findNext(QStringLiteral("PARAGRAPH 33")));
    EXPECT_EQ(view.selectedText().toStdString(), "Paragraph 33");
    QTest::keyClick(&view, Qt::Key_A, Qt::ControlModifier);
    EXPECT_TRUE(view.selectedText().contains(QStringLiteral("Paragraph 49")));
}

TEST(SourceView, ScrollingUpDoesNotJump) {
    SourceView view;
    view.resize(420, 500);
    const auto page = pageOf(400);
    view.setPage(page);
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 2);
    view.grab();
    quint64 last = view.topByte();
    for (int i = 0; i < 200; ++i) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() - 10);
        view.grab();
        QCoreApplication::processEvents();
        EXPECT_LE(view.topByte(), last);
        EXPECT_LT(last - view.topByte(), 400U);
        last = view.topByte();
    }
}

TEST(SourceView, EmptyAndHostilePagesAreDrawn) {
    SourceView view;
    view.resize(300, 300);
    view.setPage(nullptr);
    view.grab();
    auto page = std::make_shared<PageContent>();
    page->bytes = QByteArray(300'000, 'x') + QByteArray("\xff\xfe\0\n\n", 5);
    view.setPage(page);
    view.grab();
    view.showRange({299'000, 299'010});
    view.showRange({900'000, 900'010});
    view.grab();
    EXPECT_LT(view.blocksLaidOut(), 40U);
}

TEST(SourceView, ACitationIntoAnIncludedFileIsMarkedInThatFileAlone) {
    auto page = std::make_shared<PageContent>();
    page->path = QStringLiteral("page.md");
    page->includedPaths = {QStringLiteral("one.py"), QStringLiteral("two.py")};
    page->bytes = QByteArray(40, 'x');
    for (std::uint32_t file = 0; file < 3; ++file) {
        PageBlock block;
        block.text = QStringLiteral("block of file %1").arg(file);
        block.source = {file * 10U, file * 10U + 10U};
        // The same bytes in each of the included files.
        block.runs.push_back({0, static_cast<int>(block.text.size()), {0, 10}, file});
        page->blocks.push_back(block);
    }
    SourceLayout layout;
    layout.setRendered(*page);
    EXPECT_EQ(layout.firstShowing({0, 10}, 1), 1U);
    EXPECT_EQ(layout.firstShowing({0, 10}, 2), 2U);
    EXPECT_TRUE(layout.stretches(1, {0, 10}, 2).empty());
    EXPECT_EQ(layout.stretches(2, {0, 10}, 2).size(), 1U);

    SourceView view;
    view.resize(500, 400);
    view.setPage(page);
    SourceLayer layer = cited({0, 10});
    layer.path = QStringLiteral("two.py");
    SourceLayer stranger = layer;
    stranger.path = QStringLiteral("three.py");
    view.setLayers({layer, stranger});
    ASSERT_EQ(view.layers().size(), 1U) << "a file that is not on this page marks nothing";
    view.showRange({0, 10}, QStringLiteral("three.py"));
    EXPECT_EQ(view.topByte(), 0U);
}

TEST(SourceView, TheScrollBarMapsTheCitationsOfThePage) {
    SourceView view;
    view.resize(700, 600);
    const auto page = pageOf(400);
    view.setPage(page);
    SourceLayer chosen = cited(page->blocks[300].source);
    chosen.strong = true;
    SourceLayer chunk = cited(page->blocks[10].source);
    chunk.kind = SourceLayer::Kind::Chunk;
    view.setLayers({cited(page->blocks[40].source), chosen, chunk});
    const auto* bar = qobject_cast<MapScrollBar*>(view.verticalScrollBar());
    ASSERT_NE(bar, nullptr);
    ASSERT_EQ(bar->marks().size(), 2U) << "citations alone";
    EXPECT_NEAR(bar->marks()[0].at, 0.1, 0.03);
    EXPECT_NEAR(bar->marks()[1].at, 0.75, 0.03);
    EXPECT_TRUE(bar->marks()[1].strong);
    EXPECT_FALSE(bar->accessibleDescription().isEmpty());
    view.setPage(pageOf(3));
    EXPECT_TRUE(bar->marks().empty());
}
