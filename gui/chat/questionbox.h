// SPDX-License-Identifier: GPL-3.0-or-later
// Where a question is typed: grows with its text up to six lines. Enter sends, Shift+Enter breaks the line,
// Esc leaves for reading mode. Interface's thread.
#pragma once

#include <QFrame>

class QPlainTextEdit;

namespace touchstone::gui {

class IconButton;

class QuestionBox : public QFrame {
    Q_OBJECT

public:
    explicit QuestionBox(QWidget* parent = nullptr);
    [[nodiscard]] QString text() const;
    void setText(const QString& text);
    void clear();
    /// While an answer is made the button stops it, and Enter does nothing.
    void setRunning(bool running);
    /// Nothing can be asked yet: the reason stands in the empty box.
    void setReady(bool ready, const QString& placeholder);
    void focusText();
    [[nodiscard]] bool hasTextFocus() const;

Q_SIGNALS:
    void sent(const QString& question);
    void stopRequested();
    void left(); ///< Esc: on to reading mode

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void fit();
    void send();
    QPlainTextEdit* m_edit;
    IconButton* m_button;
    bool m_running = false, m_ready = true;
};

} // namespace touchstone::gui
