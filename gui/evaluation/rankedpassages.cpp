// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/rankedpassages.h"

#include "gui/text/convert.h"

namespace touchstone::gui {

std::vector<RankedPassage> rankedPassages(const SampleView& sample) {
    std::vector<RankedPassage> out;
    if (!sample.output.hits)
        return out;
    for (std::size_t i = 0; i < sample.output.hits->size(); ++i) {
        const OutputHit& hit = (*sample.output.hits)[i];
        RankedPassage& one = out.emplace_back();
        one.id = toQString(hit.chunk);
        one.where = !hit.aligned         ? RankLines::tr("not in the corpus")
                    : hit.anchor.empty() ? toQString(hit.path)
                                         : toQString(hit.path) + QLatin1Char('#') + toQString(hit.anchor);
        one.gold = i < sample.grades.size() && sample.grades[i] > 0;
    }
    return out;
}

} // namespace touchstone::gui
