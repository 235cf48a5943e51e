// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that are made to be slow or to go deep: each is read within its time, and every byte is accounted
// for.
#include "core/base/clock.h"
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

std::string times(const std::string& text, std::size_t count) {
    std::string out;
    out.reserve(text.size() * count);
    for (std::size_t i = 0; i < count; ++i)
        out += text;
    return out;
}

template<class Make>
std::string each(std::size_t count, Make&& make) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i)
        out += make(i);
    return out;
}

TEST(ParserHostile, NothingIsQuadraticOrDeep) {
    const auto text = [](std::size_t i) { return std::to_string(i); };
    const std::vector<std::pair<std::string, std::string>> pages = {
        {"nested quotes", times("> ", 10000) + "deep\n"},
        {"nested lists in a line", times("- ", 10000) + "deep\n"},
        {"nested lists", each(2000, [](std::size_t i) { return std::string(2 * i, ' ') + "- x\n"; })},
        {"open brackets", times("[", 50000) + "a\n"},
        {"bracket pairs", times("[a](", 50000) + "\n"},
        {"angle targets", times("[a](<", 50000) + "\n"},
        {"titles", times("[a](b \"", 50000) + times("[a](b '", 50000)},
        {"emphasis", times("*a **b _c ", 100000)},
        {"backticks", each(1500, [](std::size_t i) { return std::string(i, '`') + "a"; })},
        {"nul bytes", "# A\n\n" + times("words and words\n", 50000) + std::string(1500000, '\0')},
        {"broken utf-8", "# A\n\n" + times("words and words\n", 50000) + times("\xC3", 300000) + "\n"},
        {"backslashes", times("\\", 1000000)},
        {"ampersands", times("&", 1000000)},
        {"definitions",
         each(50000, [&](std::size_t i) { return "[x" + text(i) + "]: /u\n"; }) + times("[x1]", 50000)},
        {"table row", "| a | b |\n|---|---|\n| " + times("cell | ", 300000) + "\n"},
        {"columns",
         "|" + times("a|", 100000) + "\n|" + times("-|", 100000) + "\n|" + times("b|", 100000) + "\n"},
        {"headings", each(50000, [&](std::size_t i) { return "## h" + text(i) + "\n"; })},
        {"one heading", times("## Same\n\ntext\n\n", 20000)},
        {"long heading", "# " + times("head ", 200000) + "\n\n" + times("## b\n\ntext\n\n", 2000)},
        {"attribute list", "# A { #" + times("a", 500000) + "\n## B {" + times(" .x", 100000) + " }\n"},
        {"front matter", "---\n" + times("key: value\n", 300000) + "---\n# A\n"},
        {"front matter without end", "---\ntitle: x\n" + times("k: v\n", 50000)},
        {"nested html", times("<div>", 50000) + "x\n"},
        {"comment without end", "# A\n<!-- " + times("x <!-- ", 50000)},
        {"comments in a line", times("<!-- x -->`a ", 50000)},
        {"tags without end", times("<a href='", 50000) + "\n"},
        {"abbreviations", times("<abbr title=\"x\">y", 50000)},
        {"entities", times("&#1114112;&#xD800;&#0;&#99999999999999999999;&nosuch;", 20000)},
        {"fence without end", "# A\n```python\n" + times("x = 1\n", 200000)},
        {"fences in each other",
         each(20000, [](std::size_t i) { return std::string(3 + i % 300, '`') + "\n"; })},
        {"deep blocks", each(3000, [](std::size_t i) { return std::string(3003 - i, '/') + " note\n"; })},
        {"deep admonitions",
         each(1000, [](std::size_t i) { return std::string(4 * i, ' ') + "!!! note\n"; })},
        {"closers", each(100, [](std::size_t i) { return std::string(3 + i, '/') + " note\n"; }) +
                        times("/////\n///\n", 50000)},
        {"tabs without end", times("=== \"a\"\n", 30000) + times("//// tab | x\n", 30000)},
        {"templates", times("{{ ", 100000) + times("{% ", 100000) + times("{% if x %}", 30000)},
        {"loops", times("{% for i in range(1000000000) %}{{ i }}{% endfor %}{{ config.__class__ }}\n", 2000)},
        {"includes", each(20000, [&](std::size_t i) { return "{* ../x" + text(i) + ".py *}\n\n"; })},
        {"long include", "{* " + times("a/", 500000) + " *}\n{!" + times("b", 1000000) + "!}\n"},
        {"combining marks", "# a" + times("\xCC\x81", 300000) + "\n"},
        {"blank lines", times("\n", 1000000)},
    };
    for (const auto& [name, page] : pages) {
        SCOPED_TRACE(name);
        const auto begun = std::chrono::steady_clock::now();
        const Document document = parsed(page);
        // far above what a linear reader takes, also under a sanitizer; far below a quadratic one
        EXPECT_LT(elapsedMs(begun), 60000);
        std::uint64_t at = 0;
        std::vector<TextRange> covered;
        for (const Block& block : blocksOf(document))
            covered.push_back(block.source);
        for (const StrippedRange& range : document.stripped)
            covered.push_back(range.range);
        std::sort(covered.begin(), covered.end());
        for (const TextRange& range : covered) {
            ASSERT_LE(range.start, at);
            at = std::max(at, range.end);
        }
        EXPECT_EQ(at, page.size());
    }
}

