// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/promptshelf.h"

#include "gui/text/convert.h"

#include <algorithm>
#include <array>

namespace touchstone::gui {

namespace {

constexpr std::size_t kMostScores = 6;
constexpr qsizetype kSnippet = 120;

/// What an edit of words is made for, the most telling measure first.
std::vector<PromptScore> promptScoresOf(const RunLine& line) {
    static constexpr std::array<std::string_view, 5> kTelling{
        "answer_points", "token_f1", "citation_verified", "refusal_right", "citation_location"};
    static constexpr std::array<std::string_view, 4> kGroups{"judge", "answer", "citations", "refusal"};
    std::vector<const MetricSummary*> chosen;
    const auto add = [&](const MetricSummary& one) {
        if (one.mean && chosen.size() < kMostScores &&
            std::find(chosen.begin(), chosen.end(), &one) == chosen.end())
            chosen.push_back(&one);
    };
    for (const std::string_view metric : kTelling)
        for (const MetricSummary& one : line.measures)
            if (one.metric == metric)
                add(one);
    for (const std::string_view group : kGroups)
        for (const MetricSummary& one : line.measures)
            if (one.info.group == group)
                add(one);
    std::vector<PromptScore> out;
    for (const MetricSummary* one : chosen)
        out.push_back(
            {toQString(one->metric), line.label(), *one->mean, one->ci, one->n, isShare(one->info)});
    return out;
}

PromptRow promptRowOf(const StoredPrompt& prompt) {
    PromptRow row;
    row.name = toQString(prompt.name);
    row.version = prompt.version;
    row.message = toQString(prompt.message);
    row.author = toQString(prompt.author);
    row.hash = toQString(prompt.hash);
    row.parent = prompt.parent;
    row.builtIn = prompt.builtIn;
    row.createdUnixMs = prompt.createdUnixMs;
    for (const std::string& tag : prompt.tags)
        row.tags.append(toQString(tag));
    return row;
}

/// The line that holds the first of the words.
QString snippetOf(const QString& text, const QStringList& words) {
    for (const QString& word : words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at < 0)
            continue;
        const qsizetype start = text.lastIndexOf(QLatin1Char('\n'), at) + 1;
        const qsizetype end = text.indexOf(QLatin1Char('\n'), at);
        const QString line = text.mid(start, end < 0 ? -1 : end - start).simplified();
        const qsizetype inLine = line.indexOf(word, 0, Qt::CaseInsensitive);
        return inLine > kSnippet / 2 ? QStringLiteral("…") + line.mid(inLine - kSnippet / 3, kSnippet)
                                     : line.left(kSnippet);
    }
    return {};
}

} // namespace

const PromptRow* PromptHistory::version(int number) const {
    // Newest first, so by falling number.
    const auto found =
        std::lower_bound(rows.begin(), rows.end(), number,
                         [](const PromptRow& row, int wanted) { return row.version > wanted; });
    return found != rows.end() && found->version == number ? &*found : nullptr;
}

const PromptRow* PromptHistory::tagged(const QString& tag) const {
    const auto found =
        std::find_if(rows.begin(), rows.end(), [&](const PromptRow& row) { return row.tags.contains(tag); });
    return found == rows.end() ? nullptr : &*found;
}

const PromptHistory* PromptShelf::find(const QString& name) const {
    const auto found = std::find_if(histories.begin(), histories.end(),
                                    [&](const PromptHistory& one) { return one.name == name; });
    return found == histories.end() ? nullptr : &*found;
}

const PromptLibrary::Draft* PromptShelf::draft(const QString& name, int base) const {
    const std::string wanted = toStd(name);
    const auto found = std::find_if(drafts.begin(), drafts.end(), [&](const PromptLibrary::Draft& one) {
        return one.name == wanted && one.base == base;
    });
    return found == drafts.end() ? nullptr : &*found;
}

Result<std::shared_ptr<const PromptShelf>> readPromptShelf(PromptLibrary& library, const RunLines& runs) {
    auto prompts = library.list();
    if (!prompts)
        return fail(std::move(prompts.error()));
    auto drafts = library.drafts();
    if (!drafts)
        return fail(std::move(drafts.error()));
    QHash<QString, std::vector<PromptScore>> scores; // runs come newest first
    for (const RunLine& line : runs)
        if (!line.prompt.isEmpty() && !scores.contains(line.prompt))
            if (auto some = promptScoresOf(line); !some.empty())
                scores.insert(line.prompt, std::move(some));
    auto out = std::make_shared<PromptShelf>();
    out->drafts = std::move(*drafts);
    for (const StoredPrompt& prompt : *prompts) {
        PromptRow row = promptRowOf(prompt);
        row.scores = scores.value(row.hash);
        row.hasDraft = out->draft(row.name, row.version) != nullptr;
        if (out->histories.empty() || out->histories.back().name != row.name)
            out->histories.push_back({row.name, {}});
        out->histories.back().rows.push_back(std::move(row));
    }
    for (PromptHistory& history : out->histories) {
        std::reverse(history.rows.begin(), history.rows.end());
        layOutGraph(history.rows);
    }
    return std::shared_ptr<const PromptShelf>(std::move(out));
}

void layOutGraph(std::vector<PromptRow>& rows) {
    std::vector<int> waiting; // by lane: the version that it leads down to; 0 = the lane is free
    const auto freeLane = [&] {
        const auto found = std::find(waiting.begin(), waiting.end(), 0);
        if (found != waiting.end())
            return static_cast<int>(found - waiting.begin());
        waiting.push_back(0);
        return static_cast<int>(waiting.size()) - 1;
    };
    for (PromptRow& row : rows) {
        GraphCell cell;
        const auto own = std::find(waiting.begin(), waiting.end(), row.version);
        cell.fromAbove = own != waiting.end();
        cell.lane = cell.fromAbove ? static_cast<int>(own - waiting.begin()) : freeLane();
        for (std::size_t lane = 0; lane < waiting.size(); ++lane) {
            if (static_cast<int>(lane) == cell.lane || waiting[lane] == 0)
                continue;
            if (waiting[lane] == row.version) {
                cell.joining.push_back(static_cast<int>(lane));
                waiting[lane] = 0;
            } else {
                cell.through.push_back(static_cast<int>(lane));
            }
        }
        // A parent that is not older would never be met.
        cell.below = row.parent && *row.parent > 0 && *row.parent < row.version;
        waiting[static_cast<std::size_t>(cell.lane)] = cell.below ? *row.parent : 0;
        row.graph = std::move(cell);
    }
}

Result<PromptMatches> searchPrompts(PromptLibrary& library, const QString& words, JobContext& context) {
    const QStringList wanted = words.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    PromptMatches out;
    TOUCHSTONE_TRY(library.each([&](const StoredPrompt& prompt) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        const PromptRow row = promptRowOf(prompt);
        const QString text = toQString(prompt.text);
        const QString facts = row.label() + QLatin1Char(' ') + row.message + QLatin1Char(' ') + row.author +
                              QLatin1Char(' ') + row.tags.join(QLatin1Char(' '));
        const bool all = std::all_of(wanted.begin(), wanted.end(), [&](const QString& word) {
            return facts.contains(word, Qt::CaseInsensitive) || text.contains(word, Qt::CaseInsensitive);
        });
        if (all)
            out.insert(row.label(), snippetOf(text, wanted));
        return {};
    }));
    return out;
}

} // namespace touchstone::gui
