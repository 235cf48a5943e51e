// SPDX-License-Identifier: GPL-3.0-or-later
// A connection to the workspace with the prompt library over it, for one job. Belongs to the thread of the
// job. Inside gui/viewmodels.
#pragma once

#include "core/answering/workbench.h"

#include <memory>
#include <string>

namespace touchstone::gui {

struct OpenPrompts {
    Database database;
    PromptLibrary library;
    OpenPrompts(Database opened, std::string folder)
        : database(std::move(opened)), library(database, std::move(folder)) {}
    OpenPrompts(const OpenPrompts&) = delete;
    OpenPrompts& operator=(const OpenPrompts&) = delete;
};

inline Result<std::unique_ptr<OpenPrompts>> openPrompts(const std::shared_ptr<Workbench>& bench,
                                                        Database::Mode mode) {
    auto database = bench->workspace()->connect(mode);
    if (!database)
        return fail(std::move(database.error()));
    return std::make_unique<OpenPrompts>(std::move(*database), bench->promptFolder());
}

/// The user stopped it: no news.
inline bool wasStopped(const Error& error) {
    return error.code == ErrorCode::Cancelled;
}

} // namespace touchstone::gui
