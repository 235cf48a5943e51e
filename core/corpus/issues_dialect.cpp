// SPDX-License-Identifier: GPL-3.0-or-later
// Issues and pull requests as GitHub's REST interface and `gh --json` write them: one document for each
// thread, its comments as sections with author, role and date.
#include "core/corpus/dialects.h"
#include "core/corpus/json_page.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace touchstone {

namespace {

using Node = JsonTree::Node;
constexpr Node kNoNode = JsonTree::kNone;
constexpr std::size_t kMaxVersions = 50;

/// The first of several names that is there: REST writes snake_case, `gh --json` camelCase.
Node anyOf(const JsonTree& tree, Node object, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names)
        if (const Node found = tree.member(object, name); found != kNoNode)
            return found;
    return kNoNode;
}

std::string loginOf(const JsonTree& tree, Node object) {
    return tree.valueOf(anyOf(tree, object, {"user", "author"}), "login");
}

bool isThread(const JsonTree& tree, Node object) {
    return tree.member(object, "number") != kNoNode &&
           tree.is(tree.member(object, "title"), JsonTree::Kind::String);
}

/// Number at the end of ".../issues/12", ".../pull/12#issuecomment-3"; "" = none.
std::string numberIn(std::string_view url) {
    url = url.substr(0, url.find('#'));
    const std::size_t slash = url.rfind('/');
    const std::string_view number =
        slash == std::string_view::npos ? std::string_view{} : url.substr(slash + 1);
    const bool digits =
        !number.empty() && number.size() < 12 && std::all_of(number.begin(), number.end(), isAsciiDigit);
    return digits ? std::string(number) : std::string{};
}

std::string threadOfComment(const JsonTree& tree, Node object) {
    if (isThread(tree, object) || tree.member(object, "body") == kNoNode)
        return {};
    for (const char* name : {"issue_url", "pull_request_url", "html_url", "url"})
        if (std::string number = numberIn(tree.valueOf(object, name)); !number.empty())
            return number;
    return {};
}

/// Objects of the file, whatever they are wrapped in: lists, lists of lists, the answer of a search.
std::vector<Node> objectsOf(const JsonTree& tree) {
    std::vector<Node> out;
    std::vector<Node> open = tree.roots();
    std::reverse(open.begin(), open.end());
    while (!open.empty()) {
        const Node node = open.back();
        open.pop_back();
        Node list = node;
        if (tree.is(node, JsonTree::Kind::Object)) {
            if (isThread(tree, node) || !threadOfComment(tree, node).empty()) {
                out.push_back(node);
                continue;
            }
            list = anyOf(tree, node, {"items", "issues", "nodes", "comments"});
        }
        if (!tree.is(list, JsonTree::Kind::Array))
            continue;
        const std::vector<Node> inside = tree.children(list);
        open.insert(open.end(), inside.rbegin(), inside.rend());
    }
    return out;
}

/// Versions that a text names ("0.100.0", "v2.1.3"), in order of appearance.
void collectVersions(std::string_view text, std::vector<std::string>& out) {
    for (std::size_t at = 0; at < text.size() && out.size() < kMaxVersions;) {
        if (!isAsciiDigit(text[at])) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        std::size_t dots = 0;
        while (at < text.size() && (isAsciiDigit(text[at]) ||
                                    (text[at] == '.' && at + 1 < text.size() && isAsciiDigit(text[at + 1]))))
            dots += text[at++] == '.' ? 1 : 0;
        const char before = start > 0 ? text[start - 1] : ' ';
        const bool border = !isWordChar(before) ||
                            ((before == 'v' || before == 'V') && (start < 2 || !isWordChar(text[start - 2])));
        if (dots >= 2 && dots <= 3 && border && before != '.' && at - start <= 24) {
            std::string version(text.substr(start, at - start));
            if (std::find(out.begin(), out.end(), version) == out.end())
                out.push_back(std::move(version));
        }
    }
}

struct Thread {
    std::string number;
    Node issue = kNoNode;
    std::vector<Node> comments; ///< of other places in the file
};

class ThreadReader {
public:
    ThreadReader(const JsonTree& tree, const Thread& thread, Document& document)
        : m_tree(tree), m_thread(thread), m_document(document), m_page(tree, firstOf(), lastOf()) {}

