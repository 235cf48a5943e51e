// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/runtablemodel.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <algorithm>

namespace touchstone::gui {

QString measureText(const MetricSummary& measure) {
    if (!measure.mean)
        return QStringLiteral("–");
    QString text = significantText(*measure.mean);
    if (measure.ci)
        text += QLatin1Char(' ') + intervalText(measure.ci->low, measure.ci->high);
    return text;
}

QString countsText(quint64 n, quint64 na, quint64 failed) {
    return RunTableModel::tr("n %1, n/a %2, failed %3").arg(countText(n), countText(na), countText(failed));
}

RunTableModel::RunTableModel(QObject* parent) : QAbstractTableModel(parent) {}

void RunTableModel::setLines(RunLines lines, qint64 nowUnixMs) {
    for (const RunLine& line : lines)
        if (line.state == RunState::Running && !m_begun.contains(line.id))
            m_begun.insert(line.id, {nowUnixMs, line.done});
    m_nowMs = nowUnixMs;
    QStringList measures = leadingMeasures(lines);
    const bool sameRows =
        measures == m_measures && lines.size() == m_lines.size() &&
        std::equal(lines.begin(), lines.end(), m_lines.begin(),
                   [](const RunLine& a, const RunLine& b) { return a.id == b.id && a.arm == b.arm; });
    if (sameRows) {
        m_lines = std::move(lines);
        if (!m_lines.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_lines = std::move(lines);
    m_measures = std::move(measures);
    endResetModel();
}

const RunLine* RunTableModel::line(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_lines.size()
               ? &m_lines[static_cast<std::size_t>(row)]
               : nullptr;
}

int RunTableModel::rowOf(const QString& key) const {
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (m_lines[i].key() == key || m_lines[i].id == key)
            return static_cast<int>(i);
    return -1;
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int RunTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : whenColumn() + 1;
}

QString RunTableModel::stateWord(RunState state) {
    switch (state) {
    case RunState::Running:
        return tr("running");
    case RunState::Interrupted:
        return tr("interrupted");
    case RunState::Done:
        return tr("done");
    case RunState::Failed:
        return tr("stopped by an error");
    }
    return {};
}

double RunTableModel::secondsLeft(const RunLine& line) const {
    const auto begun = m_begun.constFind(line.id);
    if (line.state != RunState::Running || begun == m_begun.constEnd() || line.done <= begun->done)
        return -1;
    const double seconds = static_cast<double>(m_nowMs - begun->atMs) / 1000;
    return seconds / static_cast<double>(line.done - begun->done) *
           static_cast<double>(line.total - std::min(line.total, line.done));
}

QString RunTableModel::text(const RunLine& line, int column) const {
    switch (column) {
    case Name:
        return line.label();
    case Target:
        return line.target;
    case Gold:
        return line.gold;
    case State: {
        const double left = secondsLeft(line);
        return left < 0 ? stateWord(line.state)
                        : tr("%1, %2").arg(stateWord(line.state), secondsLeftText(left));
    }
    case Done:
        return line.failed > 0 ? tr("%1 of %2, %3 failed")
                                     .arg(countText(line.done), countText(line.total), countText(line.failed))
                               : tr("%1 of %2").arg(countText(line.done), countText(line.total));
    default:
        break;
    }
    if (column == whenColumn())
        return whenText(line.createdUnixMs, m_nowMs);
    const MetricSummary* measure = line.measure(m_measures.value(column - FirstMeasure));
    return measure == nullptr ? QStringLiteral("–") : measureText(*measure);
}

QString RunTableModel::toolTip(const RunLine& line, int column) const {
    if (column == State && !line.message.isEmpty())
        return line.message;
    if (column == whenColumn())
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(line.createdUnixMs), QLocale::LongFormat);
    if (column >= FirstMeasure) {
        const MetricSummary* measure = line.measure(m_measures.value(column - FirstMeasure));
        return measure == nullptr ? tr("Not measured, or not finished yet.")
                                  : countsText(measure->n, measure->na, measure->failed);
    }
    return text(line, column);
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    const RunLine* one = index.isValid() ? line(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*one, index.column());
    case Qt::ToolTipRole:
        return toolTip(*one, index.column());
    case KeyRole:
        return one->key();
    case StateRole:
        return static_cast<int>(one->state);
    default:
        return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Run");
    case Target:
        return tr("Answered by");
    case Gold:
        return tr("Gold set");
    case State:
        return tr("State");
    case Done:
        return tr("Done");
    default:
        return section == whenColumn() ? tr("Begun") : m_measures.value(section - FirstMeasure);
    }
}

} // namespace touchstone::gui
