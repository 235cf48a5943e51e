// SPDX-License-Identifier: GPL-3.0-or-later
// Notebooks and issues: read through JSON's escapes, with every byte of the file accounted for.
#include "core/base/clock.h"
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

Document notebook(const std::string& json) {
    Document document = parsed(json, Dialect::Notebook, "a/b.ipynb");
    expectSound(document, json);
    return document;
}

std::vector<Document> issues(const std::string& json, const std::string& path = "issues.json") {
    JobContext job;
    auto read = parseDocuments(path, json, Dialect::Issues, Corpus{}.context(false), job);
    if (!read) {
        ADD_FAILURE() << describe(read.error());
        return {};
    }
    return std::move(*read);
}

/// What a text's piece stands for in the file.
std::string sourceOf(const Block& block, const std::string& words, const std::string& file) {
    const std::size_t at = block.text.text().find(words);
    const auto ranges = block.text.sourcesOf(at, at + words.size());
    return ranges.empty() ? "" : file.substr(ranges[0].range.start, ranges[0].range.size());
}

TEST(Notebook, CellsInOrderWithOutputsAndPlaces) {
    const std::string json = R"j({"cells":[
 {"cell_type":"markdown","metadata":{},"source":["# My \u00dcber title\n","\n","Some *text* with \"quotes\"\n","on two lines"]},
 {"cell_type":"code","execution_count":1,"metadata":{},"outputs":[
   {"name":"stdout","output_type":"stream","text":["1\n","2\n"]},
   {"data":{"image/png":"iVBORw0KGgo=","text/plain":["<Figure>"]},"output_type":"display_data","metadata":{}},
   {"ename":"E","evalue":"bad","output_type":"error","traceback":["\u001b[0;31mE\u001b[0m: bad"]}],
  "source":"x = \"a\\tb\"\nprint(x)"},
 {"cell_type":"markdown","metadata":{},"source":"## Next\n\n- item \ud83d\ude00 end"}],
 "metadata":{"kernelspec":{"display_name":"Python 3"},"language_info":{"name":"python"}},"nbformat":4,"nbformat_minor":5})j";
    const Document document = notebook(json);
    EXPECT_EQ(textsOf(document),
              (Texts{"My \u00DCber title", "Some text with \"quotes\" on two lines", "1\n2", "<Figure>",
                     "E: bad", "x = \"a\\tb\"\nprint(x)", "Next", "- item \U0001F600 end"}));
    EXPECT_EQ(document.title, "My \u00DCber title");
    const auto blocks = blocksOf(document);
    EXPECT_EQ(sourceOf(blocks[1], "with \"quotes\"", json), "with \\\"quotes\\\"");
    EXPECT_EQ(sourceOf(blocks[7], "\U0001F600 end", json), "\\ud83d\\ude00 end");
    EXPECT_EQ(blocks[5].language, "python");
    EXPECT_EQ(blocks[2].title + blocks[4].title, "outputerror");
    EXPECT_EQ(document.sections.at(1).anchor, "Next");
    EXPECT_EQ(strippedText(document, json, "image"), "\"iVBORw0KGgo=\"");
    EXPECT_EQ(document.metadata.at("kernel"), "Python 3");
}

TEST(Notebook, FormatThree) {
    const std::string json = R"({"nbformat":3,"worksheets":[{"cells":[
 {"cell_type":"heading","level":2,"source":"Old one"},
 {"cell_type":"code","input":["y = 2"],"language":"julia","outputs":[{"output_type":"pyout","text":["2"],"png":"AAAA"}]}]}]})";
    const Document document = notebook(json);
    EXPECT_EQ(textsOf(document), (Texts{"Old one", "y = 2", "2"}));
    EXPECT_EQ(document.sections.at(0).level, 2);
    EXPECT_EQ(blocksOf(document)[1].language, "julia");
}

