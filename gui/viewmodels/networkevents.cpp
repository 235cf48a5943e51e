// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/networkevents.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace touchstone::gui {

NetworkEvents::NetworkEvents(AppModel& app, QObject* parent) : QAbstractTableModel(parent), m_app(app) {}

NetworkEvents::~NetworkEvents() {
    m_job.forget();
}

void NetworkEvents::refresh() {
    if (!m_app.workbench())
        return;
    m_job.forget();
    using Events = std::vector<NetworkEvent>;
    m_job = m_app.jobs().start<Events>(
        Lane::Io, tr("Reading the network log"), this,
        [workbench = m_app.workbench()](JobContext&) -> Result<Events> {
            workbench->flushNetworkLog(); // the log has a thread of its own
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            return TraceRepository(*database).networkLog();
        },
        [this](Result<Events> events) {
            if (!events) {
                Q_EMIT failed(events.error());
                return;
            }
            setEvents(std::move(*events));
            Q_EMIT loaded();
        },
        false);
}

void NetworkEvents::setEvents(std::vector<NetworkEvent> events) {
    beginResetModel();
    m_events = std::move(events);
    std::reverse(m_events.begin(), m_events.end());
    filter();
    endResetModel();
}

void NetworkEvents::setFilter(const QString& words) {
    beginResetModel();
    m_filter = words.trimmed();
    filter();
    endResetModel();
}

void NetworkEvents::filter() {
    m_shown.clear();
    for (std::size_t i = 0; i < m_events.size(); ++i) {
        const NetworkEvent& event = m_events[i];
        if (m_filter.isEmpty() || toQString(event.purpose).contains(m_filter, Qt::CaseInsensitive) ||
            toQString(event.host + event.path).contains(m_filter, Qt::CaseInsensitive))
            m_shown.push_back(i);
    }
}

int NetworkEvents::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int NetworkEvents::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NetworkEvents::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const NetworkEvent& event = m_events[m_shown[static_cast<std::size_t>(index.row())]];
    if (role == Qt::TextAlignmentRole && index.column() >= Sent)
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    const bool exact = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !exact)
        return {};
    switch (index.column()) {
    case Time:
        return exact
                   ? QLocale().toString(QDateTime::fromMSecsSinceEpoch(event.unixMs), QLocale::LongFormat)
                   : QDateTime::fromMSecsSinceEpoch(event.unixMs).toString(QStringLiteral("dd.MM. HH:mm:ss"));
    case Purpose:
        return toQString(event.purpose);
    case Request:
        return QString(toQString(event.method) + QLatin1Char(' ') + toQString(event.host) +
                       toQString(event.path));
    case Status:
        return event.status == 0
                   ? toQString(event.outcome)
                   : QString(QString::number(event.status) + QLatin1Char(' ') + toQString(event.outcome));
    case Sent:
        return exact ? exactSizeText(event.bytesSent) : sizeText(event.bytesSent);
    case Received:
        return exact ? exactSizeText(event.bytesReceived) : sizeText(event.bytesReceived);
    case Took:
        return durationText(event.ms);
    default:
        return {};
    }
}

QVariant NetworkEvents::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Purpose:
        return tr("For");
    case Request:
        return tr("Request");
    case Status:
        return tr("Outcome");
    case Sent:
        return tr("Sent");
    case Received:
        return tr("Received");
    case Took:
        return tr("Took");
    default:
        return {};
    }
}

} // namespace touchstone::gui
