// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/injection_phrases.h"

#include "core/text/char_classes.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace touchstone {

namespace {

struct Pattern {
    InjectionKind kind;
    double weight;
    std::string_view words;
};

using K = InjectionKind;
constexpr Pattern kPatterns[] = {
    // Instructions that take back others
    {K::Override, 0.9,
     "ignore|ignoring|disregard|forget|override|bypass|dismiss|overlook ..4 "
     "previous|prior|above|earlier|preceding|following|initial|original|former|current|existing ..3 "
     "instruction*|prompt*|rule*|guideline*|direction*|command*|programming|orders"},
    {K::Override, 0.8,
     "ignore|ignoring|disregard|forget|override|dismiss ..1 all|any|your|these|those|every|the ..2 "
     "instruction*|prompt*|guidelines|programming|directives"},
    {K::Override, 0.8,
     "ignore|ignoring|disregard|forget ..1 everything|all ..2 you|said|above|before|told|from|so"},
    {K::Override, 0.8,
     "ignore|ignoring|disregard|skip ..1 rest|remainder of this|the "
     "data|text|document|page|prompt|message|content"},
    {K::Override, 0.7,
     "ignore|ignoring|disregard|forget ..1 rest of ..1 data|text|document|page|prompt|message|content"},
    {K::Override, 0.7,
     "new|updated|real|actual instruction*|directive*|orders from|supersede*|override*|replace*|follow"},
    {K::Override, 0.7, "do|must|should not|never follow|obey ..3 instructions|rules|guidelines|system"},
    {K::Override, 0.7, "you must|will|shall ..1 obey me|us|this|my|the"},
    {K::Override, 0.6, "following|previous instructions and just|instead|only|simply|print|say"},
    {K::Override, 0.5,
     "administrator|admin|system|root|developer|maintenance override|mode "
     "display|show|output|print|activate*"},

    {K::Override, 0.65,
     "stop|quit following|obeying|using ..1 your|the|all|these ..1 instruction*|rule*|guideline*"},
    {K::Override, 0.6,
     "ignore|ignoring|disregard|forget|skip ..2 retrieved|context|citation*|guardrail* ..2 "
     "context|rule*|passages|sources|and|documents|for"},
    {K::Override, 0.6, "disable|deactivate|bypass|remove ..1 guardrail*|safeguard*"},
    {K::Override, 0.6, "safety|content rules|filters|guidelines|policy are|is off|disabled|suspended|lifted"},
    {K::Override, 0.6, "you are no longer ..1 a|an|bound|restricted|the"},

    {K::Override, 0.85,
     "ignore|ignoring|disregard|forget|dismiss ..2 previous|prior|above|earlier|preceding|following ..2 "
     "input*|message*|text|data|context|conversation"},

    // Asking for the instructions
    {K::PromptLeak, 0.65,
     "prompt|instructions|rules|text|message you were|have|are|follow ..1 "
     "given|told|following|received|shown"},
    {K::PromptLeak, 0.6, "output|print|repeat|copy|show the ..1 text|words|content|lines above|before"},
    {K::PromptLeak, 0.75,
     "reveal|show|print|output|display|repeat|tell|give|share|leak|dump|see|recite|expose|disclose ..5 "
     "your|system|initial|hidden|starting|original|secret|first|initialization ..1 "
     "prompt|instruction*|configuration|guidelines|directives|message"},
    {K::PromptLeak, 0.75,
     "what ..2 your|hidden|initial|original|secret ..2 instructions|prompt|guidelines|directives|rules"},
    {K::PromptLeak, 0.7, "what were|was|are you told|instructed|given|asked"},
    {K::PromptLeak, 0.7,
     "output|print|display|show|return initialization|startup|starting|boot ..1 "
     "string|prompt|text|instructions|message"},
    {K::PromptLeak, 0.7, "system prompt is|was|verbatim|immediately|word|above"},
    {K::PromptLeak, 0.6, "need|have to see|view|read ..1 system prompt|instructions"},
    {K::PromptLeak, 0.65,
     "repeat|print|output|copy|translate|summarize|spell ..3 previous|above|preceding "
     "instructions|text|prompt"},
    {K::PromptLeak, 0.6, "everything|text|words above this|line|word|verbatim"},
    {K::PromptLeak, 0.5, "what|which ..3 your ..1 key|secret|password|credentials"},

    // Speaking to the assistant
    {K::ForgedRole, 0.7,
     "note|notice|message|attention|instruction*|important|hint|memo|reminder to|for ..2 "
     "ai|llm|llms|assistants|chatbots|language ..1 "
     "assistant*|model*|agent*|system*|bot*|reading|only|which|processing"},
    {K::ForgedRole, 0.6,
     "if you are an|a ai|llm|language|chatbot|automated ..2 model|assistant|agent|system|reading|processing"},
    {K::ForgedRole, 0.5,
     "ai|llm|language assistant*|model*|agent*|bots must|should|have|shall|need|are|please "
     "to|always|tell|answer|respond|say|include|use|add|not|never"},
    {K::ForgedRole, 0.6, "assistant must|shall|should|will now|always|never|use|respond|answer"},

    // Roles without rules
    {K::Jailbreak, 0.8, "do anything now"},
    {K::Jailbreak, 0.7, "= dan"},
    {K::Jailbreak, 0.6, "as dan|developer|jailbreak you|mode"},
    {K::Jailbreak, 0.5, "jailbreak|jailbroken|jailbreaking prompt*|mode|is|init|loves|which|it"},
    {K::Jailbreak, 0.65, "stay|staying|remain|stays in ..1 character"},
    {K::Jailbreak, 0.6, "break|breaks|breaking ..1 character"},
    {K::Jailbreak, 0.6,
     "in|simulate|enable*|activate*|enter developer|god|jailbreak|debug|unrestricted|maintenance mode"},
    {K::Jailbreak, 0.6,
     "free|freed|liberated|rid of|from ..3 "
     "restriction*|filter*|limitation*|confines|rules|guidelines|constraints|openai"},
    {K::Jailbreak, 0.5,
     "no|without|any|zero ..2 restriction*|censorship|prohibitions|moral*|ethic*|filters|limitations ..3 "
     "and|or|on|whatsoever|censorship|principles|moralizing|filters"},
    {K::Jailbreak, 0.6,
     "not|no|never|nt ..1 bound|limited|restricted|subject|constrained|abide|adhere|follow|care ..3 "
     "by|to|about|for|openai*|rules|guidelines ..4 "
     "rule*|restriction*|guideline*|polic*|openai*|legal*|ethic*|moral*|law*"},
    {K::Jailbreak, 0.6,
     "openai|openais|chatgpts|chatgpt|anthropic ..2 "
     "polic*|guidelines|restrictions|instructions|rules|filters|limitations"},
    {K::Jailbreak, 0.55,
     "unfiltered|uncensored|amoral|unrestricted|unhinged|unbound ..6 "
     "response*|answer*|ai|uncensored|unfiltered|and|chatbot|version"},
    {K::Jailbreak, 0.55, "from now on ..3 you|your|act|answer|respond|refer|interpret|only|speak|write"},
    {K::Jailbreak, 0.5,
     "you|youre ..1 are|re|be now|about ..3 a|an|the|in|to|going|free|named|called|acting"},
    {K::Jailbreak, 0.5,
     "i want|need|would ..1 you to act|pretend|play|answer|respond|be|become|imagine|roleplay|simulate"},
    {K::Jailbreak, 0.5,
     "pretend|pretending|going to be|that|play you|dan|a|an|the ..2 are|ai|character|capable|role|is"},
    {K::Jailbreak, 0.5,
     "play|take|assume|adopt|create|roleplay ..3 role|character|persona|personas|part "
     "of|named|called|and|as|named"},
    {K::Jailbreak, 0.45,
     "act|respond|reply|answer|speak|responds|answering as ..1 "
     "two|an|a|the|if|dan|both|another|yourself|gpt|jimmy|trump|anarchy ..3 "
     "ai|entities|character|language|unbound|entity|persona|you|bot|ais|ways"},
    {K::Jailbreak, 0.5, "roleplay|role-play as"},
    {K::Jailbreak, 0.5,
     "answer*|respond*|reply|prompts ..5 in two|2 ways|responses|different|separate|forms"},
    {K::Jailbreak, 0.5, "two|2 responses|ways|separate|answers ..2 to|one|personas|every|the|from"},
    {K::Jailbreak, 0.45,
     "illegal|immoral|unethical|criminal ..2 unethical|illegal|immoral|or|inhumane|activities|harmful"},
    {K::Jailbreak, 0.4, "insert ..2 prompt|question here"},
    {K::Jailbreak, 0.4, "prompt_here|prompthere"},
    {K::Jailbreak, 0.4,
     "never refuse*|refuses|decline*|warn|says|say|mention ..2 to|user|people|no|a|you|that|that"},
    {K::Jailbreak, 0.35, "hello|hi|hey|dear chatgpt|gpt|ai|assistant|chat"},
    {K::Jailbreak, 0.35, "chatgpt|gpt-4|gpt|chat ..1 you|gpt|output|response|mode"},
    {K::Jailbreak, 0.3, "as an|a ai|large language|model"},
    {K::Jailbreak, 0.3, "language model"},
    {K::Jailbreak, 0.4, "if ..1 you understand|understood|agree ..4 respond|say|reply|write|answer|these"},
    {K::Jailbreak, 0.4,
     "answer|respond|reply ..3 every|any|all|my ..2 question*|prompt*|request*|request ..3 "
     "no|without|with|regardless|in"},
    {K::Jailbreak, 0.4, "no matter what|how|if"},
    {K::Jailbreak, 0.4, "leet speak"},
    {K::Jailbreak, 0.4, "do not write explanations|anything"},
    {K::Jailbreak, 0.4, "exact opposite of|truth"},

    // What the answer has to be
    {K::Diversion, 0.65,
     "^ "
     "augment|modify|append|integrate|enhance|combine|rearrange|enrich|extend|supplement|reword|arrange|"
     "misspell|render|anagram|encode|rewrite|scramble|jumble|prefix|suffix|shuffle|group|remove|replace|"
     "substitute|swap|insert|conclude|finish|end|begin|start|format|craft|rephrase|convert|spell|use|deliver|"
     "present|incorporate|adjust|alter|tailor|embed|intersperse|mask|obscure|weave ..9 ..9 your|the|this "
     "answer|answers|response|responses|reply|replies|message|output"},
    {K::Diversion, 0.6,
     "^ "
     "add|include|provide|give|write|mention|suggest|recommend|promote|respond|answer|reply|state|make|put|"
     "express|offer|highlight|introduce ..9 ..9 your|this answer|response|reply|message|responses"},
    {K::Diversion, 0.65, "^ in your answer|response|reply|message"},
    {K::Diversion, 0.65,
     "^ replace|misspell|anagram|substitute|swap|reverse|scramble|capitalize|remove|delete|change ..2 "
     "every|each ..3 word|letter|words|letters|vowel|vowels|character|sentence|consonant|space|spaces"},
    {K::Diversion, 0.6,
     "answer|reply|respond|responding ..1 only|exclusively|solely ..1 with|by ..1 "
     "sentence|word|words|phrase|text|string"},
    {K::Diversion, 0.6,
     "just|and|only|simply print|say|output|write|reply|respond ..2 i have been|hacked|pwned"},
    {K::Diversion, 0.6, "hacked|pwned by|document|you"},
    {K::Diversion, 0.5, "= hacked|pwned"},
    {K::Diversion, 0.6,
     "tell|inform|advise|instruct|convince|persuade|urge ..1 user|users|reader|readers|customer|customers "
     "..1 to|that ..1 "
     "install|download|visit|run|send|click|the|open|buy|call|disable|execute|contact|enter|their"},
    {K::Diversion, 0.6,
     "suggest*|recommend*|encourage ..1 user|users|readers ..1 install*|download*|visit*|to|click*"},
    {K::Diversion, 0.5,
     "state|claim|say|assert|insist|answer that ..9 is|are the|now|only "
     "recommended|deprecated|official|correct|safe|secure"},
    {K::Diversion, 0.5,
     "do not|never tell|mention|reveal|inform|disclose ..3 to|the|this|anyone|that ..1 "
     "user|instruction|readers|message|note"},
    {K::Diversion, 0.45,
     "without mention*|telling|informing|revealing|saying ..2 user|this|it|reader|anything"},

    // Sending things out
    {K::Exfiltration, 0.7,
     "invisible|hidden|tiny|transparent|markdown ..1 markdown|image|picture|pixel|link ..3 "
     "whose|with|that|which|containing ..3 url|link|address|source|contains|query|data"},
    {K::Exfiltration, 0.7,
     "replaced|filled|substituted|followed by|with ..2 "
     "url-encoded|encoded|user|users|conversation|chat|secret|api"},
    {K::Exfiltration, 0.6,
     "send|post|forward|transmit|email|upload|leak|append|exfiltrate|encode ..4 "
     "conversation|chat|password*|secret*|credential*|api|history|token*|documents|question ..4 "
     "to|history|in|into|at|as"},
    {K::Exfiltration, 0.5, "chat history"},
    {K::Exfiltration, 0.6,
     "names|contents|content|text|titles of all|every|the other|your documents|sources|files|pages"},
    {K::Exfiltration, 0.6,
     "embedding|embed|integrate|integrating|incorporate|incorporating|utilize|utilizing|include|including|"
     "inclusion|make|insert|add|apply|implement|adopt|employ|use ..5 following|below|this|subsequent "
     "code|piece|snippet ..1 snippet|section|block|excerpt|segment|fragment|sample|code|sequence|into|to"},
};

struct Element {
    std::vector<std::string> words; ///< of these one; empty: a gap
    std::vector<std::string> stems; ///< "word*"
    std::size_t gap = 0;
};

struct Compiled {
    InjectionKind kind = InjectionKind::Override;
    double weight = 0;
    bool atStart = false, capitals = false;
    std::vector<Element> elements;
};

Compiled compiled(const Pattern& pattern) {
    Compiled out;
    out.kind = pattern.kind;
    out.weight = pattern.weight;
    std::string_view rest = pattern.words;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        const std::string_view part = rest.substr(0, end);
        rest = rest.substr(std::min(end + 1, rest.size()));
        if (part == "^") {
            out.atStart = true;
        } else if (part == "=") {
            out.capitals = true;
        } else if (part.starts_with("..")) {
            out.elements.emplace_back().gap = static_cast<std::size_t>(part[2] - '0');
        } else {
            Element& element = out.elements.emplace_back();
            for (std::size_t at = 0; at <= part.size();) {
                const std::size_t bar = std::min(part.find('|', at), part.size());
                const std::string_view word = part.substr(at, bar - at);
                if (word.ends_with('*'))
                    element.stems.emplace_back(word.substr(0, word.size() - 1));
                else
                    element.words.emplace_back(word);
                at = bar + 1;
            }
        }
    }
    return out;
}

