// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/html_tree.h"

#include "core/corpus/html_tags.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdlib>
#include <ctime>
#include <unordered_map>
#include <utility>

namespace touchstone {

namespace {

constexpr std::size_t kDeepestHtml = 2000;
constexpr std::size_t kMostFormatting = 100;

double threadSeconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

constexpr auto kOptionalEnds = std::to_array<std::string_view>({
    "area",  "base", "body",  "br",    "caption", "col",   "colgroup", "dd",     "dt",  "embed", "head",
    "hr",    "html", "img",   "input", "li",      "link",  "meta",     "option", "p",   "param", "source",
    "tbody", "td",   "tfoot", "th",    "thead",   "title", "tr",       "track",  "wbr",
});
constexpr auto kFormatting = std::to_array<std::string_view>(
    {"b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"});

/// What makes a tree by the standard cost more than the page is worth: every open element is looked at for
/// every paragraph, every open <b> is opened again in it. Elements that end by themselves do not count.
std::string oddity(std::string_view page) {
    std::unordered_map<std::string, std::size_t> open;
    std::size_t depth = 0, formatting = 0;
    for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
        const auto tag = scanTag(page, at, page.size());
        if (!tag) {
            ++at;
            continue;
        }
        at = tag->end;
        // A frameset throws away the body that was read, by recursion; such a page has no text of its own.
        if (tag->name == "frameset")
            return "it is a set of frames";
        if (std::find(kOptionalEnds.begin(), kOptionalEnds.end(), tag->name) != kOptionalEnds.end() ||
            tag->name == "a")
            continue;
        const bool format = std::find(kFormatting.begin(), kFormatting.end(), tag->name) != kFormatting.end();
        std::size_t& count = open[tag->name];
        if (!tag->closing) {
            ++count;
            ++depth;
            formatting += format ? 1 : 0;
        } else if (count > 0) {
            --count;
            --depth;
            formatting -= format ? 1 : 0;
        }
        if (depth > kDeepestHtml || formatting > kMostFormatting)
            return fmt::format("more than {} elements are open at once",
                               formatting > kMostFormatting ? kMostFormatting : kDeepestHtml);
    }
    return {};
}

} // namespace

/// All memory of one tree. gumbo has no way to fail and frees a tree by recursion, so its allocator is the
/// place where a page that asks too much is left (by longjmp: there are only C frames between), and the tree
/// is let go of as a whole.
class HtmlArena {
public:
    enum Exit : int { Finished = 0, Full = 1, Slow = 2, Stopped = 3 };

    HtmlArena(const JobContext& job, const HtmlTreeCaps& caps)
        : m_job(&job), m_caps(caps), m_begun(threadSeconds()) {}
    ~HtmlArena() {
        while (m_blocks != nullptr)
            std::free(std::exchange(m_blocks, m_blocks->next));
    }
    HtmlArena(const HtmlArena&) = delete;
    HtmlArena& operator=(const HtmlArena&) = delete;

    int parse(std::string_view page, const GumboNode** root) {
        const int left = setjmp(m_exit);
        if (left != Finished)
            return left;
        GumboOptions options = kGumboDefaultOptions;
        options.allocator = [](void* self, std::size_t size) {
            return static_cast<HtmlArena*>(self)->take(size);
        };
        options.deallocator = [](void* self, void* piece) { static_cast<HtmlArena*>(self)->give(piece); };
        options.userdata = this;
        options.max_errors = 0;
        *root = gumbo_parse_with_options(&options, page.data(), page.size())->root;
        return Finished;
    }

private:
    struct alignas(16) Block {
        Block* next;
    };
    struct alignas(16) Piece { // before each piece that is handed out; in a free one the next free one
        std::size_t sizeClass;
        Piece* next;
    };
    static constexpr std::size_t kStep = 32, kSteps = 32, kClasses = kSteps + 40;
    static constexpr std::size_t kBlockBytes = 1ULL << 20U;

