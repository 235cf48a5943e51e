// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/injected_text.h"

#include "core/text/char_classes.h"
#include "core/text/injection_phrases.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace touchstone {

namespace {

constexpr std::size_t kLongestHidden = 4000; // a hidden element that holds more is a page of its own
constexpr std::size_t kFirstWords = 200;     // bytes in which a command shows itself
constexpr std::size_t kAddressed = 600;      // ... in which it says whom it is for
constexpr std::size_t kMostPlaces = 100;     // a text with more of them has told enough

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        c = asciiLower(c);
    return out;
}

/// First place of `what` in text[from, from + most), or npos: keeps a row of openers without ends linear.
std::size_t findWithin(std::string_view text, std::string_view what, std::size_t from, std::size_t most) {
    if (from >= text.size())
        return std::string_view::npos;
    const std::size_t at = text.substr(from, most).find(what);
    return at == std::string_view::npos ? at : from + at;
}

bool hasAny(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Collects what is found by place: markup, front matter, lines that pose as a role, code.
class PlaceScanner {
public:
    PlaceScanner(std::string_view text, InjectionScan& out, std::vector<double>& weights)
        : m_text(text), m_lower(lowered(text)), m_out(out), m_weights(weights) {}

    void run() {
        hiddenElements();
        comments();
        frontMatter();
        forgedRoles();
        harmfulCode();
        imageThatReports();
    }

private:
    void add(InjectionKind kind, std::size_t from, std::size_t to, double weight) {
        ++m_places;
        m_out.spans.push_back({kind, {from, std::min(to, m_text.size())}, weight});
        m_weights.push_back(weight);
    }

    [[nodiscard]] bool commands(std::size_t from, std::size_t to) const {
        const std::vector<PhraseWord> words =
            phraseWords(m_text.substr(from, std::min(to - from, kFirstWords)));
        return words.size() >= 4 && commandsAnswer(words, 0);
    }

    /// A remark to other authors ("add more examples") does not speak of answers, users and documents.
    [[nodiscard]] bool addressesAnswer(std::size_t from, std::size_t to) const {
        return hasAny(std::string_view(m_lower).substr(from, std::min(to - from, kAddressed)),
                      {"user", "cite", "answer", "response", "reply", "reader", "conversation", "you ",
                       "assistant", "say ", "state that", "claim that", "only with", "previous instructions",
                       "recommend"});
    }

    void hiddenElements() {
        for (const std::string_view style :
             {"display:none", "display: none", "visibility:hidden", "visibility: hidden", "font-size:0",
              "font-size: 0", "opacity:0;", "opacity: 0;", "opacity:0\"", "color:white", "color: white",
              "color:#fff", "color: #fff", "font-size:1px", "font-size: 1px"}) {
            for (std::size_t at = m_lower.find(style); at != std::string::npos && m_places < kMostPlaces;
                 at = m_lower.find(style, at + 1)) {
                const std::size_t low = at > 300 ? at - 300 : 0;
                const std::size_t before = std::string_view(m_lower).substr(low, at - low).rfind('<');
                const std::size_t close = findWithin(m_lower, ">", at, 300);
                if (before == std::string_view::npos || close == std::string_view::npos ||
                    m_lower.compare(low + before, 6, "<style") == 0)
                    continue;
                const std::size_t open = low + before;
                const std::size_t end = std::min({findWithin(m_lower, "</", close, kLongestHidden),
                                                  close + kLongestHidden, m_lower.size()});
                const std::size_t words =
                    phraseWords(m_text.substr(close, std::min(end - close, kFirstWords))).size();
                if (words >= 4)
                    add(InjectionKind::Hidden, open, end, commands(close + 1, end) ? 0.85 : 0.4);
            }
        }
    }

    void comments() {
        for (std::size_t at = m_lower.find("<!--"); at != std::string::npos && m_places < kMostPlaces;
             at = m_lower.find("<!--", at + 4)) {
            const std::size_t end = std::min(
                {findWithin(m_lower, "-->", at, kLongestHidden), at + kLongestHidden, m_lower.size()});
            if (commands(at + 4, end) && addressesAnswer(at + 4, end))
                add(InjectionKind::Hidden, at, end + 3, 0.65);
        }
        for (const std::string_view mark : {"[//]: # (", "[comment]: # ("})
            for (std::size_t at = m_lower.find(mark); at != std::string::npos && m_places < kMostPlaces;
                 at = m_lower.find(mark, at + 1)) {
                const std::size_t end = std::min(
                    {findWithin(m_lower, "\n", at, kLongestHidden), at + kLongestHidden, m_lower.size()});
                if (commands(at + mark.size(), end) && addressesAnswer(at + mark.size(), end))
                    add(InjectionKind::Hidden, at, end, 0.65);
            }
    }

    void frontMatter() {
        if (!m_lower.starts_with("---\n"))
            return;
        const std::size_t end = m_lower.find("\n---", 4);
        if (end == std::string::npos)
            return;
        for (std::size_t at = 4; at < end;) {
            const std::size_t lineEnd = std::min(m_lower.find('\n', at), end);
            const std::size_t colon = findWithin(m_lower, ":", at, lineEnd - at);
            if (colon < lineEnd) {
                const std::string_view key = std::string_view(m_lower).substr(at, colon - at);
                const bool addressed =
                    hasAny(key, {"assistant", "llm", "prompt", "directive", "instruction", "ai_", "agent"});
                if (addressed && phraseWords(m_text.substr(colon, lineEnd - colon)).size() >= 3)
                    add(InjectionKind::ForgedRole, at, lineEnd, 0.75);
            }
            at = lineEnd + 1;
        }
    }

    void forgedRoles() {
        for (std::size_t at = 0; at < m_lower.size();) {
            const std::size_t end = std::min(m_lower.find('\n', at), m_lower.size());
            std::string_view line = std::string_view(m_lower).substr(at, end - at);
            while (line.starts_with(' ') || line.starts_with('>') || line.starts_with('#') ||
                   line.starts_with('*'))
                line.remove_prefix(1);
            for (const std::string_view role :
                 {"system:", "[system]", "system message:", "<system>", "system note:", "### system",
                  "[inst]", "assistant:", "[assistant]"})
                if (line.starts_with(role)) {
                    const std::size_t start =
                        static_cast<std::size_t>(line.data() - m_lower.data()) + role.size();
                    const bool told = commands(start, end);
                    if (told)
                        add(InjectionKind::ForgedRole, start - role.size(), end, 0.8);
                }
            at = end + 1;
        }
        for (const std::string_view mark :
             {"<|im_start|>", "<|im_end|>", "<|system|>", "<|user|>", "<|assistant|>", "<<sys>>", "[/inst]"})
            if (const std::size_t at = m_lower.find(mark); at != std::string::npos)
                add(InjectionKind::ForgedRole, at, at + mark.size(), 0.5);
    }

    /// Code that takes something private and sends it somewhere.
    void harmfulCode() {
        if (!hasAny(m_lower, {"import ", "require("}))
            return;
        constexpr std::array<std::string_view, 13> kSends{
            "requests.post(", "requests.get(", "sendall(",       "sendto(",     "smtplib",
            "urlopen(",       "httpx.post(",   "urlretrieve(",   "http.client", "send_message(",
            "sendmail(",      "ftplib",        "socket.connect("};
        constexpr std::array<std::string_view, 16> kPrivate{
            "os.environ", "cookies.",    "cookiejar",    "virtual_memory", "/trash",  "keyring",
            "id_rsa",     "/etc/passwd", "getpass",      "browser_cookie", "history", "psutil",
            "os.getenv(", "swap_memory", "process_iter", "deleted_files"};
        const auto sends = std::find_if(kSends.begin(), kSends.end(), [&](std::string_view one) {
            return m_lower.find(one) != std::string::npos;
        });
        const auto secret = std::find_if(kPrivate.begin(), kPrivate.end(), [&](std::string_view one) {
            return m_lower.find(one) != std::string::npos;
        });
        if (sends != kSends.end() && secret != kPrivate.end()) {
            const std::size_t a = m_lower.find(*sends), b = m_lower.find(*secret);
            if (std::max(a, b) - std::min(a, b) < 2000)
                add(InjectionKind::Exfiltration, std::min(a, b),
                    std::max(a + sends->size(), b + secret->size()), 0.5);
        }
    }

    /// ![x](https://host/p.png?q=SOMETHING): an address with a place to fill in.
    void imageThatReports() {
        for (std::size_t at = m_lower.find("!["); at != std::string::npos; at = m_lower.find("![", at + 2)) {
            const std::size_t open = findWithin(m_lower, "](http", at, 200);
            if (open == std::string_view::npos)
                continue;
            const std::size_t end = findWithin(m_lower, ")", open, 500);
            if (end == std::string_view::npos)
                continue;
            const std::size_t query = findWithin(m_text, "?", open, end - open);
            if (query == std::string_view::npos)
                continue;
            const std::string_view value = m_text.substr(query, end - query);
            std::size_t capitals = 0;
            for (char c : value)
                capitals = isAsciiUpper(c) || c == '_' ? capitals + 1 : capitals >= 5 ? capitals : 0;
            if (capitals >= 5 || hasAny(value, {"{", "%7b", "%7B", "<", "$"}))
                add(InjectionKind::Exfiltration, at, end, 0.5);
        }
    }

    std::string_view m_text;
    std::string m_lower;
    InjectionScan& m_out;
    std::vector<double>& m_weights;
    std::size_t m_places = 0;
};

/// "Draft an essay about ..." in the midst of other sentences: a task for a model, not for a reader.
double strayTask(const std::vector<PhraseWord>& words, std::size_t& first, std::size_t& last) {
    constexpr std::array<std::string_view, 10> kVerbs{"compose", "draft", "write", "create",  "generate",
                                                      "produce", "pen",   "craft", "develop", "prepare"};
    constexpr std::array<std::string_view, 14> kThings{
        "essay", "letter", "poem",    "story",     "speech", "song",         "email",
        "haiku", "blog",   "article", "paragraph", "script", "introduction", "review"};
    std::size_t sentences = 0;
    for (const PhraseWord& word : words)
        sentences += word.startsSentence ? 1 : 0;
    if (sentences < 2 || words.size() < 20)
        return 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].startsSentence ||
            std::find(kVerbs.begin(), kVerbs.end(), words[i].lower) == kVerbs.end())
            continue;
        for (std::size_t j = i + 1; j < std::min(i + 6, words.size()); ++j)
            if (std::find(kThings.begin(), kThings.end(), words[j].lower) != kThings.end()) {
                first = i;
                last = j;
                return 0.6;
            }
    }
    return 0;
}

