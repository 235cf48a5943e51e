// SPDX-License-Identifier: GPL-3.0-or-later
// Every kept input of every target, and a few hundred changed copies of each (a fixed seed: the same in every
// run). What a fuzzer finds is kept as one more input.
#include "tests/fuzz/parsers/targets.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <vector>

namespace fs = std::filesystem;

namespace touchstone::fuzz {

namespace {

std::vector<fs::path> inputsOf(std::string_view target) {
    std::vector<fs::path> out;
    std::error_code ignored;
    for (const auto& entry :
         fs::directory_iterator(fs::path(TOUCHSTONE_SOURCE_DIR) / "tests/fuzz/inputs" / target, ignored))
        out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::string contentOf(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// One small change: a byte, a piece cut out, doubled, put elsewhere, or another input's end.
void change(std::string& bytes, const std::string& other, std::mt19937& random) {
    const auto below = [&](std::size_t n) { return n == 0 ? 0 : random() % n; };
    const std::size_t at = below(bytes.size() + 1),
                      size = below(std::min<std::size_t>(40, bytes.size() - at) + 1);
    constexpr std::string_view kTelling = "\n\r\t \"'`#*_[](){}<>|\\/:=+-.,;&!%$\xff\xc3";
    switch (random() % 6) {
    case 0:
        if (at < bytes.size())
            bytes[at] = static_cast<char>(random());
        break;
    case 1:
        bytes.erase(at, size);
        break;
    case 2:
        bytes.insert(at, bytes.substr(at, size));
        break;
    case 3:
        bytes.insert(at, 1 + below(3), kTelling[below(kTelling.size())]);
        break;
    case 4:
        bytes.resize(at);
        bytes += other.substr(below(other.size() + 1));
        break;
    default:
        bytes.resize(at);
    }
}

std::vector<Target> allTargets() {
    std::vector<Target> out;
    for (const auto targets : {pageTargets(), archiveTargets(), recordTargets()})
        out.insert(out.end(), targets.begin(), targets.end());
    return out;
}

} // namespace

class Replay : public testing::TestWithParam<Target> {};

TEST_P(Replay, InputsAndTheirChangedCopiesBreakNoPromise) {
    const Target& target = GetParam();
    const auto inputs = inputsOf(target.name);
    ASSERT_FALSE(inputs.empty()) << "tests/fuzz/inputs/" << target.name << " holds nothing";
    std::vector<std::string> contents;
    for (const auto& path : inputs) {
        contents.push_back(contentOf(path));
        EXPECT_EQ(target.run(contents.back()), "") << path;
    }
    EXPECT_EQ(target.run({}), "") << "no bytes at all";
    std::mt19937 random(20);
    for (std::size_t i = 0; i < contents.size(); ++i)
        for (int round = 0; round < 300; ++round) {
            std::string bytes = contents[i];
            if (bytes.size() > 16384)
                break;
            for (int changes = 1 + static_cast<int>(random() % 6); changes > 0; --changes)
                change(bytes, contents[random() % contents.size()], random);
            ASSERT_EQ(target.run(bytes), "") << inputs[i] << ", round " << round;
        }
}

INSTANTIATE_TEST_SUITE_P(Targets, Replay, testing::ValuesIn(allTargets()), [](const auto& instance) {
    std::string name(instance.param.name);
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(FuzzInputs, BelongToATarget) {
    for (const auto& entry : fs::directory_iterator(fs::path(TOUCHSTONE_SOURCE_DIR) / "tests/fuzz/inputs"))
        EXPECT_NE(targetByName(entry.path().filename().string()), nullptr) << entry.path();
}

} // namespace touchstone::fuzz