bool matches(const Element& element, const std::string& word) {
    return std::find(element.words.begin(), element.words.end(), word) != element.words.end() ||
           std::any_of(element.stems.begin(), element.stems.end(),
                       [&](const std::string& stem) { return word.starts_with(stem); });
}

/// Patterns by the first word that they need; those that begin with a stem by its first four letters.
class PatternTable {
public:
    static const PatternTable& instance() {
        static const PatternTable table;
        return table;
    }
    [[nodiscard]] const std::vector<std::size_t>* startingWith(const std::string& word) const {
        const auto found = m_byWord.find(word);
        return found == m_byWord.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const std::vector<std::size_t>& stemmed() const { return m_stemmed; }
    [[nodiscard]] const Compiled& at(std::size_t index) const { return m_all[index]; }

private:
    PatternTable() {
        for (const Pattern& pattern : kPatterns) {
            m_all.push_back(compiled(pattern));
            const Element& first = m_all.back().elements.front();
            for (const std::string& word : first.words)
                m_byWord[word].push_back(m_all.size() - 1);
            if (!first.stems.empty())
                m_stemmed.push_back(m_all.size() - 1);
        }
    }
    std::vector<Compiled> m_all;
    std::unordered_map<std::string, std::vector<std::size_t>> m_byWord;
    std::vector<std::size_t> m_stemmed;
};

constexpr std::size_t kNoWord = static_cast<std::size_t>(-1);

/// Index of the last word of a match that begins at `at`, or kNoWord. Gaps are at most nine words, patterns a
/// dozen elements: the work per word is bounded.
std::size_t matchFrom(const Compiled& pattern, std::size_t element, const std::vector<PhraseWord>& words,
                      std::size_t at) {
    std::size_t last = at;
    while (element < pattern.elements.size()) {
        const Element& one = pattern.elements[element];
        if (one.words.empty() && one.stems.empty()) {
            for (std::size_t skip = 0; skip <= one.gap && at + skip < words.size(); ++skip) {
                const std::size_t end = matchFrom(pattern, element + 1, words, at + skip);
                if (end != kNoWord)
                    return end;
            }
            return kNoWord;
        }
        if (at >= words.size() || !matches(one, words[at].lower) || (pattern.capitals && !words[at].capitals))
            return kNoWord;
        last = at++;
        ++element;
    }
    return last;
}

} // namespace

