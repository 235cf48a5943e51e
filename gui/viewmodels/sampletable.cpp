// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/sampletable.h"

#include "eval/metrics/metric_registry.h"
#include "eval/statistics/paired_tests.h"
#include "eval/statistics/proportions.h"
#include "gui/text/convert.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace touchstone::gui {

namespace {

constexpr std::size_t kStopEvery = 4096;

/// One word of the filter.
struct SampleTerm {
    enum class Of : std::uint8_t { Word, Kind, State, Less, AtMost, More, AtLeast, Equal, Na, Failed };
    Of of = Of::Word;
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

/// "token_f1<=0.5"; none when the name before the sign is no measure of this run.
std::optional<SampleTerm> measureTerm(const SampleTable& table, const QString& word) {
    const auto sign = std::find_if(word.begin(), word.end(), [](QChar c) {
        return c == QLatin1Char('<') || c == QLatin1Char('>') || c == QLatin1Char('=') ||
               c == QLatin1Char(':');
    });
    if (sign == word.end())
        return std::nullopt;
    const qsizetype at = sign - word.begin();
    const auto metric = metricNamed(table, QStringView(word).left(at));
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
                                       std::pair{QLatin1String("state:"), SampleTerm::Of::State}})
            if (term.text.startsWith(name)) {
                term.of = of;
                term.text.remove(0, name.size());
            }
        if (!term.text.isEmpty())
            terms.push_back(term);
    }
    return terms;
}

QLatin1String stateName(const SampleIndex::Row& row) {
    return QLatin1String(row.failed ? "failed" : row.refused ? "refused" : "answered");
}

bool fits(const SampleTable& table, const SampleTerm& term, quint32 row) {
    const std::size_t item = table.at(row);
    switch (term.of) {
    case SampleTerm::Of::Word:
        return table.key[item].contains(term.text);
    case SampleTerm::Of::Kind:
        return table.kind[item].compare(term.text, Qt::CaseInsensitive) == 0;
    case SampleTerm::Of::State:
        return QString(stateName(table.index.rows[row])).startsWith(term.text);
    default:
        break;
    }
    const float value = table.index.values[term.metric][row];
    switch (term.of) {
    case SampleTerm::Of::Na:
        return std::isnan(value);
    case SampleTerm::Of::Failed:
        return std::isinf(value);
    default:
        break;
    }
    if (!std::isfinite(value))
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

void orderRows(const SampleTable& table, const SampleQuery& query, std::vector<quint32>& shown) {
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

} // namespace

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
    TOUCHSTONE_TRY(countKinds(*table, context));
    return std::shared_ptr<const SampleTable>(std::move(table));
}

Result<std::vector<quint32>> selectSamples(const SampleTable& table, const SampleQuery& query,
                                           JobContext& context) {
    const std::vector<SampleTerm> terms = termsOf(table, query.text);
    std::vector<quint32> shown;
    shown.reserve(table.size());
    for (quint32 row = 0; row < table.size(); ++row) {
        if (row % kStopEvery == 0)
            TOUCHSTONE_TRY(context.check());
        if (table.index.rows[row].key.arm == query.arm &&
            std::all_of(terms.begin(), terms.end(),
                        [&](const SampleTerm& term) { return fits(table, term, row); }))
            shown.push_back(row);
    }
    orderRows(table, query, shown);
    TOUCHSTONE_TRY(context.check());
    return shown;
}

} // namespace touchstone::gui
