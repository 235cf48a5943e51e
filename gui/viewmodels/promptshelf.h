// SPDX-License-Identifier: GPL-3.0-or-later
// All prompts and their versions as rows: who, when, what for, from which version, with the scores that runs
// measured last. Plain values and functions; safe for concurrent use but for the connection.
#pragma once

#include "core/base/job_context.h"
#include "core/prompts/prompt_library.h"
#include "gui/viewmodels/runlist.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

/// What a run said of a version.
struct PromptScore {
    QString measure, run;
    double value = 0;
    std::optional<Interval> ci;
    quint64 n = 0;
    bool share = false; ///< between 0 and 1: a bar can show it
};

/// Where a version stands in the drawing of its history: newest at the top, a lane for each branch.
struct GraphCell {
    int lane = 0;
    bool fromAbove = false, below = false; ///< its own lane goes on upwards, downwards
    std::vector<int> through;              ///< other lanes that pass it
    std::vector<int> joining;              ///< lanes that come from above and end here: its other children
};

struct PromptRow {
    QString name, message, author, hash;
    QStringList tags;
    int version = 0;
    std::optional<int> parent;
    bool builtIn = false, hasDraft = false;
    qint64 createdUnixMs = 0;
    std::vector<PromptScore> scores; ///< of the newest run that has any, the leading measure first
    GraphCell graph;

    [[nodiscard]] QString label() const { return name + QLatin1Char('@') + QString::number(version); }
};

/// One name, its versions newest first.
struct PromptHistory {
    QString name;
    std::vector<PromptRow> rows;
    [[nodiscard]] const PromptRow* version(int number) const;
    [[nodiscard]] const PromptRow* tagged(const QString& tag) const;
};

struct PromptShelf {
    std::vector<PromptHistory> histories; ///< by name
    std::vector<PromptLibrary::Draft> drafts;
    [[nodiscard]] const PromptHistory* find(const QString& name) const;
    [[nodiscard]] const PromptLibrary::Draft* draft(const QString& name, int base) const;
};

/// Whether its mean lies between 0 and 1.
inline bool isShare(const MetricInfo& info) {
    return info.range == "0..1" || info.range == "0 or 1";
}

/// Errors: the store's.
Result<std::shared_ptr<const PromptShelf>> readPromptShelf(PromptLibrary& library, const RunLines& runs);

/// Lanes of a history, newest first.
void layOutGraph(std::vector<PromptRow>& rows);

/// Where words stand: by label, the first line of the text that has them ("" = in name, message or tags).
using PromptMatches = QHash<QString, QString>;
/// Versions that hold every word, upper and lower case alike. Errors: the store's, Cancelled.
Result<PromptMatches> searchPrompts(PromptLibrary& library, const QString& words, JobContext& context);

} // namespace touchstone::gui
