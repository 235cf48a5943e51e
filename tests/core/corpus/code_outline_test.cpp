// SPDX-License-Identifier: GPL-3.0-or-later
// The outlines of source files against what Python's own parser says, and on the sources that a machine has.
#include "core/corpus/code_outline.h"
#include "core/corpus/parser.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

using namespace touchstone;

namespace {

using Lines = std::vector<std::pair<std::size_t, std::size_t>>;

std::string bytesOf(const std::filesystem::path& path) {
    std::ostringstream out;
    out << std::ifstream(path, std::ios::binary).rdbuf();
    return out.str();
}

std::string outputOf(const std::string& command) {
    std::string out;
    std::array<char, 65536> buffer{};
    FILE* pipe = popen(command.c_str(), "r");
    if (pipe == nullptr)
        return out;
    for (std::size_t size = fread(buffer.data(), 1, buffer.size(), pipe); size > 0;
         size = fread(buffer.data(), 1, buffer.size(), pipe))
        out.append(buffer.data(), size);
    pclose(pipe);
    return out;
}

std::size_t lineOf(std::string_view text, std::size_t at) {
    return static_cast<std::size_t>(
               std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n')) +
           1;
}

std::vector<std::string> namesOf(const OutlineResult& outline, std::string_view text) {
    std::vector<std::string> out;
    if (!outline) {
        ADD_FAILURE() << outline.error().reason << " in line " << lineOf(text, outline.error().at);
        return out;
    }
    for (const CodeDefinition& one : outline->definitions)
        out.emplace_back(one.nameEnd > one.nameStart ? text.substr(one.nameStart, one.nameEnd - one.nameStart)
                                                     : std::string_view(one.name));
    return out;
}

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder,
                                              const std::set<std::string>& extensions, std::size_t most) {
    std::vector<std::filesystem::path> out;
    std::error_code ignored;
    for (std::filesystem::recursive_directory_iterator
             at(folder, std::filesystem::directory_options::skip_permission_denied, ignored),
         end;
         at != end && out.size() < most; at.increment(ignored))
        if (at->is_regular_file(ignored) && extensions.count(at->path().extension().string()) > 0)
            out.push_back(at->path());
    return out;
}

using Names = std::vector<std::string>;

} // namespace

TEST(PythonOutline, EqualsPythonsOwnParserOnItsStandardLibrary) {
    const char* script = R"PY(
import ast, glob, os, sys, warnings
warnings.simplefilter("ignore")
root = os.path.dirname(os.__file__)
for path in sorted(glob.glob(root + "/**/*.py", recursive=True))[:500]:
    try:
        data = open(path, "rb").read()
        if data.count(b"\r") or b"coding:" in data[:200] and b"utf-8" not in data[:200].lower(): continue
        data.decode("utf-8")
        tree = ast.parse(data)
    except Exception:
        continue
    print("F", path)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            print("D", node.lineno, node.end_lineno)
)PY";
    const auto file =
        std::filesystem::temp_directory_path() / ("outline-" + std::to_string(getpid()) + ".py");
    std::ofstream(file) << script;
    std::istringstream said(outputOf("python3 " + file.string() + " 2>/dev/null"));
    std::filesystem::remove(file);
    std::map<std::string, Lines> wanted;
    Lines* current = nullptr;
    for (std::string line; std::getline(said, line);) {
        if (line.rfind("F ", 0) == 0) {
            current = &wanted[line.substr(2)];
        } else if (current != nullptr) {
            std::size_t first = 0, last = 0;
            ASSERT_EQ(std::sscanf(line.c_str(), "D %zu %zu", &first, &last), 2);
            current->emplace_back(first, last);
        }
    }
    if (wanted.empty())
        GTEST_SKIP() << "no python3 with its library here";
    std::size_t definitions = 0, wrong = 0;
    for (auto& [path, lines] : wanted) {
        const std::string text = bytesOf(path);
        const OutlineResult outline = outlinePython(text, 0);
        if (!outline) {
            ADD_FAILURE() << path << ": " << outline.error().reason << " at line "
                          << lineOf(text, outline.error().at);
            continue;
        }
        Lines got;
        for (const CodeDefinition& one : outline->definitions)
            got.emplace_back(lineOf(text, one.headStart), lineOf(text, one.end - 1));
        std::sort(got.begin(), got.end());
        std::sort(lines.begin(), lines.end());
        definitions += lines.size();
        if (got != lines && ++wrong <= 5) {
            const auto bad = std::mismatch(got.begin(), got.end(), lines.begin(), lines.end());
            ADD_FAILURE() << path << ": " << got.size() << " found, " << lines.size()
                          << " wanted, first ours " << (bad.first == got.end() ? 0 : bad.first->first) << "-"
                          << (bad.first == got.end() ? 0 : bad.first->second) << " theirs "
                          << (bad.second == lines.end() ? 0 : bad.second->first) << "-"
                          << (bad.second == lines.end() ? 0 : bad.second->second);
        }
    }
    EXPECT_EQ(wrong, 0U);
    EXPECT_GT(definitions, 100U);
    RecordProperty("definitions", static_cast<int>(definitions));
}

