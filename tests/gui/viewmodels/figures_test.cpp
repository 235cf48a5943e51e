// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/coldchunks.h"
#include "gui/viewmodels/corpusfigures.h"
#include "gui/viewmodels/corpusreports.h"
#include "gui/viewmodels/corpusviewmodel.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QAbstractItemModelTester>
#include <cmath>

using namespace touchstone;
using namespace touchstone::gui;

TEST(Histogram, HasRoundBinsThatHoldEverything) {
    std::vector<quint32> values;
    for (quint32 i = 0; i < 1000; ++i)
        values.push_back(i % 211);
    values.push_back(9000);
    const auto bins = histogram(values, 12);
    ASSERT_LE(bins.size(), 12U);
    quint64 all = 0;
    for (const HistogramBin& bin : bins) {
        all += bin.count;
        if (bin.to > 0) {
            EXPECT_EQ(bin.to - bin.from, bins.front().to);
        }
    }
    EXPECT_EQ(all, 1001U);
    EXPECT_EQ(bins.back().to, 0U) << "what lies far above is in an open bin";
    EXPECT_EQ(bins.front().to, 20U);
    std::vector<quint32> none;
    EXPECT_TRUE(histogram(none).empty());
    std::vector<quint32> zeros(5, 0);
    ASSERT_EQ(histogram(zeros).size(), 1U);
    EXPECT_EQ(histogram(zeros).front().count, 5U);
}

TEST(Projection, FindsTheTwoDirectionsThatDifferMost) {
    VectorTable table;
    table.dimension = 6;
    // Wide along the third, less along the fifth, almost nothing elsewhere; the mean is far from zero.
    for (int i = 0; i < 400; ++i) {
        const double t = i * 0.37;
        table.values.insert(table.values.end(), {5.0F, 1.0F, static_cast<float>(10 * std::sin(t)),
                                                 0.01F * static_cast<float>(i % 7),
                                                 static_cast<float>(3 * std::cos(t * 1.7)), -2.0F});
    }
    JobContext context;
    const auto plane = projectToPlane(table, context);
    ASSERT_TRUE(plane.has_value());
    ASSERT_EQ(plane->points.size(), 400U);
    EXPECT_GT(plane->explained[0], 0.85);
    EXPECT_GT(plane->explained[1], 0.05);
    EXPECT_NEAR(plane->explained[0] + plane->explained[1], 1.0, 0.01);
    double meanX = 0;
    for (std::size_t i = 0; i < 400; ++i) {
        meanX += static_cast<double>(plane->points[i].x) / 400;
        EXPECT_NEAR(std::abs(static_cast<double>(plane->points[i].x - plane->points[0].x)),
                    std::abs(10 * std::sin(static_cast<double>(i) * 0.37)), 0.6)
            << i;
    }
    EXPECT_NEAR(meanX, 0, 0.05);
    VectorTable same;
    same.dimension = 3;
    same.values.assign(30, 0.5F);
    const auto flat = projectToPlane(same, context);
    ASSERT_TRUE(flat.has_value());
    EXPECT_EQ(flat->points[7].x, 0.0F);
}

class Figures : public MadeWorkspace {
protected:
    void SetUp() override {
        MadeWorkspace::SetUp();
        write("a.md", "---\ntitle: A\n---\n# A\n\nThe same words stand here.\n");
        write("b.md", "# B\n\nSomething else altogether, and quite a bit longer than that.\n");
        write("c/same.txt", "Shared paragraph of two files.\n");
        write("c/again.txt", "Shared   paragraph\nof two FILES.\n");
        add("t");
        corpus = std::make_unique<CorpusViewModel>(*app);
        ASSERT_TRUE(waitFor([&] { return corpus->totalCount() == 4; }));
        reports = std::make_unique<CorpusReports>(*app);
        reports->setEdition(corpus->editionInfo(), corpus->documents());
    }
    void TearDown() override {
        reports.reset();
        corpus.reset();
        MadeWorkspace::TearDown();
    }
    std::unique_ptr<CorpusViewModel> corpus;
    std::unique_ptr<CorpusReports> reports;
};

TEST_F(Figures, CountWhatIsThereAndFindDuplicates) {
    reports->wantFigures();
    EXPECT_TRUE(reports->reading());
    ASSERT_TRUE(waitFor([&] { return reports->figures() != nullptr; }));
    const CorpusFigures& figures = *reports->figures();
    EXPECT_EQ(figures.chunks, corpus->editionInfo()->chunks);
    quint64 counted = 0;
    for (const HistogramBin& bin : figures.chunkTokens)
        counted += bin.count;
    EXPECT_EQ(counted, figures.chunks);
    ASSERT_EQ(figures.duplicates.size(), 1U) << "blanks and case do not count";
    EXPECT_EQ(figures.duplicates.front().count, 2U);
    EXPECT_EQ(figures.duplicateChunks, 1U);
    quint64 sum = 0, none = 0;
    for (const CoverShare& share : figures.cover) {
        if (share.kind != CoverShare::Kind::InSeveral)
            sum += share.bytes;
        if (share.kind == CoverShare::Kind::InNone)
            none = share.bytes;
    }
    EXPECT_EQ(sum, corpus->editionInfo()->bytes) << "each byte is counted once";
    EXPECT_EQ(none, 0U) << "each byte is in a chunk or left out with its reason";
}

TEST_F(Figures, TheMapHasAPointForEachChunk) {
    reports->wantMap();
    ASSERT_TRUE(waitFor([&] { return reports->map() != nullptr; }));
    EXPECT_EQ(reports->map()->points.size(), reports->map()->places.size());
    EXPECT_LE(reports->map()->points.size(), corpus->editionInfo()->chunks);
}

TEST_F(Figures, ChunksWithoutAnswersAreAllCold) {
    reports->wantColdChunks();
    ASSERT_TRUE(waitFor([&] { return reports->coldChunks() != nullptr; }));
    EXPECT_EQ(reports->coldChunks()->places.size(), corpus->editionInfo()->chunks);
    EXPECT_EQ(reports->coldChunks()->answers, 0U);
    ColdChunksModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows(reports->documents(), reports->coldChunks());
    EXPECT_EQ(model.rowCount(), static_cast<int>(corpus->editionInfo()->chunks));
    EXPECT_FALSE(model.path(model.index(0, 0)).isEmpty());
}

TEST_F(Figures, AFreshSnapshotAddsUp) {
    ASSERT_TRUE(waitFor([&] { return reports->health().has_value(); }));
    EXPECT_TRUE(reports->health()->isWell());
    EXPECT_EQ(reports->health()->files, 4U);
}
