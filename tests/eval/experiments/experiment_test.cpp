// SPDX-License-Identifier: GPL-3.0-or-later
// Experiment files: strict reading, the way back to text, arms, manifests.
#include "eval/experiments/manifest.h"

#include <gtest/gtest.h>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kFile = R"({
  "touchstone_experiment": 1,
  "name": "sheds",
  "gold": "g@2",
  "corpus": "small",
  "target": {
    "kind": "pipeline",
    "arm": "rag",
    "model": "openai-compatible:model=m,url=http://127.0.0.1:9/v1,key=env:KEY",
    "retrieval": {"mode": "lexical", "k": 4}
  },
  "matrix": {"retrieval.k": [4, 8], "arm": ["rag", "closed-book"]},
  "metrics": ["nDCG@10", "token_f1"],
  "checks": [{"type": "contains", "value": "shed"}],
  "seed": 7,
  "repeats": 2,
  "budget": {"calls": 100},
  "prices": {"currency": "EUR", "input_per_million": 2, "output_per_million": 8}
}
)";

std::string with(const std::string& from, const std::string& to) {
    std::string text = kFile;
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    return text.replace(at, from.size(), to);
}

TEST(Experiment, ReadsEveryFieldAndItsTextReadsBackTheSame) {
    const auto read = parseExperiment(kFile, "x.json");
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->gold, "g@2");
    EXPECT_EQ(read->seed, 7U);
    EXPECT_EQ(read->repeats, 2U);
    EXPECT_EQ(read->budget.calls, 100);
    EXPECT_FALSE(read->budget.cost);
    EXPECT_EQ(read->prices.outputPerMillion, 8);
    EXPECT_EQ(read->metrics, (std::vector<std::string>{"nDCG@10", "token_f1"}));
    const std::string text = experimentText(*read);
    const auto again = parseExperiment(text, "y.json");
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(experimentText(*again), text);
}

TEST(Experiment, MatrixMakesAllCombinationsTheLastKeyFastest) {
    const auto arms = expandArms(*parseExperiment(kFile, "x.json"));
    ASSERT_TRUE(arms) << describe(arms.error());
    ASSERT_EQ(arms->size(), 4U);
    EXPECT_EQ((*arms)[0].name, "k=4, arm=rag");
    EXPECT_EQ((*arms)[1].name, "k=4, arm=closed-book");
    EXPECT_EQ((*arms)[3].name, "k=8, arm=closed-book");
    EXPECT_EQ((*arms)[3].settings.k, 8U);
    EXPECT_EQ((*arms)[3].settings.arm, ArmKind::ClosedBook);
    EXPECT_EQ((*arms)[3].settings.mode, RetrievalMode::Lexical) << "what the matrix does not name stays";
}

TEST(Experiment, MistakesAreToldWithTheirLine) {
    const auto errorOf = [](const std::string& text) {
        const auto read = parseExperiment(text, "x.json");
        EXPECT_FALSE(read) << text;
        const Error error = read ? Error{} : read.error();
        EXPECT_EQ(error.code, ErrorCode::BadInput) << text;
        EXPECT_EQ(error.file, "x.json");
        return error;
    };
    EXPECT_EQ(errorOf(with("\"seed\": 7,", "\"seed\": 7,,")).line, 15);
    const Error unknown = errorOf(with("\"repeats\"", "\"repeat\""));
    EXPECT_EQ(unknown.line, 16);
    EXPECT_NE(unknown.hint.find("repeats"), std::string::npos);
    EXPECT_EQ(errorOf(with("\"seed\": 7", "\"seed\": -7")).line, 15);
    EXPECT_EQ(errorOf(with("token_f1", "token_f9")).line, 13);
    EXPECT_NE(errorOf(with("\"k\": 4}", "\"kk\": 4}")).message.find("'kk'"), std::string::npos);
    EXPECT_NE(errorOf(with("\"arm\": [\"rag\"", "\"arm\": [\"rug\"")).message.find("rug"), std::string::npos);
    EXPECT_NE(errorOf(with("[4, 8]", "[4, 4]")).message.find("twice"), std::string::npos);
    errorOf(with("\"touchstone_experiment\": 1", "\"touchstone_experiment\": 2"));
    errorOf(with("\"gold\": \"g@2\",", ""));
    errorOf(with("\"type\": \"contains\"", "\"type\": \"wishes\""));
    errorOf("[]");
    errorOf("");
    errorOf(std::string(100000, '['));
}

