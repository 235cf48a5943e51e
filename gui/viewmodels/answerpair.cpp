// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/answerpair.h"

#include "core/text/sentences.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/prompttrial.h"

#include <algorithm>

namespace touchstone::gui {

namespace {

/// Citation markers "[12]" of a sentence, in order.
QString citedIn(std::string_view sentence) {
    std::string out;
    for (std::size_t at = sentence.find('['); at != std::string_view::npos; at = sentence.find('[', at + 1)) {
        std::size_t end = at + 1;
        while (end < sentence.size() && sentence[end] >= '0' && sentence[end] <= '9')
            ++end;
        if (end > at + 1 && end < sentence.size() && sentence[end] == ']')
            out += sentence.substr(at, end - at + 1);
    }
    return toQString(out);
}

bool isMarkerGap(char c) {
    return c == ' ' || c == '\t' || c == '.' || c == ',' || c == ';';
}

/// Bytes of "[1][2]" and what stands between and behind them up to a word; 0 without a marker.
std::size_t leadingMarkers(std::string_view piece) {
    std::size_t after = 0;
    for (std::size_t at = 0; at < piece.size() && piece[at] == '[';) {
        std::size_t end = at + 1;
        while (end < piece.size() && piece[end] >= '0' && piece[end] <= '9')
            ++end;
        if (end == at + 1 || end >= piece.size() || piece[end] != ']')
            break;
        after = end + 1;
        while (after < piece.size() && piece[after] == '.')
            ++after;
        at = after;
        while (at < piece.size() && isMarkerGap(piece[at]))
            ++at;
    }
    return after;
}

bool isOf(ItemFate fate, BehaviourItemModel::List list) {
    using List = BehaviourItemModel::List;
    switch (list) {
    case List::Flipped:
        return fate == ItemFate::Fixed || fate == ItemFate::Broken;
    case List::Fixed:
        return fate == ItemFate::Fixed;
    case List::Broken:
        return fate == ItemFate::Broken;
    case List::Changed:
        return fate == ItemFate::Changed;
    case List::All:
        break;
    }
    return true;
}

QString measuresText(const std::vector<std::string>& measures) {
    QStringList out;
    for (const std::string& measure : measures)
        out.append(toQString(measure));
    return out.join(QStringLiteral(", "));
}

} // namespace

std::vector<SentencePair> alignAnswers(const std::string& a, const std::string& b) {
    const auto cut = [](std::string_view text) {
        std::vector<std::string_view> out;
        std::vector<TextRange> ranges;
        for (TextRange range : splitSentences(text)) {
            // Markers behind a full stop belong to the sentence before them.
            const std::size_t markers = leadingMarkers(text.substr(range.start, range.size()));
            if (!ranges.empty() && markers > 0) {
                ranges.back().end = range.start + markers;
                range.start += markers;
                while (range.start < range.end && isMarkerGap(text[range.start]))
                    ++range.start;
            }
            if (range.size() > 0)
                ranges.push_back(range);
        }
        for (const TextRange range : ranges)
            out.push_back(text.substr(range.start, range.size()));
        return out;
    };
    const auto left = cut(a);
    const auto right = cut(b);
    std::vector<SentencePair> out;
    std::size_t i = 0;
    std::size_t j = 0;
    const auto alone = [&](std::size_t toA, std::size_t toB) {
        for (; i < toA; ++i) {
            SentencePair& one = out.emplace_back();
            one.kind = SentencePair::Kind::OnlyA;
            one.a = toQString(left[i]);
            one.citedA = citedIn(left[i]);
        }
        for (; j < toB; ++j) {
            SentencePair& one = out.emplace_back();
            one.kind = SentencePair::Kind::OnlyB;
            one.b = toQString(right[j]);
            one.citedB = citedIn(right[j]);
        }
    };
    for (const auto& [p, q] : pairPieces(left, right)) {
        alone(static_cast<std::size_t>(p), static_cast<std::size_t>(q));
        SentencePair& one = out.emplace_back();
        one.a = toQString(left[i]);
        one.b = toQString(right[j]);
        one.citedA = citedIn(left[i]);
        one.citedB = citedIn(right[j]);
        one.citationsDiffer = one.citedA != one.citedB;
        if (left[i] != right[j]) {
            one.kind = SentencePair::Kind::Changed;
            PieceMarks marks = markPieces(left[i], right[j]);
            one.marksA = std::move(marks.before);
            one.marksB = std::move(marks.after);
        }
        ++i;
        ++j;
    }
    alone(left.size(), right.size());
    return out;
}

QString fateWord(ItemFate fate) {
    switch (fate) {
    case ItemFate::Fixed:
        return BehaviourItemModel::tr("fixed");
    case ItemFate::Broken:
        return BehaviourItemModel::tr("broken");
    case ItemFate::Changed:
        return BehaviourItemModel::tr("in other words");
    case ItemFate::Same:
        break;
    }
    return BehaviourItemModel::tr("the same");
}

void BehaviourItemModel::setOutcome(std::shared_ptr<const TrialOutcome> outcome) {
    beginResetModel();
    m_outcome = std::move(outcome);
    apply();
    endResetModel();
}

void BehaviourItemModel::setFilter(List list, const QString& words) {
    beginResetModel();
    m_list = list;
    m_words = words;
    apply();
    endResetModel();
}

/// Broken before fixed, each in the order of the set.
void BehaviourItemModel::apply() {
    m_shown.clear();
    if (!m_outcome)
        return;
    const QStringList words = m_words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    const auto& items = m_outcome->behaviour.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!isOf(items[i].verdict.fate, m_list))
            continue;
        const QString text = words.isEmpty() ? QString()
                                             : toQString(items[i].item + " " + items[i].question + " " +
                                                         items[i].answerA + " " + items[i].answerB);
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
            m_shown.push_back(i);
    }
    const auto rank = [&](std::size_t i) {
        const ItemFate fate = items[i].verdict.fate;
        return fate == ItemFate::Broken ? 0 : fate == ItemFate::Fixed ? 1 : fate == ItemFate::Changed ? 2 : 3;
    };
    std::stable_sort(m_shown.begin(), m_shown.end(),
                     [&](std::size_t x, std::size_t y) { return rank(x) < rank(y); });
}

