// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of a run in columns: an immutable snapshot that is filtered and sorted on a worker thread, so
// that a table of any size never holds up the window. Plain values; safe for concurrent use.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"
#include "eval/runners/sample_index.h"
#include "eval/statistics/descriptive.h"

#include <QHash>
#include <QString>
#include <QStringList>
#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone {
enum class FunnelStage : std::uint8_t;
}

namespace touchstone::gui {

/// One measure over the items of one kind.
struct KindFigure {
    QString kind;
    std::optional<double> mean;
    std::optional<Interval> interval; ///< 95 %: Wilson's of a 0-or-1 measure, else Student's of the mean
    quint64 n = 0, na = 0, failed = 0;
};

/// An arm and the place of an item in the gold set.
constexpr quint64 ownKey(quint32 arm, quint64 ordinal) {
    return (quint64{arm} << 40U) | ordinal;
}

/// What is known of the rows beside their scores. Each list is empty or has an entry for each row.
struct SampleMarks {
    std::vector<quint8> cause;  ///< 0 = none, else a FailureCause and 1
    std::vector<quint16> alike; ///< group of alike failures, from 1; 0 = none
    /// Rank of the first gold passage, from 1; not a number: not known or not asked for; infinite: none came.
    std::vector<float> goldRank;
    std::vector<quint8> change; ///< against the baseline: 0 = unchanged or not compared, 1 better, 2 worse
    QHash<quint64, QStringList> own; ///< by ownKey(): tags of a person's own, lower case
    std::vector<quint8> lost;        ///< 0 = no stage lost it or it is not known, else a FunnelStage and 1
};

/// How many rows of an arm have a value of one facet.
struct SampleFacet {
    QString name;
    quint64 rows = 0;
};

struct SampleTable {
    SampleIndex index;                   ///< its texts are moved on to what follows
    std::vector<QString> item, question; ///< by item
    std::vector<QString> kind;           ///< by item; "" = none
    std::vector<QString> key;            ///< by item: what words of the filter look into, lower case
    QStringList metrics;                 ///< as in the index
    std::vector<std::vector<SampleFacet>> kindFacets, tagFacets; ///< by arm, the most frequent first
    std::vector<std::array<quint64, 3>> stateRows;               ///< by arm: answered, refused, failed
    std::vector<std::vector<std::vector<KindFigure>>> kinds;     ///< by arm and metric; kinds by name
    std::vector<quint64> armRows;                                ///< samples of each arm

    [[nodiscard]] std::size_t size() const { return index.rows.size(); }
    [[nodiscard]] const QString& questionOf(quint32 row) const { return question[at(row)]; }
    [[nodiscard]] std::size_t at(quint32 row) const { return index.rows[row].key.ordinal; }
};

enum class SampleColumn : std::uint8_t { Item, Kind, Question, State, Answer, Cause };
inline constexpr int kSampleColumns = 6; ///< the measures follow

struct SampleQuery {
    quint32 arm = 0;
    /// Each of its words must be in item, kind or question; "kind:", "tag:" (the gold set's and a person's
    /// own), "state:failed|refused|answered", "cause:not_retrieved" (or any, none), "alike:1", "lost:given",
    /// "change:worse|better" look there alone (quotes keep blanks); "token_f1<0.5", "nDCG@10=1", "rougeL:na",
    /// "rougeL:failed" look at a measure, "goldrank>5" at the rank of the first gold passage.
    QString text;
    int sortBy = -1; ///< a column; -1 = the order of the gold set
    bool descending = false;
    friend bool operator==(const SampleQuery&, const SampleQuery&) = default;
};

/// Takes the index. Errors: Cancelled.
Result<std::shared_ptr<const SampleTable>> makeSampleTable(SampleIndex index, JobContext& context);
/// Numbers of the rows that the query shows, in its order. Errors: Cancelled.
Result<std::vector<quint32>> selectSamples(const SampleTable& table, const SampleMarks& marks,
                                           const SampleQuery& query, JobContext& context);

/// As `lost:` of a filter has it.
QString stageName(FunnelStage stage);

/// The filter's text with `name:value` instead of what it had of that name; the same value again, or "",
/// takes it away.
QString withTerm(const QString& filter, const QString& name, const QString& value);
/// The value of `name:` in a filter's text; "" = it has none.
QString termOf(const QString& filter, const QString& name);

} // namespace touchstone::gui
