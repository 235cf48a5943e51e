// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/documenttable.h"

#include <gtest/gtest.h>

#include <QElapsedTimer>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

/// `count` documents in 40 folders, one of five statuses each, one in a hundred failed.
DocumentTable tableOf(quint32 count) {
    DocumentTable t;
    t.words = {QString(),
               QStringLiteral("Final"),
               QStringLiteral("Draft"),
               QStringLiteral("Rejected"),
               QStringLiteral("active"),
               QStringLiteral("markdown")};
    for (quint32 i = 0; i < count; ++i) {
        const bool failed = i % 100 == 99;
        t.row.push_back(failed ? 0 : i + 1);
        t.path.push_back(QStringLiteral("folder%1/page%2.md").arg(i % 40).arg(i));
        t.title.push_back(QStringLiteral("Page %1").arg(count - i));
        t.reason.push_back(failed ? QStringLiteral("not UTF-8") : QString());
        t.state.push_back(failed ? FileState::Failed : FileState::Parsed);
        t.sizeBytes.push_back((i * 7919U) % 100000);
        t.sections.push_back(i % 30);
        t.chunks.push_back(i % 50);
        t.source.push_back(0);
        t.dialect.push_back(5);
        t.language.push_back(0);
        t.version.push_back(0);
        t.status.push_back(static_cast<quint16>(i % 5));
        t.key.push_back((t.path.back() + QLatin1Char('\n') + t.title.back()).toLower());
    }
    return t;
}

std::vector<quint32> run(const DocumentTable& table, const DocumentQuery& query) {
    JobContext context;
    auto shown = select(table, query, context);
    EXPECT_TRUE(shown.has_value());
    return shown.value_or(std::vector<quint32>{});
}

} // namespace

TEST(DocumentTable, EveryWordOfTheFilterMustBeThere) {
    const DocumentTable table = tableOf(400);
    EXPECT_EQ(run(table, {QString()}).size(), 400U);
    const auto one = run(table, {QStringLiteral("FOLDER7/ page47.md")});
    ASSERT_EQ(one.size(), 1U);
    EXPECT_EQ(one.front(), 47U);
    EXPECT_TRUE(run(table, {QStringLiteral("folder7/ page48.md")}).empty());
    EXPECT_EQ(run(table, {QStringLiteral("state:failed")}).size(), 4U);
    EXPECT_EQ(run(table, {QStringLiteral("status:final")}).size(), 80U);
    EXPECT_EQ(run(table, {QStringLiteral("status:FINAL folder1/")}).size(),
              run(table, {QStringLiteral("folder1/ status:final")}).size());
    EXPECT_EQ(run(table, {QStringLiteral("state: ")}).size(), 400U) << "a word that is being typed";
    EXPECT_TRUE(run(table, {QStringLiteral("http://x")}).empty()) << "not every colon names a column";
}

TEST(DocumentTable, SortingKeepsTheOrderOfTies) {
    const DocumentTable table = tableOf(300);
    const auto byChunks = run(table, {QString(), DocumentColumn::Chunks, true});
    ASSERT_EQ(byChunks.size(), 300U);
    for (std::size_t i = 1; i < byChunks.size(); ++i) {
        const quint32 before = byChunks[i - 1];
        const quint32 now = byChunks[i];
        EXPECT_GE(table.chunks[before], table.chunks[now]);
        if (table.chunks[before] == table.chunks[now]) {
            EXPECT_LT(before, now);
        }
    }
    const auto byStatus = run(table, {QString(), DocumentColumn::Status, false});
    EXPECT_EQ(table.word(table.status[byStatus.front()]), QString());
    EXPECT_EQ(table.word(table.status[byStatus.back()]), QStringLiteral("Rejected"))
        << "letters are compared without regard to case";
    const auto byPath = run(table, {QString(), DocumentColumn::Path, true});
    EXPECT_EQ(byPath.front(), 299U);
}

TEST(DocumentTable, TwoHundredThousandAreFilteredAndSortedInAMoment) {
    const DocumentTable table = tableOf(200'000);
    for (const DocumentQuery& query :
         {DocumentQuery{QStringLiteral("page1999")}, DocumentQuery{QStringLiteral("folder3 status:draft")},
          DocumentQuery{QString(), DocumentColumn::Size, true},
          DocumentQuery{QString(), DocumentColumn::Status},
          DocumentQuery{QString(), DocumentColumn::Title}}) {
        QElapsedTimer timer;
        timer.start();
        const auto shown = run(table, query);
        std::printf("  '%s' by column %d: %zu of 200000 in %lld ms\n", qPrintable(query.text),
                    static_cast<int>(query.sortBy), shown.size(), static_cast<long long>(timer.elapsed()));
        EXPECT_LT(timer.elapsed(), 3000);
        EXPECT_FALSE(shown.empty());
    }
}

TEST(DocumentTable, AStoppedQueryEndsAsCancelled) {
    const DocumentTable table = tableOf(100);
    std::stop_source stop;
    JobContext context;
    context.stop = stop.get_token();
    stop.request_stop();
    const auto shown = select(table, {QStringLiteral("page")}, context);
    ASSERT_FALSE(shown.has_value());
    EXPECT_EQ(shown.error().code, ErrorCode::Cancelled);
}
