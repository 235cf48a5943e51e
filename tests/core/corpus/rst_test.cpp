// SPDX-License-Identifier: GPL-3.0-or-later
// reStructuredText: what people read of each form, ids as docutils and Sphinx give them, bytes that are all
// accounted for.
#include "core/base/clock.h"
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

Document rst(const std::string& page, const std::string& path = "guide/page.rst", const Corpus& corpus = {}) {
    Document document = parsed(page, Dialect::Rst, path, corpus);
    expectSound(document, page, corpus.files);
    return document;
}

std::string inlined(const std::string& text) {
    const Texts texts = textsOf(rst(text));
    return texts.size() == 1 ? texts[0] : std::to_string(texts.size()) + " blocks";
}

TEST(RstInline, MarkupGoesAndItsTextStays) {
    EXPECT_EQ(inlined("*a* **b c** ``d e`` `title`\n"), "a b c `d e` title");
    EXPECT_EQ(inlined("`text <http://x.org/a_b>`_, `other`__ and `<http://y.org>`_.\n"),
              "text, other and http://y.org.");
    EXPECT_EQ(inlined("See word_ and two__; a_b and __init__ stay.\n"),
              "See word and two; a_b and __init__ stay.");
    EXPECT_EQ(inlined("An _`inline target` here\n"), "An inline target here");
    EXPECT_EQ(inlined("2 * 3 * 4 and \"*\" and **not\n"), "2 * 3 * 4 and \"*\" and **not");
    EXPECT_EQ(inlined("re\\ ``Structured``\\ Text \\*x\\* C:\\\\\n"), "re`Structured`Text *x* C:\\");
    EXPECT_EQ(inlined("over\ntwo ``lines\nof`` text\n"), "over two `lines of` text");
    EXPECT_EQ(inlined("``a`b``\n"), "``a`b``");
}

TEST(RstInline, RolesReadAsText) {
    EXPECT_EQ(inlined(":pep:`8`, :pep:`the guide <8>`, :pep:`8#tabs`, :rfc:`822`\n"),
              "PEP 8, the guide, PEP 8, RFC 822");
    EXPECT_EQ(inlined(":func:`~os.path.join` :py:class:`!int` :meth:`run <a.b.run>`\n"),
              "`join` `int` `run`");
    EXPECT_EQ(inlined(":sup:`2` :custom:`words` `tail`:code:\n"), "2 words `tail`");
    EXPECT_EQ(inlined(":ref:`shown <label>` :ref:`unknown` :doc:`</intro>`\n"), "shown unknown /intro");
}

TEST(RstInline, LabelsSubstitutionsAndFootnotesAreLookedUp) {
    const std::string page =
        "Go to :ref:`here`, |v| and |long name| |none|. [#]_ [#n]_ [2]_ [*]_ [CIT]_\n\n"
        ".. |v| replace:: version ``3``\n"
        ".. |long name| unicode:: U+00A9 0x41\n\n"
        ".. _here:\n\nThe *place*\n=========\n\n"
        ".. [#] first\n.. [2] second\n.. [#n] named\n   on two lines\n.. [*] sign\n.. [CIT] cited\n";
    const Document document = rst(page);
    EXPECT_EQ(textsOf(document),
              (Texts{"Go to The place, version `3` and \u00A9A |none|. [1] [3] [2] [*] [CIT]", "The place",
                     "[1] first", "[2] second", "[3] named on two lines", "[*] sign", "[CIT] cited"}));
    EXPECT_NE(strippedText(document, page, "substitution").find("|v|"), std::string::npos);
    // a page that refers to itself ends
    EXPECT_EQ(textsOf(rst(".. |a| replace:: |b| x\n.. |b| replace:: |a|\n\n|a|\n")), (Texts{"|b| x"}));
    EXPECT_EQ(textsOf(rst(".. _l:\n\nA :ref:`l`\n==========\n")), (Texts{"A A l"}));
}

