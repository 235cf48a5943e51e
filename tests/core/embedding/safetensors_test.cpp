// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/safetensors.h"
#include "tests/core/embedding/tiny_model.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

using test::TensorOfTest;

class SafeTensorsFile : public ::testing::Test {
protected:
    Result<std::shared_ptr<const SafeTensors>> open(const std::string& bytes) {
        const auto file = m_folder.path() / "model.safetensors";
        test::writeFile(file, bytes);
        return SafeTensors::open(file);
    }
    void expectBroken(const std::string& bytes, const std::string& word) {
        const auto opened = open(bytes);
        ASSERT_FALSE(opened) << word;
        EXPECT_EQ(opened.error().code, ErrorCode::BadInput);
        EXPECT_NE(opened.error().message.find("model.safetensors"), std::string::npos);
        EXPECT_NE(opened.error().message.find(word), std::string::npos) << opened.error().message;
    }
    static std::string withHeader(const std::string& header, const std::string& numbers) {
        std::string out(8, '\0');
        const std::uint64_t length = header.size();
        std::memcpy(out.data(), &length, 8);
        return out + header + numbers;
    }
    test::FolderOfTest m_folder;
};

TEST_F(SafeTensorsFile, ThreeTypesReadAsTheSameNumbers) {
    const auto bytes = test::safeTensorsBytes({
        {"single", {"F32", {2}, std::string("\x00\x00\xc0\x3f\x00\x00\x00\xc0", 8)}}, // 1.5, -2
        {"half", {"F16", {4}, std::string("\x00\x3e\x00\xc0\x01\x00\x00\x7c", 8)}},   // 1.5, -2, 2^-24, inf
        {"brain", {"BF16", {2}, std::string("\xc0\x3f\x00\xc0", 4)}},                 // 1.5, -2
        {"numbers", {"I64", {1}, std::string(8, '\0')}},
    });
    const auto file = open(bytes);
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ((*file)->floats("single", {2}).value(), (std::vector<float>{1.5F, -2.0F}));
    EXPECT_EQ((*file)->floats("brain", {2}).value(), (std::vector<float>{1.5F, -2.0F}));
    const auto half = (*file)->floats("half", {4}).value();
    EXPECT_EQ(half[0], 1.5F);
    EXPECT_EQ(half[1], -2.0F);
    EXPECT_EQ(half[2], std::ldexp(1.0F, -24));
    EXPECT_TRUE(std::isinf(half[3]));
    EXPECT_EQ((*file)->floats("numbers", {1}).error().code, ErrorCode::BadInput);
    EXPECT_EQ((*file)->floats("none", {1}).error().code, ErrorCode::BadInput);
    EXPECT_EQ((*file)->floats("single", {3}).error().code, ErrorCode::BadInput);
}

TEST_F(SafeTensorsFile, WhatIsCutOffOrLiesIsRefusedByName) {
    const std::string good = test::safeTensorsBytes(test::tinyTensors());
    expectBroken("short", "shorter");
    expectBroken(good.substr(0, 100), "header");
    expectBroken(good.substr(0, good.size() - 1), "cut off");
    expectBroken(std::string("\xff\xff\xff\xff\xff\xff\xff\x7f", 8) + good.substr(8), "header");
    expectBroken(withHeader("not json at all", "1234"), "JSON");
    expectBroken(withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4000]}})", "1234"), "'a'");
    expectBroken(withHeader(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,0]}})", "1234"), "'a'");
    expectBroken(withHeader(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", "1234"), "'a'");
    expectBroken(withHeader(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", "1234"), "'a'");
    expectBroken(
        withHeader(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296,4294967296],"data_offsets":[0,4]}})",
                   "1234"),
        "'a'");
    expectBroken(withHeader(R"({"a":{"dtype":"F32","data_offsets":[0,4]}})", "1234"), "'a'");
    EXPECT_EQ(SafeTensors::open(m_folder.path() / "absent").error().code, ErrorCode::Io);
}

TEST_F(SafeTensorsFile, FingerprintTellsOtherWeights) {
    auto tensors = test::tinyTensors();
    const std::string one = open(test::safeTensorsBytes(tensors)).value()->fingerprint();
    EXPECT_EQ(one, open(test::safeTensorsBytes(tensors)).value()->fingerprint());
    tensors.back().second.bytes[1] ^= 1;
    EXPECT_NE(one, open(test::safeTensorsBytes(tensors)).value()->fingerprint());
}

} // namespace
} // namespace touchstone
