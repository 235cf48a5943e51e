// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/html_content.h"

#include "core/corpus/headings.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr auto kBlocks = std::to_array<GumboTag>({
    GUMBO_TAG_ADDRESS, GUMBO_TAG_ARTICLE, GUMBO_TAG_ASIDE,   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BODY,
    GUMBO_TAG_CAPTION, GUMBO_TAG_CENTER,  GUMBO_TAG_DD,      GUMBO_TAG_DETAILS,    GUMBO_TAG_DIR,
    GUMBO_TAG_DIV,     GUMBO_TAG_DL,      GUMBO_TAG_DT,      GUMBO_TAG_FIELDSET,   GUMBO_TAG_FIGCAPTION,
    GUMBO_TAG_FIGURE,  GUMBO_TAG_FOOTER,  GUMBO_TAG_FORM,    GUMBO_TAG_H1,         GUMBO_TAG_H2,
    GUMBO_TAG_H3,      GUMBO_TAG_H4,      GUMBO_TAG_H5,      GUMBO_TAG_H6,         GUMBO_TAG_HEADER,
    GUMBO_TAG_HGROUP,  GUMBO_TAG_HR,      GUMBO_TAG_HTML,    GUMBO_TAG_LEGEND,     GUMBO_TAG_LI,
    GUMBO_TAG_LISTING, GUMBO_TAG_MAIN,    GUMBO_TAG_MENU,    GUMBO_TAG_NAV,        GUMBO_TAG_OL,
    GUMBO_TAG_P,       GUMBO_TAG_PRE,     GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,    GUMBO_TAG_TABLE,
    GUMBO_TAG_TBODY,   GUMBO_TAG_TD,      GUMBO_TAG_TFOOT,   GUMBO_TAG_TH,         GUMBO_TAG_THEAD,
    GUMBO_TAG_TR,      GUMBO_TAG_UL,      GUMBO_TAG_XMP,
});

constexpr auto kNavigationWords = std::to_array<std::string_view>({
    "breadcrumb",
    "breadcrumbs",
    "nav",
    "navbar",
    "navigation",
    "pagination",
    "sidebar",
    "side-nav",
    "sidenav",
    "skip-link",
    "sphinxsidebar",
    "table-of-contents",
    "toc",
    "wy-nav-side",
});
constexpr auto kFooterWords = std::to_array<std::string_view>({"footer", "page-footer", "site-footer"});
constexpr auto kHeaderWords = std::to_array<std::string_view>({"site-header", "masthead", "banner"});
constexpr auto kNotes = std::to_array<std::string_view>({
    "attention",
    "caution",
    "danger",
    "error",
    "hint",
    "important",
    "info",
    "note",
    "seealso",
    "tip",
    "warning",
});
constexpr auto kNotePrefixes =
    std::to_array<std::string_view>({"admonition-", "alert-", "markdown-alert-", "starlight-aside--"});

template<std::size_t N>
bool isOneOfTags(std::string_view word, const std::array<std::string_view, N>& known) {
    return std::any_of(known.begin(), known.end(),
                       [&](std::string_view one) { return equalsIgnoringCase(one, word); });
}

template<std::size_t N>
bool isNamed(const GumboNode& element, const std::array<std::string_view, N>& words) {
    if (isOneOfTags(trimmed(attributeOf(element, "id")), words))
        return true;
    for (std::string_view rest = trimmed(attributeOf(element, "class")); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
        if (isOneOfTags(rest.substr(0, end), words))
            return true;
        rest = trimmed(rest.substr(end));
    }
    return false;
}

std::string_view roleOf(const GumboNode& element) {
    return trimmed(attributeOf(element, "role"));
}

bool isHidden(const GumboNode& element) {
    if (equalsIgnoringCase(attributeOf(element, "aria-hidden"), "true"))
        return true;
    // a tab that is not open is part of the page
    return gumbo_get_attribute(&element.v.element.attributes, "hidden") != nullptr &&
           roleOf(element) != "tabpanel" &&
           !equalsIgnoringCase(attributeOf(element, "hidden"), "until-found");
}

bool holdsHeading(const GumboNode& element) {
    bool found = false;
    walkTree(element, [&](const GumboNode& node) {
        found = found || headingLevelOf(tagOf(node)) > 0;
        return !found;
    });
    return found;
}

std::string titleText(const GumboNode& element) {
    std::string out;
    walkTree(element, [&](const GumboNode& node) {
        if (isText(node) && node.v.text.text != nullptr)
            out += node.v.text.text;
        return true;
    });
    std::string folded;
    for (const char c : trimmed(out))
        if (!isBlankChar(c) || (!folded.empty() && folded.back() != ' '))
            folded.push_back(isBlankChar(c) ? ' ' : c);
    return shortened(folded);
}

/// More than half of a page that is more than a few lines.
bool isMostOf(const HtmlTree& tree, const HtmlContent& content, const GumboNode& element) {
    const std::uint64_t size = tree.extent(element).size();
    return content.main != nullptr && size > 1000 && size * 2 > tree.extent(*content.main).size();
}

/// What only some programs' pages name so; never what is most of the page.
std::string_view kindByName(const HtmlTree& tree, const HtmlContent& content, const GumboNode& element) {
    const GumboTag tag = tagOf(element);
    if (tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_UL && tag != GUMBO_TAG_OL && tag != GUMBO_TAG_SECTION &&
        tag != GUMBO_TAG_P && tag != GUMBO_TAG_A)
        return {};
    const std::string_view kind = isNamed(element, kNavigationWords) ? "navigation"
                                  : isNamed(element, kFooterWords)   ? "footer"
                                  : isNamed(element, kHeaderWords)   ? "header"
                                                                     : "";
    if (kind.empty() || content.main == nullptr)
        return {};
    return isMostOf(tree, content, element) ? std::string_view() : kind;
}

} // namespace

