// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of a run in columns: an immutable snapshot that is filtered and sorted on a worker thread, so
// that a table of any size never holds up the window. Plain values; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "eval/runners/sample_index.h"
#include "eval/statistics/descriptive.h"

#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

/// One measure over the items of one kind.
struct KindFigure {
    QString kind;
    std::optional<double> mean;
    std::optional<Interval> interval; ///< 95 %: Wilson's of a 0-or-1 measure, else Student's of the mean
    quint64 n = 0, na = 0, failed = 0;
};

struct SampleTable {
    SampleIndex index;                   ///< its texts are moved on to what follows
    std::vector<QString> item, question; ///< by item
    std::vector<QString> kind;           ///< by item; "" = none
    std::vector<QString> key;            ///< by item: what words of the filter look into, lower case
    QStringList metrics;                 ///< as in the index
    std::vector<std::vector<std::vector<KindFigure>>> kinds; ///< by arm and metric; kinds by name
    std::vector<quint64> armRows;                            ///< samples of each arm

    [[nodiscard]] std::size_t size() const { return index.rows.size(); }
    [[nodiscard]] const QString& questionOf(quint32 row) const { return question[at(row)]; }
    [[nodiscard]] std::size_t at(quint32 row) const { return index.rows[row].key.ordinal; }
};

enum class SampleColumn : std::uint8_t { Item, Kind, Question, State, Answer };
inline constexpr int kSampleColumns = 5; ///< the measures follow

struct SampleQuery {
    quint32 arm = 0;
    /// Each of its words must be in item, kind or question; "kind:", "state:failed|refused|answered" look
    /// there alone (quotes keep blanks); "token_f1<0.5", "nDCG@10=1", "rougeL:na", "rougeL:failed" look at a
    /// measure.
    QString text;
    int sortBy = -1; ///< a column; -1 = the order of the gold set
    bool descending = false;
    friend bool operator==(const SampleQuery&, const SampleQuery&) = default;
};

/// Takes the index. Errors: Cancelled.
Result<std::shared_ptr<const SampleTable>> makeSampleTable(SampleIndex index, JobContext& context);
/// Numbers of the rows that the query shows, in its order. Errors: Cancelled.
Result<std::vector<quint32>> selectSamples(const SampleTable& table, const SampleQuery& query,
                                           JobContext& context);

} // namespace touchstone::gui