TEST(PythonOutline, StringsAndCommentsAreNoCode) {
    const std::string text = R"PY(#!/usr/bin/env python3
"""Module
def not_this(): pass
"""
import os
from a import (
    b,  # )
    c,
)

# About one.
# More.
@decorated(
    "x"
)
async def one(a: dict[str, int] = {"}": 1}, *, b=lambda x: x) -> "Thing":
    '''Docs: one
    class NotThis:
    '''
    text = f"{d["key"]} {{ def not_this():" if a else f'{a!r:>{w}}'
    raw = r"\"
    x = """ ' """ + \
        'y'

class Two(Base, metaclass=Meta): pass

class Three:
	def tabbed(self): return 1
	# below tabbed
	def tabbed2(self):
		pass
)PY";
    // A raw string cannot end with a backslash: the scanner must not be led astray by the line with raw =
    // r"\".
    std::string valid = text;
    valid.replace(valid.find("r\"\\\""), 4, "r\"\\d\"");
    const OutlineResult outline = outlinePython(valid, 0);
    EXPECT_EQ(namesOf(outline, valid), (Names{"one", "Two", "Three", "tabbed", "tabbed2"}));
    ASSERT_TRUE(outline);
    EXPECT_EQ(outline->imports.size(), 2U);
    const CodeDefinition& one = outline->definitions[0];
    EXPECT_EQ(valid.substr(one.start, 12), "# About one.");
    EXPECT_EQ(valid.substr(one.codeStart, 10), "@decorated");
    EXPECT_EQ(valid.substr(one.docStart, 20), "    '''Docs: one\n   ");
    EXPECT_FALSE(outlinePython(text, 0)) << "a string that is not closed";
    EXPECT_FALSE(outlinePython("x = (1\n", 0));
    EXPECT_FALSE(outlinePython("x = 1)\n", 0));
}

TEST(ScriptOutline, KnowsTheFormsOfDefinitions) {
    const std::string text = R"JS(// Licence.

import { a } from 'b';
const fs = require("fs");

/** Adds. */
export async function add(x, y) { return `}${ x + `${y}}` }`; }
function* gen() { if (a) /}/.test(b); return a / b / c; }
export default class Foo extends Bar {
  #x = { a: 1 };
  static { init(); }
  field = (e) => {
    go(e);
  };
  constructor(a) { super(a); }
  get value() { return this.#x; }
  static async *items() { yield "}"; }
  ["computed" + 1]() {}
  plain = 5
  last(a, b = {c: 1}) { return <div className="it">don't {a} </div>; }
}
const arrow = async (a) => {
  return a;
};
let notOne = { method() { return 1; } };
exports.named = function (a) { return a; };
module.exports.other = (x) => { return x };
if (x) { y(); } else { z(); }
(function () {
  function inside() {
    1; 2;
  }
})();
)JS";
    EXPECT_EQ(namesOf(outlineScript(text, 0), text),
              (Names{"add", "gen", "Foo", "field", "constructor", "value", "items", "[\"computed\" + 1]",
                     "last", "arrow", "exports.named", "module.exports.other", "inside"}));
    const std::string twice = "var a = () => { x; }, b = () => { y; };\nfunction f(): { y: 1 } { z; }\n";
    const OutlineResult both = outlineScript(twice, 0);
    EXPECT_EQ(namesOf(both, twice), (Names{"a", "f"}));
    ASSERT_TRUE(both);
    EXPECT_EQ(both->definitions[1].end, twice.size() - 1);
    const std::string typed = R"TS(
interface Shape<T extends { a: string }> { area(): number }
export type Both = A & { b: string };
declare enum Colour { Red = "}" }
namespace Outer.Inner { export function f<T>(x: T): { y: T } { return { y: x }; } }
abstract class C<T> implements D {
  @Input() name: string;
  private readonly map = new Map<string, { a: number }>();
  abstract nothing(): void;
  @Output({ a: 1 })
  public async run(this: C<T>, x?: number): Promise<{ a: T }> { return x!; }
}
const f = <T,>(x: T): T => { return x; }
)TS";
    EXPECT_EQ(namesOf(outlineScript(typed, 0), typed),
              (Names{"Shape", "Both", "Colour", "Outer", "f", "C", "run", "f"}));
}

TEST(CppOutline, KnowsTheFormsOfDefinitions) {
    const std::string text = R"CPP(// Licence.
#include <a>
#include "b.h"
#define MANY(x) do { \
    int y; \
  } while (0)
