// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/html_reader.h"

#include "core/corpus/text_lines.h"

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

constexpr std::size_t kMaxHtmlId = 1000;

long attributeNumber(std::string_view text, long otherwise) {
    text = trimmed(text);
    long value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && value > -1000000 &&
                   value < 1000000
               ? value
               : otherwise;
}

/// A link of a heading to itself: "¶", "#", a picture.
bool isPermalink(const GumboNode& element) {
    if (tagOf(element) != GUMBO_TAG_A)
        return false;
    bool words = false;
    walkTree(element, [&](const GumboNode& node) {
        if (isText(node) && node.v.text.text != nullptr)
            for (std::string_view text = node.v.text.text; !text.empty() && !words; text.remove_prefix(1))
                words = isWordChar(text.front()) ||
                        (static_cast<unsigned char>(text.front()) >= 0xC3 &&
                         text.substr(0, 3) != "\xE2\x81\xA0" && text.substr(0, 4) != "\xF0\x9F\x94\x97" &&
                         text.substr(0, 3) != "\xEF\x83\x81");
        words = words || tagOf(node) == GUMBO_TAG_IMG;
        return !words;
    });
    return !words && attributeOf(element, "href").find('#') != std::string_view::npos;
}

/// Behind the next </form>, or `from` where there is none.
std::uint64_t formEnd(std::string_view page, std::uint64_t from) {
    constexpr std::string_view kEnd = "</form";
    for (std::size_t at = page.find("</", from); at != std::string_view::npos; at = page.find("</", at + 2)) {
        const std::string_view word = page.substr(at, kEnd.size());
        if (std::equal(word.begin(), word.end(), kEnd.begin(), kEnd.end(),
                       [](char a, char b) { return asciiLower(a) == b; }))
            return std::min(page.size(), page.find('>', at) == std::string_view::npos
                                             ? page.size()
                                             : page.find('>', at) + 1);
    }
    return from;
}

} // namespace

bool HtmlReader::onTheWayToMain(const GumboNode& element) const {
    return std::find(m_toMain.begin(), m_toMain.end(), &element) != m_toMain.end();
}

bool HtmlReader::strip(const GumboNode& element, std::string_view kind) {
    if (m_text.empty())
        m_start = kNone;
    else
        m_sealed = true;
    TextRange range = m_tree.extent(element);
    if (tagOf(element) == GUMBO_TAG_FORM) {
        // The parser does not say where a form ends, and hangs text that stands right before that behind it.
        range.end = std::max(range.end, formEnd(m_tree.page(), range.end));
        m_formEnd = range.end;
    }
    if (!range.empty())
        m_marks.push_back({range, std::string(kind)});
    return false;
}

/// An id on a heading, within it, or right before it is its anchor.
void HtmlReader::takeId(const GumboNode& element) {
    std::string_view id = attributeOf(element, "id");
    if (id.empty() && tagOf(element) == GUMBO_TAG_A)
        id = attributeOf(element, "name");
    id = trimmed(id);
    if (id.empty() || id.size() > kMaxHtmlId)
        return;
    if (m_heading != nullptr) {
        if (m_id.empty() || m_heading == &element)
            m_id = id;
    } else if (m_text.empty()) {
        m_pendingId = id;
    }
}

void HtmlReader::addText(const GumboNode& node) {
    if (!m_inMain)
        return;
    if (node.type == GUMBO_NODE_WHITESPACE && m_text.empty() && m_pre == nullptr)
        return;
    const TextRange place = m_tree.placeOf(node.v.text.original_text);
    if (!place.empty() && place.start < m_formEnd)
        return;
    m_text.add(node.v.text, m_pre != nullptr);
    if (!m_text.empty() && m_heading == nullptr)
        m_pendingId.clear();
}

bool HtmlReader::enter(const GumboNode& node) {
    if (isText(node)) {
        addText(node);
        return false;
    }
    if (node.type == GUMBO_NODE_COMMENT) {
        if (const TextRange range = m_tree.placeOf(node.v.text.original_text); !range.empty())
            m_marks.push_back({range, "comment"});
        return false;
    }
    return isElement(node) && enterElement(node);
}

bool HtmlReader::enterElement(const GumboNode& element) {
    if (&element == m_content.main)
        m_inMain = true;
    else if (!onTheWayToMain(element)) {
        const std::string_view kind = furnitureKind(m_tree, m_content, element, m_inMain);
        if (!kind.empty())
            return strip(element, kind);
        if (!m_inMain)
            return strip(element, "outside-main");
    }
    if (!m_inMain)
        return true;
    if (m_heading != nullptr && isPermalink(element)) {
        takeId(element);
        return strip(element, "permalink");
    }
    if (isBlockElement(tagOf(element))) {
        enterBlock(element);
        if (tagOf(element) != GUMBO_TAG_TABLE || isLayoutTable(element))
            return true;
        table(element);
        return false;
    }
    takeId(element);
    enterInline(element);
    return true;
}