TEST(RstSections, AdornmentsNestInOrderOfAppearance) {
    const std::string page = "=====\nTitle\n=====\n\nintro\n\nOne\n===\n\nDeep\n~~~~\n\nx\n\n----"
                             "\n\ny\n\nTwo\n===\n\n1. Numbered\n===========\n\nno\n--\n";
    const Document document = rst(page);
    std::vector<std::pair<int, std::string>> headings;
    for (const Section& section : document.sections)
        headings.emplace_back(section.level, section.anchor);
    EXPECT_EQ(headings, (std::vector<std::pair<int, std::string>>{
                            {1, "title"}, {2, "one"}, {3, "deep"}, {2, "two"}, {2, "numbered"}, {4, "no"}}));
    EXPECT_EQ(document.title, "Title");
    EXPECT_EQ(document.sections[2].headings, (Texts{"Title", "One", "Deep"}));
    EXPECT_EQ(strippedText(document, page, "markup"), "----\n");
}

TEST(RstSections, IdsAreThoseOfTheSite) {
    const std::string page =
        "What's *new* in ``3.8``?\n========================\n\nSee [1]_.\n\nSame\n====\n\na\n\nSame\n====\n\n"
        ".. _my label:\n\nSame\n====\n\n2024\n====\n\n\u00C9t\u00E9\n===\n";
    std::vector<std::string> anchors;
    for (const Section& section : rst(page).sections)
        anchors.push_back(section.anchor);
    // the footnote's reference takes id1
    EXPECT_EQ(anchors, (Texts{"what-s-new-in-3-8", "same", "id2", "my-label", "id4", "ete"}));
}

TEST(RstBlocks, ListsKeepTheirMarkers) {
    EXPECT_EQ(
        textsOf(rst("- one\n  two\n\n  more\n- x\n\n  * deep\n\n1. first\n2. second\n#. auto\n(a) letter\n")),
        (Texts{"- one two", "more", "- x", "  - deep", "1. first", "2. second", "#. auto", "(a) letter"}));
    EXPECT_EQ(textsOf(rst("A. Einstein was\na physicist.\n")), (Texts{"A. Einstein was a physicist."}));
    EXPECT_EQ(textsOf(rst("term : class\n   What it *is*.\n\n   More.\n")),
              (Texts{"term : class", "  What it is.", "More."}));
    EXPECT_EQ(textsOf(rst("text\n\n:param x: the\n   value\n:orphan:\n")),
              (Texts{"text", "param x: the value"}));
    EXPECT_EQ(textsOf(rst("-a, --all  Show *all*.\n--file=NAME\n           Read.\n")),
              (Texts{"-a, --all  Show all.", "--file=NAME  Read."}));
    EXPECT_EQ(textsOf(rst("| one\n| two\n  goes on\n")), (Texts{"one\ntwo goes on"}));
    EXPECT_EQ(textsOf(rst("text\n\n    quoted\n\n    -- who\n")), (Texts{"text", "quoted", "-- who"}));
}

TEST(RstBlocks, LiteralsInAllForms) {
    const Document document = rst(".. highlight:: c\n\nfirst::\n\n    a\n      b\n\n    c\n\nsecond ::\n\n> "
                                  "q\n> r\n\n::\n\n  x\n\n>>> 1 + 1\n2\n\nend\n");
    EXPECT_EQ(textsOf(document),
              (Texts{"first:", "a\n  b\n\nc", "second", "> q\n> r", "x", ">>> 1 + 1\n2", "end"}));
    EXPECT_EQ(blocksOf(document)[1].language, "c");
    EXPECT_EQ(blocksOf(document)[5].language, "pycon");
}

TEST(RstDirectives, CodeAdmonitionsAndPictures) {
    const std::string page =
        ".. code-block:: python\n   :caption: main.py\n   :linenos:\n\n   x = 1\n\n     y\n\n"
        ".. note:: Take *care*.\n   Really.\n\n   - item\n\n.. versionadded:: 3.8\n   The option.\n\n"
        ".. admonition:: Mind\n   :class: x\n\n   the gap\n\n.. image:: a.png\n   :alt: a cat\n\n"
        ".. figure:: b.png\n\n   The caption\n\n.. contents::\n   :local:\n\n.. raw:: html\n\n   "
        "<b>no</b>\n\n"
        ".. unheard-of:: with words\n\n   and a body\n\n.. py:function:: f(a, *b)\n\n   Does.\n\n.. a "
        "comment\n   of two lines\n";
    const Document document = rst(page);
    EXPECT_EQ(textsOf(document), (Texts{"x = 1\n\n  y", "Take care. Really.", "- item",
                                        "Added in version 3.8 The option.", "Mind", "the gap", "a cat",
                                        "The caption", "with words", "and a body", "f(a, *b)", "Does."}));
    const auto blocks = blocksOf(document);
    EXPECT_EQ(blocks[0].language + "/" + blocks[0].title, "python/main.py");
    EXPECT_EQ(blocks[2].admonition, "note");
    EXPECT_EQ(blocks[4].kind, BlockKind::AdmonitionTitle);
    EXPECT_EQ(blocks[6].admonition, "");
    EXPECT_NE(strippedText(document, page, "comment").find("two lines"), std::string::npos);
    EXPECT_NE(strippedText(document, page, "directive").find("<b>no</b>"), std::string::npos);
}

