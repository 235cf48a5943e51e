// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/includes.h"
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

constexpr const char* kSummary =
    "# Summary\n\n[Foreword](foreword.md)\n\n- [One](ch01.md)\n  - [One *deep*](ch01-01.md)\n"
    "  - [Draft]()\n  - [Third](sub/ch%2003.md)\n\n# Part Two\n\n- [Two](<ch02.md>)\n- [Again](ch01.md)\n"
    "\n---\n\n[After](../after.md)\n";

struct BookCorpus : Corpus {
    Document page(const std::string& text, const std::string& path = "src/ch01.md") {
        ParseContext context = Corpus::context(false);
        context.siteUrl = "https://example.org/book";
        context.book = Book("src", kSummary).placeOf(path);
        JobContext job;
        Result<Document> document = parseDocument(path, text, Dialect::Mdbook, context, job);
        EXPECT_TRUE(document) << (document ? "" : describe(document.error()));
        expectSound(*document, text, files);
        return *document;
    }
};

TEST(Book, SummaryGivesOrderNumbersAndParts) {
    const Book book("src", kSummary);
    EXPECT_EQ(book.size(), 6U);
    const auto place = [&](const std::string& path) {
        const BookPlace found = book.placeOf(path);
        return std::to_string(found.order) + "|" + found.number + "|" + found.title + "|" + found.part;
    };
    EXPECT_EQ(place("src/foreword.md"), "1||Foreword|");
    EXPECT_EQ(place("src/ch01.md"), "2|1|One|");
    EXPECT_EQ(place("src/ch01-01.md"), "3|1.1|One *deep*|");
    EXPECT_EQ(place("src/sub/ch 03.md"), "4|1.3|Third|");
    EXPECT_EQ(place("src/ch02.md"), "5|2|Two|Part Two");
    EXPECT_EQ(place("after.md"), "7||After|Part Two");
    EXPECT_FALSE(book.placeOf("src/other.md").listed);
}

TEST(Book, TheFolderIsSrcOrWhatBookTomlSays) {
    const std::string toml =
        "[book]\ntitle = \"src = no\"\nsrc = \"guide/text\" # here\n[output.html]\nsrc = 'x'\n";
    EXPECT_EQ(bookSourceFolder(toml), "guide/text");
    EXPECT_EQ(bookSourceFolder("[book]\nsrc = \".\"\n"), "");
    EXPECT_EQ(bookSourceFolder("[book]\nsrc = \"../../etc\"\n"), "src");
    EXPECT_EQ(bookSourceFolder("title = 1\n"), "src");
    const std::map<std::string, std::string> files = {{"a/book.toml", toml}};
    const auto bytesOf = [&](const std::string& path) -> const std::string* {
        const auto found = files.find(path);
        return found == files.end() ? nullptr : &found->second;
    };
    EXPECT_TRUE(isBookRoot("a/guide/text", bytesOf));
    EXPECT_FALSE(isBookRoot("a/other", bytesOf));
    EXPECT_TRUE(isBookRoot("b/src", bytesOf));
    EXPECT_FALSE(isBookRoot("", bytesOf));
}

TEST(Book, PagesAreNamedAsOnTheSite) {
    BookCorpus corpus;
    const Document page = corpus.page("# One\n\ntext\n");
    EXPECT_EQ(page.url, "https://example.org/book/ch01.html");
    EXPECT_EQ(page.metadata.at("order"), "2");
    EXPECT_EQ(page.metadata.at("number"), "1");
    EXPECT_EQ(page.dialect, "mdbook");
    EXPECT_EQ(corpus.page("x\n", "src/sub/README.md").url, "https://example.org/book/sub/index.html");
    EXPECT_EQ(corpus.page("x\n", "src/sub/README.md").metadata.at("navigation"), "none");
}

TEST(Book, AnchorsFollowMdbooksRule) {
    BookCorpus corpus;
    const Document page = corpus.page("# The `match` Control Flow\n\n## What's *new*?\n\n## What's new?\n\n"
                                      "## \xC3\x9C"
                                      "ber uns & mehr\n\n## Named {#own}\n");
    Texts anchors;
    for (const Section& section : page.sections)
        anchors.push_back(section.anchor);
    EXPECT_EQ(anchors, (Texts{"the-match-control-flow", "whats-new", "whats-new-1",
                              "\xC3\x9C"
                              "ber-uns--mehr",
                              "own"}));
}