namespace outer::inner {
inline namespace v1 { namespace {
/// Adds.
template <typename T, class U = std::map<int, T>>
[[nodiscard]] constexpr auto add(T a, U b = {}) noexcept(true) -> decltype(a + b) { return a + '}' + 1'000; }
} }
class API_EXPORT Foo final : public Base<int>, private Other {
    Q_OBJECT
public:
    explicit Foo(int a) : Base<int>{a}, m_a(a), m_b{a} { run(); }
    ~Foo() override { const char* s = R"x(}" )x"; }
    bool operator()(int x) const { return x; }
    Foo& operator=(const Foo&) = default;
    void declared(int a);
    struct Inner { int x{5}; } m_inner;
private:
    int m_a = 1, m_b{2};
};
}
enum class Colour : int { Red, Green };
typedef struct { int a; } Named;
struct point *origin(void) { return 0; }
int array[] = { 1, 2, 3 };
static const struct ops table = { .open = 0 };
#ifdef A
int both(int a) {
#else
int both(long a) {
#endif
    return a;
}
#if 0
int never(void) {
#endif
template <> void Foo<int>::Inner<char>::method<3>(int) const { }
std::ostream& operator<<(std::ostream& o, const Foo& f) { return o; }
extern "C" {
/** A documented declaration. */
int exported(const char *text, int (*callback)(void *));
int plain(int);
}
TEST(Suite, Case) { EXPECT(1); }
)CPP";
    EXPECT_EQ(namesOf(outlineCpp(text, 0), text),
              (Names{"add", "Foo", "Foo", "~Foo", "operator()", "Inner", "Colour", "Named", "origin", "both",
                     "Foo<int>::Inner<char>::method<3>", "operator<<", "exported", "TEST"}));
}

TEST(PythonOutline, AStringBehindADefinitionWithoutBodyIsNotItsDocumentation) {
    const std::string text = "import a\nclass A:\n'''No docstring of A.'''\n";
    const OutlineResult outline = outlinePython(text, 0);
    ASSERT_TRUE(outline);
    ASSERT_EQ(outline->definitions.size(), 1U);
    EXPECT_EQ(outline->definitions[0].docStart, outline->definitions[0].docEnd);
}

TEST(ScriptOutline, AStatementThatAssignsToNothingDefinesNothing) {
    for (const std::string_view text : {"= function () {\n}\n", "= class {\n}\n", "; = async () => {\n}\n"})
        EXPECT_EQ(namesOf(outlineScript(text, 0), text), Names{}) << text;
}

TEST(Outlines, RealSourcesScanAndNestProperly) {
    struct Place {
        const char* folder;
        std::set<std::string> extensions;
        OutlineResult (*outline)(std::string_view, std::size_t);
        const char* what;
    };
    const std::vector<Place> places{
        {"/usr/include/c++", {"", ".h", ".hpp", ".tcc"}, outlineCpp, "C++ library"},
        {"/usr/include", {".h", ".hpp"}, outlineCpp, "headers"},
        {"/usr/share/nodejs", {".js", ".ts", ".mjs"}, outlineScript, "node packages"},
        {"/usr/lib/node_modules", {".js", ".ts", ".mjs"}, outlineScript, "node modules"},
        {TOUCHSTONE_SOURCE_DIR, {".cpp", ".h"}, outlineCpp, "own sources"}};
    bool any = false;
    for (const Place& place : places) {
        std::size_t files = 0, faults = 0, definitions = 0;
        for (const auto& path : filesBelow(place.folder, place.extensions, 500)) {
            const std::string text = bytesOf(path);
            if (text.size() > (2U << 20U))
                continue;
            ++files;
            const OutlineResult outline = place.outline(text, 0);
            if (!outline) {
                ++faults;
                continue;
            }
            definitions += outline->definitions.size();
            std::size_t start = 0;
            for (const CodeDefinition& one : outline->definitions) {
                ASSERT_LE(start, one.start) << path;
                ASSERT_LE(one.start, one.codeStart) << path;
                ASSERT_LE(one.codeStart, one.headStart) << path;
                ASSERT_LE(one.headStart, one.headEnd) << path;
                ASSERT_LE(one.headEnd, one.end) << path;
                ASSERT_LE(one.end, one.regionEnd) << path;
                ASSERT_LE(one.regionEnd, text.size()) << path;
                if (one.parent != kNoDefinition) {
                    const CodeDefinition& parent = outline->definitions[one.parent];
                    ASSERT_GE(one.start, parent.headStart) << path;
                    ASSERT_LE(one.end, parent.end) << path;
                }
                start = one.start;
            }
        }
        RecordProperty(place.what, static_cast<int>(definitions));
        any = any || files > 0;
        EXPECT_LE(faults * 50, files) << place.what; // games with the preprocessor, files of tests of parsers
    }
    if (!any)
        GTEST_SKIP() << "no sources on this machine";
}

TEST(Outlines, HostileTextTakesLinearTime) {
    const std::vector<std::string> patterns{
        "'",       "\"", "`",    "/",        "/[",        "\\'",    "{",
        "}",       "(",  "`${",  "//",       "/*",        "R\"(",   "#if x",
        "#else\n", "<",  "a=>{", "class A{", "template<", "def f(", "\"\"\"",
        "f'{",     ":",  "@a\n", "x:\n ",    "operator(", "a::",    "#if x\n{#else\n"};
    const auto begun = std::chrono::steady_clock::now();
    for (const std::string& pattern : patterns) {
        std::string text;
        while (text.size() < 300000)
            text += pattern;
        (void)outlinePython(text, 0);
        (void)outlineScript(text, 0);
        (void)outlineCpp(text, 0);
    }
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
    EXPECT_LT(seconds, 60.0);
}