TEST(Experiment, NoPasswordAndNoKeyGetsIn) {
    for (const auto& [from, to] : {std::pair{"http://127.0.0.1", "http://user:secret@127.0.0.1"},
                                   std::pair{"key=env:KEY", "key=sk-verysecret"}}) {
        const auto read = parseExperiment(with(from, to), "x.json");
        ASSERT_FALSE(read) << to;
        EXPECT_EQ(describe(read.error()).find("secret"), std::string::npos) << describe(read.error());
    }
    const auto http = [](const std::string& more) {
        return parseTarget(Json::parse(
            R"({"kind":"http","url":"http://127.0.0.1:1/x","body":{"q":"{{question}}"})" + more + "}"));
    };
    EXPECT_TRUE(http(""));
    EXPECT_TRUE(http(R"(,"headers":{"X-Team":"a"},"key":"env:K","key_header":"x-api-key")"));
    EXPECT_FALSE(http(R"(,"headers":{"Authorization":"Bearer abc"})"));
    EXPECT_FALSE(http(R"(,"key":"abc")"));
    EXPECT_FALSE(http(R"(,"reply":{"answer":"choices"})"));
    EXPECT_FALSE(parseTarget(Json::parse(R"({"kind":"command","command":[]})")));
    EXPECT_FALSE(parseTarget(Json::parse(R"({"kind":"carrier-pigeon"})")));
}

ManifestInputs inputs() {
    ManifestInputs out;
    out.program = "1.2.3";
    out.experiment = *parseExperiment(kFile, "x.json");
    out.gold.name = "g";
    out.gold.version = 2;
    out.gold.hash = "h";
    out.edition.name = "small";
    out.edition.snapshot = "s1";
    const auto arms = *expandArms(out.experiment);
    out.arms.push_back({arms[0], "openai-compatible:model=m", PromptVersion{"answer", 1, "text", "p1"}});
    return out;
}

TEST(Manifest, EqualInputsHaveEqualHashesAndEveryInputChangesIt) {
    const Json first = manifestOf(inputs());
    EXPECT_EQ(first, manifestOf(inputs()));
    EXPECT_EQ(first["hash"].get<std::string>().size(), 64U);
    std::vector<ManifestInputs> others(5, inputs());
    others[0].edition.snapshot = "s2";
    others[1].gold.hash = "h2";
    others[2].arms[0].prompt->hash = "p2";
    others[3].program = "1.2.4";
    others[4].experiment.seed = 8;
    for (const ManifestInputs& other : others)
        EXPECT_NE(manifestOf(other)["hash"], first["hash"]);
}

TEST(Manifest, DifferencesNameThePlaceAndBothValues) {
    ManifestInputs other = inputs();
    other.edition.snapshot = "s2";
    other.arms[0].arm.settings.k = 9;
    other.arms[0].prompt->version = 2;
    const auto lines = manifestDifferences(manifestOf(inputs()), manifestOf(other));
    ASSERT_EQ(lines.size(), 3U);
    EXPECT_EQ(lines[0], "corpus snapshot: s1 -> s2");
    EXPECT_EQ(lines[1], "arm 1 prompt version: 1 -> 2");
    EXPECT_EQ(lines[2], "arm 1 retrieval k: 4 -> 9");
    EXPECT_TRUE(manifestDifferences(manifestOf(inputs()), manifestOf(inputs())).empty());
}

} // namespace
} // namespace touchstone