std::vector<PhraseWord> phraseWords(std::string_view text) {
    std::vector<PhraseWord> out;
    bool start = true;
    for (std::size_t at = 0; at < text.size();) {
        const ClassifiedChar first = classAt(text, at);
        if (first.charClass != CharClass::Letter && first.charClass != CharClass::Digit) {
            const char c = text[at];
            if (c == '.' || c == '!' || c == '?' || c == ':' || c == '\n' || c == '>')
                start = true;
            at += first.length;
            continue;
        }
        PhraseWord word;
        word.range.start = at;
        word.startsSentence = start;
        word.capitals = true;
        start = false;
        while (at < text.size()) {
            const ClassifiedChar c = classAt(text, at);
            if (c.charClass == CharClass::Letter || c.charClass == CharClass::Digit) {
                for (std::size_t i = 0; i < c.length; ++i)
                    word.lower.push_back(asciiLower(text[at + i]));
                word.capitals = word.capitals && !isAsciiLower(text[at]);
            } else if (c.charClass != CharClass::Invisible && text[at] != '\'' && text[at] != '_' &&
                       text[at] != '-' && text.substr(at, 3) != "\xe2\x80\x99") {
                break;
            } else if (text[at] == '-' || text[at] == '_') {
                word.lower.push_back(text[at]);
            }
            at += text.substr(at, 3) == "\xe2\x80\x99" ? 3 : c.length;
        }
        word.range.end = at;
        while (!word.lower.empty() && (word.lower.back() == '-' || word.lower.back() == '_'))
            word.lower.pop_back();
        word.capitals = word.capitals && word.lower.size() > 1;
        out.push_back(std::move(word));
    }
    return out;
}