    void* take(std::size_t size) {
        if (++m_calls % 4096 == 0) {
            if (m_job->stopped())
                longjmp(m_exit, Stopped);
            if (threadSeconds() - m_begun > m_caps.cpuSeconds)
                longjmp(m_exit, Slow);
        }
        std::size_t sizeClass = (size + kStep - 1) / kStep;
        std::size_t rounded = sizeClass * kStep;
        if (sizeClass >= kSteps) {
            sizeClass = kSteps;
            for (rounded = kSteps * kStep; rounded < size; rounded *= 2)
                ++sizeClass;
        }
        Piece*& free = m_free[std::min(sizeClass, kClasses - 1)];
        if (free != nullptr) {
            Piece* piece = free;
            free = piece->next;
            return piece + 1;
        }
        const std::size_t needed = rounded + sizeof(Piece);
        if (needed > m_left && !grow(needed))
            longjmp(m_exit, Full);
        auto* piece = reinterpret_cast<Piece*>(m_at);
        m_at += needed;
        m_left -= needed;
        piece->sizeClass = std::min(sizeClass, kClasses - 1);
        return piece + 1;
    }

    void give(void* memory) {
        if (memory == nullptr)
            return;
        Piece* piece = static_cast<Piece*>(memory) - 1;
        piece->next = m_free[piece->sizeClass];
        m_free[piece->sizeClass] = piece;
    }

    bool grow(std::size_t needed) {
        const std::size_t size = std::max(kBlockBytes, needed + sizeof(Block));
        if (size > m_caps.memoryBytes - std::min(m_taken, m_caps.memoryBytes))
            return false;
        auto* block = static_cast<Block*>(std::malloc(size));
        if (block == nullptr)
            return false;
        m_taken += size;
        block->next = m_blocks;
        m_blocks = block;
        m_at = reinterpret_cast<char*>(block + 1);
        m_left = size - sizeof(Block);
        return true;
    }

    const JobContext* m_job;
    HtmlTreeCaps m_caps;
    double m_begun;
    std::jmp_buf m_exit;
    std::array<Piece*, kClasses> m_free{};
    Block* m_blocks = nullptr;
    char* m_at = nullptr;
    std::size_t m_left = 0, m_taken = 0, m_calls = 0;
};

HtmlTree::HtmlTree(std::string_view page, std::unique_ptr<HtmlArena> arena)
    : m_page(page), m_arena(std::move(arena)) {}
HtmlTree::HtmlTree(HtmlTree&&) noexcept = default;
HtmlTree& HtmlTree::operator=(HtmlTree&&) noexcept = default;
HtmlTree::~HtmlTree() = default;

Result<HtmlTree> HtmlTree::parse(std::string_view page, const JobContext& job, const HtmlTreeCaps& caps) {
    HtmlTree tree(page, std::make_unique<HtmlArena>(job, caps));
    tree.m_problem = oddity(page);
    if (!tree.m_problem.empty())
        return tree;
    switch (tree.m_arena->parse(page, &tree.m_root)) {
    case HtmlArena::Finished:
        return tree;
    case HtmlArena::Stopped:
        return fail(ErrorCode::Cancelled, "Stopped.");
    case HtmlArena::Slow:
        tree.m_problem = fmt::format("its tree takes more than {:.0f} s", caps.cpuSeconds);
        break;
    default:
        tree.m_problem = fmt::format("its tree takes more than {} MiB", caps.memoryBytes >> 20U);
        break;
    }
    tree.m_root = nullptr;
    tree.m_arena.reset();
    return tree;
}

TextRange HtmlTree::placeOf(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.length == 0 || piece.data < m_page.data() ||
        piece.data + piece.length > m_page.data() + m_page.size())
        return {};
    const auto start = static_cast<std::uint64_t>(piece.data - m_page.data());
    return {start, start + piece.length};
}

TextRange HtmlTree::startTag(const GumboNode& element) const {
    return placeOf(element.v.element.original_tag);
}

TextRange HtmlTree::extent(const GumboNode& element) const {
    TextRange out = startTag(element);
    if (out.empty())
        return out;
    const TextRange close = placeOf(element.v.element.original_end_tag);
    const std::uint64_t implied = std::min<std::uint64_t>(element.v.element.end_pos.offset, m_page.size());
    out.end = std::max(out.end, close.empty() ? implied : close.end);
    return out;
}

int headingLevelOf(GumboTag tag) {
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag - GUMBO_TAG_H1) + 1 : 0;
}

std::string_view attributeOf(const GumboNode& element, const char* name) {
    const GumboAttribute* found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found != nullptr && found->value != nullptr ? std::string_view(found->value) : std::string_view();
}

bool hasClass(const GumboNode& element, std::string_view word) {
    std::string_view rest = attributeOf(element, "class");
    while (!(rest = trimmed(rest)).empty()) {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
        if (equalsIgnoringCase(rest.substr(0, end), word))
            return true;
        rest.remove_prefix(end);
    }
    return false;
}

} // namespace touchstone
