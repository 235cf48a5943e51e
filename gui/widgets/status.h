// SPDX-License-Identifier: GPL-3.0-or-later
// Status by shape, colour and word together: the icon alone and the chip with words. Interface's thread.
#pragma once

#include "gui/theme/icons.h"

#include <QAbstractButton>
#include <QWidget>

namespace touchstone::gui {

enum class Status : std::uint8_t {
    Verified,
    Partly,
    NotInSource,
    NoSuchSource,
    NotApplicable,
    Failed,
    Good,
    Running
};
Icon statusIcon(Status status);
Token statusToken(Status status);
Token statusSoftToken(Status status);
QString statusWord(Status status); ///< "verified", "partly supported", ...

/// The shape alone, 16 px; the word is its tool tip and accessible name.
class StatusIcon : public QWidget {
    Q_OBJECT

public:
    explicit StatusIcon(Status status, QWidget* parent = nullptr);
    void setStatus(Status status);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Status m_status;
};

/// A small button: an optional number or letter, a status shape, a word or two. Reachable by keyboard.
/// clicked() as any button; hovered() when the pointer comes (true) or goes.
class Chip : public QAbstractButton {
    Q_OBJECT

public:
    explicit Chip(const QString& text = {}, QWidget* parent = nullptr);
    void setNumber(int number);               ///< shown as [3] in front; 0 = none
    void setStatus(Status status);            ///< shape, colour and word for screen readers
    void setNeutral(Token ground, Icon icon); ///< without a status: a neutral fact
    void setMaximumTextWidth(int width);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void hovered(bool inside);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override; ///< Enter presses it, as Space does

private:
    [[nodiscard]] QString shownText() const;
    int m_number = 0;
    bool m_hasStatus = false, m_hasIcon = false;
    Status m_status = Status::Verified;
    Token m_ground;
    Icon m_icon = Icon::Info;
    int m_maximumTextWidth = 220;
};

} // namespace touchstone::gui
