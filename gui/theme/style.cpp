// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/style.h"

#include "gui/theme/icons.h"
#include "gui/theme/stylepaint.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QRadioButton>
#include <QScrollBar>
#include <QStyleOption>
#include <QTabBar>
#include <QToolButton>
#include <QVariant>

namespace touchstone::gui {
namespace {

using paint::c;

constexpr const char* kVariant = "touchstoneVariant";

} // namespace

void setButtonVariant(QAbstractButton* button, ButtonVariant variant) {
    button->setProperty(kVariant, static_cast<int>(variant));
    button->update();
}

ButtonVariant buttonVariant(const QWidget* button) {
    const QVariant value = button != nullptr ? button->property(kVariant) : QVariant();
    return value.isValid() ? static_cast<ButtonVariant>(value.toInt()) : ButtonVariant::Plain;
}

Style::Style() : QProxyStyle(QStringLiteral("fusion")) {
    setObjectName(QStringLiteral("touchstone"));
}

void Style::polish(QPalette& palette) {
    Q_UNUSED(palette) // the theme sets it whole
}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
        qobject_cast<QLineEdit*>(widget) != nullptr || qobject_cast<QAbstractSpinBox*>(widget) != nullptr ||
        qobject_cast<QScrollBar*>(widget) != nullptr || qobject_cast<QTabBar*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_Hover);
    if (auto* view = qobject_cast<QAbstractItemView*>(widget)) {
        view->viewport()->setAttribute(Qt::WA_Hover);
        view->setMouseTracking(true);
    }
    if (qobject_cast<QMenu*>(widget) != nullptr)
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

void Style::unpolish(QWidget* widget) {
    QProxyStyle::unpolish(widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    switch (element) {
    case PE_PanelButtonCommand:
        return paint::buttonPanel(*painter, option, widget);
    case PE_PanelButtonTool:
        return paint::toolPanel(*painter, option);
    case PE_FrameFocusRect:
        if (qobject_cast<const QAbstractItemView*>(widget) != nullptr)
            return paint::focusRing(*painter, option->rect, 4);
        return paint::focusRing(*painter, option->rect, space::kRadius);
    case PE_FrameDefaultButton:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
    case PE_FrameTabWidget:
    case PE_PanelItemViewRow:
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0)
            paint::inputPanel(*painter, option);
        return;
    case PE_FrameLineEdit:
        return paint::inputPanel(*painter, option);
    case PE_Frame:
        return paint::panel(*painter, option->rect, {}, c(Token::Border), space::kRadius);
    case PE_FrameMenu:
        return;
    case PE_PanelMenu:
        return paint::panel(*painter, option->rect, c(Token::Surface), c(Token::Border), space::kRadius);
    case PE_PanelTipLabel:
        return paint::panel(*painter, option->rect, c(Token::Surface), c(Token::Outline), 0);
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        return paint::checkBox(*painter, option);
    case PE_IndicatorRadioButton:
        return paint::radioButton(*painter, option);
    case PE_PanelItemViewItem:
        return paint::itemPanel(*painter, option, widget);
    case PE_IndicatorBranch:
        if (option->state.testFlag(State_Children)) {
            const QRect square(option->rect.center() - QPoint(6, 6), QSize(12, 12));
            paintIcon(*painter, square, option->state.testFlag(State_Open) ? Icon::Down : Icon::Right,
                      Token::Muted);
        }
        return;
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          c(Token::Border));
        return;
    case PE_IndicatorHeaderArrow:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            const QRect square(option->rect.center() - QPoint(6, 6), QSize(12, 12));
            paintIcon(*painter, square,
                      header->sortIndicator == QStyleOptionHeader::SortUp ? Icon::Up : Icon::Down,
                      Token::Muted);
        }
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    switch (element) {
    case CE_PushButtonBevel:
        return proxy()->drawPrimitive(PE_PanelButtonCommand, option, painter, widget);
    case CE_PushButtonLabel:
        if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            QStyleOptionButton copy = *button;
            const bool enabled = copy.state.testFlag(State_Enabled);
            const ButtonVariant variant = buttonVariant(widget);
            if (enabled)
                copy.palette.setColor(QPalette::ButtonText,
                                      variant == ButtonVariant::Primary  ? c(Token::OnAccent)
                                      : variant == ButtonVariant::Danger ? c(Token::Bad)
                                                                         : c(Token::Text));
            copy.state &= ~(State_Sunken | State_HasFocus);
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
            paint::menuItem(*painter, item, proxy(), widget);
        return;
    case CE_MenuEmptyArea:
        return;
    case CE_TabBarTabShape:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option))
            paint::tabShape(*painter, tab);
        return;
    case CE_TabBarTabLabel:
        if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) {
            QStyleOptionTab copy = *tab;
            copy.palette.setColor(QPalette::WindowText,
                                  copy.state.testFlag(State_Selected) ? c(Token::Text) : c(Token::Muted));
            copy.state &= ~State_HasFocus;
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_HeaderSection:
        painter->fillRect(option->rect, c(Token::Window));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          c(Token::Border));
        return;
    case CE_HeaderLabel:
        if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
            QStyleOptionHeader copy = *header;
            copy.palette.setColor(QPalette::ButtonText, c(Token::Muted));
            QProxyStyle::drawControl(element, &copy, painter, widget);
        }
        return;
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, c(Token::Window));
        return;
    case CE_ProgressBarGroove:
        return paint::panel(*painter, option->rect, c(Token::Sunken), {}, 2);
    case CE_ShapedFrame:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const bool lying = frame->frameShape == QFrame::HLine;
            const QRect r = option->rect;
            painter->fillRect(lying ? QRect(r.left(), r.center().y(), r.width(), 1)
                                    : QRect(r.center().x(), r.top(), 1, r.height()),
                              c(Token::Border));
            return;
        }
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    if (control == CC_ScrollBar) {
        if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option))
            return paint::scrollBar(*painter, slider, proxy(), widget);
    } else if (control == CC_ComboBox) {
        if (const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option))
            return paint::comboBox(*painter, combo, proxy(), widget);
    } else if (control == CC_SpinBox) {
        if (const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option))
            return paint::spinBox(*painter, spin, proxy(), widget);
    } else if (control == CC_ToolButton) {
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            return paint::toolButton(*painter, button, proxy(), widget);
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QIcon Style::standardIcon(StandardPixmap pixmap, const QStyleOption* option, const QWidget* widget) const {
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_DialogCloseButton:
        return themedIcon(Icon::Close);
    case SP_DirIcon:
    case SP_DirOpenIcon:
        return themedIcon(Icon::Folder);
    case SP_FileIcon:
        return themedIcon(Icon::File);
    case SP_MessageBoxWarning:
    case SP_MessageBoxCritical:
        return themedIcon(Icon::Warning, Token::Warn);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return themedIcon(Icon::Info, Token::Info);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace touchstone::gui
