// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/documenttablemodel.h"
#include "gui/viewmodels/documenttreemodel.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

struct Rows {
    std::shared_ptr<DocumentTable> table = std::make_shared<DocumentTable>();
    Rows() { table->words.append(QString()); }
    void add(const QString& path, quint32 sections, FileState state = FileState::Parsed,
             const QString& reason = {}) {
        DocumentTable& t = *table;
        const bool read = state == FileState::Parsed;
        t.row.push_back(read ? static_cast<qint64>(1000 + t.row.size()) : 0);
        if (read)
            t.byRow.emplace(t.row.back(), static_cast<quint32>(t.row.size() - 1));
        t.path.push_back(path);
        t.title.push_back(QStringLiteral("Title of ") + path);
        t.reason.push_back(reason);
        t.state.push_back(state);
        t.sizeBytes.push_back(100);
        t.sections.push_back(sections);
        t.chunks.push_back(sections);
        for (auto* column : {&t.source, &t.dialect, &t.language, &t.version, &t.status})
            column->push_back(0);
        t.key.push_back((path + QLatin1Char('\n') + t.title.back()).toLower());
    }
    std::shared_ptr<const std::vector<quint32>> shown(std::vector<quint32> numbers) const {
        return std::make_shared<const std::vector<quint32>>(std::move(numbers));
    }
    std::shared_ptr<const std::vector<quint32>> all() const {
        std::vector<quint32> numbers(table->size());
        for (quint32 i = 0; i < numbers.size(); ++i)
            numbers[i] = i;
        return shown(std::move(numbers));
    }
};

struct Tree {
    Tree() : tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal) {
        tester.setUseFetchMore(false); // what is fetched is for the tests to say
        rows.add(QStringLiteral("a.md"), 2);
        rows.add(QStringLiteral("b/Über.md"), 1);
        rows.add(QStringLiteral("broken.md"), 0, FileState::Failed, QStringLiteral("not UTF-8"));
        model.setRows(rows.table, rows.all());
    }
    Rows rows;
    DocumentTreeModel model;
    QAbstractItemModelTester tester;
};

} // namespace

TEST(DocumentTree, SectionsComeWhenTheyAreAskedForAndOnce) {
    Tree tree;
    QSignalSpy wanted(&tree.model, &DocumentTreeModel::sectionsWanted);
    const QModelIndex first = tree.model.index(0, 0);
    EXPECT_TRUE(tree.model.hasChildren(first));
    EXPECT_EQ(tree.model.rowCount(first), 0);
    ASSERT_TRUE(tree.model.canFetchMore(first));
    tree.model.fetchMore(first);
    EXPECT_FALSE(tree.model.canFetchMore(first)) << "the answer is on its way";
    ASSERT_EQ(wanted.size(), 1);
    const qint64 row = wanted[0][0].toLongLong();
    tree.model.setSections(row, {{QStringLiteral("One"), 1, {0, 10}}, {QString(), 0, {10, 30}}});
    ASSERT_EQ(tree.model.rowCount(first), 2);
    const QModelIndex section = tree.model.index(1, 0, first);
    EXPECT_EQ(tree.model.parent(section), first);
    EXPECT_EQ(section.data(DocumentTreeModel::StartRole).toULongLong(), 10U);
    EXPECT_EQ(section.data(DocumentTreeModel::PathRole).toString(), QStringLiteral("a.md"));
    EXPECT_FALSE(section.data().toString().isEmpty()) << "a section without heading has words too";
    tree.model.setSections(row, {{QStringLiteral("Again"), 1, {0, 1}}});
    EXPECT_EQ(tree.model.rowCount(first), 2) << "a second answer changes nothing";
}

