// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/editnotes.h"

#include "gui/text/convert.h"

#include <algorithm>

namespace touchstone::gui {

std::vector<ChangeNote> editNotes(const EditSearch& search, std::size_t changes) {
    std::vector<ChangeNote> out;
    if (!search.found)
        return out;
    const BisectResult& found = *search.found;
    out.resize(changes);
    const QString done =
        search.fate == ItemFate::Broken ? PromptDiffView::tr("broke") : PromptDiffView::tr("fixed");
    for (std::size_t i = 0; i < changes; ++i) {
        const auto step = std::find_if(found.steps.begin(), found.steps.end(),
                                       [&](const BisectStep& one) { return one.hunk == i; });
        const bool alone = std::find(found.culprits.begin(), found.culprits.end(), i) != found.culprits.end();
        out[i].culprit = alone || found.together == i;
        if (found.together == i)
            out[i].text =
                PromptDiffView::tr("This is it, together with the changes before it: none does it alone.");
        else if (step != found.steps.end() && !step->skipped.empty())
            out[i].text = PromptDiffView::tr("Left out: %1").arg(toQString(step->skipped));
        else if (alone && step != found.steps.end())
            out[i].text = PromptDiffView::tr("This is it: alone it %1 %2 of %3 items.")
                              .arg(done)
                              .arg(step->wrong)
                              .arg(step->asked);
        else if (alone)
            out[i].text = PromptDiffView::tr("This is it: the only change.");
        else if (step != found.steps.end())
            out[i].text =
                PromptDiffView::tr("Alone it %1 %2 of %3 items.").arg(done).arg(step->wrong).arg(step->asked);
    }
    return out;
}

} // namespace touchstone::gui