TEST(BookIncludes, FormsOfTheDirective) {
    const auto shown = [](const char* text) -> std::string {
        const auto line = parseBookInclude(text);
        if (!line)
            return "none";
        std::string out = line->path + "|" + line->anchor;
        for (const LineRange& range : line->lines)
            out += "|" + std::to_string(range.first) + "-" +
                   (range.last > 1000 ? "end" : std::to_string(range.last));
        return out;
    };
    EXPECT_EQ(shown("{{#include ../a.rs}}"), "../a.rs|");
    EXPECT_EQ(shown("{{#rustdoc_include a.rs:here}}"), "a.rs|here");
    EXPECT_EQ(shown("{{#include a.rs:2}}"), "a.rs||2-2");
    EXPECT_EQ(shown("{{#include a.rs:2:}}"), "a.rs||2-end");
    EXPECT_EQ(shown("{{#include a.rs::5}}"), "a.rs||1-5");
    EXPECT_EQ(shown("{{#include a.rs:2:5}}"), "a.rs||2-5");
    EXPECT_EQ(shown("{{#playground a.rs editable}} rest"), "a.rs|");
    EXPECT_EQ(shown("{{#title x}}"), "none");
    EXPECT_EQ(shown("{{#include }}"), "none");
}

TEST(BookIncludes, LinesAndAnchorsAreTakenFromTheFile) {
    BookCorpus corpus;
    corpus.files["listings/a.rs"] =
        "use std::io;\n\n// ANCHOR: here\nfn main() {\n    // ANCHOR: inner\n    let x = 1;\n"
        "    // ANCHOR_END: inner\n}\n// ANCHOR_END: here\nfn rest() {}\n";
    const Document page = corpus.page(
        "```rust,ignore\n{{#rustdoc_include ../listings/a.rs:here}}\n```\n\n"
        "```rust\n{{#include ../listings/a.rs:10}}\n```\n\n{{#include ../listings/a.rs:inner}}\n\n"
        "```rust\n{{#include ../listings/a.rs:gone}}\n```\n\n"
        "```console\n{{#include ../listings/none.txt}}\n```\n\n{{#include /etc/passwd}}\n");
    EXPECT_EQ(textsOf(page), (Texts{"fn main() {\n    let x = 1;\n}", "fn rest() {}", "    let x = 1;"}));
    ASSERT_EQ(page.includes.size(), 6U);
    EXPECT_TRUE(page.includes[2].resolved);
    EXPECT_EQ(page.includes[3].reason, "it has no anchor 'gone'");
    EXPECT_EQ(page.includes[4].reason, "no such file in the corpus");
    EXPECT_EQ(page.includes[4].line, 16U);
    EXPECT_FALSE(page.includes[5].resolved);
    EXPECT_EQ(page.includedPaths, (Texts{"listings/a.rs"}));
}

TEST(BookCode, HiddenLinesAreNotShown) {
    BookCorpus corpus;
    const Document page = corpus.page(
        "```rust\n# use std::io;\n#\nfn main() {\n#   hidden();\n    ## shown\n    #[test]\n}\n```\n\n"
        "```bash\n# a comment\n```\n");
    EXPECT_EQ(textsOf(page), (Texts{"fn main() {\n    # shown\n    #[test]\n}", "# a comment"}));
}

TEST(BookCode, ListingsHaveTheirCaption) {
    BookCorpus corpus;
    const Document page = corpus.page(
        "<Listing number=\"4-1\" file-name=\"src/main.rs\" caption=\"A `String` &amp; its end\">\n\n"
        "```rust\nfn main() {}\n```\n\n</Listing>\n\n```rust\nx\n```\n");
    EXPECT_EQ(textsOf(page), (Texts{"Listing 4-1: A `String` & its end", "fn main() {}", "x"}));
    EXPECT_EQ(blocksOf(page)[1].title, "src/main.rs");
    EXPECT_EQ(blocksOf(page)[2].title, "");
}

} // namespace
} // namespace touchstone::test
