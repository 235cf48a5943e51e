// SPDX-License-Identifier: GPL-3.0-or-later
// The network log as a table, newest first: every request with time, purpose, host, bytes and status. Reads
// in a job; the filter works inside the model. Interface's thread.
#pragma once

#include "core/traces/traces.h"
#include "gui/viewmodels/appmodel.h"

#include <QAbstractTableModel>
#include <vector>

namespace touchstone::gui {

class NetworkEvents : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Time, Purpose, Request, Status, Sent, Received, Took, ColumnCount };

    explicit NetworkEvents(AppModel& app, QObject* parent = nullptr);
    ~NetworkEvents() override;
    void refresh(); ///< loaded() or failed() follows
    /// Lines whose purpose, host or path holds the words; "" = all.
    void setFilter(const QString& words);
    [[nodiscard]] int all() const { return static_cast<int>(m_events.size()); }
    void setEvents(std::vector<NetworkEvent> events); ///< oldest first

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void loaded();
    void failed(const touchstone::Error& error);

private:
    void filter();
    AppModel& m_app;
    JobHandle m_job;
    QString m_filter;
    std::vector<NetworkEvent> m_events; ///< newest first
    std::vector<std::size_t> m_shown;
};

} // namespace touchstone::gui