const std::string kThreads =
    R"([{"html_url":"https://github.com/o/r/issues/12","id":99,"number":12,"title":"Why is \"x\" slow?",
 "user":{"login":"ann"},"labels":[{"name":"bug"},{"name":"perf"}],"state":"closed","created_at":"2023-07-01T10:00:00Z","closed_at":null,
 "author_association":"NONE","body":"Since 0.100.0 it is.\r\n\r\n## Steps\r\n\r\n```python\r\nrun()\r\n```"},
 {"html_url":"https://github.com/o/r/pull/7","id":5,"number":7,"title":"Fix","user":{"login":"bob"},"state":"open","body":null,"pull_request":{}},
 {"html_url":"https://github.com/o/r/issues/12#issuecomment-3","issue_url":"https://api.github.com/repos/o/r/issues/12","id":3,
  "user":{"login":"tia"},"author_association":"MEMBER","created_at":"2023-07-02T00:00:00Z","body":"Use v0.101.2 \ud800 now"}])";

TEST(Issues, OneDocumentForEachThread) {
    const auto threads = issues(kThreads);
    ASSERT_EQ(threads.size(), 2U);
    const Document& first = threads[0];
    EXPECT_EQ(first.path, "issues.json#12");
    EXPECT_EQ(first.title, "Why is \"x\" slow?");
    EXPECT_EQ(first.url, "https://github.com/o/r/issues/12");
    EXPECT_EQ(textsOf(first), (Texts{"#12 Why is \"x\" slow?", "Since 0.100.0 it is.", "Steps", "run()",
                                     "tia (member), 2023-07-02", "Use v0.101.2 \uFFFD now"}));
    EXPECT_EQ(first.metadata.at("labels"), "bug, perf");
    EXPECT_EQ(first.metadata.at("versions"), "0.100.0, 0.101.2");
    EXPECT_EQ(first.metadata.at("state"), "closed");
    EXPECT_EQ(first.metadata.at("kind"), "issue");
    EXPECT_EQ(first.metadata.count("closed"), 0U);
    EXPECT_EQ(first.sections.back().anchor, "issuecomment-3");
    EXPECT_EQ(first.sections.back().headings.front(), "#12 Why is \"x\" slow?");
    EXPECT_EQ(sourceOf(blocksOf(first)[0], "\"x\"", kThreads), "\\\"x\\\"");
    EXPECT_EQ(sourceOf(blocksOf(first)[5], "now", kThreads), "now");
    EXPECT_EQ(threads[1].metadata.at("kind"), "pull request");
    for (const Document& thread : threads) {
        std::uint64_t at = thread.sections.front().source.start;
        EXPECT_EQ(kThreads[at], '{');
        for (const Section& section : thread.sections) {
            EXPECT_EQ(section.source.start, at);
            at = section.source.end;
        }
        EXPECT_EQ(kThreads[at - 1], '}');
    }
}

TEST(Issues, LinesEmbeddedCommentsAndCommentsAlone) {
    const std::string lines =
        R"({"author":{"login":"a"},"body":"words","comments":[{"author":{"login":"c"},"authorAssociation":"OWNER","body":"yes","createdAt":"2024-01-02T"}],"number":1,"state":"OPEN","title":"T","url":"https://github.com/o/r/issues/1"}
{"number":2,"title":"U","state":"OPEN","author":{"login":"a"},"url":"u","body":"b"}
)";
    const auto threads = issues(lines);
    ASSERT_EQ(threads.size(), 2U);
    EXPECT_EQ(textsOf(threads[0]), (Texts{"#1 T", "words", "c (owner), 2024-01-02", "yes"}));
    const auto alone = issues(
        R"({"html_url":"https://github.com/o/r/issues/4#issuecomment-1","issue_url":"x/issues/4","user":{"login":"z"},"body":"hm"})");
    ASSERT_EQ(alone.size(), 1U);
    EXPECT_EQ(alone[0].path, "issues.json#4");
    EXPECT_EQ(alone[0].url, "https://github.com/o/r/issues/4");
}

