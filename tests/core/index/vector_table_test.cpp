// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/vector_index.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

TEST(VectorTable, HoldsTheVectorsThatTheIndexSearches) {
    const std::vector<float> values{1, 0, 0, 1, 0.6F, 0.8F};
    const auto table = parseVectorTable(serialiseVectors(values, 2));
    ASSERT_TRUE(table.has_value());
    EXPECT_EQ(table->count(), 3U);
    EXPECT_EQ(table->row(2)[1], 0.8F);
    EXPECT_EQ(table->values, values);
    EXPECT_EQ(parseVectorTable("TVECTOR1").error().code, ErrorCode::BadInput);
    EXPECT_EQ(parseVectorTable(serialiseVectors({}, 0))->count(), 0U);
}

} // namespace
} // namespace touchstone
