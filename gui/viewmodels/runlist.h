// SPDX-License-Identifier: GPL-3.0-or-later
// The runs of the workspace as rows: one for each arm of a run, the newest first. Plain values and functions;
// safe for concurrent use but for the connection.
#pragma once

#include "core/base/result.h"
#include "core/store/database.h"
#include "eval/runners/run_repository.h"
#include "eval/runners/run_summary.h"

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

struct RunLine {
    QString id, arm, name;
    QString target; ///< "rag with gpt-x", "extractive", "https://…"
    QString gold, corpus;
    QString prompt;           ///< hash of the arm's prompt; "" = it has none
    QString stopped, message; ///< why it could not go on
    bool imported = false;
    int arms = 1; ///< of its run
    RunState state = RunState::Interrupted;
    quint64 total = 0, done = 0, failed = 0; ///< of the whole run
    qint64 createdUnixMs = 0;
    std::vector<MetricSummary> measures; ///< of this arm; empty until the run is finished

    [[nodiscard]] const MetricSummary* measure(const QString& metric) const;
    /// "RUN" or "RUN:ARM", as comparisons take it.
    [[nodiscard]] QString key() const { return arms > 1 ? id + QLatin1Char(':') + arm : id; }
    /// "name" or "name · arm".
    [[nodiscard]] QString label() const { return arms > 1 ? name + QStringLiteral(" · ") + arm : name; }
};

using RunLines = std::vector<RunLine>;

/// `known`: what was read before; finished runs among them are not read again. Errors: the store's.
Result<RunLines> readRunLines(Database& database, const RunLines& known);
/// Counts and states of the runs that were running; true where one has ended (then everything is read anew).
Result<bool> updateRunning(Database& database, RunLines& lines);

/// The measures that stand in a table of runs: of each group the first that some run has, at most four.
QStringList leadingMeasures(const RunLines& lines);

} // namespace touchstone::gui