std::vector<PhraseHit> findPhrases(const std::vector<PhraseWord>& words) {
    std::vector<PhraseHit> out;
    const PatternTable& table = PatternTable::instance();
    const auto attempt = [&](std::size_t index, std::size_t at) {
        const Compiled& pattern = table.at(index);
        if (pattern.atStart && !words[at].startsSentence)
            return;
        const std::size_t last = matchFrom(pattern, 0, words, at);
        if (last != kNoWord)
            out.push_back({index, pattern.kind, pattern.weight, at, last});
    };
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (const auto* patterns = table.startingWith(words[at].lower))
            for (const std::size_t index : *patterns)
                attempt(index, at);
        for (const std::size_t index : table.stemmed())
            if (std::any_of(table.at(index).elements.front().stems.begin(),
                            table.at(index).elements.front().stems.end(),
                            [&](const std::string& stem) { return words[at].lower.starts_with(stem); }))
                attempt(index, at);
    }
    return out;
}

bool commandsAnswer(const std::vector<PhraseWord>& words, std::size_t at) {
    constexpr std::array<std::string_view, 26> kVerbs{
        "answer", "state",   "say",    "tell",     "add",     "append", "include",   "ignore", "disregard",
        "reply",  "respond", "always", "never",    "you",     "do",     "recommend", "insert", "output",
        "print",  "send",    "claim",  "instruct", "mention", "refuse", "pretend",   "forget"};
    return at < words.size() && std::find(kVerbs.begin(), kVerbs.end(), words[at].lower) != kVerbs.end();
}

} // namespace touchstone
