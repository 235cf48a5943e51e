// SPDX-License-Identifier: GPL-3.0-or-later
// Tabs that show one sample for several Python versions would fill an index with near-duplicates: of those
// the best variant stays, the others are stripped. Tabs that differ (Windows and Linux, pip and uv) all stay,
// each with its label. Internal to core/corpus. Pure.
#pragma once

#include "core/corpus/page_parts.h"

#include <cstddef>
#include <string>
#include <vector>

namespace touchstone {

struct Tab {
    std::size_t group = 0;                    ///< neighbours share a group
    std::size_t depth = 0;                    ///< containers around it
    std::string label;                        ///< rendered
    std::size_t start = 0, end = 0;           ///< bytes of the page, its marker lines included
    std::size_t labelBlock = 0;               ///< index of the block that shows the label
    std::size_t firstBlock = 0, endBlock = 0; ///< blocks of its body
    std::vector<std::string> samples;         ///< variantBase of the files that it includes
};

/// Removes the blocks of variants that are not kept, and the labels of those that are; marks their bytes.
void foldTabVariants(std::vector<Tab> tabs, PageParts& parts);

} // namespace touchstone
