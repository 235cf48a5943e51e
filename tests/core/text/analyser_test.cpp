// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/analyser.h"

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

namespace touchstone {
namespace {

/// "term part~ stop!" for what the text gives.
std::string seen(const std::string& text, AnalyserOptions options = {}) {
    std::string out;
    for (const Term& term : Analyser(std::move(options)).analyse(text)) {
        if (!out.empty())
            out += ' ';
        out += term.text + (term.part ? "~" : "") + (term.stop ? "!" : "");
    }
    return out;
}

struct Case {
    std::string text, terms;
};

void PrintTo(const Case& value, std::ostream* out) {
    *out << value.text;
}

class AnalyserTable : public testing::TestWithParam<Case> {};

TEST_P(AnalyserTable, GivesTheseTerms) {
    EXPECT_EQ(seen(GetParam().text), GetParam().terms);
}

INSTANTIATE_TEST_SUITE_P(
    Identifiers, AnalyserTable,
    testing::Values(
        Case{"response_model", "response_model respons~ model~"},
        Case{"@app.get(\"/items\")", "app.get app~ get~ item"}, Case{"Depends()", "depends depend~"},
        Case{"fastapi.middleware.cors", "fastapi.middleware.cors fastapi~ middlewar~ cor~"},
        Case{"CORSMiddleware", "corsmiddleware corsmiddlewar~ cor~ middlewar~"},
        Case{"--reload", "--reload reload~"}, Case{"X-Token", "x-token x~ token~"},
        Case{"HTTP_422", "http_422 http~ 422~"}, Case{"use app.get.", "use app.get app~ get~"},
        Case{"app.response_model", "app.response_model app~ response_model~ respons~ model~"},
        Case{"__init__", "__init__ init~"}, Case{"_emphasis_", "emphasi"},
        Case{"OAuth2PasswordBearer", "oauth2passwordbearer oauth2passwordbear~ oauth2~ password~ bearer~"},
        Case{"@dataclass", "dataclass"}, Case{"user@example.com", "user example.com exampl~ com~"}));

INSTANTIATE_TEST_SUITE_P(
    Words, AnalyserTable,
    testing::Values(Case{"running Runs RUNNING", "run run run"},
                    Case{"APIs and the API", "api and! the! api"}, Case{"iPhone OAuth", "iphon oauth"},
                    Case{"Python's user\u2019s", "python user"}, Case{"don't isn\u2019t", "don't! isn't!"},
                    Case{"e.g. this", "e.g! this!"}, Case{"well-known", "well-known well~ known~"},
                    Case{"end--start", "end start"}, Case{"--- ____ ...", ""},
                    Case{"caf\u00e9 CAFE\u0301 caf\u00e9", "caf\u00e9 caf\u00e9 caf\u00e9"},
                    Case{"co\u00ADoperate", "cooper"}));

INSTANTIATE_TEST_SUITE_P(Numbers, AnalyserTable,
                         testing::Values(Case{"0.115.0 and 3.10.", "0.115.0 and! 3.10"}, Case{"422", "422"},
                                         Case{"sha256 utf8", "sha256 utf8"},
                                         Case{"2024-01-31", "2024-01-31"}));

INSTANTIATE_TEST_SUITE_P(Unspaced, AnalyserTable,
                         testing::Values(Case{"\u65e5\u672c\u8a9e", "\u65e5\u672c \u672c\u8a9e"},
                                         Case{"\u65e5", "\u65e5"},
                                         Case{"API\u6587\u6863", "api \u6587\u6863"}));

TEST(Analyser, CamelWordsAreFoundHoweverTheyAreTyped) {
    const Analyser analyser;
    const auto document = analyser.terms("WebSockets");
    for (const std::string& query : analyser.terms("websockets"))
        EXPECT_NE(std::find(document.begin(), document.end(), query), document.end()) << query;
}

TEST(Analyser, OffsetsPointAtTheText) {
    const std::string text = "See @app.get and `--no-access-log`, CORSMiddleware.";
    for (const Term& term : Analyser().analyse(text)) {
        ASSERT_LT(term.start, term.end);
        ASSERT_LE(term.end, text.size());
    }
    const auto terms = Analyser().analyse(text);
    EXPECT_EQ(text.substr(terms[1].start, terms[1].end - terms[1].start), "app.get");
    EXPECT_EQ(terms[5].text, "--no-access-log");
    EXPECT_EQ(text.substr(terms[6].start, terms[6].end - terms[6].start), "no");
}

TEST(Analyser, OptionsChangeTermsAndFingerprint) {
    AnalyserOptions porter;
    porter.language = "porter";
    EXPECT_EQ(seen("generously", porter), "gener");
    EXPECT_EQ(seen("generously"), "generous");
    AnalyserOptions none;
    none.language = "none";
    EXPECT_EQ(seen("The runners", none), "the runners");
    AnalyserOptions german;
    german.language = "german";
    EXPECT_EQ(seen("H\u00e4user", german), "haus");
    AnalyserOptions whole;
    whole.identifierParts = false;
    EXPECT_EQ(seen("response_model", whole), "response_model");
    AnalyserOptions stops;
    stops.keepStopWords = true;
    EXPECT_EQ(Analyser(stops).terms("to be").size(), 2U);
    EXPECT_TRUE(Analyser().terms("to be").empty());
    EXPECT_EQ(Analyser().terms("response_model", false).size(), 1U);
    EXPECT_NE(Analyser(porter).fingerprint(), Analyser().fingerprint());
    EXPECT_NE(Analyser(whole).fingerprint(), Analyser().fingerprint());
    AnalyserOptions unknown;
    unknown.language = "klingon";
    EXPECT_EQ(Analyser(unknown).fingerprint(), Analyser(none).fingerprint());
    EXPECT_EQ(Analyser(porter).copy().fingerprint(), Analyser(porter).fingerprint());
}

TEST(Analyser, StopWordsAreFunctionWords) {
    EXPECT_TRUE(isEnglishStopWord("the"));
    EXPECT_TRUE(isEnglishStopWord("yourselves"));
    EXPECT_FALSE(isEnglishStopWord("model"));
    EXPECT_FALSE(isEnglishStopWord(""));
}

TEST(Analyser, LongWordsAreCutAndLongNamesDivided) {
    const auto word = Analyser().analyse(std::string(100000, 'x') + " end");
    ASSERT_EQ(word.size(), 2U);
    EXPECT_EQ(word[0].end, 200U);
    EXPECT_EQ(word[1].text, "end");
    std::string dotted;
    for (int i = 0; i < 200; ++i)
        dotted += "name" + std::to_string(i) + ".";
    bool last = false;
    for (const Term& term : Analyser().analyse(dotted)) {
        EXPECT_LE(term.text.size(), 200U);
        last = last || term.text == "name199";
    }
    EXPECT_TRUE(last) << "nothing of a long name is lost";
}

TEST(Analyser, HostileBytesTakeLinearTime) {
    std::string marks = "e";
    for (int i = 0; i < 50000; ++i)
        marks += "\u0301";
    std::string joined;
    for (int i = 0; i < 50000; ++i)
        joined += "a-";
    for (const std::string& text :
         {std::string(100000, '('), std::string(100000, '\0'), std::string(100000, '\xFF'),
          std::string(100000, '_'), std::string(100000, '-'), std::string(100000, '@'), marks, joined,
          std::string(100000, '.'), std::string(100000, '\'')}) {
        const auto begun = std::chrono::steady_clock::now();
        const auto terms = Analyser().analyse(text);
        EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(20)) << text.substr(0, 4);
        for (const Term& term : terms)
            EXPECT_LE(term.end - term.start, 200U);
    }
}

} // namespace
} // namespace touchstone
