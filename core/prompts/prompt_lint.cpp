// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/prompts/prompt_lint.h"

#include "core/base/spec.h"
#include "core/prompts/prompt_text.h"
#include "core/prompts/template.h"
#include "core/text/tokens.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

namespace touchstone {
namespace {

constexpr std::size_t kShortestLeak = 12;     // letters and digits: shorter questions are in every text
constexpr std::size_t kShortestRepeated = 24; // bytes of a line that is worth saying twice

/// Two groups of words that cannot both be meant.
struct Contradiction {
    std::string_view about;
    std::vector<std::string_view> one, other;
};

const std::vector<Contradiction>& contradictions() {
    static const std::vector<Contradiction> all = {
        {"length",
         {"be brief", "be concise", "be short", "short answer", "few sentences", "as short as"},
         {"in detail", "detailed answer", "be thorough", "be comprehensive", "at length", "long answer"}},
        {"citations",
         {"always cite", "cite every", "cite each", "cite the source", "with the number of the source"},
         {"never cite sources", "never cite the source", "do not cite", "don't cite", "without citations",
          "no citations"}},
        {"Markdown",
         {"write markdown", "use markdown", "in markdown", "answer in markdown"},
         {"plain text", "no markdown", "do not use markdown", "without markdown"}},
        {"where facts come from",
         {"only from the sources", "nothing but what the sources", "only use the sources", "only the sources",
          "only from the numbered sources"},
         {"from what you know", "your own knowledge", "general knowledge", "also use what you know"}},
        {"the language of the answer",
         {"language of the question", "same language as"},
         {"always in english", "answer in english", "only english", "always in german", "answer in german"}},
        {"refusing",
         {"do not know the answer, reply", "say that you do not know", "say you don't know", "{{refusal}}"},
         {"always answer", "never refuse", "always give an answer", "never say that you do not know"}}};
    return all;
}

std::string lettersOnly(std::string_view text) {
    const std::string lower = toLowerUtf8(text);
    std::string out;
    for (const char c : lower) {
        const auto byte = static_cast<unsigned char>(c);
        const bool keeps = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || byte >= 0x80;
        if (keeps)
            out += c;
        else if (!out.empty() && out.back() != ' ')
            out += ' ';
    }
    while (!out.empty() && out.back() == ' ')
        out.pop_back();
    return out;
}

class PromptLinter {
public:
    PromptLinter(const PromptVersion& prompt, const PromptLintOptions& options)
        : m_prompt(prompt), m_options(options), m_lower(toLowerUtf8(prompt.text)) {}

    Result<std::vector<PromptFinding>> run() {
        const std::string label = promptLabel(m_prompt);
        TOUCHSTONE_TRY(checkPromptText(m_prompt.text, label));
        auto layout = layoutOf(m_prompt.text, label);
        if (!layout)
            return fail(std::move(layout.error()));
        m_layout = std::move(*layout);
        for (std::size_t i = 0; i < m_layout.parts.size(); ++i) {
            const PromptPart& part = m_layout.parts[i];
            auto parsed = Template::parse(textOf(part), {label, part.firstLine});
            if (!parsed)
                return fail(std::move(parsed.error()));
            for (Template::Use& use : parsed->uses())
                m_uses.emplace_back(i, std::move(use));
        }
        variables();
        placement();
        rules();
        conflicts();
        repeated();
        leaks();
        settings();
        size();
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const PromptFinding& a, const PromptFinding& b) { return a.line < b.line; });
        return std::move(m_found);
    }

private:
    using Use = std::pair<std::size_t, Template::Use>; ///< part, name