    Result<> read(const std::string& idScope, JobContext& job) {
        describe();
        std::vector<Said> said;
        if (m_thread.issue != kNoNode) {
            said.push_back({m_thread.issue, true});
            for (const Node comment : m_tree.children(m_tree.member(m_thread.issue, "comments")))
                if (m_tree.is(comment, JsonTree::Kind::Object))
                    said.push_back({comment, false});
        }
        for (const Node comment : m_thread.comments)
            said.push_back({comment, false});
        collect(said);
        m_page.finish();
        PageParts parts;
        for (const Piece& piece : m_pieces) {
            TOUCHSTONE_TRY(job.check());
            if (!piece.heading.empty())
                pushHeading(piece, parts);
            if (!piece.isTitle)
                TOUCHSTONE_TRY(m_page.addMarkdown(piece.text, piece.level, parts, job));
        }
        parts.marks.insert(parts.marks.end(), m_page.marks().begin(), m_page.marks().end());
        std::vector<std::string> versions;
        collectVersions(m_page.text(), versions);
        std::string list;
        for (const std::string& version : versions)
            list += (list.empty() ? "" : ", ") + version;
        note("versions", list);
        assembleDocument(m_page.text(), std::move(parts), idScope, m_document);
        m_page.restore(m_document);
        return {};
    }

private:
    struct Said {
        Node object;
        bool opening;
    };
    struct Piece {
        TextRange text;      ///< of the title or a body
        std::string heading; ///< that stands before it; "" = none
        std::string anchor;
        int level = 0; ///< of the heading
        bool isTitle = false;
    };

    [[nodiscard]] std::size_t firstOf() const {
        Node first = m_thread.issue;
        for (const Node comment : m_thread.comments)
            first = std::min(first, comment);
        return m_tree.start(first);
    }
    [[nodiscard]] std::size_t lastOf() const {
        std::size_t end = m_thread.issue == kNoNode ? 0 : m_tree.end(m_thread.issue);
        for (const Node comment : m_thread.comments)
            end = std::max(end, m_tree.end(comment));
        return end;
    }

    void note(const char* key, std::string value) {
        if (!value.empty())
            m_document.metadata[key] = std::move(value);
    }

    void describe() {
        const Node issue = m_thread.issue;
        note("number", m_thread.number);
        if (issue == kNoNode) {
            m_document.title = "Comments on #" + m_thread.number;
            const std::string url = m_tree.valueOf(m_thread.comments.front(), "html_url");
            m_document.url = url.substr(0, url.find('#'));
            return;
        }
        m_document.title = m_tree.valueOf(issue, "title");
        note("title", m_document.title);
        note("state", m_tree.valueOf(issue, "state"));
        note("state_reason", m_tree.value(anyOf(m_tree, issue, {"state_reason", "stateReason"})));
        note("author", loginOf(m_tree, issue));
        note("created", m_tree.value(anyOf(m_tree, issue, {"created_at", "createdAt"})));
        note("closed", m_tree.value(anyOf(m_tree, issue, {"closed_at", "closedAt"})));
        std::string labels;
        for (const Node label : m_tree.children(m_tree.member(issue, "labels"))) {
            const std::string name = m_tree.is(label, JsonTree::Kind::Object) ? m_tree.valueOf(label, "name")
                                                                              : m_tree.value(label);
            if (!name.empty() && labels.size() < 1000)
                labels += (labels.empty() ? "" : ", ") + name;
        }
        note("labels", labels);
        m_document.url = m_tree.valueOf(issue, "html_url");
        if (m_document.url.empty())
            m_document.url = m_tree.valueOf(issue, "url");
        const bool pull =
            anyOf(m_tree, issue, {"pull_request", "mergeable", "merged_at", "mergedAt", "headRefName"}) !=
                kNoNode ||
            m_document.url.find("/pull/") != std::string::npos;
        note("kind", pull ? "pull request" : "issue");
    }

    /// "octocat (member), 2023-07-01"
    [[nodiscard]] std::string headingOf(Node object) const {
        std::string out = loginOf(m_tree, object);
        if (out.empty())
            out = "somebody";
        std::string role = m_tree.value(anyOf(m_tree, object, {"author_association", "authorAssociation"}));
        if (!role.empty() && role != "NONE") {
            for (char& c : role)
                c = c == '_' ? ' ' : asciiLower(c);
            out += " (" + role + ")";
        }
        const std::string date =
            m_tree.value(anyOf(m_tree, object, {"created_at", "createdAt", "submitted_at"}));
        return date.empty() ? out : out + ", " + date.substr(0, 10);
    }

