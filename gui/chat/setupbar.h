// SPDX-License-Identifier: GPL-3.0-or-later
// One line above a conversation: which corpus is asked and which model answers. Interface's thread.
#pragma once

#include <QWidget>

class QComboBox;

namespace touchstone::gui {

class AppModel;

class SetupBar : public QWidget {
    Q_OBJECT

public:
    explicit SetupBar(AppModel& app, QWidget* parent = nullptr);

Q_SIGNALS:
    void settingsRequested(); ///< connect a model

private:
    void fillCorpora();
    void fillModels();
    AppModel& m_app;
    QComboBox* m_corpora;
    QComboBox* m_models;
};

} // namespace touchstone::gui
