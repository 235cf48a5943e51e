// SPDX-License-Identifier: GPL-3.0-or-later
// Every request that was ever made from this workspace. A window of its own beside the pages. Interface's
// thread.
#pragma once

#include "gui/viewmodels/networkevents.h"

#include <QDialog>

class QTableView;

namespace touchstone::gui {

class MessageBanner;
class SearchField;
class TextLabel;

class NetworkLogDialog : public QDialog {
    Q_OBJECT

public:
    explicit NetworkLogDialog(AppModel& app, QWidget* parent = nullptr);

private:
    void describe();
    NetworkEvents* m_events;
    SearchField* m_filter;
    TextLabel* m_note;
    MessageBanner* m_banner;
    QTableView* m_table;
};

} // namespace touchstone::gui
