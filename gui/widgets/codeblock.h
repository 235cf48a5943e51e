// SPDX-License-Identifier: GPL-3.0-or-later
// Code in a frame: language and copy button above, coloured text below, as high as the code (or a maximum,
// then it scrolls). Interface's thread.
#pragma once

#include <QFrame>
#include <QString>

class QPlainTextEdit;
class QSyntaxHighlighter;

namespace touchstone::gui {

class TextLabel;
class IconButton;

class CodeBlock : public QFrame {
    Q_OBJECT

public:
    explicit CodeBlock(QWidget* parent = nullptr);
    /// Cheap when `code` only grew.
    void setCode(const QString& code, const QString& language);
    [[nodiscard]] QString code() const;

Q_SIGNALS:
    void copied();

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fitHeight();
    TextLabel* m_language;
    QPlainTextEdit* m_text;
    QSyntaxHighlighter* m_highlighter;
};

} // namespace touchstone::gui
