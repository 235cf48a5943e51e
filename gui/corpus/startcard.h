// SPDX-License-Identifier: GPL-3.0-or-later
// The card of the first start: ask the handbook, FastAPI's documentation (one download, its size said first),
// a folder of one's own. Interface's thread.
#pragma once

#include <QWidget>

class QPushButton;

namespace touchstone::gui {

class AppModel;
class TextLabel;

class StartCard : public QWidget {
    Q_OBJECT

public:
    explicit StartCard(AppModel& app, QWidget* parent = nullptr);

Q_SIGNALS:
    void handbookRequested();
    void fastapiRequested();
    void folderRequested();

private:
    void refresh();
    AppModel& m_app;
    TextLabel* m_fastapiNote;
    QPushButton* m_fastapi;
    QPushButton* m_handbook;
};

/// The preset that the card offers.
inline constexpr const char* kOfferedFastapi = "0.115.14";

} // namespace touchstone::gui