    void collect(const std::vector<Said>& said) {
        std::vector<Said> ordered = said;
        std::stable_sort(ordered.begin(), ordered.end(),
                         [](const Said& a, const Said& b) { return a.object < b.object; });
        // what an object says, and the comments within it, stand in the file's order
        struct Place {
            Node node;
            const Said* by;
            bool title;
        };
        std::vector<Place> places;
        for (const Said& one : ordered) {
            const Node body = m_tree.member(one.object, "body");
            const Node title = one.opening ? m_tree.member(one.object, "title") : kNoNode;
            if (m_tree.is(title, JsonTree::Kind::String))
                places.push_back({title, &one, true});
            if (m_tree.is(body, JsonTree::Kind::String))
                places.push_back({body, &one, false});
        }
        std::stable_sort(places.begin(), places.end(),
                         [](const Place& a, const Place& b) { return a.node < b.node; });
        const bool titleFirst = !places.empty() && places.front().title;
        for (const Place& place : places) {
            if (place.title && !titleFirst)
                continue; // it is shown before the body that precedes it in the file
            Piece piece;
            piece.text = m_page.add(place.node);
            piece.isTitle = place.title;
            const std::string url = m_tree.value(anyOf(m_tree, place.by->object, {"html_url", "url"}));
            if (place.by->opening) {
                piece.level = 1;
                piece.anchor = "issue-" + m_tree.valueOf(place.by->object, "id");
                if (place.title || !titleFirst)
                    piece.heading = fmt::format("#{} {}", m_thread.number, m_document.title);
            } else {
                piece.level = 2;
                piece.heading = headingOf(place.by->object);
                piece.anchor =
                    url.find('#') == std::string::npos ? std::string{} : url.substr(url.find('#') + 1);
            }
            if (!piece.text.empty())
                m_pieces.push_back(std::move(piece));
        }
    }

    /// The title stands in the file; what names a comment is made of several values and stands for the gap
    /// before its body.
    void pushHeading(const Piece& piece, PageParts& parts) {
        PageHeading heading;
        heading.block = parts.blocks.size();
        heading.level = piece.level;
        heading.written = heading.rendered = piece.heading;
        heading.id = piece.anchor;
        parts.headings.push_back(std::move(heading));
        Block& block = parts.blocks.emplace_back();
        block.kind = BlockKind::Heading;
        block.level = static_cast<std::uint8_t>(piece.level);
        if (piece.isTitle) {
            block.text.appendInserted(fmt::format("#{} ", m_thread.number));
            block.text.append(m_page.text().substr(piece.text.start, piece.text.size()), kOwnFile,
                              piece.text.start);
            block.source = piece.text;
        } else {
            block.text.appendInserted(piece.heading);
            block.source = {piece.text.start - 2, piece.text.start - 1};
        }
    }

    const JsonTree& m_tree;
    const Thread& m_thread;
    Document& m_document;
    JsonPage m_page;
    std::vector<Piece> m_pieces;
};

} // namespace

bool looksLikeIssues(std::string_view text) {
    text = trimmed(text.substr(0, 64 << 10U));
    if (text.empty() || (text.front() != '[' && text.front() != '{'))
        return false;
    const auto has = [&](std::string_view key) { return text.find(key) != std::string_view::npos; };
    const bool thread =
        has("\"number\"") && has("\"title\"") && has("\"state\"") && (has("\"user\"") || has("\"author\""));
    const bool comment = has("\"issue_url\"") && has("\"user\"");
    return (thread || comment) && (has("\"html_url\"") || has("\"url\"")) && has("\"body\"");
}

Result<std::vector<Document>> readIssues(std::string_view text, std::size_t from, const Document& base,
                                         const std::string& idScope, JobContext& job) {
    const Result<JsonTree> tree = JsonTree::parse(text, from, job);
    if (!tree)
        return fail(tree.error());
    std::vector<Thread> threads;
    std::map<std::string, std::size_t> byNumber;
    const auto threadOf = [&](const std::string& number) -> Thread& {
        const auto [known, isNew] = byNumber.emplace(number, threads.size());
        if (isNew)
            threads.push_back({number, kNoNode, {}});
        return threads[known->second];
    };
    for (const Node object : objectsOf(*tree)) {
        if (isThread(*tree, object)) {
            Thread& thread = threadOf(tree->valueOf(object, "number"));
            if (thread.issue == kNoNode)
                thread.issue = object;
        } else {
            threadOf(threadOfComment(*tree, object)).comments.push_back(object);
        }
    }
    if (threads.empty())
        return fail(ErrorCode::BadInput, "No issues, pull requests or comments are in the file.",
                    "Leave the file out with --exclude.");
    std::vector<Document> out;
    out.reserve(threads.size());
    for (const Thread& thread : threads) {
        Document document = base;
        document.path += "#" + thread.number;
        TOUCHSTONE_TRY(ThreadReader(*tree, thread, document).read(idScope + "#" + thread.number, job));
        out.push_back(std::move(document));
    }
    return out;
}

} // namespace touchstone