std::size_t BehaviourItemModel::count(List list) const {
    if (!m_outcome)
        return 0;
    const auto& items = m_outcome->behaviour.items;
    return static_cast<std::size_t>(std::count_if(
        items.begin(), items.end(), [&](const BehaviourItem& one) { return isOf(one.verdict.fate, list); }));
}

const BehaviourItem* BehaviourItemModel::item(int row) const {
    const auto at = static_cast<std::size_t>(row);
    return row < 0 || at >= m_shown.size() ? nullptr : &m_outcome->behaviour.items[m_shown[at]];
}

int BehaviourItemModel::rowOf(const QString& item) const {
    const std::string wanted = toStd(item);
    for (std::size_t i = 0; i < m_shown.size(); ++i)
        if (m_outcome->behaviour.items[m_shown[i]].item == wanted)
            return static_cast<int>(i);
    return -1;
}

int BehaviourItemModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int BehaviourItemModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BehaviourItemModel::data(const QModelIndex& index, int role) const {
    const BehaviourItem* one = index.isValid() ? item(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    if (role == FateRole)
        return static_cast<int>(one->verdict.fate);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Item:
        return toQString(one->item);
    case Fate: {
        QString words = fateWord(one->verdict.fate);
        if (one->refusedA != one->refusedB)
            words += QStringLiteral(", ") + (one->refusedB ? tr("B refuses") : tr("A refused"));
        return words;
    }
    case Question:
        return toQString(one->question).simplified();
    case Better:
        return measuresText(one->verdict.better);
    default:
        return measuresText(one->verdict.worse);
    }
}

QVariant BehaviourItemModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Item:
        return tr("Item");
    case Fate:
        return tr("What became of it");
    case Question:
        return tr("Question");
    case Better:
        return tr("Better in");
    default:
        return tr("Worse in");
    }
}

} // namespace touchstone::gui