TEST(ParserHostile, LongHeadingsAreKeptShortBesideThePage) {
    const Document document = parsed("# " + times("head ", 200000) + "\n\n## b\n");
    ASSERT_EQ(document.sections.size(), 2U);
    EXPECT_LE(document.sections[1].headings[0].size(), 1000U);
    EXPECT_LE(document.sections[0].anchor.size(), 1000U);
    EXPECT_GT(blocksOf(document)[0].text.size(), 900000U);
}

TEST(ParserHostile, RandomPiecesOfMarkupAreSound) {
    const std::vector<std::string> pieces = {"# h\n",
                                             "## h { #i }\n",
                                             "text ",
                                             "\n",
                                             "\n\n",
                                             "    ",
                                             "* a\n",
                                             "1. b\n",
                                             "```\n",
                                             "~~~\n",
                                             "> q\n",
                                             "/// tip\n",
                                             "///\n",
                                             "//// tab | Python 3.10+\n",
                                             "////\n",
                                             "!!! note \"t\"\n",
                                             "=== \"Python 3.9+\"\n",
                                             "{* a.py *}\n",
                                             "{!a.py!}\n",
                                             "<!-- ",
                                             "-->",
                                             "{% if x %}",
                                             "{% endif %}",
                                             "{{ y }}",
                                             "`",
                                             "**",
                                             "_",
                                             "[a](b)",
                                             "[",
                                             "](",
                                             "<div>",
                                             "</div>\n",
                                             "<style>",
                                             "</style>",
                                             "| a | b |\n",
                                             "|---|---|\n",
                                             "::: x.y\n",
                                             "---\n",
                                             "===\n",
                                             "&amp;",
                                             "\\",
                                             "\r\n",
                                             "\r",
                                             "\t",
                                             "\xC3\xA9",
                                             "\xFF",
                                             "<pre>\n",
                                             "[a]: b\n",
                                             "<abbr title=\"x\">y</abbr>",
                                             "\f"};
    Corpus corpus;
    corpus.files["a.py"] = "x = 1\ny = 2\n";
    std::uint64_t state = 42;
    for (int round = 0; round < 3000; ++round) {
        std::string page;
        for (int i = 0; i < 30; ++i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            page += pieces[(state >> 33U) % pieces.size()];
        }
        const Document document =
            parsed(page, round % 2 == 0 ? Dialect::Mkdocs : Dialect::Markdown, "page.md", corpus);
        expectSound(document, page, corpus.files);
        if (HasFailure()) {
            ADD_FAILURE() << "page: " << page;
            return;
        }
    }
}

} // namespace
} // namespace touchstone::test