    [[nodiscard]] std::string_view textOf(const PromptPart& part) const {
        return std::string_view(m_prompt.text).substr(part.start, part.end - part.start);
    }
    void add(std::string rule, bool warning, std::int64_t line, std::int64_t column, std::string message) {
        m_found.push_back({std::move(rule), warning, line, column, std::move(message)});
    }
    [[nodiscard]] const Use* firstUse(std::string_view name) const {
        const auto found = std::find_if(m_uses.begin(), m_uses.end(),
                                        [&](const Use& use) { return use.second.name == name; });
        return found == m_uses.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool withSources() const {
        return firstUse("sources") != nullptr || m_prompt.name == "answer";
    }
    /// Prompts of other kinds (judges and so on) are given other names, which are not known here.
    [[nodiscard]] bool answersQuestions() const { return withSources() || m_prompt.name == "closed-book"; }
    [[nodiscard]] std::int64_t firstLine() const { return m_layout.parts.front().firstLine - 1; }
    [[nodiscard]] std::int64_t lineAtByte(std::size_t at) const {
        return std::count(m_lower.begin(), m_lower.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
    }

    void variables() {
        if (!answersQuestions())
            return;
        std::vector<std::string_view> given = {"question", "refusal"};
        if (withSources())
            given.insert(given.end(), {"boundary", "sources"});
        std::vector<std::string_view> known = given;
        for (const std::string_view inside : {"number", "title", "path", "version", "text"})
            known.push_back(inside);
        for (const std::string_view name : given)
            if (!firstUse(name))
                add("unused_variable", name == "question" || name == "sources", firstLine(), 1,
                    fmt::format("“{}” is given and not used.", name));
        for (const Use& use : m_uses) {
            const Template::Use& one = use.second;
            const bool ofASource = std::find(known.begin() + static_cast<std::ptrdiff_t>(given.size()),
                                             known.end(), one.name) != known.end();
            const bool inSources =
                std::find(one.inside.begin(), one.inside.end(), "sources") != one.inside.end();
            if (std::find(given.begin(), given.end(), one.name) != given.end() || (ofASource && inSources))
                continue;
            const std::string near = nearestWord(one.name, known);
            add("unknown_variable", true, one.line, one.column,
                ofASource ? fmt::format("“{}” is known only within {{{{#sources}}}}.", one.name)
                          : fmt::format("Nothing is called “{}”{}.", one.name,
                                        near.empty() ? "" : fmt::format("; did you mean “{}”?", near)));
        }
        // {question} is a name of other template languages: here it would be sent as it stands.
        for (const std::string_view name :
             {"question", "sources", "context", "boundary", "refusal", "input"}) {
            const std::string single = fmt::format("{{{}}}", name);
            for (std::size_t at = m_lower.find(single); at != std::string::npos;
                 at = m_lower.find(single, at + 1))
                if ((at == 0 || m_lower[at - 1] != '{') && at >= m_layout.parts.front().start) {
                    add("single_braces", true, lineAtByte(at), 1,
                        fmt::format("“{}” is sent as it stands; a variable has two braces.", single));
                    break; // the first one is enough to see what is meant
                }
        }
    }

    void placement() {
        bool marked = false;
        const Use* text = nullptr;
        for (const Use& use : m_uses) {
            const bool inSources = std::find(use.second.inside.begin(), use.second.inside.end(), "sources") !=
                                   use.second.inside.end();
            marked = marked || (use.second.name == "boundary" && inSources);
            if (use.second.name == "text" && inSources && !text)
                text = &use;
        }
        if (text && m_layout.parts[text->first].role == Role::System)
            add("sources_in_system", true, text->second.line, text->second.column,
                "The sources stand in the system message, where a model obeys most: a document could give "
                "orders.");
        if (text && !marked)
            add("sources_unmarked", true, text->second.line, text->second.column,
                "No {{boundary}} stands around each source: a document can pretend to end its own "
                "quotation.");
        const bool saysData =
            mentions({"quoted material", "not instructions", "never an order", "not an order",
                      "ignore instructions", "ignore any instructions", "as data",
                      "do not follow instructions", "never follow instructions"});
        if (text && !saysData)
            add("no_data_rule", true, firstLine(), 1,
                "Nothing says that the sources are quoted material and that orders within them are not "
                "followed.");
        if (const Use* varying = firstUse("boundary");
            varying && m_layout.parts[varying->first].role == Role::System && m_layout.parts.size() > 1)
            add("unstable_prefix", false, varying->second.line, varying->second.column,
                "{{boundary}} is new for each request: a provider can cache nothing behind it.");
    }

    void rules() {
        if (!answersQuestions())
            return;
        if (withSources() && !mentions({"cite", "citation", "[1]", "[n]", "number of the source"}))
            add("no_citation_rule", true, firstLine(), 1,
                "Nothing asks the model to cite its sources: answers will have no citations to check.");
        if (!firstUse("refusal"))
            add("no_refusal_rule", true, firstLine(), 1,
                "{{refusal}} is not used: a model that finds nothing has no sentence that is recognised as a "
                "refusal.");
    }

    void conflicts() {
        for (const Contradiction& pair : contradictions()) {
            const std::size_t one = firstOf(pair.one);
            const std::size_t other = firstOf(pair.other);
            if (one == std::string::npos || other == std::string::npos)
                continue;
            add("contradiction", true, lineAtByte(std::max(one, other)), 1,
                fmt::format("Says something else about {} than line {}.", pair.about,
                            lineAtByte(std::min(one, other))));
        }
        std::map<std::string, std::size_t> always;
        std::map<std::string, std::size_t> never;
        collect("always ", always);
        collect("never ", never);
        collect("do not ", never);
        for (const auto& [words, at] : always)
            if (const auto found = never.find(words); found != never.end())
                add("contradiction", true, lineAtByte(std::max(at, found->second)), 1,
                    fmt::format("“always {0}” and “never {0}” (line {1}) cannot both be meant.", words,
                                lineAtByte(std::min(at, found->second))));
    }

    /// The two words after each occurrence of `lead`.
    void collect(std::string_view lead, std::map<std::string, std::size_t>& into) const {
        for (std::size_t at = m_lower.find(lead, m_layout.parts.front().start); at != std::string::npos;
             at = m_lower.find(lead, at + 1)) {
            const std::size_t from = at + lead.size();
            const std::size_t lineEnd = std::min(m_lower.find('\n', from), m_lower.size());
            const std::string words = lettersOnly(std::string_view(m_lower).substr(from, lineEnd - from));
            const std::size_t first = words.find(' ');
            if (first == std::string::npos)
                continue;
            into.emplace(words.substr(0, words.find(' ', first + 1)), at);
        }
    }

    void repeated() {
        std::unordered_map<std::string, std::int64_t> seen;
        for (const PromptPart& part : m_layout.parts) {
            std::int64_t line = part.firstLine;
            const std::string_view text = textOf(part);
            for (std::size_t at = 0; at < text.size(); ++line) {
                const std::size_t end = std::min(text.find('\n', at), text.size());
                const std::string words = lettersOnly(text.substr(at, end - at));
                at = end + 1;
                if (words.size() < kShortestRepeated || part.example)
                    continue;
                const auto [place, isNew] = seen.emplace(words, line);
                if (!isNew)
                    add("repeated", false, line, 1, fmt::format("Line {} says this already.", place->second));
            }
        }
    }

    void leaks() {
        for (const PromptPart& part : m_layout.parts) {
            if (!part.example)
                continue;
            const std::string words = " " + lettersOnly(textOf(part)) + " ";
            for (const auto& [id, text] : m_options.gold) {
                const std::string wanted = lettersOnly(text);
                if (wanted.size() >= kShortestLeak && words.find(" " + wanted + " ") != std::string::npos)
                    add("gold_leak", true, part.firstLine, 1,
                        fmt::format("This example holds the gold item {}: what is measured with it is no "
                                    "longer unseen.",
                                    id));
            }
        }
    }

    void settings() {
        std::vector<std::string_view> known(std::begin(kPromptSettingKeys), std::end(kPromptSettingKeys));
        known.insert(known.end(), {"name", "version", "notes"});
        for (const PromptField& field : m_layout.fields) {
            if (std::find(known.begin(), known.end(), field.key) != known.end())
                continue;
            const std::string near = nearestWord(field.key, known);
            add("unknown_setting", !near.empty(), field.line, 1,
                near.empty() ? fmt::format("“{}” is kept and changes nothing.", field.key)
                             : fmt::format("“{}” changes nothing; did you mean “{}”?", field.key, near));
        }
    }

    void size() {
        std::size_t tokens = 0;
        for (const PromptPart& part : m_layout.parts)
            tokens += estimateTokens(textOf(part));
        if (tokens > m_options.budgetTokens)
            add("over_budget", true, firstLine(), 1,
                fmt::format("~{} tokens go with every question, above {}, before any source is added.",
                            tokens, m_options.budgetTokens));
    }

    [[nodiscard]] std::size_t firstOf(const std::vector<std::string_view>& words) const {
        std::size_t first = std::string::npos;
        for (const std::string_view word : words)
            first = std::min(first, m_lower.find(word, m_layout.parts.front().start));
        return first;
    }
    [[nodiscard]] bool mentions(const std::vector<std::string_view>& words) const {
        return firstOf(words) != std::string::npos;
    }

    const PromptVersion& m_prompt;
    const PromptLintOptions& m_options;
    std::string m_lower;
    PromptLayout m_layout;
    std::vector<Use> m_uses;
    std::vector<PromptFinding> m_found;
};

} // namespace

Result<std::vector<PromptFinding>> lintPrompt(const PromptVersion& prompt, const PromptLintOptions& options) {
    return PromptLinter(prompt, options).run();
}

} // namespace touchstone