bool isBlockElement(GumboTag tag) {
    return std::find(kBlocks.begin(), kBlocks.end(), tag) != kBlocks.end();
}

HtmlContent findContent(const HtmlTree& tree) {
    HtmlContent out;
    if (tree.root() == nullptr)
        return out;
    const GumboNode* body = nullptr;
    const GumboNode* main = nullptr;
    const GumboNode* article = nullptr;
    std::size_t articles = 0, headings = 0, headingsInArticle = 0;
    const auto larger = [&](const GumboNode* known, const GumboNode& node) {
        return known == nullptr || tree.extent(node).size() > tree.extent(*known).size() ? &node : known;
    };
    walkTree(*tree.root(), [&](const GumboNode& node) {
        if (!isElement(node))
            return false;
        const GumboTag tag = tagOf(node);
        if (tag == GUMBO_TAG_SVG)
            return false; // has titles of its own
        if (tag == GUMBO_TAG_TITLE && out.title.empty())
            out.title = titleText(node);
        if (tag == GUMBO_TAG_BODY)
            body = body == nullptr ? &node : body;
        if (tag == GUMBO_TAG_MAIN || roleOf(node) == "main")
            main = larger(main, node);
        if (tag == GUMBO_TAG_ARTICLE) {
            ++articles;
            article = larger(article, node);
        }
        headings += tag == GUMBO_TAG_H1 ? 1 : 0;
        return true;
    });
    out.main = body != nullptr ? body : tree.root();
    if (main == nullptr && articles == 1) {
        walkTree(*article, [&](const GumboNode& node) {
            headingsInArticle += tagOf(node) == GUMBO_TAG_H1 ? 1 : 0;
            return true;
        });
        if (headings == headingsInArticle && tree.extent(*article).size() * 4 > tree.extent(*out.main).size())
            main = article;
    }
    if (main != nullptr) {
        out.main = main;
        out.isPart = true;
    }
    return out;
}

std::string_view furnitureKind(const HtmlTree& tree, const HtmlContent& content, const GumboNode& element,
                               bool inMain) {
    switch (tagOf(element)) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_NOSCRIPT:
        return "script";
    case GUMBO_TAG_STYLE:
        return "style";
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TITLE:
    case GUMBO_TAG_META:
    case GUMBO_TAG_LINK:
        return "head";
    case GUMBO_TAG_NAV:
        return "navigation";
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_EMBED:
    case GUMBO_TAG_IFRAME:
        return "media";
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_INPUT:
        return "form";
    case GUMBO_TAG_TEMPLATE:
        return "hidden";
    case GUMBO_TAG_FORM: // some servers put the whole page into one
        return holdsHeading(element) || isMostOf(tree, content, element) ? "" : "form";
    case GUMBO_TAG_ASIDE:
        return noteType(element).empty() ? "aside" : "";
    case GUMBO_TAG_FOOTER:
        return "footer";
    case GUMBO_TAG_HEADER:
        // of an article: its title and date; of the page: the same on every page
        return !inMain || (!content.isPart && !holdsHeading(element)) ? "header" : "";
    default:
        break;
    }
    const std::string_view role = roleOf(element);
    if (role == "navigation" || role == "search")
        return "navigation";
    if (role == "complementary")
        return "aside";
    if (role == "contentinfo")
        return "footer";
    if (role == "banner")
        return "header";
    if (isHidden(element))
        return "hidden";
    return kindByName(tree, content, element);
}

std::string noteType(const GumboNode& element) {
    const GumboTag tag = tagOf(element);
    if (tag != GUMBO_TAG_DIV && tag != GUMBO_TAG_ASIDE && tag != GUMBO_TAG_SECTION &&
        tag != GUMBO_TAG_BLOCKQUOTE && tag != GUMBO_TAG_P && tag != GUMBO_TAG_DETAILS)
        return {};
    std::string found;
    const auto take = [&](std::string_view word) {
        if (found.empty() && isOneOfTags(word, kNotes)) {
            found = word;
            std::transform(found.begin(), found.end(), found.begin(), asciiLower);
        }
    };
    for (std::string_view rest = trimmed(attributeOf(element, "class")); !rest.empty();) {
        const std::size_t end = std::min(rest.find_first_of(" \t\r\n\f"), rest.size());
        const std::string_view word = rest.substr(0, end);
        take(word);
        for (const std::string_view prefix : kNotePrefixes)
            if (const std::size_t at = word.find(prefix); at != std::string_view::npos)
                take(word.substr(at + prefix.size()));
        rest = trimmed(rest.substr(end));
    }
    if (found.empty() && tag == GUMBO_TAG_ASIDE)
        take(trimmed(attributeOf(element, "aria-label")));
    return found;
}

bool isLayoutTable(const GumboNode& table) {
    const std::string_view role = roleOf(table);
    if (role == "presentation" || role == "none")
        return true;
    std::size_t cells = 0, rows = 0;
    bool holdsBlocks = false;
    walkTree(table, [&](const GumboNode& node) {
        const GumboTag tag = tagOf(node);
        rows += tag == GUMBO_TAG_TR ? 1 : 0;
        cells += tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH ? 1 : 0;
        holdsBlocks = holdsBlocks || headingLevelOf(tag) > 0 || (tag == GUMBO_TAG_TABLE && &node != &table);
        return !holdsBlocks && isElement(node);
    });
    return holdsBlocks || cells <= 1 || (rows == 1 && cells <= 2);
}

} // namespace touchstone
