// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/diffviewmodel.h"

#include "gui/text/convert.h"
#include "gui/viewmodels/appmodel.h"

#include <algorithm>

namespace touchstone::gui {

namespace {

const SectionSide& shownSide(const SectionDifference& section) {
    return section.after ? *section.after : *section.before;
}

/// Byte ranges of a line as positions of its QString.
std::vector<std::pair<int, int>> marksOf(const DiffLine& line) {
    std::vector<std::pair<int, int>> out;
    for (const TextRange range : line.changed) {
        const auto length = [&](std::uint64_t bytes) {
            return static_cast<int>(toQString(std::string_view(line.text).substr(0, bytes)).size());
        };
        out.emplace_back(length(range.start), length(range.end));
    }
    return out;
}

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        out.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return out;
}

} // namespace

QString sectionChangeTitle(SectionChange change) {
    switch (change) {
    case SectionChange::Added:
        return DiffViewModel::tr("added");
    case SectionChange::Removed:
        return DiffViewModel::tr("removed");
    case SectionChange::Moved:
        return DiffViewModel::tr("moved");
    case SectionChange::Renamed:
        return DiffViewModel::tr("renamed");
    case SectionChange::Changed:
        break;
    }
    return DiffViewModel::tr("changed");
}

void DiffListModel::setDiff(std::shared_ptr<const SnapshotDiff> diff) {
    beginResetModel();
    m_diff = std::move(diff);
    apply();
    endResetModel();
}

void DiffListModel::setFilter(const QString& words, int change) {
    beginResetModel();
    m_words = words;
    m_change = change;
    apply();
    endResetModel();
}

void DiffListModel::apply() {
    m_shown.clear();
    const QStringList words = m_words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (std::size_t i = 0; m_diff && i < m_diff->sections.size(); ++i) {
        const SectionDifference& one = m_diff->sections[i];
        if (m_change >= 0 && static_cast<int>(one.change) != m_change)
            continue;
        const SectionSide& side = shownSide(one);
        const QString text = words.isEmpty() ? QString() : toQString(side.path + " " + side.heading);
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
            m_shown.push_back(i);
    }
}

const SectionDifference* DiffListModel::section(int row) const {
    const auto at = static_cast<std::size_t>(row);
    return row < 0 || at >= m_shown.size() ? nullptr : &m_diff->sections[m_shown[at]];
}

int DiffListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant DiffListModel::data(const QModelIndex& index, int role) const {
    const SectionDifference* one = index.isValid() ? section(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    const SectionSide& side = shownSide(*one);
    switch (role) {
    case Qt::DisplayRole: {
        const QString heading =
            side.heading.empty() ? tr("(before the first heading)") : toQString(side.heading);
        return tr("%1 · %2").arg(sectionChangeTitle(one->change), heading);
    }
    case Qt::ToolTipRole: {
        QString text = toQString(side.path) + QLatin1Char(':') + QString::number(side.line);
        if (one->before && one->after && one->before->path != one->after->path)
            text += QLatin1Char('\n') + tr("before: %1").arg(toQString(one->before->path));
        if (one->before && one->after && one->before->heading != one->after->heading)
            text += QLatin1Char('\n') + tr("before: %1").arg(toQString(one->before->heading));
        return text;
    }
    case ChangeRole:
        return static_cast<int>(one->change);
    case PathRole:
        return toQString(side.path);
    default:
        return {};
    }
}

DiffRows sideBySide(const SectionDifference& section) {
    DiffRows out;
    const std::string empty;
    const auto before = linesOf(section.before ? section.before->text : empty);
    std::size_t oldAt = 0, newAt = 0; // lines shown so far
    const auto same = [&](std::string_view text) {
        DiffRow& row = out.rows.emplace_back();
        row.hasOld = row.hasNew = true;
        row.oldNumber = static_cast<int>(++oldAt);
        row.newNumber = static_cast<int>(++newAt);
        row.oldText = row.newText = toQString(text);
    };
    for (const DiffHunk& hunk : section.hunks) {
        const std::size_t start = hunk.oldLines == 0 ? hunk.oldStart : hunk.oldStart - 1;
        while (oldAt < start && oldAt < before.size())
            same(before[oldAt]);
        for (std::size_t i = 0; i < hunk.lines.size();) {
            if (hunk.lines[i].op == DiffOp::Same) {
                same(hunk.lines[i++].text);
                continue;
            }
            std::size_t added = i;
            while (added < hunk.lines.size() && hunk.lines[added].op == DiffOp::Removed)
                ++added;
            std::size_t end = added;
            while (end < hunk.lines.size() && hunk.lines[end].op == DiffOp::Added)
                ++end;
            out.firstChange.push_back(static_cast<int>(out.rows.size()));
            for (std::size_t k = 0; k < std::max(added - i, end - added); ++k) {
                DiffRow& row = out.rows.emplace_back();
                row.changed = true;
                if (i + k < added) {
                    row.hasOld = true;
                    row.oldNumber = static_cast<int>(++oldAt);
                    row.oldText = toQString(hunk.lines[i + k].text);
                    row.oldMarks = marksOf(hunk.lines[i + k]);
                }
                if (added + k < end) {
                    row.hasNew = true;
                    row.newNumber = static_cast<int>(++newAt);
                    row.newText = toQString(hunk.lines[added + k].text);
                    row.newMarks = marksOf(hunk.lines[added + k]);
                }
            }
            i = end;
        }
    }
    while (oldAt < before.size())
        same(before[oldAt]);
    return out;
}

DiffViewModel::DiffViewModel(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_sections(new DiffListModel(this)) {}

DiffViewModel::~DiffViewModel() {
    m_job.forget();
}

void DiffViewModel::compare(const QString& before, const QString& after) {
    if (!m_app.workbench())
        return;
    m_job.forget();
    m_job = m_app.jobs().start<std::shared_ptr<const SnapshotDiff>>(
        Lane::Eval, tr("Comparing %1 and %2").arg(before, after), this,
        [workbench = m_app.workbench(), a = toStd(before),
         b = toStd(after)](JobContext& context) -> Result<std::shared_ptr<const SnapshotDiff>> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            CorpusRepository repository(*database);
            auto left = repository.edition(EditionName::parse(a));
            if (!left)
                return fail(std::move(left.error()));
            auto right = repository.edition(EditionName::parse(b));
            if (!right)
                return fail(std::move(right.error()));
            auto diff = diffSnapshots(*database, *left, *right, context);
            if (!diff)
                return fail(std::move(diff.error()));
            return std::make_shared<const SnapshotDiff>(std::move(*diff));
        },
        [this](Result<std::shared_ptr<const SnapshotDiff>> diff) {
            if (!diff) {
                Q_EMIT failed(diff.error());
                return;
            }
            m_sections->setDiff(std::move(*diff));
            Q_EMIT finished();
        });
    Q_EMIT started();
}

} // namespace touchstone::gui
