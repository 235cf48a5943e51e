// SPDX-License-Identifier: GPL-3.0-or-later
// What the inspector draws over a page: chunk borders, overlaps, what was left out and why, what is in none.
// Pure functions; interface's thread (they translate).
#pragma once

#include "gui/viewmodels/pagecontent.h"
#include "gui/widgets/sourceview.h"

#include <QString>
#include <vector>

namespace touchstone::gui {

/// `chunk`: the one that is chosen, -1 = none. `target`: a cited range of the page, may be empty.
std::vector<SourceLayer> inspectorLayers(const PageContent& page, int chunk, TextRange target);

/// "front matter", "comment" ... for what a parser leaves out.
QString strippedWord(const QString& kind);

/// "98 % in chunks · left out: front matter 120 B, comment 40 B · in none: 0 B".
QString coverSentence(const PageContent& page);

} // namespace touchstone::gui
