// SPDX-License-Identifier: GPL-3.0-or-later
// Expected numbers come from an independent calculation in double precision with the same formula's weights.
#include "core/embedding/bert_model.h"
#include "core/embedding/encoder.h"
#include "tests/core/embedding/tiny_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <numeric>

namespace touchstone {
namespace {

JobContext g_context;

double cosine(const float* a, const float* b, std::size_t n) {
    return std::inner_product(a, a + n, b, 0.0);
}

class TinyEncoder : public ::testing::Test {
protected:
    void SetUp() override { test::writeTinyModel(m_folder.path()); }
    std::unique_ptr<Embedder> make(const std::string& more = "") const {
        auto made = makeEncoder(Spec::parse("encoder:path=" + m_folder.path().string() + more).value());
        EXPECT_TRUE(made) << made.error().message;
        return std::move(*made);
    }
    static std::vector<float> one(Embedder& embedder, const std::string& text,
                                  EmbedPurpose purpose = EmbedPurpose::Passage) {
        auto vector = embedder.embed({text}, purpose, g_context);
        EXPECT_TRUE(vector) << vector.error().message;
        return vector ? *vector : std::vector<float>{};
    }
    void expectRefused(const std::string& word, ErrorCode code = ErrorCode::BadInput) const {
        auto embedder = make();
        const auto prepared = embedder->prepare(g_context);
        ASSERT_FALSE(prepared) << word;
        EXPECT_EQ(prepared.error().code, code) << prepared.error().message;
        EXPECT_NE(prepared.error().message.find(word), std::string::npos) << prepared.error().message;
    }
    test::FolderOfTest m_folder;
};

TEST_F(TinyEncoder, HiddenStatesEqualTheIndependentCalculation) {
    const auto model = BertModel::open(m_folder.path());
    ASSERT_TRUE(model) << model.error().message;
    const std::vector<TokenSequence> batch{{{2, 5, 7, 1, 3}, {}}, {{2, 4, 3, 9, 10, 3}, {0, 0, 0, 1, 1, 1}}};
    const auto states = (*model)->hiddenStates(batch, g_context);
    ASSERT_TRUE(states);
    ASSERT_EQ(states->size(), 11U * 12U);
    const std::array<double, 12> first{-0.2167711, -0.3333376, -0.9625450, -0.4199270, 1.6250778, 1.1416807,
                                       -1.0577523, -0.5740081, 0.3224717,  0.1594508,  1.6065640, 2.0802026};
    const std::array<double, 12> second{-0.0887711, -0.4520307, -1.0933531, -0.1707127, 1.6201150, 0.8241985,
                                        -0.8733765, -0.3615325, 0.1158137,  0.0416119,  1.7672272, 2.0283122};
    for (std::size_t i = 0; i < 12; ++i) {
        EXPECT_NEAR((*states)[i], first[i], 2e-5);
        EXPECT_NEAR((*states)[5 * 12 + i], second[i], 2e-5);
    }
    const auto scores = (*model)->scores(batch, g_context);
    ASSERT_TRUE((*model)->hasScore());
    EXPECT_NEAR((*scores)[0], 0.2588747766, 1e-5);
    EXPECT_NEAR((*scores)[1], 0.2586049950, 1e-5);
}

TEST_F(TinyEncoder, MeanPoolingGivesTheIndependentVector) {
    // "green blue xyz" is 5 7 [UNK].
    const std::array<double, 12> want{-0.0719226, -0.1294942, -0.2802543, -0.0669229, 0.4521795, 0.2695272,
                                      -0.2647845, -0.0946939, 0.1204903,  0.0594118,  0.4676966, 0.5496003};
    const auto vector = one(*make(), "Green BLUE xyz");
    ASSERT_EQ(vector.size(), 12U);
    for (std::size_t i = 0; i < 12; ++i)
        EXPECT_NEAR(vector[i], want[i], 1e-5);
}

TEST_F(TinyEncoder, ABatchGivesWhatEachTextGivesAloneInAnyOrder) {
    std::vector<std::string> texts;
    for (int i = 0; i < 200; ++i) {
        std::string text;
        for (int j = 0; j < i % 7; ++j)
            text += (i + j) % 3 == 0 ? "red " : "greening, ";
        texts.push_back(text);
    }
    auto embedder = make(",threads=3");
    const auto all = embedder->embed(texts, EmbedPurpose::Passage, g_context);
    ASSERT_TRUE(all);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto alone = one(*embedder, texts[i]);
        EXPECT_NEAR(cosine(alone.data(), all->data() + i * 12, 12), 1.0, 1e-6) << texts[i];
    }
}

TEST_F(TinyEncoder, LongTextsAreCutAtTheModelsLimit) {
    auto embedder = make();
    const auto seven = one(*embedder, "red red red red red red red"),
               eight = one(*embedder, "red red red red red red red blue");
    EXPECT_EQ(seven, eight); // 9 positions less start and end
    auto shorter = make(",max_tokens=4");
    EXPECT_EQ(one(*shorter, "red red"), one(*shorter, "red red blue"));
}

TEST_F(TinyEncoder, PrefixesComeFromTheModelsFilesAndFromTheSpec) {
    auto plain = make();
    const auto passage = one(*plain, "green blue"), bare = one(*plain, "red green blue");
    test::writeFile(m_folder.path() / "config_sentence_transformers.json",
                    R"({"prompts":{"query":"red ","document":""}})");
    auto withFile = make();
    EXPECT_EQ(one(*withFile, "green blue"), passage);
    EXPECT_EQ(one(*withFile, "green blue", EmbedPurpose::Query), bare);
    auto withSpec = make(",query_prefix=,passage_prefix=\"red \"");
    EXPECT_EQ(one(*withSpec, "green blue"), bare);
    EXPECT_EQ(one(*withSpec, "green blue", EmbedPurpose::Query), passage);
}

TEST_F(TinyEncoder, PoolingComesFromTheModulesAndDimensionsCanBeCut) {
    const auto mean = one(*make(), "green");
    test::writeFile(
        m_folder.path() / "modules.json",
        R"([{"type":"x.Transformer","path":""},{"type":"x.Pooling","path":"1_Pooling"},{"type":"x.Normalize","path":"2"}])");
    test::writeFile(m_folder.path() / "1_Pooling/config.json",
                    R"({"pooling_mode_cls_token":true,"pooling_mode_mean_tokens":false})");
    const auto start = one(*make(), "green");
    EXPECT_NE(start, mean);
    EXPECT_EQ(start, one(*make(",pooling=cls"), "green"));
    EXPECT_EQ(mean, one(*make(",pooling=mean"), "green"));
    const auto cut = one(*make(",dim=5"), "green");
    ASSERT_EQ(cut.size(), 5U);
    EXPECT_NEAR(cosine(cut.data(), cut.data(), 5), 1.0, 1e-6);
    EXPECT_NEAR(cut[0] / cut[1], start[0] / start[1], 1e-4);
}

TEST_F(TinyEncoder, AModelWithAHeadIsReadByItsPrefix) {
    const auto bare = one(*make(), "green");
    test::writeTinyModel(m_folder.path(), "bert.");
    EXPECT_EQ(one(*make(), "green"), bare);
}

TEST_F(TinyEncoder, IdentityFollowsTheWeightsAndNotTheFolder) {
    auto here = make();
    ASSERT_TRUE(here->prepare(g_context));
    test::FolderOfTest elsewhere;
    test::writeTinyModel(elsewhere.path());
    auto there = makeEncoder(Spec::parse("encoder:path=" + elsewhere.path().string()).value()).value();
    ASSERT_TRUE(there->prepare(g_context));
    EXPECT_EQ(here->identity(), there->identity());
    EXPECT_NE(here->spec(), there->spec());
    auto other = make(",pooling=cls");
    ASSERT_TRUE(other->prepare(g_context));
    EXPECT_NE(here->identity(), other->identity());
}

TEST_F(TinyEncoder, ForeignOrBrokenModelsAreRefusedByName) {
    std::filesystem::remove(m_folder.path() / "config.json");
    expectRefused("config.json", ErrorCode::NotFound);
    for (const auto& [text, word] :
         {std::pair{R"({"model_type":"roberta"})", "roberta"},
          std::pair{R"({"model_type":"bert"})", "hidden_size"}, std::pair{"{", "config.json"}}) {
        test::writeFile(m_folder.path() / "config.json", text);
        expectRefused(word);
    }
    std::string config = test::kTinyConfig;
    config.replace(config.find("\"vocab_size\":11"), 15, "\"vocab_size\":12");
    test::writeFile(m_folder.path() / "config.json", config);
    expectRefused("word_embeddings");
    test::writeFile(m_folder.path() / "config.json", test::kTinyConfig);
    test::writeFile(m_folder.path() / "vocab.txt", "a\nb\n");
    expectRefused("[UNK]");
    test::writeFile(m_folder.path() / "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\nb\nc\nd\ne\nf\ng\nh\n");
    expectRefused("pieces");
}

TEST_F(TinyEncoder, AStoppedJobEndsAsCancelled) {
    std::stop_source source;
    source.request_stop();
    JobContext stopped;
    stopped.stop = source.get_token();
    const auto vectors = make()->embed({"red"}, EmbedPurpose::Passage, stopped);
    ASSERT_FALSE(vectors);
    EXPECT_EQ(vectors.error().code, ErrorCode::Cancelled);
}

TEST_F(TinyEncoder, WordsOfTheSpecAreChecked) {
    for (const char* text :
         {"encoder", "encoder:path=/x,pooling=sum", "encoder:path=/x,dim=0", "encoder:path=/x,what=1"})
        EXPECT_EQ(makeEncoder(Spec::parse(text).value()).error().code, ErrorCode::Usage) << text;
}

TEST(StaticVectors, ATextIsTheMeanOfItsPieces) {
    test::FolderOfTest folder;
    test::writeFile(folder.path() / "vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\nred\nblue\n");
    std::string numbers;
    for (const float value : {9.0F, 9.0F, 9.0F, 9.0F, 9.0F, 9.0F, 9.0F, 9.0F, 3.0F, 0.0F, 0.0F, 4.0F})
        numbers.append(reinterpret_cast<const char*>(&value), 4);
    test::writeFile(folder.path() / "model.safetensors",
                    test::safeTensorsBytes({{"embeddings", {"F32", {6, 2}, numbers}}}));
    auto embedder = makeStaticEmbedder(Spec::parse("static:path=" + folder.path().string()).value()).value();
    const auto vectors =
        embedder->embed({"red blue", "red unknown", "unknown"}, EmbedPurpose::Passage, g_context);
    ASSERT_TRUE(vectors) << vectors.error().message;
    const std::vector<float> want{0.6F, 0.8F, 1, 0, 0, 0};
    ASSERT_EQ(vectors->size(), want.size());
    for (std::size_t i = 0; i < want.size(); ++i)
        EXPECT_NEAR((*vectors)[i], want[i], 1e-6);
}

/// The model that TOUCHSTONE_TEST_ENCODER names; expected numbers of all-MiniLM-L6-v2 by an independent
/// calculation.
TEST(RealEncoder, EqualsTheIndependentCalculation) {
    const char* const folder = std::getenv("TOUCHSTONE_TEST_ENCODER");
    if (folder == nullptr || *folder == '\0')
        GTEST_SKIP() << "TOUCHSTONE_TEST_ENCODER names no folder of all-MiniLM-L6-v2";
    auto embedder = makeEncoder(Spec::parse(std::string("encoder:path=") + folder).value()).value();
    const std::vector<std::string> texts{"C++",
                                         "na\xC3\xAF"
                                         "ve caf\xC3\xA9"
                                         " \xC3\x9C"
                                         "n\xC3\xAF"
                                         "c\xC3\xB6"
                                         "d\xC3\xA9"
                                         " \xC4\xB0"
                                         "stanbul \xC5\xBF"
                                         " \xC3\x9F"
                                         " \xEF\xAC\x81"
                                         "",
                                         std::string(101, 'x')};
    const auto vectors = embedder->embed(texts, EmbedPurpose::Passage, g_context);
    ASSERT_TRUE(vectors) << vectors.error().message;
    ASSERT_EQ(vectors->size(), 3U * 384U);
    const std::array<std::array<double, 8>, 3> want{
        {{-0.057252, 0.117517, -0.068977, -0.019834, -0.074119, -0.027750, 0.014579, 0.056163},
         {0.008260, -0.022215, 0.010764, -0.009279, -0.082289, 0.009208, 0.041602, -0.012101},
         {-0.041596, -0.024682, 0.077893, -0.006149, 0.017001, 0.001262, 0.123740, -0.001972}}};
    for (std::size_t text = 0; text < texts.size(); ++text)
        for (std::size_t i = 0; i < 8; ++i)
            EXPECT_NEAR((*vectors)[text * 384 + i], want[text][i], 2e-5) << texts[text];
}

} // namespace
} // namespace touchstone