void HtmlReader::enterBlock(const GumboNode& element) {
    const GumboTag tag = tagOf(element);
    const TextRange place = m_tree.startTag(element);
    if (m_heading != nullptr || (m_pre != nullptr && m_pre != &element)) { // a block where none belongs
        m_text.gap();
        takeId(element);
        return;
    }
    flush();
    m_start = place.empty() ? kNone : place.start;
    if (std::string type = noteType(element); !type.empty())
        m_notes.push_back({&element, std::move(type)});
    else if (!m_notes.empty() && m_noteTitle == nullptr &&
             (hasClass(element, "admonition-title") || hasClass(element, "markdown-alert-title")))
        m_noteTitle = &element;
    if (headingLevelOf(tag) > 0) {
        m_heading = &element;
        m_id.clear();
    }
    takeId(element);
    switch (tag) {
    case GUMBO_TAG_UL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR:
        m_lists.push_back({false, 1});
        break;
    case GUMBO_TAG_OL:
        m_lists.push_back({true, attributeNumber(attributeOf(element, "start"), 1)});
        break;
    case GUMBO_TAG_LI:
        if (!m_lists.empty())
            m_lists.back().next = attributeNumber(attributeOf(element, "value"), m_lists.back().next);
        m_lead = Lead::Item;
        break;
    case GUMBO_TAG_DD:
        m_lead = Lead::Definition;
        break;
    case GUMBO_TAG_BLOCKQUOTE:
        ++m_quotes;
        break;
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
        m_pre = &element;
        m_language = codeLanguage(element);
        // highlighters name the language on an element around it
        for (const GumboNode* above = element.parent;
             m_language.empty() && above != nullptr && isElement(*above) && tagOf(*above) == GUMBO_TAG_DIV &&
             above->v.element.children.length <= 3;
             above = above->parent)
            m_language = codeLanguage(*above);
        break;
    default:
        break;
    }
}

void HtmlReader::enterInline(const GumboNode& element) {
    switch (tagOf(element)) {
    case GUMBO_TAG_BR:
        if (m_heading != nullptr)
            m_text.gap();
        else
            m_text.lineBreak(m_tree.startTag(element));
        break;
    case GUMBO_TAG_IMG:
        m_text.addAttribute(element, "alt");
        break;
    case GUMBO_TAG_CODE:
        if (m_pre != nullptr && m_language.empty())
            m_language = codeLanguage(element);
        break;
    default:
        break;
    }
}

void HtmlReader::leave(const GumboNode& element) {
    const GumboTag tag = tagOf(element);
    if (m_inMain && (tag == GUMBO_TAG_ABBR || tag == GUMBO_TAG_DFN) && !m_text.empty())
        m_text.addAttribute(element, "title", " (", ")");
    if (!isBlockElement(tag) || !m_inMain)
        return;
    const bool inside = m_heading != nullptr ? m_heading != &element : m_pre != nullptr && m_pre != &element;
    if (inside) {
        m_text.gap();
        return;
    }
    flush(m_tree.extent(element).end);
    if (m_heading == &element) {
        m_heading = nullptr;
        m_pendingId.clear();
    }
    if (m_pre == &element)
        m_pre = nullptr;
    if (m_noteTitle == &element)
        m_noteTitle = nullptr;
    if (!m_notes.empty() && m_notes.back().element == &element)
        m_notes.pop_back();
    if (tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_MENU || tag == GUMBO_TAG_DIR) {
        if (!m_lists.empty())
            m_lists.pop_back();
    } else if (tag == GUMBO_TAG_BLOCKQUOTE && m_quotes > 0) {
        --m_quotes;
    } else if (tag == GUMBO_TAG_LI || tag == GUMBO_TAG_DD) {
        m_lead = Lead::None;
    }
    if (&element == m_content.main)
        m_inMain = false;
}

Result<PageParts> HtmlReader::read(const JobContext& job) {
    if (m_tree.root() == nullptr)
        return PageParts{};
    if (const GumboNode* document = m_tree.root()->parent;
        document != nullptr && document->type == GUMBO_NODE_DOCUMENT)
        for (unsigned i = 0; i < document->v.document.children.length; ++i) // what stands around <html>
            if (const auto* node = static_cast<const GumboNode*>(document->v.document.children.data[i]);
                node->type == GUMBO_NODE_COMMENT)
                enter(*node);
    for (const GumboNode* above = m_content.main; above != nullptr; above = above->parent)
        m_toMain.push_back(above);
    struct Place {
        const GumboNode* element;
        unsigned next;
    };
    std::vector<Place> stack;
    if (enter(*m_tree.root()))
        stack.push_back({m_tree.root(), 0});
    std::size_t turn = 0;
    while (!stack.empty()) {
        if (++turn % 4096 == 0)
            TOUCHSTONE_TRY(job.check());
        if (m_found.size() > kMaxBlocks)
            return fail(ErrorCode::BadInput, "The page has more than 500,000 blocks.",
                        "Split it into several files.");
        const GumboNode* element = stack.back().element;
        const GumboNode* child = childAt(*element, stack.back().next++);
        if (child == nullptr) {
            leave(*element);
            stack.pop_back();
        } else if (enter(*child)) {
            stack.push_back({child, 0});
        }
    }
    flush();
    return finish();
}

} // namespace touchstone
