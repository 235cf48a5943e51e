// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/promptdiff.h"

#include "gui/text/convert.h"

#include <algorithm>
#include <unordered_map>

namespace touchstone::gui {

namespace {

constexpr std::size_t kMostMarked = 4'000;   ///< pairs of lines that get marks: more is read by nobody
constexpr std::size_t kMostCandidates = 16;  ///< places that a line which repeats may have moved to
constexpr std::size_t kMovedLetters = 24;    ///< a block says at least so much
constexpr std::size_t kMovedLetterLines = 2; ///< or so many lines with half of that

using Lines = std::vector<std::string_view>;

std::string_view bareLine(std::string_view line, LineEnd& end) {
    end = LineEnd::None;
    if (line.ends_with('\n')) {
        line.remove_suffix(1);
        end = LineEnd::Newline;
        if (line.ends_with('\r')) {
            line.remove_suffix(1);
            end = LineEnd::CarriageReturn;
        }
    }
    return line;
}

std::string withoutBlanks(std::string_view line) {
    std::string out;
    for (const char c : line)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n')
            out += c;
    return out;
}

/// For every line of both sides the 1-based line of the other that it moved to; 0 = none.
struct Moves {
    std::vector<int> before, after;
};

Moves findMoves(const Lines& a, const Lines& b, const std::vector<LineChange>& changes) {
    Moves out{std::vector<int>(a.size(), 0), std::vector<int>(b.size(), 0)};
    std::vector<bool> gone(a.size(), false), come(b.size(), false);
    std::unordered_map<std::string_view, std::vector<std::size_t>> places;
    for (const LineChange& change : changes) {
        for (std::size_t i = 0; i < change.oldLines; ++i)
            gone[change.oldStart + i] = true;
        for (std::size_t j = 0; j < change.newLines; ++j) {
            come[change.newStart + j] = true;
            auto& list = places[b[change.newStart + j]];
            if (list.size() < kMostCandidates)
                list.push_back(change.newStart + j);
        }
    }
    for (std::size_t i = 0; i < a.size();) {
        const auto found = gone[i] ? places.find(a[i]) : places.end();
        std::size_t length = 0, at = 0;
        if (found != places.end() && !withoutBlanks(a[i]).empty())
            for (const std::size_t j : found->second) {
                std::size_t k = 0;
                while (i + k < a.size() && j + k < b.size() && gone[i + k] && come[j + k] &&
                       out.after[j + k] == 0 && a[i + k] == b[j + k])
                    ++k;
                if (k > length) {
                    length = k;
                    at = j;
                }
            }
        std::size_t letters = 0, said = 0;
        for (std::size_t k = 0; k < length; ++k) {
            const std::size_t more = withoutBlanks(a[i + k]).size();
            letters += more;
            said += more > 0 ? 1 : 0;
        }
        if (letters >= kMovedLetters || (said >= kMovedLetterLines && letters >= kMovedLetters / 2)) {
            for (std::size_t k = 0; k < length; ++k) {
                out.before[i + k] = static_cast<int>(at + k + 1);
                out.after[at + k] = static_cast<int>(i + k + 1);
            }
            i += length;
        } else {
            ++i;
        }
    }
    return out;
}

class RowMaker {
public:
    RowMaker(const Lines& a, const Lines& b, const Moves& moves, PromptTextDiff& out)
        : m_a(a), m_b(b), m_moves(moves), m_out(out) {}

    void same(std::size_t i, std::size_t j) {
        DiffLineRow& row = m_out.rows.emplace_back();
        row.before = side(m_a, i, {});
        row.after = row.before; // the same letters are kept once
        row.after.number = static_cast<int>(j + 1);
    }

    void change(const LineChange& change) {
        DiffChange made;
        made.firstRow = static_cast<int>(m_out.rows.size());
        made.removed = static_cast<int>(change.oldLines);
        made.added = static_cast<int>(change.newLines);
        Lines left, right; // what moved has its counterpart elsewhere
        std::vector<std::size_t> leftPlaces, rightPlaces;
        for (std::size_t i = change.oldStart; i < change.oldStart + change.oldLines; ++i)
            if (m_moves.before[i] == 0) {
                left.push_back(m_a[i]);
                leftPlaces.push_back(i);
            } else {
                ++made.moved;
            }
        for (std::size_t j = change.newStart; j < change.newStart + change.newLines; ++j)
            if (m_moves.after[j] == 0) {
                right.push_back(m_b[j]);
                rightPlaces.push_back(j);
            } else {
                ++made.moved;
            }
        std::size_t i = change.oldStart;
        std::size_t j = change.newStart;
        for (const auto& [p, q] : pairPieces(left, right)) {
            const std::size_t oldLine = leftPlaces[static_cast<std::size_t>(p)];
            const std::size_t newLine = rightPlaces[static_cast<std::size_t>(q)];
            apart(i, oldLine, j, newLine);
            pair(oldLine, newLine);
            i = oldLine + 1;
            j = newLine + 1;
        }
        apart(i, change.oldStart + change.oldLines, j, change.newStart + change.newLines);
        made.rows = static_cast<int>(m_out.rows.size()) - made.firstRow;
        m_out.changes.push_back(made);
        m_out.removed += made.removed;
        m_out.added += made.added;
        m_out.moved += made.moved;
    }

private:
    static DiffSide side(const Lines& lines, std::size_t at, int moved) {
        DiffSide out;
        out.number = static_cast<int>(at + 1);
        out.text = toQString(bareLine(lines[at], out.end));
        out.moved = moved;
        return out;
    }

