// SPDX-License-Identifier: GPL-3.0-or-later
// Ctrl+K: all actions in one list, filtered by what is typed. It lies over the window and gives the focus
// back where it was. Interface's thread.
#pragma once

#include "gui/shell/actionregistry.h"

#include <QPointer>
#include <QWidget>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace touchstone::gui {

class CommandPalette : public QWidget {
    Q_OBJECT

public:
    CommandPalette(ActionRegistry& registry, QWidget* window);
    void open();
    void close();
    /// Words of the entries shown now, best first.
    [[nodiscard]] QStringList entries() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fill(const QString& pattern);
    void run(const QModelIndex& index);
    void place();

    ActionRegistry& m_registry;
    QLineEdit* m_edit;
    QListView* m_list;
    QStandardItemModel* m_model;
    QWidget* m_box;
    QPointer<QWidget> m_focusBefore;
};

} // namespace touchstone::gui