bool isZeroWidth(char32_t c) {
    return c == 0x200B || c == 0x200C || c == 0x200D || c == 0x2060 || c == 0xFEFF || c == 0x180E ||
           (c >= 0x2061 && c <= 0x2064);
}
bool isBidi(char32_t c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}
bool isTag(char32_t c) {
    return c >= 0xE0000 && c <= 0xE01EF;
}

} // namespace

std::string_view injectionKindName(InjectionKind kind) {
    constexpr std::array<std::string_view, 9> kNames{"override",  "prompt-leak", "forged-role",
                                                     "jailbreak", "diversion",   "exfiltration",
                                                     "hidden",    "invisible",   "bidi"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string_view injectionVerdictName(InjectionVerdict verdict) {
    constexpr std::array<std::string_view, 3> kNames{"clean", "suspicious", "attack"};
    return kNames[static_cast<std::size_t>(verdict)];
}

InjectionVerdict verdictOf(const InjectionScan& scan) {
    return scan.score >= kInjectionAttack       ? InjectionVerdict::Attack
           : scan.score >= kInjectionSuspicious ? InjectionVerdict::Suspicious
                                                : InjectionVerdict::Clean;
}

std::vector<InjectionKind> InjectionScan::kinds() const {
    std::vector<InjectionKind> out;
    for (const InjectedSpan& span : spans)
        if (std::find(out.begin(), out.end(), span.kind) == out.end())
            out.push_back(span.kind);
    return out;
}

InjectionScan scanForInjection(std::string_view text) {
    InjectionScan out;
    std::vector<double> weights;
    const std::vector<PhraseWord> words = phraseWords(text);
    std::unordered_set<std::size_t> counted;
    for (const PhraseHit& hit : findPhrases(words)) {
        out.spans.push_back(
            {hit.kind, {words[hit.firstWord].range.start, words[hit.lastWord].range.end}, hit.weight});
        if (counted.insert(hit.pattern).second)
            weights.push_back(hit.weight);
    }
    std::size_t first = 0, last = 0;
    if (const double weight = strayTask(words, first, last); weight > 0) {
        out.spans.push_back(
            {InjectionKind::Diversion, {words[first].range.start, words[last].range.end}, weight});
        weights.push_back(weight);
    }
    PlaceScanner(text, out, weights).run();
    bool invisible = false, bidi = false;
    for (const InvisibleRun& run : findInvisible(text)) {
        const bool tags = isTag(run.first);
        const double weight = tags ? 0.8 : run.bidi ? 0.5 : 0.3;
        out.spans.push_back({run.bidi ? InjectionKind::Bidi : InjectionKind::Invisible, run.range, weight});
        bool& told = run.bidi ? bidi : invisible;
        if (!told || tags)
            weights.push_back(weight);
        told = true;
    }
    double clean = 1;
    for (const double weight : weights)
        clean *= 1 - weight;
    out.score = 1 - clean;
    std::stable_sort(out.spans.begin(), out.spans.end(), [](const InjectedSpan& a, const InjectedSpan& b) {
        return a.range.start < b.range.start;
    });
    return out;
}

std::vector<InvisibleRun> findInvisible(std::string_view text) {
    std::vector<InvisibleRun> out;
    char32_t before = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) { // the common case
            before = static_cast<unsigned char>(text[at++]);
            continue;
        }
        const CodePoint point = decodeUtf8(text, at);
        const bool bidi = isBidi(point.value);
        if (!bidi && !isZeroWidth(point.value) && !isTag(point.value)) {
            before = point.value;
            at += point.length;
            continue;
        }
        const std::size_t start = at;
        std::size_t count = 0;
        bool tag = false;
        while (at < text.size()) {
            const CodePoint next = decodeUtf8(text, at);
            if (bidi ? !isBidi(next.value) : !isZeroWidth(next.value) && !isTag(next.value))
                break;
            tag = tag || isTag(next.value);
            ++count;
            at += next.length;
        }
        const char32_t after = at < text.size() ? decodeUtf8(text, at).value : 0;
        // Joiners belong to emoji and to scripts that write with them; a mark may stand at the start.
        const bool joiner =
            !tag && count == 1 && (point.value == 0x200C || point.value == 0x200D) && before >= 0x80;
        const bool flag = tag && before >= 0x1F000; // flags of regions are spelt with tags
        const bool mark = point.value == 0xFEFF && start == 0;
        const bool selector = point.value >= 0xE0100 && count == 1 && before >= 0x80;
        // A single zero-width blank between two words lets lines break there: no one hides behind it.
        const bool betweenBlanks = !bidi && !tag && (before <= ' ' || after <= ' ') && count == 1;
        if (!joiner && !flag && !mark && !selector && !betweenBlanks)
            out.push_back({{start, at}, point.value, count, bidi});
        before = point.value;
    }
    return out;
}

} // namespace touchstone
