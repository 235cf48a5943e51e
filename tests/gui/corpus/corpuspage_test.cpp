// SPDX-License-Identifier: GPL-3.0-or-later
// The corpus page over a real workspace: what is chosen is shown everywhere, a label is made and taken back.
#include "gui/corpus/corpuspage.h"
#include "gui/corpus/editor.h"
#include "gui/corpus/labeldialog.h"
#include "gui/corpus/pagelayers.h"
#include "gui/corpus/pageview.h"
#include "gui/shell/mainwindow.h"
#include "gui/widgets/sourceview.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTest>
#include <filesystem>

using namespace touchstone;
using namespace touchstone::gui;

class CorpusPages : public MadeWorkspace {
protected:
    void show() {
        window = std::make_unique<MainWindow>();
        page = new CorpusPage(*app);
        window->addPage(page);
        window->resize(1300, 820);
        window->show();
        window->open(QStringLiteral("corpus"));
        ASSERT_TRUE(waitFor([&] { return table()->model()->rowCount() > 0; }));
    }
    void TearDown() override {
        window.reset();
        MadeWorkspace::TearDown();
    }
    template<class T>
    T* part(const char* name) {
        T* found = window->findChild<T*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    QTableView* table() { return part<QTableView>("documentTable"); }
    void openPage(const QString& path) {
        page->goTo({{QStringLiteral("path"), path}});
        auto* label = part<QLabel>("pagePlaceLabel");
        ASSERT_TRUE(waitFor([&] { return label->text().startsWith(path); }));
    }
    std::unique_ptr<MainWindow> window;
    CorpusPage* page = nullptr;
};

TEST_F(CorpusPages, ChunkCardSaysEverythingAboutAChunk) {
    write("birds.md", "# Birds\n\nZephyrine birds sleep in shed eight.\n");
    addWombats();
    show();
    openPage(QStringLiteral("wombats.md"));
    window->actions().trigger(QStringLiteral("corpus.nextChunk"));
    ASSERT_TRUE(waitFor([&] {
        return part<QPlainTextEdit>("chunkTextEdit")->toPlainText().contains(QStringLiteral("shed seven"));
    }));
    EXPECT_TRUE(part<QPlainTextEdit>("embeddedTextEdit")->toPlainText().contains(QStringLiteral("Wombats")));
    EXPECT_TRUE(part<QLabel>("chunkIdLabel")->text().startsWith(QStringLiteral("c_")));
    auto* near = part<QWidget>("byWordsList");
    ASSERT_TRUE(waitFor([&] { return near->findChild<QAbstractButton*>(QStringLiteral("linkRowButton")); }));
    auto* row = near->findChild<QAbstractButton*>(QStringLiteral("linkRowButton"));
    EXPECT_TRUE(row->text().contains(QStringLiteral("birds.md"))) << row->text().toStdString();
    row->click();
    ASSERT_TRUE(waitFor(
        [&] { return part<QLabel>("pagePlaceLabel")->text().startsWith(QStringLiteral("birds.md")); }));
}

TEST_F(CorpusPages, ALabelIsMadeFromTheChosenPassageAndTakenBack) {
    addWombats();
    show();
    openPage(QStringLiteral("wombats.md"));
    window->actions().trigger(QStringLiteral("corpus.label"));
    EXPECT_EQ(window->findChild<LabelDialog*>(), nullptr) << "nothing was chosen that could answer";
    window->actions().trigger(QStringLiteral("corpus.nextChunk"));
    window->actions().trigger(QStringLiteral("corpus.label"));
    auto* dialog = window->findChild<LabelDialog*>();
    ASSERT_NE(dialog, nullptr);
    auto* save = dialog->findChild<QAbstractButton*>(QStringLiteral("saveLabelButton"));
    EXPECT_FALSE(save->isEnabled()) << "a question is missing";
    EXPECT_EQ(dialog->findChild<QComboBox*>(QStringLiteral("goldSetCombo"))->currentText(),
              QStringLiteral("t-labels"));
    dialog->findChild<QComboBox*>(QStringLiteral("questionCombo"))
        ->setEditText(QStringLiteral("Where do wombats sleep?"));
    ASSERT_TRUE(save->isEnabled());
    save->click();
    auto* gold = part<QWidget>("goldList");
    ASSERT_TRUE(waitFor([&] { return gold->findChild<QAbstractButton*>(QStringLiteral("linkRowButton")); }));
    EXPECT_TRUE(gold->findChild<QAbstractButton*>(QStringLiteral("linkRowButton"))
                    ->text()
                    .contains(QStringLiteral("Where do wombats sleep?")));
    window->actions().trigger(QStringLiteral("corpus.undoLabel"));
    ASSERT_TRUE(waitFor([&] {
        const auto rows = gold->findChildren<QAbstractButton*>(QStringLiteral("linkRowButton"));
        return std::none_of(rows.begin(), rows.end(), [](QAbstractButton* row) { return !row->isHidden(); });
    }));
}

TEST_F(CorpusPages, TableFiguresAndColdChunksAreReachedByKeyAndSurviveGoingBack) {
    addWombats();
    show();
    window->actions().trigger(QStringLiteral("corpus.documents"));
    EXPECT_TRUE(table()->isVisible());
    window->actions().trigger(QStringLiteral("corpus.figures"));
    EXPECT_TRUE(part<QWidget>("figuresPane")->isVisible());
    window->actions().trigger(QStringLiteral("corpus.cold"));
    ASSERT_TRUE(waitFor([&] { return part<QWidget>("coldPane")->isVisible(); }));
    window->back();
    EXPECT_TRUE(part<QWidget>("figuresPane")->isVisible());
    window->back();
    EXPECT_TRUE(table()->isVisible());
    EXPECT_TRUE(window->actions().conflicts().isEmpty())
        << window->actions().conflicts().join(QLatin1Char('\n')).toStdString();
}

TEST_F(CorpusPages, RenderedAndRawStayInStep) {
    std::string text = "# Long\n\n";
    for (int i = 0; i < 300; ++i)
        text += "Paragraph " + std::to_string(i) + " of a long page.\n\n";
    write("long.md", text);
    add("t");
    show();
    openPage(QStringLiteral("long.md"));
    auto* view = window->findChild<PageView*>();
    view->setMode(PageView::Mode::Both);
    QCoreApplication::processEvents();
    auto* rendered = part<SourceView>("pageView");
    auto* raw = part<SourceView>("rawPageView");
    EXPECT_TRUE(rendered->isVisible() && raw->isVisible());
    rendered->setFocus();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(rendered, Qt::Key_Space);
    EXPECT_GT(rendered->topByte(), 500U);
    EXPECT_NEAR(static_cast<double>(raw->topByte()), static_cast<double>(rendered->topByte()), 60.0);
    ASSERT_TRUE(raw->showLine(401));
    EXPECT_EQ(raw->lineOf(raw->selectedRange()->second.start), 401);
    EXPECT_FALSE(raw->showLine(100000));
}

TEST(PageLayers, EverythingThatIsNotPlainTextHasAMarkOfItsOwn) {
    PageContent page;
    page.bytes = QByteArray(100, 'x');
    page.chunks.resize(2);
    page.chunks[0].range = {10, 50};
    page.chunks[1].range = {40, 90};
    page.overlaps = {{40, 50}};
    page.uncovered = {{90, 100}};
    page.stripped = {{{0, 10}, "front-matter"}, {{12, 13}, "markup"}};
    page.strippedBytes = {{QStringLiteral("front-matter"), 10}, {QStringLiteral("markup"), 1}};
    page.coveredBytes = 80;
    std::map<SourceLayer::Kind, int> count;
    for (const SourceLayer& layer : inspectorLayers(page, 1, {20, 30})) {
        ++count[layer.kind];
        if (layer.kind == SourceLayer::Kind::Stripped) {
            EXPECT_FALSE(layer.label.isEmpty()) << "why, in words";
        }
        if (layer.kind == SourceLayer::Kind::Chunk) {
            EXPECT_EQ(layer.strong, layer.id == QStringLiteral("1"));
        }
    }
    EXPECT_EQ(count[SourceLayer::Kind::Chunk], 2);
    EXPECT_EQ(count[SourceLayer::Kind::Overlap], 1);
    EXPECT_EQ(count[SourceLayer::Kind::Uncovered], 1);
    EXPECT_EQ(count[SourceLayer::Kind::Stripped], 1) << "markup between words is everywhere";
    EXPECT_EQ(count[SourceLayer::Kind::Cited], 1);
    const QString said = coverSentence(page);
    EXPECT_TRUE(said.contains(QStringLiteral("80 %"))) << said.toStdString();
    EXPECT_TRUE(said.contains(QStringLiteral("10 b"))) << said.toStdString();
}

TEST_F(CorpusPages, OnlyAPlainFileOfTheFolderIsOpenedInAnEditor) {
    addWombats();
    namespace fs = std::filesystem;
    const EditionInfo& edition = app->editions().back();
    ASSERT_TRUE(localFile(edition, QStringLiteral("wombats.md")).has_value());
    EXPECT_EQ(localFile(edition, QStringLiteral("gone.md")).error().code, ErrorCode::NotFound);
    std::ofstream(folder / "outside.md") << "secret";
    EXPECT_EQ(localFile(edition, QStringLiteral("../outside.md")).error().code, ErrorCode::Usage);
    fs::create_symlink(folder / "outside.md", folder / "docs/link.md");
    EXPECT_EQ(localFile(edition, QStringLiteral("link.md")).error().code, ErrorCode::Usage);
    write("run.sh", "#!/bin/sh\n");
    fs::permissions(folder / "docs/run.sh", fs::perms::owner_exec, fs::perm_options::add);
    EXPECT_EQ(localFile(edition, QStringLiteral("run.sh")).error().code, ErrorCode::Usage);
    EditionInfo fetched = edition;
    fetched.origin = "https://example.org/a.tar.gz";
    EXPECT_EQ(localFile(fetched, QStringLiteral("wombats.md")).error().code, ErrorCode::NotFound);
}
