// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/corpusviewmodel.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QSignalSpy>

using namespace touchstone;
using namespace touchstone::gui;

class CorpusViewModels : public MadeWorkspace {};

TEST_F(CorpusViewModels, ShowsTheDocumentsOfAnEditionAndOpensAPageAtARange) {
    addWombats();
    CorpusViewModel corpus(*app);
    EXPECT_EQ(corpus.edition(), QStringLiteral("t")) << "a window that is made later finds the corpus";
    ASSERT_TRUE(waitFor([&] { return corpus.totalCount() == 1; }));
    corpus.openPage(QStringLiteral("wombats.md"), {60, 64});
    ASSERT_TRUE(waitFor([&] { return corpus.page() != nullptr; }));
    EXPECT_EQ(corpus.page()->title, QStringLiteral("Wombats"));
    EXPECT_FALSE(corpus.page()->extracted);
    ASSERT_NE(corpus.chunk(), nullptr);
    EXPECT_TRUE(corpus.chunk()->range.contains(60));
    corpus.selectChunk(99);
    EXPECT_EQ(corpus.selectedChunk(), -1) << "there is no such chunk";
}

TEST_F(CorpusViewModels, TheNewestRequestWins) {
    write("a.md", "# A\n\nalpha\n");
    write("b.md", "# B\n\nbeta\n");
    add("t");
    CorpusViewModel corpus(*app);
    QSignalSpy opened(&corpus, &CorpusViewModel::pageOpened);
    corpus.openPage(QStringLiteral("a.md"));
    corpus.openPage(QStringLiteral("b.md"));
    ASSERT_TRUE(waitFor([&] { return corpus.page() != nullptr; }));
    EXPECT_EQ(corpus.page()->path, QStringLiteral("b.md"));
    QTest::qWait(50);
    EXPECT_EQ(opened.size(), 1) << "the page that nobody wants any more does not flash by";
}

TEST_F(CorpusViewModels, APageThatIsNotThereIsSaidWithItsName) {
    addWombats();
    CorpusViewModel corpus(*app);
    QSignalSpy failed(&corpus, &CorpusViewModel::pageFailed);
    corpus.openPage(QStringLiteral("no/such.md"));
    ASSERT_TRUE(waitFor([&] { return !failed.isEmpty(); }));
    EXPECT_EQ(failed[0][0].toString(), QStringLiteral("no/such.md"));
    EXPECT_EQ(corpus.page(), nullptr);
}

TEST_F(CorpusViewModels, AChangedCorpusIsReadAgain) {
    addWombats();
    CorpusViewModel corpus(*app);
    ASSERT_TRUE(waitFor([&] { return corpus.totalCount() == 1; }));
    write("second.md", "# Second\n\nmore\n");
    add("t");
    ASSERT_TRUE(waitFor([&] { return corpus.totalCount() == 2; }));
    app->removeCorpus(QStringLiteral("t"));
    ASSERT_TRUE(waitFor([&] { return corpus.edition().isEmpty(); }));
    EXPECT_EQ(corpus.totalCount(), 0);
}

TEST_F(CorpusViewModels, RunsOfSeveralIncludedFilesKeepTheirFile) {
    write("src/one.py", "print('one')\n");
    write("src/two.py", "print('two')\n");
    write("docs/page.md", "# Page\n\n{* ../src/one.py *}\n\nBetween.\n\n{* ../src/two.py *}\n");
    write("mkdocs.yml", "site_name: t\n");
    add("t");
    CorpusViewModel corpus(*app);
    corpus.openPage(QStringLiteral("docs/page.md"));
    ASSERT_TRUE(waitFor([&] { return corpus.page() != nullptr; }));
    const PageContent& page = *corpus.page();
    const auto one = page.fileOf(QStringLiteral("src/one.py"));
    const auto two = page.fileOf(QStringLiteral("src/two.py"));
    ASSERT_TRUE(one && two) << page.includedPaths.size();
    EXPECT_NE(*one, *two);
    EXPECT_EQ(page.fileOf(QString()), 0U);
    EXPECT_EQ(page.fileOf(QStringLiteral("docs/page.md")), 0U);
    EXPECT_FALSE(page.fileOf(QStringLiteral("src/three.py")).has_value());
    for (const PageBlock& block : page.blocks)
        for (const PageRun& run : block.runs)
            if (block.text.contains(QStringLiteral("print"))) {
                EXPECT_EQ(run.file, block.text.contains(QStringLiteral("one")) ? *one : *two);
            }
}

TEST_F(CorpusViewModels, FilterAndSortRunInTheBackgroundAndTheNewestWins) {
    write("alpha.md", "---\nstatus: Final\nlang: de\n---\n# Erste Seite\n\nText.\n");
    write("beta.md", "---\nstatus: Draft\n---\n# Second\n\n" + std::string(2000, 'x') + "\n");
    write("gamma.txt", "Third, plain.\n");
    write("bad.md", "# Half \xC3\x28 bytes\n");
    add("t");
    CorpusViewModel corpus(*app);
    ASSERT_TRUE(waitFor([&] { return corpus.totalCount() >= 4; }));
    const auto paths = [&] {
        QStringList out;
        for (int i = 0; i < corpus.table().rowCount(); ++i)
            out.append(corpus.table().index(i, 0).data(DocumentTableModel::PathRole).toString());
        return out;
    };
    corpus.setFilter(QStringLiteral("a"));
    corpus.setFilter(QStringLiteral("status:final"));
    ASSERT_TRUE(waitFor([&] { return corpus.shownCount() == 1; }));
    EXPECT_EQ(paths(), QStringList{QStringLiteral("alpha.md")});
    EXPECT_EQ(corpus.tree().rowCount(), 1) << "tree and table show the same";
    corpus.setFilter(QStringLiteral("ERSTE seite"));
    ASSERT_TRUE(waitFor(
        [&] { return corpus.query().text == QStringLiteral("ERSTE seite") && corpus.shownCount() == 1; }));
    corpus.setFilter(QStringLiteral("language:de"));
    ASSERT_TRUE(waitFor([&] { return corpus.shownCount() == 1; }));
    corpus.setFilter(QStringLiteral("format:text"));
    ASSERT_TRUE(waitFor([&] { return paths() == QStringList{QStringLiteral("gamma.txt")}; }));
    corpus.setFilter({});
    corpus.sortBy(DocumentColumn::Size, true);
    ASSERT_TRUE(waitFor([&] { return corpus.shownCount() == corpus.totalCount(); }));
    EXPECT_EQ(paths().front(), QStringLiteral("beta.md"));
}
