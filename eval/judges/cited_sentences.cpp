// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/judges/cited_sentences.h"

#include "core/answering/markers.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace touchstone {

namespace {

using CitedJson = nlohmann::ordered_json;

CitedJson wordOf(const std::optional<bool>& verdict) {
    return verdict ? CitedJson(*verdict ? "yes" : "no") : CitedJson(nullptr);
}

/// False: neither a verdict nor null.
bool readWord(const CitedJson& json, std::optional<bool>& into) {
    into.reset();
    if (json.is_null())
        return true;
    if (!json.is_string() || (json != "yes" && json != "no"))
        return false;
    into = json == "yes";
    return true;
}

bool readWords(const CitedJson& json, const char* key, std::size_t count,
               std::vector<std::optional<bool>>& into) {
    into.assign(count, std::nullopt);
    const auto list = json.find(key);
    if (list == json.end())
        return true;
    if (!list->is_array() || list->size() != count)
        return false;
    for (std::size_t i = 0; i < count; ++i)
        if (!readWord((*list)[i], into[i]))
            return false;
    return true;
}

} // namespace

std::vector<CitedSentence> citedSentences(const std::string& marked, std::size_t sources) {
    const std::vector<Claim> claims = citedClaims(marked);
    std::vector<CitedSentence> out;
    std::size_t next = 0;
    for (const AnswerSentence& sentence : answerSentences(marked)) {
        if (sentence.text.empty())
            continue;
        CitedSentence one;
        one.text = sentence.text;
        // A sentence is divided where its own marks stand; all parts of it end inside it.
        while (next < claims.size() && claims[next].range.end <= sentence.range.start)
            ++next;
        for (; next < claims.size() && claims[next].range.end <= sentence.range.end; ++next)
            for (const int source : claims[next].sources) {
                const auto n = static_cast<std::size_t>(std::max(0, source));
                one.outOfRange = one.outOfRange || n < 1 || n > sources;
                if (one.sources.size() < kMostCitedSources &&
                    std::find(one.sources.begin(), one.sources.end(), n) == one.sources.end())
                    one.sources.push_back(n);
            }
        one.alone.resize(one.sources.size());
        one.withoutOne.resize(one.sources.size());
        out.push_back(std::move(one));
    }
    return out;
}

CitedJson citedSentencesJson(const std::vector<CitedSentence>& sentences) {
    CitedJson out = CitedJson::array();
    for (const CitedSentence& one : sentences) {
        CitedJson json{{"sentence", one.text}, {"sources", one.sources}};
        if (one.outOfRange)
            json["out_of_range"] = true;
        json["joint"] = wordOf(one.joint);
        if (one.sources.size() > 1) {
            json["alone"] = CitedJson::array();
            json["without"] = CitedJson::array();
            for (std::size_t i = 0; i < one.sources.size(); ++i) {
                json["alone"].push_back(wordOf(one.alone[i]));
                json["without"].push_back(wordOf(one.withoutOne[i]));
            }
        }
        out.push_back(std::move(json));
    }
    return out;
}

std::optional<std::vector<CitedSentence>> citedSentencesFrom(const CitedJson& json) {
    if (!json.is_array())
        return std::nullopt;
    std::vector<CitedSentence> out;
    for (const CitedJson& one : json) {
        CitedSentence sentence;
        const auto sources = one.is_object() ? one.find("sources") : one.end();
        const auto joint = one.is_object() ? one.find("joint") : one.end();
        if (!one.is_object() || sources == one.end() || !sources->is_array() || joint == one.end())
            return std::nullopt;
        for (const CitedJson& source : *sources) {
            if (!source.is_number_unsigned())
                return std::nullopt;
            sentence.sources.push_back(source.get<std::size_t>());
        }
        const auto outOfRange = one.find("out_of_range");
        sentence.outOfRange = outOfRange != one.end() && *outOfRange == true;
        if (!readWord(*joint, sentence.joint) ||
            !readWords(one, "alone", sentence.sources.size(), sentence.alone) ||
            !readWords(one, "without", sentence.sources.size(), sentence.withoutOne))
            return std::nullopt;
        out.push_back(std::move(sentence));
    }
    return out;
}

double alceRecall(const std::vector<CitedSentence>& sentences) {
    const auto carried = std::count_if(sentences.begin(), sentences.end(), [](const CitedSentence& one) {
        return one.asks() && one.joint.value_or(false);
    });
    return static_cast<double>(carried) / static_cast<double>(sentences.size());
}

double alcePrecision(const std::vector<CitedSentence>& sentences) {
    std::size_t citations = 0, needed = 0;
    for (const CitedSentence& one : sentences) {
        if (!one.asks())
            continue;
        citations += one.sources.size();
        if (!one.joint.value_or(false))
            continue;
        if (one.sources.size() == 1)
            ++needed;
        for (std::size_t i = 0; one.sources.size() > 1 && i < one.sources.size(); ++i)
            if (one.alone[i].value_or(false) || !one.withoutOne[i].value_or(true))
                ++needed;
    }
    return citations > 0 ? static_cast<double>(needed) / static_cast<double>(citations) : 0;
}

} // namespace touchstone
