// SPDX-License-Identifier: GPL-3.0-or-later
// Small things to press and type in: icon buttons, the search field, a line of progress. Interface's thread.
#pragma once

#include "gui/theme/icons.h"
#include "gui/theme/style.h"

#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QWidget>

class QComboBox;
class QTimer;

namespace touchstone::gui {

/// A 28 px square with an icon; `name` is tool tip and accessible name.
class IconButton : public QToolButton {
    Q_OBJECT

public:
    IconButton(Icon icon, const QString& name, QWidget* parent = nullptr);
    void setIconKind(Icon icon);
    void setName(const QString& name);
};

/// A push button in a variant, optionally with an icon.
QPushButton* makeButton(const QString& text, ButtonVariant variant, QWidget* parent = nullptr);
QPushButton* makeButton(const QString& text, ButtonVariant variant, Icon icon, QWidget* parent = nullptr);

/// Other things to choose from; what was typed stays, and nobody hears of it.
void refill(QComboBox* editable, const QStringList& items);

/// The wheel scrolls the page under a combo box instead of changing what it says.
void leaveWheelToPage(QWidget* control);

/// A line edit with a magnifier, a clear button, and filterChanged() 120 ms after the last key (at once on
/// Enter). Escape clears it first, then goes on to the parent. Down gives downPressed().
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder, QWidget* parent = nullptr);

Q_SIGNALS:
    void filterChanged(const QString& text);
    void downPressed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QTimer* m_timer;
};

/// A thin bar with words: what, how far, how long. Total 0: a calm line that does not pretend to know.
class ProgressLine : public QWidget {
    Q_OBJECT

public:
    explicit ProgressLine(QWidget* parent = nullptr);
    void setProgress(const QString& what, quint64 done, quint64 total, double secondsLeft = -1);
    void setCancellable(bool cancellable);
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void cancelRequested();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QString m_what, m_rest;
    double m_share = -1;
    IconButton* m_cancel;
};

} // namespace touchstone::gui