TEST(RstDirectives, IncludesAreNamedOrShown) {
    Corpus corpus;
    corpus.files["guide/x.py"] = "a = 1\nb = 2\nc = 3\n";
    const std::string page = "t\n\n.. literalinclude:: x.py\n   :lines: 2-\n\n.. include:: ../none.rst\n";
    const Document document = rst(page, "guide/page.rst", corpus);
    EXPECT_EQ(textsOf(document), (Texts{"t", "b = 2\nc = 3"}));
    ASSERT_EQ(document.includes.size(), 2U);
    EXPECT_TRUE(document.includes[0].resolved);
    EXPECT_FALSE(document.includes[1].resolved);
    EXPECT_EQ(document.includes[1].line, 6U);
}

TEST(RstTables, BecomePipeRows) {
    EXPECT_EQ(textsOf(rst("+-----+--------+\n| A   | *B*    |\n+=====+========+\n| one | two    |\n|     | "
                          "lines  |\n+-----+--------+\n| over both    |\n+--------------+\n")),
              (Texts{"| A | B |\n| one | two lines |\n| over both |  |"}));
    EXPECT_EQ(
        textsOf(rst("=====  =====\nA      B\n=====  =====\n\u00E9\u00E9\u00E9\u00E9\u00E9  x\n       y\nspan "
                    "both c\n-----------\n1      2\n=====  =====\n\nend\n")),
        (Texts{"| A | B |\n| \u00E9\u00E9\u00E9\u00E9\u00E9 | x y |\n| span both c |  |\n| 1 | 2 |", "end"}));
    EXPECT_EQ(textsOf(rst(".. list-table:: Name\n   :header-rows: 1\n\n   * - A\n     - B\n   * - ``x``\n    "
                          "   y\n     -\n")),
              (Texts{"Name", "| A | B |\n| `x` y |  |"}));
    EXPECT_EQ(textsOf(rst(".. csv-table::\n   :header: A, \"B, C\"\n\n   1, \"say \"\"hi\"\"\"\n   \"two\n   "
                          "lines\", 2\n")),
              (Texts{"| A | B, C |\n| 1 | say \" hi\" |\n| two lines | 2 |"}));
}

TEST(RstHeader, ATitleAMetadataAndARemark) {
    const std::string page = "PEP: 386\nTitle: Old\n  ways\nAuthor: A\nStatus: Superseded\nSuperseded-By: "
                             "440, 441\nContent-Type: text/x-rst\n\nAbstract\n========\n\nWords.\n";
    Corpus corpus;
    const Document document = rst(page, "peps/pep-0386.rst", corpus);
    EXPECT_EQ(document.title, "PEP 386 \u2013 Old ways");
    EXPECT_EQ(document.sections[0].heading, "PEP 386 \u2013 Old ways (Superseded by PEP 440 and PEP 441)");
    EXPECT_EQ(document.sections[1].anchor, "abstract");
    EXPECT_EQ(document.sections[1].level, 2);
    EXPECT_EQ(document.metadata.at("status"), "Superseded");
    EXPECT_EQ(document.metadata.at("superseded_by"), "440, 441");
    EXPECT_EQ(document.metadata.at("current"), "no");
    EXPECT_EQ(document.url, "https://example.org/pep-0386/");
    EXPECT_EQ(rst("PEP: 8\nTitle: T\nStatus: Active\n\nx\n").metadata.count("current"), 0U);
    EXPECT_EQ(rst("x\n").url, "https://example.org/guide/page.html");
}

