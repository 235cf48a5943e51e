// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/diagnosis/failure_fixes.h"

#include "eval/statistics/proportions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace touchstone {

namespace {

constexpr double kFixLevel = 0.95;
constexpr std::size_t kMostPassages = 100;

struct ByHand {
    FailureCause cause;
    bool bringsGold; ///< then the gold place reaches the model, and some of the answers become right
    std::string_view text;
};

constexpr std::array<ByHand, 12> kByHand{{
    {FailureCause::NotInCorpus, true, "Add the pages that the corpus lacks, or mend the gold set's places."},
    {FailureCause::LostInParsing, true,
     "Look at the bytes in no chunk on these pages (Corpus page) and choose another dialect."},
    {FailureCause::CutByChunking, true,
     "Cut larger or whole sections: a chunker with more tokens, or hierarchical."},
    {FailureCause::NotRetrieved, true,
     "Word the pages as the questions are worded, or try another embedder."},
    {FailureCause::DroppedByFusion, true,
     "Weigh words and vectors otherwise, or retrieve by the better of the two."},
    {FailureCause::DroppedByRerank, true, "Try without the reranker, or with another one."},
    {FailureCause::DroppedByPacking, true, "Give the sources more tokens, or take smaller chunks."},
    {FailureCause::DroppedByThreshold, false,
     "Ask a model: quoting needs words in common with the question."},
    {FailureCause::NotUsed, false, "Change the prompt (say that every part must be answered) or the model."},
    {FailureCause::Misquoted, false, "Change the prompt (cite only what a source says) or the model."},
    {FailureCause::RefusedThoughPresent, false,
     "Soften the rule to refuse in the prompt, or change the model."},
    {FailureCause::AnsweredThoughAbsent, false,
     "Sharpen the rule to refuse in the prompt, or change the model."},
}};

std::string settingText(const TriedSetting& tried, const RetrievalSetting& own) {
    if (tried.path == "retrieval.k")
        return fmt::format("Take {} passages instead of {}.", tried.value, own.options.k);
    if (tried.path == "context_tokens")
        return fmt::format("Give the sources {} tokens instead of {}.", tried.value, own.contextTokens);
    return fmt::format("Retrieve by mode {} instead of {}.", tried.value,
                       retrievalModeName(own.options.mode));
}

double middle(const FixProposal& fix) {
    return fix.expected.value_or((fix.range.low + fix.range.high) / 2);
}

} // namespace

std::vector<TriedSetting> settingsToTry(const RetrievalSetting& own) {
    std::vector<TriedSetting> out{{own, "", ""}};
    for (const std::size_t times : {2U, 4U}) {
        const std::size_t k = std::min(own.options.k * times, kMostPassages);
        if (k <= out.back().setting.options.k)
            continue;
        TriedSetting more{own, "retrieval.k", std::to_string(k)};
        more.setting.options.k = k;
        out.push_back(std::move(more));
    }
    for (const RetrievalMode mode : {RetrievalMode::Lexical, RetrievalMode::Dense, RetrievalMode::Hybrid})
        if (mode != own.options.mode) {
            TriedSetting other{own, "retrieval.mode", std::string(retrievalModeName(mode))};
            other.setting.options.mode = mode;
            out.push_back(std::move(other));
        }
    if (own.contextTokens > 0) {
        TriedSetting more{own, "context_tokens", std::to_string(2 * own.contextTokens)};
        more.setting.contextTokens = 2 * own.contextTokens;
        out.push_back(std::move(more));
    }
    return out;
}

RightWithGold rightWithGold(const std::vector<ItemFacts>& items) {
    RightWithGold out;
    for (const ItemFacts& item : items)
        if (item.answerable && item.goldGiven) {
            ++out.items;
            out.right += item.wrong ? 0 : 1;
        }
    return out;
}

std::vector<FixProposal> proposeFixes(const std::vector<ItemFacts>& items,
                                      const std::vector<TriedSetting>& tried) {
    const RightWithGold base = rightWithGold(items);
    const ProportionEstimate right = wilsonInterval(base.right, base.items, kFixLevel);
    const auto expect = [&](FixProposal& fix, double gained) {
        fix.range = {0, gained};
        if (right.estimate && right.interval) {
            fix.expected = gained * *right.estimate;
            fix.range = {gained * right.interval->low, gained * right.interval->high};
        }
    };
    std::vector<FixProposal> out;
    for (std::size_t t = 1; t < tried.size(); ++t) {
        FixProposal fix{tried[t].path,
                        tried[t].value,
                        settingText(tried[t], tried.front().setting),
                        true,
                        {},
                        {},
                        {},
                        {}};
        for (const ItemFacts& item : items) {
            if (!item.answerable || t >= item.reached.size() || !item.reached[t] || !item.reached[0])
                continue;
            if (*item.reached[t] && !*item.reached[0] && item.wrong)
                fix.mended.push_back(item.item);
            else if (!*item.reached[t] && *item.reached[0] && !item.wrong)
                fix.lost.push_back(item.item);
        }
        if (fix.mended.size() <= fix.lost.size())
            continue;
        // An item that is lost was right: it counts whole.
        const auto lost = static_cast<double>(fix.lost.size());
        expect(fix, static_cast<double>(fix.mended.size()));
        fix.range = {fix.range.low - lost, fix.range.high - lost};
        if (fix.expected)
            *fix.expected -= lost;
        if (middle(fix) > 0)
            out.push_back(std::move(fix));
    }
    for (const ByHand& advice : kByHand) {
        FixProposal fix;
        fix.text = advice.text;
        for (const ItemFacts& item : items)
            if (item.wrong && item.cause == advice.cause)
                fix.mended.push_back(item.item);
        if (fix.mended.empty())
            continue;
        fix.range = {0, static_cast<double>(fix.mended.size())};
        if (advice.bringsGold && right.interval)
            fix.range.high = static_cast<double>(fix.mended.size()) * right.interval->high;
        out.push_back(std::move(fix));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const FixProposal& a, const FixProposal& b) { return middle(a) > middle(b); });
    return out;
}

} // namespace touchstone
