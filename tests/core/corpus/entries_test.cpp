// SPDX-License-Identifier: GPL-3.0-or-later
// Questions with answers and versions with notes are sections of their own.
#include "tests/core/corpus/parser_support.h"

namespace touchstone::test {
namespace {

using Texts = std::vector<std::string>;

TEST(Entries, QuestionsBecomeSections) {
    const std::string page =
        "# Help\n\n<details>\n<summary>How do I *do* it?</summary>\n\nLike this.\n\n</details>\n\n"
        "Q: What is x?\nA: It is y.\nReally.\n\n**Q: Other?**\n\nA: z\n\nQ: nobody answers\n\n## "
        "Why?\n\nBecause.\n";
    const Document document = parsed(page, Dialect::Markdown, "faq.md");
    expectSound(document, page);
    Texts headings;
    for (const Section& section : document.sections)
        headings.push_back(section.headingText + " #" + section.anchor);
    EXPECT_EQ(headings, (Texts{"Help #help", "How do I do it? #help", "What is x? #help", "Other? #help",
                               "Why? #why"}));
    EXPECT_EQ(document.sections[2].blocks.at(1).text.text(), "A: It is y. Really.");
    EXPECT_EQ(document.sections[2].headings, (Texts{"Help", "What is x?"}));
    EXPECT_EQ(document.sections[4].metadata.at("question"), "Why?");
}

TEST(Entries, VersionsOfAnyDialectAreReleases) {
    const auto releases = [](const std::string& page, Dialect dialect, const std::string& path) {
        Texts out;
        for (const Section& section : parsed(page, dialect, path).sections)
            out.push_back(section.metadata.count("release") > 0 ? section.metadata.at("release") : "-");
        return out;
    };
    const std::string rst =
        "News\n====\n\n1.2.0 (2024-01-01)\n------------------\n\nFixed\n~~~~~\n\nx\n\n1.1.0 "
        "(2023-01-01)\n------------------\n\ny\n\n1.0.0\n-----\n\nz\n\nOlder\n-----\n\no\n";
    EXPECT_EQ(releases(rst, Dialect::Rst, "doc/whatsnew.rst"),
              (Texts{"-", "1.2.0", "1.2.0", "1.1.0", "1.0.0", "-"}));
    EXPECT_EQ(releases("# A\n\n### 0.2.0\n\nx\n", Dialect::Markdown, "CHANGELOG.md"), (Texts{"-", "0.2.0"}));
    // numbers of chapters are no versions
    EXPECT_EQ(releases("# A\n\n## 1.1 One\n\n## 1.2 Two\n\n## 1.3 Three\n", Dialect::Markdown, "a.md"),
              (Texts{"-", "-", "-", "-"}));
}

} // namespace
} // namespace touchstone::test
