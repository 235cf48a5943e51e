// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/sampletable.h"

#include "eval/diagnosis/failure.h"
#include "eval/diagnosis/retrieval_curves.h"
#include "eval/metrics/metric_registry.h"
#include "eval/statistics/paired_tests.h"
#include "eval/statistics/proportions.h"
#include "gui/text/convert.h"

#include <QHash>
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace touchstone::gui {

namespace {

constexpr std::size_t kStopEvery = 4096;

/// One word of the filter.
struct SampleTerm {
    enum class Of : std::uint8_t {
        Word,
        Kind,
        Tag,
        State,
        Cause,
        Alike,
        Lost,
        Change,
        Less,
        AtMost,
        More,
        AtLeast,
        Equal,
        Na,
        Failed
    };
    Of of = Of::Word;
    int number = 0; ///< of a cause (0 none, -1 any) or a group
    QString text;
    std::size_t metric = 0;
    float value = 0;
};

QStringList wordsOf(const QString& text) {
    QStringList words;
    QString word;
    bool quoted = false;
    for (const QChar c : text) {
        if (c == QLatin1Char('"'))
            quoted = !quoted;
        else if (c.isSpace() && !quoted) {
            if (!word.isEmpty())
                words.append(word);
            word.clear();
        } else
            word.append(c);
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

std::optional<std::size_t> metricNamed(const SampleTable& table, QStringView name) {
    for (qsizetype i = 0; i < table.metrics.size(); ++i)
        if (name.compare(table.metrics.at(i), Qt::CaseInsensitive) == 0)
            return static_cast<std::size_t>(i);
    return std::nullopt;
}

constexpr std::size_t kGoldRank = std::numeric_limits<std::size_t>::max(); ///< instead of a metric

/// "token_f1<=0.5"; none when the name before the sign is no measure of this run.
std::optional<SampleTerm> measureTerm(const SampleTable& table, const QString& word) {
    const auto sign = std::find_if(word.begin(), word.end(), [](QChar c) {
        return c == QLatin1Char('<') || c == QLatin1Char('>') || c == QLatin1Char('=') ||
               c == QLatin1Char(':');
    });
    if (sign == word.end())
        return std::nullopt;
    const qsizetype at = sign - word.begin();
    const QStringView name = QStringView(word).left(at);
    auto metric = metricNamed(table, name);
    if (!metric && name.compare(QLatin1String("goldrank"), Qt::CaseInsensitive) == 0)
        metric = kGoldRank;
    if (!metric)
        return std::nullopt;
    SampleTerm term;
    term.metric = *metric;
    QString rest = word.mid(at + 1);
    if (*sign == QLatin1Char(':')) {
        term.of = rest.startsWith(QLatin1Char('f'), Qt::CaseInsensitive) ? SampleTerm::Of::Failed
                                                                         : SampleTerm::Of::Na;
        return term;
    }
    const bool orEqual = rest.startsWith(QLatin1Char('='));
    if (orEqual)
        rest.remove(0, 1);
    rest.replace(QLatin1Char(','), QLatin1Char('.'));
    bool sound = false;
    term.value = rest.toFloat(&sound);
    if (!sound)
        return std::nullopt; // still being typed: the word alone
    if (*sign == QLatin1Char('<'))
        term.of = orEqual ? SampleTerm::Of::AtMost : SampleTerm::Of::Less;
    else if (*sign == QLatin1Char('>'))
        term.of = orEqual ? SampleTerm::Of::AtLeast : SampleTerm::Of::More;
    else
        term.of = SampleTerm::Of::Equal;
    return term;
}

constexpr std::array<const char*, kFunnelStages> kStageNames{"asked", "candidates", "retrieved", "given",
                                                             "cited"};

int stageNumber(const QString& name) {
    for (std::size_t i = 0; i < kStageNames.size(); ++i)
        if (name == QLatin1String(kStageNames[i]))
            return static_cast<int>(i) + 1;
    return -1;
}

constexpr int kAnyCause = -1, kNoSuchCause = -2;

int causeNumber(const QString& name) {
    if (name == QLatin1String("none"))
        return 0;
    if (name == QLatin1String("any"))
        return kAnyCause;
    for (std::size_t i = 0; i < kFailureCauses; ++i)
        if (name == toQString(failureCauseName(static_cast<FailureCause>(i))))
            return static_cast<int>(i) + 1;
    return kNoSuchCause;
}

std::vector<SampleTerm> termsOf(const SampleTable& table, const QString& text) {
    std::vector<SampleTerm> terms;
    for (const QString& word : wordsOf(text)) {
        if (auto measured = measureTerm(table, word)) {
            terms.push_back(*measured);
            continue;
        }
        SampleTerm term;
        term.text = word.toLower();
        for (const auto& [name, of] : {std::pair{QLatin1String("kind:"), SampleTerm::Of::Kind},
                                       std::pair{QLatin1String("tag:"), SampleTerm::Of::Tag},
                                       std::pair{QLatin1String("state:"), SampleTerm::Of::State},
                                       std::pair{QLatin1String("cause:"), SampleTerm::Of::Cause},
                                       std::pair{QLatin1String("alike:"), SampleTerm::Of::Alike},
                                       std::pair{QLatin1String("lost:"), SampleTerm::Of::Lost},
                                       std::pair{QLatin1String("change:"), SampleTerm::Of::Change}})
            if (term.text.startsWith(name)) {
                term.of = of;
                term.text.remove(0, name.size());
                break;
            }
        if (term.of == SampleTerm::Of::Cause)
            term.number = causeNumber(term.text);
        else if (term.of == SampleTerm::Of::Alike)
            term.number = term.text.toInt();
        else if (term.of == SampleTerm::Of::Lost)
            term.number = stageNumber(term.text);
        else if (term.of == SampleTerm::Of::Change)
            term.number = term.text == QLatin1String("better")  ? 1
                          : term.text == QLatin1String("worse") ? 2
                                                                : -1;
        if (!term.text.isEmpty())
            terms.push_back(term);
    }
    return terms;
}

QLatin1String stateName(const SampleIndex::Row& row) {
    return QLatin1String(row.failed ? "failed" : row.refused ? "refused" : "answered");
}

bool fits(const SampleTable& table, const SampleMarks& marks, const SampleTerm& term, quint32 row) {
    const std::size_t item = table.at(row);
    switch (term.of) {
    case SampleTerm::Of::Word:
        return table.key[item].contains(term.text);
    case SampleTerm::Of::Kind:
        return table.kind[item].compare(term.text, Qt::CaseInsensitive) == 0;
    case SampleTerm::Of::Tag:
        return std::any_of(table.index.tags[item].begin(), table.index.tags[item].end(),
                           [&](const std::string& tag) {
                               return toQString(tag).compare(term.text, Qt::CaseInsensitive) == 0;
                           }) ||
               marks.own.value(ownKey(table.index.rows[row].key.arm, item)).contains(term.text);
    case SampleTerm::Of::State:
        return QString(stateName(table.index.rows[row])).startsWith(term.text);
    case SampleTerm::Of::Cause: {
        const int cause = marks.cause.empty() ? 0 : marks.cause[row];
        return term.number == kAnyCause ? cause > 0 : cause == term.number;
    }
    case SampleTerm::Of::Alike:
        return !marks.alike.empty() && marks.alike[row] > 0 && marks.alike[row] == term.number;
    case SampleTerm::Of::Lost:
        return !marks.lost.empty() && marks.lost[row] > 0 && marks.lost[row] == term.number;
    case SampleTerm::Of::Change:
        return !marks.change.empty() && marks.change[row] == term.number;
    default:
        break;
    }
    const bool ofRank = term.metric == kGoldRank;
    const float value = !ofRank                  ? table.index.values[term.metric][row]
                        : marks.goldRank.empty() ? std::numeric_limits<float>::quiet_NaN()
                                                 : marks.goldRank[row];
    switch (term.of) {
    case SampleTerm::Of::Na:
        return std::isnan(value);
    case SampleTerm::Of::Failed:
        return std::isinf(value);
    default:
        break;
    }
    // A gold passage that did not come stands below every rank; a score that failed stands nowhere.
    if (std::isnan(value) || (std::isinf(value) && !ofRank))
        return false;
    switch (term.of) {
    case SampleTerm::Of::Less:
        return value < term.value;
    case SampleTerm::Of::AtMost:
        return value <= term.value;
    case SampleTerm::Of::More:
        return value > term.value;
    case SampleTerm::Of::AtLeast:
        return value >= term.value;
    default: // as exact as it is shown
        return std::abs(value - term.value) < 5e-4F;
    }
}

template<class Less>
void order(std::vector<quint32>& shown, bool descending, Less less) {
    std::stable_sort(shown.begin(), shown.end(),
                     [&](quint32 a, quint32 b) { return descending ? less(b, a) : less(a, b); });
}

void orderByMeasure(const std::vector<float>& values, std::vector<quint32>& shown, bool descending) {
    // What has no value stands at the end either way.
    const auto end = std::stable_partition(shown.begin(), shown.end(),
                                           [&](quint32 row) { return std::isfinite(values[row]); });
    std::stable_sort(shown.begin(), end, [&](quint32 a, quint32 b) {
        return descending ? values[b] < values[a] : values[a] < values[b];
    });
}

void orderRows(const SampleTable& table, const SampleMarks& marks, const SampleQuery& query,
               std::vector<quint32>& shown) {
    const auto byText = [&](const std::vector<QString>& texts) {
        order(shown, query.descending, [&](quint32 a, quint32 b) {
            return texts[table.at(a)].compare(texts[table.at(b)], Qt::CaseInsensitive) < 0;
        });
    };
    if (query.sortBy >= kSampleColumns) {
        const auto metric = static_cast<std::size_t>(query.sortBy - kSampleColumns);
        if (metric < table.index.values.size())
            orderByMeasure(table.index.values[metric], shown, query.descending);
        return;
    }
    switch (query.sortBy) {
    case static_cast<int>(SampleColumn::Item):
        return byText(table.item);
    case static_cast<int>(SampleColumn::Kind):
        return byText(table.kind);
    case static_cast<int>(SampleColumn::Question):
        return byText(table.question);
    case static_cast<int>(SampleColumn::State):
        return order(shown, query.descending, [&](quint32 a, quint32 b) {
            return stateName(table.index.rows[a]) < stateName(table.index.rows[b]);
        });
    case static_cast<int>(SampleColumn::Cause):
        if (!marks.cause.empty())
            order(shown, query.descending,
                  [&](quint32 a, quint32 b) { return marks.cause[a] < marks.cause[b]; });
        return;
    default:
        return;
    }
}

/// Per kind the values of its items, an item's repeats averaged first.
class KindCounter {
public:
    void add(const QString& kind, std::uint64_t item, float value) {
        if (!m_open || m_item != item) {
            close();
            m_open = true;
            m_item = item;
            m_kind = kind;
        }
        if (std::isfinite(value)) {
            m_sum += static_cast<double>(value);
            ++m_values;
        } else if (std::isinf(value))
            m_failed = true;
    }
    std::vector<KindFigure> figures(bool binary, bool share) {
        close();
        std::vector<KindFigure> out;
        for (auto& [kind, group] : m_groups) {
            KindFigure& figure = out.emplace_back();
            figure.kind = kind;
            figure.n = group.values.size();
            figure.na = group.na;
            figure.failed = group.failed;
            figure.mean = meanOf(group.values);
            const bool whole = std::all_of(group.values.begin(), group.values.end(),
                                           [](double value) { return value == 0 || value == 1; });
            if (binary && whole)
                figure.interval =
                    wilsonInterval(
                        static_cast<std::uint64_t>(std::count(group.values.begin(), group.values.end(), 1.0)),
                        group.values.size(), 0.95)
                        .interval;
            else
                figure.interval = pairedT(group.values, 0.95).interval;
            // A mean of shares is a share: what Student's interval has beyond the scale is no place for it.
            if (figure.interval && share)
                figure.interval =
                    Interval{std::max(0.0, figure.interval->low), std::min(1.0, figure.interval->high)};
        }
        return out;
    }

private:
    struct Group {
        std::vector<double> values;
        quint64 na = 0, failed = 0;
    };
    void close() {
        if (!m_open)
            return;
        Group& group = m_groups[m_kind];
        if (m_values > 0)
            group.values.push_back(m_sum / static_cast<double>(m_values));
        else
            ++(m_failed ? group.failed : group.na);
        m_open = m_failed = false;
        m_sum = 0;
        m_values = 0;
    }
    std::map<QString, Group> m_groups;
    QString m_kind;
    std::uint64_t m_item = 0;
    double m_sum = 0;
    std::size_t m_values = 0;
    bool m_open = false, m_failed = false;
};

Result<> countKinds(SampleTable& table, JobContext& context) {
    const std::size_t arms = table.index.arms.size();
    table.kinds.resize(arms);
    table.armRows.assign(arms, 0);
    for (const SampleIndex::Row& row : table.index.rows)
        ++table.armRows[row.key.arm];
    for (std::size_t metric = 0; metric < table.index.values.size(); ++metric) {
        TOUCHSTONE_TRY(context.check());
        std::vector<KindCounter> counters(arms);
        for (quint32 row = 0; row < table.size(); ++row)
            counters[table.index.rows[row].key.arm].add(table.kind[table.at(row)], table.at(row),
                                                        table.index.values[metric][row]);
        const auto info = metricByName(table.index.metrics[metric]);
        for (std::size_t arm = 0; arm < arms; ++arm)
            table.kinds[arm].push_back(
                counters[arm].figures(info && info->binary, info && info->range == "0..1"));
    }
    return {};
}

std::vector<SampleFacet> facetsOf(const QHash<QString, quint64>& counts) {
    std::vector<SampleFacet> out;
    for (auto one = counts.cbegin(); one != counts.cend(); ++one)
        out.push_back({one.key(), one.value()});
    std::sort(out.begin(), out.end(), [](const SampleFacet& a, const SampleFacet& b) {
        return a.rows != b.rows ? a.rows > b.rows : a.name < b.name;
    });
    return out;
}

void countFacets(SampleTable& table) {
    const std::size_t arms = table.index.arms.size();
    std::vector<QHash<QString, quint64>> kinds(arms), tags(arms);
    table.stateRows.resize(arms);
    for (const SampleIndex::Row& row : table.index.rows) {
        ++table.stateRows[row.key.arm][row.failed ? 2 : row.refused ? 1 : 0];
        ++kinds[row.key.arm][table.kind[row.key.ordinal]];
        for (const std::string& tag : table.index.tags[row.key.ordinal])
            ++tags[row.key.arm][toQString(tag)];
    }
    for (std::size_t arm = 0; arm < arms; ++arm) {
        table.kindFacets.push_back(facetsOf(kinds[arm]));
        table.tagFacets.push_back(facetsOf(tags[arm]));
    }
}

} // namespace

QString stageName(FunnelStage stage) {
    return QLatin1String(kStageNames[static_cast<std::size_t>(stage)]);
}

QString termOf(const QString& filter, const QString& name) {
    const QString prefix = name + QLatin1Char(':');
    for (const QString& word : wordsOf(filter))
        if (word.startsWith(prefix, Qt::CaseInsensitive))
            return word.mid(prefix.size());
    return {};
}

namespace {

QString quotedTerm(const QString& word) {
    if (!word.contains(QLatin1Char(' ')))
        return word;
    const qsizetype value = word.indexOf(QLatin1Char(':')) + 1; // without a colon all of it
    return QStringLiteral("%1\"%2\"").arg(word.left(value), word.mid(value));
}

} // namespace

QString withTerm(const QString& filter, const QString& name, const QString& value) {
    const QString prefix = name + QLatin1Char(':');
    const bool off = value.isEmpty() || termOf(filter, name).compare(value, Qt::CaseInsensitive) == 0;
    QStringList words;
    for (const QString& word : wordsOf(filter)) {
        if (word.startsWith(prefix, Qt::CaseInsensitive))
            continue;
        // Quotes are no part of a word; what has blanks needs them again.
        words.append(quotedTerm(word));
    }
    if (!off)
        words.append(quotedTerm(prefix + value));
    return words.join(QLatin1Char(' '));
}

Result<std::shared_ptr<const SampleTable>> makeSampleTable(SampleIndex index, JobContext& context) {
    auto table = std::make_shared<SampleTable>();
    table->index = std::move(index);
    SampleIndex& from = table->index;
    table->item.reserve(from.items.size());
    table->question.reserve(from.items.size());
    table->kind.reserve(from.items.size());
    table->key.reserve(from.items.size());
    for (std::size_t i = 0; i < from.items.size(); ++i) {
        table->item.push_back(toQString(from.items[i]));
        table->question.push_back(toQString(from.questions[i]).simplified());
        table->kind.push_back(toQString(from.types[i]));
        table->key.push_back((table->item.back() + QLatin1Char('\n') + table->kind.back() +
                              QLatin1Char('\n') + table->question.back())
                                 .toLower());
    }
    for (std::vector<std::string>* texts : {&from.items, &from.questions, &from.types})
        std::vector<std::string>().swap(*texts);
    for (const std::string& metric : from.metrics)
        table->metrics.append(toQString(metric));
    table->index.tags.resize(table->item.size());
    countFacets(*table);
    TOUCHSTONE_TRY(countKinds(*table, context));
    return std::shared_ptr<const SampleTable>(std::move(table));
}

Result<std::vector<quint32>> selectSamples(const SampleTable& table, const SampleMarks& marks,
                                           const SampleQuery& query, JobContext& context) {
    const std::vector<SampleTerm> terms = termsOf(table, query.text);
    std::vector<quint32> shown;
    shown.reserve(table.size());
    for (quint32 row = 0; row < table.size(); ++row) {
        if (row % kStopEvery == 0)
            TOUCHSTONE_TRY(context.check());
        if (table.index.rows[row].key.arm == query.arm &&
            std::all_of(terms.begin(), terms.end(),
                        [&](const SampleTerm& term) { return fits(table, marks, term, row); }))
            shown.push_back(row);
    }
    orderRows(table, marks, query, shown);
    TOUCHSTONE_TRY(context.check());
    return shown;
}

} // namespace touchstone::gui
