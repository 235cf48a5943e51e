// SPDX-License-Identifier: GPL-3.0-or-later
// Source code as sections: headings, comments as text, code with exact ranges, nothing lost.
#include "tests/core/corpus/parser_support.h"

#include <fstream>
#include <sstream>

using namespace touchstone;
using namespace touchstone::test;

namespace {

struct Shown {
    std::string heading, anchor;
    int level;
    bool operator==(const Shown& other) const {
        return heading == other.heading && anchor == other.anchor && level == other.level;
    }
    friend std::ostream& operator<<(std::ostream& out, const Shown& one) {
        return out << one.level << " " << one.heading << " " << one.anchor << "\n";
    }
};

std::vector<Shown> sectionsOf(const Document& document) {
    std::vector<Shown> out;
    for (const Section& section : document.sections)
        out.push_back({section.heading, section.anchor, section.level});
    return out;
}

/// Every byte is in a block or stripped; verbatim runs are the file's bytes; code blocks are whole lines.
void expectFaithful(const Document& document, const std::string& bytes) {
    std::vector<bool> seen(bytes.size());
    const auto mark = [&](TextRange range) {
        for (std::uint64_t at = range.start; at < range.end; ++at)
            seen[at] = true;
    };
    for (const StrippedRange& one : document.stripped) {
        mark(one.range);
        if (one.kind != "markup" && one.kind != "blank")
            ADD_FAILURE() << one.kind;
    }
    std::uint64_t at = 0;
    for (const Section& section : document.sections) {
        EXPECT_EQ(section.source.start, at);
        at = section.source.end;
        std::uint64_t inside = section.source.start;
        for (const Block& block : section.blocks) {
            EXPECT_GE(block.source.start, inside);
            EXPECT_LE(block.source.end, section.source.end);
            inside = block.source.end;
            mark(block.source);
            const auto& runs = block.text.runs();
            for (std::size_t i = 0; i < runs.size(); ++i) {
                const std::size_t end = i + 1 < runs.size() ? runs[i + 1].textStart : block.text.size();
                if (runs[i].source.empty() || end - runs[i].textStart != runs[i].source.size())
                    continue;
                EXPECT_EQ(block.text.text().substr(runs[i].textStart, runs[i].source.size()),
                          bytes.substr(runs[i].source.start, runs[i].source.size()));
            }
        }
    }
    EXPECT_EQ(at, bytes.size());
    EXPECT_EQ(std::count(seen.begin(), seen.end(), false), 0);
}

const std::string kPython = R"PY("""Routes.

They lead somewhere:

```python
run()
```
"""
import os
from sys import (
    argv,
)

LIMIT = 3


# Of the router.
@dataclass(
    frozen=True
)
class Router(Base):
    """A router."""

    limit: int = 3

    async def get(self, path: str, *,
                  model: Any = None,  # the model
                  ) -> Callable[[int], str]:
        # not above the function
        def inner(f):
            return f

        return inner

    other = 4


if LIMIT:
    def last(): return 1
)PY";

} // namespace

TEST(CodeDialect, PythonBySignatures) {
    const Document document = parsed(kPython, Dialect::Code, "src/pkg/routes.py");
    expectFaithful(document, kPython);
    EXPECT_EQ(document.title, "pkg.routes");
    EXPECT_TRUE(document.warnings.empty());
    const std::string get =
        "async def Router.get(self, path: str, *, model: Any = None) -> Callable[[int], str]";
    EXPECT_EQ(sectionsOf(document), (std::vector<Shown>{{"pkg.routes", "L1-L39", 1},
                                                        {"class Router(Base)", "L21-L35", 2},
                                                        {get, "L26-L33", 3},
                                                        {"def Router.get.inner(f)", "L30-L31", 4},
                                                        {get, "L33-L33", 3},
                                                        {"class Router(Base)", "L35-L35", 2},
                                                        {"pkg.routes", "L38-L38", 1},
                                                        {"def last()", "L39-L39", 2}}));
    const std::vector<Block>& intro = document.sections[0].blocks;
    ASSERT_EQ(intro.size(), 6U);
    EXPECT_EQ(intro[1].text.text(), "Routes.");
    EXPECT_EQ(intro[2].text.text(), "They lead somewhere:");
    EXPECT_EQ(intro[3].kind, BlockKind::Code);
    EXPECT_EQ(intro[3].text.text(), "run()");
    EXPECT_EQ(intro[4].text.text(), "import os\nfrom sys import (\n    argv,\n)");
    EXPECT_EQ(intro[5].text.text(), "LIMIT = 3");
    const std::vector<Block>& router = document.sections[1].blocks;
    ASSERT_EQ(router.size(), 5U);
    EXPECT_EQ(router[1].text.text(), "Of the router.");
    EXPECT_EQ(router[1].kind, BlockKind::Paragraph);
    EXPECT_EQ(router[2].text.text(), "@dataclass(\n    frozen=True\n)\nclass Router(Base):");
    EXPECT_EQ(router[3].text.text(), "A router.");
    EXPECT_EQ(router[4].text.text(), "    limit: int = 3");
    EXPECT_EQ(document.sections[2].headings,
              (std::vector<std::string>{"pkg.routes", "class Router(Base)", get}));
}

TEST(CodeDialect, CppByQualifiedNames) {
    const std::string text = R"CPP(// A file.
#pragma once
#include <vector>

namespace app {

/** Holds things.
 *
 * @tparam T what
 */
template <typename T>
class Box : public Base {
public:
    /// Adds one.
    void add(T one) { m_all.push_back(one); }

private:
    std::vector<T> m_all;
};

int count(const Box<int>& box) // trailing
{
    return 1;
}

} // namespace app
)CPP";
    const Document document = parsed(text, Dialect::Code, "core/box.h");
    expectFaithful(document, text);
    EXPECT_EQ(sectionsOf(document),
              (std::vector<Shown>{{"core/box.h", "L1-L26", 1},
                                  {"template <typename T> class app::Box : public Base", "L11-L19", 2},
                                  {"void app::Box::add(T one)", "L15-L15", 3},
                                  {"template <typename T> class app::Box : public Base", "L17-L19", 2},
                                  {"int app::count(const Box<int>& box)", "L21-L24", 2}}));
    EXPECT_EQ(document.sections[0].blocks[1].text.text(), "A file.");
    EXPECT_EQ(document.sections[1].blocks[1].text.text(), "Holds things.");
    EXPECT_EQ(document.sections[1].blocks[2].text.text(), "@tparam T what");
    EXPECT_EQ(document.sections[2].blocks[1].text.text(), "Adds one.");
    EXPECT_EQ(document.sections[2].blocks[2].text.text(), "    void add(T one) { m_all.push_back(one); }");
}

TEST(CodeDialect, ScriptWithDocs) {
    const std::string text =
        "import a from 'a';\r\n\r\n/**\r\n * Adds.\r\n */\r\nexport const add = (x) => {\r\n"
        "  return `}${x}`;\r\n};\r\n";
    const Document document = parsed(text, Dialect::Code, "web/add.ts");
    expectFaithful(document, text);
    EXPECT_EQ(sectionsOf(document),
              (std::vector<Shown>{{"web/add.ts", "L1-L8", 1}, {"export const add = (x)", "L6-L8", 2}}));
    EXPECT_EQ(document.sections[1].blocks[1].text.text(), "Adds.");
    EXPECT_EQ(document.sections[1].blocks[2].text.text(),
              "export const add = (x) => {\n  return `}${x}`;\n};");
}

TEST(CodeDialect, LongSignaturesKeepTheNames) {
    std::string text = "def f(self";
    for (int i = 0; i < 12; ++i)
        text += ",\n      name" + std::to_string(i) + ": Annotated[str, Doc(\"a, b: c\")] = None";
    text += ") -> None:\n    pass\n";
    const Document document = parsed(text, Dialect::Code, "f.py");
    EXPECT_EQ(
        document.sections[1].heading,
        "def f(self, name0, name1, name2, name3, name4, name5, name6, name7, name8, name9, name10, name11) "
        "-> None");
}

TEST(CodeDialect, WhatDoesNotScanIsPlainCodeWithARemark) {
    const std::string text = "def a():\n    pass\n\nx = (1\n";
    const Document document = parsed(text, Dialect::Code, "a.py");
    expectFaithful(document, text);
    ASSERT_EQ(document.warnings.size(), 1U);
    EXPECT_EQ(document.warnings[0].line, 4U);
    EXPECT_EQ(document.sections.size(), 1U);
    const Document other = parsed("fn main() {}\n", Dialect::Code, "a.rs");
    EXPECT_TRUE(other.warnings.empty());
}

TEST(CodeDialect, MinifiedLinesArePlainCode) {
    std::string text;
    while (text.size() < (5U << 20U))
        text += "function a(b){return/}/.test(b)?`${c}`:{d:'e'}}var f=(g)=>{h};";
    const Document document = parsed(text, Dialect::Code, "a.min.js");
    EXPECT_EQ(document.warnings.size(), 1U);
    EXPECT_EQ(document.sections.size(), 1U);
}

TEST(CodeDialect, EmptyAndOddFiles) {
    for (const char* path : {"a.py", "a.js", "a.cpp"})
        for (const std::string text : {"", "\n\n", "\xEF\xBB\xBF", "#", "//", "/**/", "\"\"\"\"\"\"", "{}",
                                       ";", "def f():", "class A {}", "x",
                                       "\xEF\xBB\xBF"
                                       "def f():\n pass"}) {
            SCOPED_TRACE(std::string(path) + " " + text);
            JobContext job;
            const auto document = parseDocument(path, text, Dialect::Code, Corpus().context(), job);
            ASSERT_TRUE(document);
        }
}