TEST(RstHostile, NothingIsQuadraticOrDeep) {
    const auto times = [](const std::string& text, std::size_t count) {
        std::string out;
        for (std::size_t i = 0; i < count; ++i)
            out += text;
        return out;
    };
    std::string stairs;
    for (std::size_t i = 0; i < 2000; ++i)
        stairs += std::string(i, ' ') + "- x\n\n";
    std::string borders;
    for (std::size_t i = 2; i < 3000; ++i)
        borders += std::string(i % 97 + 1, '=') + " " + std::string(i, '=') + "\n\nx\n\n";
    const std::string row = "=== ===\n" + times("a   b ", 800000) + "\n=== ===\n";
    const std::vector<std::pair<std::string, std::string>> pages = {
        {"bullets in a line", times("- ", 10000) + "deep\n"},
        {"stairs", stairs},
        {"quotes", times(" x\n\n", 50000)},
        {"borders", borders},
        {"table row", row},
        {"grid",
         "+" + times("-+", 100000) + "\n|" + times("a|", 100000) + "\n+" + times("-+", 100000) + "\n"},
        {"grids", times("+--+\n", 50000)},
        {"directives without end",
         times(".. note::\n", 50000) + times(".. code-block:: x\n   :a: b\n", 20000)},
        {"nested directives",
         [] {
             std::string out;
             for (std::size_t i = 0; i < 1000; ++i)
                 out += std::string(3 * i, ' ') + ".. note::\n\n";
             return out;
         }()},
        {"backticks",
         times("`a ", 200000) + "\n\n" + times("``a ", 200000) + "\n\n" + times("`a>`_ ", 100000) + "\n"},
        {"emphasis",
         times("*a ", 200000) + "\n\n" + times("**a ", 200000) + "\n\n" + times("_`a ", 100000) + "\n"},
        {"bars", times("|a ", 200000) + "\n\n" + times(":a:", 200000) + "\n\n" + times("a_:", 200000) + "\n"},
        {"substitutions", ".. |x| replace:: " + times("y", 100000) + "\n\n" + times("|x| ", 20000) + "\n"},
        {"headings", times("Same\n====\n\n", 50000)},
        {"targets", times(".. _a:\n", 100000)},
        {"footnotes", times(".. [#] x\n", 50000) + times("[#]_ ", 50000) + "\n"},
        {"fields", times(":a: b\n", 100000)},
        {"csv", ".. csv-table::\n\n   \"" + times("a,\n   ", 200000) + "\n"},
        {"long line", times("word ", 1600000) + "\n"},
        {"blank lines", times("\n", 1000000)},
    };
    for (const auto& [name, page] : pages) {
        SCOPED_TRACE(name);
        const auto begun = std::chrono::steady_clock::now();
        expectSound(parsed(page, Dialect::Rst, "x.rst"), page);
        EXPECT_LT(elapsedMs(begun), 60000);
    }
}

TEST(RstHostile, PiecesInAnyOrderAreAccountedFor) {
    const Texts pieces = {"Head\n====\n",
                          "====\n",
                          "- ",
                          "1. ",
                          "  ",
                          "\n",
                          "\n\n",
                          "text ",
                          "text::\n\n",
                          ".. note:: ",
                          ".. code-block:: c\n",
                          ".. list-table::\n\n   * - ",
                          ".. csv-table::\n",
                          ".. ",
                          ":f: ",
                          "+--+--+\n",
                          "|a |b |\n",
                          "== ==\n",
                          "a  b\n",
                          "``",
                          "`",
                          "*",
                          "**",
                          "|",
                          "|s|",
                          ".. |s| replace:: q\n",
                          "[#]_ ",
                          ".. [#] ",
                          "_`",
                          "`_ ",
                          "__ ",
                          ".. _t: ",
                          ":pep:`",
                          "\t",
                          "\r\n",
                          "\r",
                          "\xC3\xA9",
                          "\xFF",
                          "\\",
                          ">>> ",
                          "-a  ",
                          "   :opt: v\n",
                          ".. image:: x\n   :alt: y\n",
                          "PEP: 1\nTitle: x\n",
                          "::\n",
                          "\f",
                          ".. include:: a.py\n",
                          "term\n   def\n"};
    Corpus corpus;
    corpus.files["a.py"] = "x = 1\n";
    std::uint64_t state = 7;
    for (int round = 0; round < 4000; ++round) {
        std::string page;
        for (int i = 0; i < 30; ++i) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            page += pieces[(state >> 33U) % pieces.size()];
        }
        expectSound(parsed(page, Dialect::Rst, "page.rst", corpus), page, corpus.files);
        if (HasFailure()) {
            ADD_FAILURE() << "page: " << page;
            return;
        }
    }
}

} // namespace
} // namespace touchstone::test