TEST(JsonPages, BadFilesAreNamedWithTheirPlace) {
    const auto errorOf = [](const std::string& json, Dialect dialect = Dialect::Notebook) {
        JobContext job;
        const auto read = parseDocuments("x.ipynb", json, dialect, Corpus{}.context(false), job);
        return read ? std::string("read")
                    : std::to_string(read.error().line) + ":" + std::to_string(read.error().column) + " " +
                          read.error().message;
    };
    EXPECT_EQ(errorOf("{\"cells\": [\n {\"source\": \"abc"),
              "2:13 Not JSON: a string that never ends: the file was cut off.");
    EXPECT_EQ(errorOf("{\"cells\": [\n {\"source\": \"abc\"}"), "2:19 Not JSON: the file was cut off.");
    EXPECT_EQ(errorOf("{\"cells\": [1 2]}"), "1:14 Not JSON: a comma is missing.");
    EXPECT_EQ(errorOf("{\"cells\" []}"), "1:10 Not JSON: a colon is missing.");
    EXPECT_EQ(errorOf("{]"), "1:2 Not JSON: a name is missing.");
    EXPECT_EQ(errorOf(std::string(300, '[')), "1:201 Not JSON: nested deeper than 200.");
    EXPECT_EQ(errorOf("{}"), "0:0 Not a notebook: it has no cells.");
    EXPECT_EQ(errorOf("[]", Dialect::Issues), "0:0 No issues, pull requests or comments are in the file.");
    // deep within the limit, odd types, lone surrogates and broken escapes are read
    EXPECT_EQ(
        errorOf(
            R"({"cells":[1,{"source":{}},{"cell_type":"markdown","source":["\udc00\ud800\uZZ\q",3,"\u0000"]}]})"),
        "read");
    EXPECT_EQ(textsOf(notebook(R"({"cells":[{"cell_type":"markdown","source":"a \udc00\ud800 b"}]})")),
              (Texts{"a \uFFFD\uFFFD b"}));
}

TEST(JsonPages, AreLinear) {
    std::string cells = "{\"cells\":[";
    for (int i = 0; i < 30000; ++i)
        cells += "{\"cell_type\":\"markdown\",\"source\":[\"# H\\n\",\"\\u0041 text\"]},";
    cells += "{}]}";
    std::string many = "[";
    for (int i = 0; i < 20000; ++i)
        many += "{\"number\":" + std::to_string(i) + ",\"title\":\"t\",\"body\":\"b \\n c\"},";
    many += "{}]";
    const std::string escapes = "{\"cells\":[{\"cell_type\":\"markdown\",\"source\":\"" + [] {
        std::string out;
        for (int i = 0; i < 300000; ++i)
            out += "\\u00e9 ";
        return out;
    }() + "\"}]}";
    const auto begun = std::chrono::steady_clock::now();
    notebook(cells);
    notebook(escapes);
    EXPECT_EQ(issues(many).size(), 20000U);
    EXPECT_LT(elapsedMs(begun), 60000);
}

TEST(ChooseDialect, ByWhatJsonHoldsAndWhatAFileShows) {
    const auto choice = [](const std::string& path, const std::string& bytes) {
        return chooseDialect(path, bytes, Corpus{}.context(false));
    };
    EXPECT_EQ(choice("x.ipynb", "{}").dialect, Dialect::Notebook);
    EXPECT_EQ(choice("x.json", kThreads).dialect, Dialect::Issues);
    EXPECT_EQ(choice("x.json", "{\"a\": 1}").dialect, Dialect::Code);
    EXPECT_EQ(choice("notes.txt", ".. note:: x\n\n.. _a:\n").dialect, Dialect::Rst);
    EXPECT_NE(choice("x.png", "").reason.find("picture"), std::string::npos);
    EXPECT_NE(choice("x.mp3", "").reason.find("sound"), std::string::npos);
    EXPECT_NE(choice("x.webm", "").reason.find("video"), std::string::npos);
    EXPECT_NE(choice("x.ttf", "").reason.find("font"), std::string::npos);
    for (const Dialect dialect : {Dialect::Rst, Dialect::Notebook, Dialect::Issues})
        EXPECT_EQ(dialectByName(dialectName(dialect)).value(), dialect);
    EXPECT_EQ(fileOfDocument("a#b.json#12", Dialect::Issues), "a#b.json");
    EXPECT_EQ(fileOfDocument("c#.md", Dialect::Markdown), "c#.md");
}

} // namespace
} // namespace touchstone::test
