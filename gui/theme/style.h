// SPDX-License-Identifier: GPL-3.0-or-later
// How controls look: drawn by ourselves over Qt's Fusion, in the colours of the theme. Interface's thread.
#pragma once

#include <QAbstractButton>
#include <QProxyStyle>

namespace touchstone::gui {

enum class ButtonVariant : std::uint8_t {
    Plain,   ///< surface with an outline
    Primary, ///< filled with the accent: the one action of a page
    Quiet,   ///< no outline until pointed at
    Danger,  ///< outline, words in the colour for bad
};
void setButtonVariant(QAbstractButton* button, ButtonVariant variant);
ButtonVariant buttonVariant(const QWidget* button);

class Style : public QProxyStyle {
    Q_OBJECT

public:
    Style();

    void polish(QWidget* widget) override;
    void polish(QPalette& palette) override;
    using QProxyStyle::polish;
    void unpolish(QWidget* widget) override;
    using QProxyStyle::unpolish;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                           const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                         const QWidget* widget) const override;
    QIcon standardIcon(StandardPixmap pixmap, const QStyleOption* option,
                       const QWidget* widget) const override;
};

} // namespace touchstone::gui
