// SPDX-License-Identifier: GPL-3.0-or-later
// Words on the page: labels in a role of type and a token of colour that follow the theme, headings of
// sections, hints of keys. Interface's thread.
#pragma once

#include "gui/theme/theme.h"

#include <QLabel>

namespace touchstone::gui {

/// A plain-text label. Long words are cut with an ellipsis when `setElided(true)`; the whole is then in the
/// tool tip.
class TextLabel : public QLabel {
    Q_OBJECT

public:
    explicit TextLabel(const QString& text = {}, TypeRole role = TypeRole::Body, Token token = Token::Text,
                       QWidget* parent = nullptr);
    void setToken(Token token);
    void setRole(TypeRole role);
    void setElided(bool elided);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void applyTheme();
    TypeRole m_role;
    Token m_token;
    bool m_elided = false;
    bool m_applying = false;
};

/// Heading of a part of a page, with room for buttons at its right.
class SectionHeader : public QWidget {
    Q_OBJECT

public:
    explicit SectionHeader(const QString& title, QWidget* parent = nullptr);
    void setTitle(const QString& title);
    void setNote(const QString& note); ///< muted, beside the title: a count
    void addWidget(QWidget* widget);   ///< at the right; takes it

private:
    TextLabel* m_title;
    TextLabel* m_note;
};

/// A key as it is printed on a keyboard, with what it does: [J] next.
class KeyHint : public QWidget {
    Q_OBJECT

public:
    KeyHint(const QString& keys, const QString& what, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keys, m_what;
};

} // namespace touchstone::gui
