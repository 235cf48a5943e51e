// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job_context.h"

#include <gtest/gtest.h>

#include <vector>

namespace touchstone {
namespace {

class FakeClock final : public Clock {
public:
    [[nodiscard]] std::int64_t unixMs() const override { return 0; }
    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return m_now; }
    void pass(std::chrono::milliseconds time) { m_now += time; }

private:
    std::chrono::steady_clock::time_point m_now{std::chrono::hours(1)};
};

class ProgressMeterTest : public testing::Test {
protected:
    ProgressMeterTest() {
        m_context.clock = &m_clock;
        m_context.job = "corpus add x";
        m_context.progress = [this](const Progress& progress) { m_reports.push_back(progress); };
    }
    FakeClock m_clock;
    JobContext m_context;
    std::vector<Progress> m_reports;
};

TEST_F(ProgressMeterTest, ReportsAtMostEveryFiftyMilliseconds) {
    ProgressMeter meter(m_context, "reading", 1000);
    ASSERT_EQ(m_reports.size(), 1U) << "the beginning is told";
    for (int i = 0; i < 100; ++i) {
        m_clock.pass(std::chrono::milliseconds(10));
        meter.advance();
    }
    EXPECT_EQ(m_reports.size(), 21U) << "one second, twenty reports";
    EXPECT_EQ(m_reports.back().job, "corpus add x");
    EXPECT_EQ(m_reports.back().stage, "reading");
    EXPECT_EQ(m_reports.back().done, 100U);
    EXPECT_EQ(m_reports.back().total, 1000U);
}

TEST_F(ProgressMeterTest, EstimatesTheTimeLeftFromThePaceSoFar) {
    ProgressMeter meter(m_context, "reading", 100);
    m_clock.pass(std::chrono::seconds(2));
    meter.advance(20);
    ASSERT_TRUE(m_reports.back().secondsLeft.has_value());
    EXPECT_NEAR(*m_reports.back().secondsLeft, 8.0, 1e-9);
}

TEST_F(ProgressMeterTest, TellsTheEndAtOnceAndNoTimeWithoutATotal) {
    ProgressMeter meter(m_context, "reading", 0);
    m_clock.pass(std::chrono::seconds(2));
    meter.advance(20);
    EXPECT_FALSE(m_reports.back().secondsLeft.has_value());
    meter.setTotal(50);
    meter.finish();
    EXPECT_EQ(m_reports.back().done, 50U) << "the end is told within the fifty milliseconds too";
}

TEST(ProgressMeter, NeedsNobodyToListen) {
    const JobContext context;
    ProgressMeter meter(context, "reading", 2);
    EXPECT_NO_THROW(meter.advance(2)); // an empty function that is called throws
    meter.finish();
}

TEST(JobContext, StopsAsCancelled) {
    std::stop_source source;
    JobContext context;
    context.stop = source.get_token();
    EXPECT_TRUE(context.check().has_value());
    source.request_stop();
    ASSERT_FALSE(context.check().has_value());
    EXPECT_EQ(context.check().error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(JobContext{}.stopped());
}

TEST(Clock, WritesTimesAsText) {
    EXPECT_EQ(isoTime(0), "1970-01-01T00:00:00.000Z");
    EXPECT_EQ(isoTime(1700000000250), "2023-11-14T22:13:20.250Z");
    EXPECT_EQ(isoTime(-1), "1969-12-31T23:59:59.999Z");
}

} // namespace
} // namespace touchstone