TEST(DocumentTree, AnotherQueryIsOneResetAndKeepsWhatWasRead) {
    Tree tree;
    QSignalSpy wanted(&tree.model, &DocumentTreeModel::sectionsWanted);
    QSignalSpy resets(&tree.model, &QAbstractItemModel::modelReset);
    QSignalSpy removals(&tree.model, &QAbstractItemModel::rowsRemoved);
    tree.model.fetchMore(tree.model.index(0, 0));
    tree.model.setRows(tree.rows.table, tree.rows.shown({1}));
    EXPECT_EQ(tree.model.rowCount(), 1);
    EXPECT_EQ(tree.model.index(0, 0).data(DocumentTreeModel::PathRole).toString(),
              QStringLiteral("b/Über.md"));
    tree.model.setSections(wanted[0][0].toLongLong(), {{QStringLiteral("One"), 1, {0, 10}}});
    tree.model.setRows(tree.rows.table, tree.rows.shown({2, 1, 0}));
    const QModelIndex last = tree.model.index(2, 0);
    EXPECT_EQ(last.data().toString(), QStringLiteral("a.md"));
    EXPECT_EQ(tree.model.rowCount(last), 1) << "what came while it was hidden is there";
    tree.model.setRows(tree.rows.table, tree.rows.shown({}));
    EXPECT_FALSE(tree.model.hasChildren());
    EXPECT_EQ(resets.size(), 3);
    EXPECT_EQ(removals.size(), 0) << "a removal per row is what makes proxies slow";
    tree.model.setRows(nullptr, nullptr);
    EXPECT_EQ(tree.model.rowCount(), 0);
}

TEST(DocumentTree, AFileThatFailedHasNoSectionsAndSaysWhyInWords) {
    Tree tree;
    const QModelIndex index = tree.model.indexOfPath(QStringLiteral("broken.md"));
    ASSERT_TRUE(index.isValid());
    EXPECT_FALSE(tree.model.hasChildren(index));
    EXPECT_FALSE(tree.model.canFetchMore(index));
    EXPECT_TRUE(index.data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("not UTF-8")));
    EXPECT_FALSE(tree.model.indexOfPath(QStringLiteral("no.md")).isValid());
}

TEST(DocumentTree, VeryManyDocumentsAreAWindowThatGrows) {
    Rows rows;
    for (int i = 0; i < 3 * DocumentTreeModel::kWindow; ++i)
        rows.add(QStringLiteral("d%1.md").arg(i), 1);
    DocumentTreeModel model;
    model.setRows(rows.table, rows.all());
    EXPECT_EQ(model.rowCount(), DocumentTreeModel::kWindow);
    ASSERT_TRUE(model.canFetchMore({}));
    model.fetchMore({});
    EXPECT_EQ(model.rowCount(), 2 * DocumentTreeModel::kWindow);
    const QString late = QStringLiteral("d%1.md").arg(3 * DocumentTreeModel::kWindow - 10);
    const QModelIndex index = model.indexOfPath(late);
    ASSERT_TRUE(index.isValid()) << "a page that is asked for comes into the window";
    EXPECT_EQ(index.data().toString(), late);
    EXPECT_FALSE(model.canFetchMore({}));
}

TEST(DocumentGrid, ShowsNumbersForPeopleAndTheReasonBesideTheState) {
    Tree tree;
    DocumentTableModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(tree.rows.table, tree.rows.shown({2, 0}));
    ASSERT_EQ(model.rowCount(), 2);
    const auto state = static_cast<int>(DocumentColumn::State);
    EXPECT_TRUE(model.index(0, state).data().toString().contains(QStringLiteral("not UTF-8")));
    EXPECT_EQ(model.index(1, static_cast<int>(DocumentColumn::Sections)).data().toString(),
              QStringLiteral("2"));
    EXPECT_EQ(model.indexOfPath(QStringLiteral("a.md")).row(), 1);
    EXPECT_FALSE(model.indexOfPath(QStringLiteral("b/Über.md")).isValid()) << "the query does not show it";
    for (int i = 0; i < kDocumentColumns; ++i)
        EXPECT_FALSE(model.headerData(i, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}