    DiffLineRow& row() {
        DiffLineRow& made = m_out.rows.emplace_back();
        made.change = static_cast<int>(m_out.changes.size());
        return made;
    }

    void pair(std::size_t i, std::size_t j) {
        DiffLineRow& made = row();
        made.before = side(m_a, i, 0);
        made.after = side(m_b, j, 0);
        if (withoutBlanks(m_a[i]) == withoutBlanks(m_b[j]))
            made.whitespaceOnly = true;
        if (m_marked++ >= kMostMarked)
            return;
        LineEnd unused{};
        PieceMarks marks = markPieces(bareLine(m_a[i], unused), bareLine(m_b[j], unused));
        made.before.marks = std::move(marks.before);
        made.after.marks = std::move(marks.after);
    }

    /// Lines without a counterpart stand beside each other, so that less has to be scrolled.
    void apart(std::size_t i, std::size_t oldEnd, std::size_t j, std::size_t newEnd) {
        while (i < oldEnd || j < newEnd) {
            DiffLineRow& made = row();
            if (i < oldEnd) {
                made.before = side(m_a, i, m_moves.before[i]);
                ++i;
            }
            if (j < newEnd) {
                made.after = side(m_b, j, m_moves.after[j]);
                ++j;
            }
        }
    }

    const Lines& m_a;
    const Lines& m_b;
    const Moves& m_moves;
    PromptTextDiff& m_out;
    std::size_t m_marked = 0;
};

QString shownValue(const std::optional<std::string>& value) {
    return value ? toQString(*value) : SettingsDiffModel::tr("(not set)");
}

} // namespace

Result<std::shared_ptr<const PromptTextDiff>>
diffPromptTexts(const PromptVersion& before, const PromptVersion& after, JobContext& context) {
    auto out = std::make_shared<PromptTextDiff>();
    const std::vector<LineChange> changes = lineChanges(before.text, after.text);
    TOUCHSTONE_TRY(context.check());
    const Lines a = endedLines(before.text);
    const Lines b = endedLines(after.text);
    const Moves moves = findMoves(a, b, changes);
    RowMaker maker(a, b, moves, *out);
    std::size_t i = 0;
    std::size_t j = 0;
    for (const LineChange& change : changes) {
        TOUCHSTONE_TRY(context.check());
        for (; i < change.oldStart; ++i)
            maker.same(i, j++);
        maker.change(change);
        i = change.oldStart + change.oldLines;
        j = change.newStart + change.newLines;
    }
    for (; i < a.size(); ++i)
        maker.same(i, j++);
    auto settings = diffSettings(before, after);
    if (settings)
        out->settings = std::move(*settings);
    else
        out->settingsProblem = toQString(settings.error().message);
    return std::shared_ptr<const PromptTextDiff>(std::move(out));
}

QString unifiedText(const PromptTextDiff& diff, const QString& before, const QString& after) {
    QString out = QStringLiteral("--- ") + before + QStringLiteral("\n+++ ") + after + QLatin1Char('\n');
    for (std::size_t r = 0; r < diff.rows.size();) {
        const DiffLineRow& row = diff.rows[r];
        if (row.change < 0) {
            out += QLatin1Char(' ') + row.after.text + QLatin1Char('\n');
            ++r;
            continue;
        }
        const DiffChange& change = diff.changes[static_cast<std::size_t>(row.change)];
        const auto end = r + static_cast<std::size_t>(change.rows);
        for (std::size_t k = r; k < end; ++k)
            if (diff.rows[k].before.number > 0)
                out += QLatin1Char('-') + diff.rows[k].before.text + QLatin1Char('\n');
        for (std::size_t k = r; k < end; ++k)
            if (diff.rows[k].after.number > 0)
                out += QLatin1Char('+') + diff.rows[k].after.text + QLatin1Char('\n');
        r = end;
    }
    return out;
}

void SettingsDiffModel::setDiff(std::shared_ptr<const PromptTextDiff> diff) {
    beginResetModel();
    m_diff = std::move(diff);
    endResetModel();
}

int SettingsDiffModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || !m_diff ? 0 : static_cast<int>(m_diff->settings.size());
}

int SettingsDiffModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SettingsDiffModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const SettingChange& one = m_diff->settings[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Field:
        return toQString(one.field);
    case Change:
        return !one.before ? tr("added") : !one.after ? tr("removed") : tr("changed");
    case Before:
        return role == Qt::DisplayRole ? shownValue(one.before).simplified() : shownValue(one.before);
    default:
        return role == Qt::DisplayRole ? shownValue(one.after).simplified() : shownValue(one.after);
    }
}

QVariant SettingsDiffModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Field:
        return tr("Setting");
    case Change:
        return tr("Change");
    case Before:
        return tr("A");
    default:
        return tr("B");
    }
}

} // namespace touchstone::gui
