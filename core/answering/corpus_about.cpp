// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/corpus_about.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {
namespace {

constexpr std::size_t kMostEditions = 3;
constexpr std::size_t kMostTitles = 5;

} // namespace

std::string corpusAbout(Database& database, const std::vector<EditionInfo>& editions) {
    CorpusRepository corpora(database);
    std::string out;
    for (std::size_t i = 0; i < editions.size() && i < kMostEditions; ++i) {
        Result<std::vector<DocumentSummary>> pages = corpora.documents(editions[i]);
        if (!pages || pages->empty())
            continue;
        std::stable_sort(
            pages->begin(), pages->end(),
            [](const DocumentSummary& a, const DocumentSummary& b) { return a.chunks > b.chunks; });
        std::vector<std::string> titles;
        for (const DocumentSummary& page : *pages)
            if (titles.size() < kMostTitles && !page.title.empty() &&
                std::find(titles.begin(), titles.end(), page.title) == titles.end())
                titles.push_back(page.title);
        std::string named;
        for (std::size_t t = 0; t < titles.size(); ++t)
            named += fmt::format("{}“{}”", t == 0 ? "" : t + 1 == titles.size() ? " and " : ", ", titles[t]);
        out += fmt::format("{}{} holds {} page{}{}{}.", out.empty() ? "" : " ",
                           EditionName{editions[i].name, editions[i].version}.toString(), pages->size(),
                           pages->size() == 1 ? "" : "s", named.empty() ? "" : ", among them ", named);
    }
    return out;
}

} // namespace touchstone
