// SPDX-License-Identifier: GPL-3.0-or-later
// What the program says: a banner in the page (it stays until it is closed or solved) and a toast (a short
// fact that goes by itself). Interface's thread.
#pragma once

#include "gui/text/errortext.h"
#include "gui/theme/tokens.h"

#include <QWidget>
#include <functional>

class QPushButton;

namespace touchstone::gui {

class TextLabel;
class IconButton;

/// What happened, why, what to do, and the button for it. Read out when it comes.
class MessageBanner : public QWidget {
    Q_OBJECT

public:
    enum class Tone : std::uint8_t { Info, Good, Warn, Bad };
    explicit MessageBanner(QWidget* parent = nullptr);
    void showError(const Error& error);
    void showMessage(Tone tone, const QString& what, const QString& more = {}, const QString& button = {},
                     const QString& action = {});
    void clear(); ///< hides it

Q_SIGNALS:
    void actionRequested(const QString& action); ///< id given by errorText() or showMessage()
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone = Tone::Info;
    QString m_actionId;
    TextLabel* m_what;
    TextLabel* m_more;
    QPushButton* m_button;
    IconButton* m_close;
};

/// A short fact at the lower edge of `host` for four seconds ("Copied.").
void showToast(QWidget* host, const QString& text);
/// With a button, and for ten seconds: there must be time to press it.
void showToast(QWidget* host, const QString& text, const QString& button, std::function<void()> run);

} // namespace touchstone::gui
