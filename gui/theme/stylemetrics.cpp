// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes and habits of controls: the 4 px grid, 28 px controls, 26 px rows.
#include "gui/theme/style.h"
#include "gui/theme/tokens.h"

#include <QStyleOption>
#include <QWidget>
#include <algorithm>

namespace touchstone::gui {

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_MenuPanelWidth:
    case PM_TabBarTabShiftHorizontal:
    case PM_TabBarTabShiftVertical:
    case PM_DockWidgetFrameWidth:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap:
        return 0;
    case PM_ButtonMargin:
        return 12;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_ScrollBarExtent:
        return 11;
    case PM_ScrollBarSliderMin:
        return 32;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_ListViewIconSize:
    case PM_LineEditIconSize:
    case PM_TabBarIconSize:
        return space::kIcon;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return space::kSmall;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return space::kMedium;
    case PM_MenuVMargin:
        return 4;
    case PM_MenuHMargin:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_TreeViewIndentation:
        return 16;
    case PM_HeaderMargin:
        return 6;
    case PM_HeaderDefaultSectionSizeVertical:
        return space::kRow;
    case PM_FocusFrameHMargin:
        return widget != nullptr && widget->inherits("QListView") ? 9
                                                                  : 4; // room for the bar of the chosen one
    case PM_FocusFrameVMargin:
        return 4;
    case PM_ToolTipLabelFrameWidth:
        return 6;
    case PM_TabBarTabHSpace:
        return 24;
    case PM_TabBarTabVSpace:
        return 12;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
    switch (hint) {
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ItemView_ArrowKeysNavigateIntoChildren:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Menu_MouseTracking:
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_Widget_Animation_Duration:
        return std::min(120, QProxyStyle::styleHint(hint, option, widget, data));
    case SH_ToolTip_WakeUpDelay:
        return 400;
    default:
        return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                              const QWidget* widget) const {
    QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
    switch (type) {
    case CT_PushButton:
        size.setHeight(std::max(space::kControl, contents.height() + 8));
        size.setWidth(std::max(contents.width() + 24, space::kControl));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        size.setHeight(space::kControl);
        if (type == CT_ComboBox)
            size.rwidth() += 12;
        break;
    case CT_ToolButton:
        size = QSize(std::max(space::kControl, contents.width() + 8),
                     std::max(space::kControl, contents.height() + 8));
        if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
            button != nullptr && button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup))
            size.rwidth() += 14;
        break;
    case CT_CheckBox:
    case CT_RadioButton:
        size.setHeight(std::max(20, size.height()));
        break;
    case CT_ItemViewItem:
        size.setHeight(std::max(space::kRow, size.height()));
        break;
    case CT_HeaderSection:
        size.setHeight(space::kRow);
        break;
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return {10, 9};
            size = QSize(contents.width() + 34 + 24 + (item->text.contains(QLatin1Char('\t')) ? 24 : 0),
                         space::kControl);
        }
        break;
    default:
        break;
    }
    return size;
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    switch (element) {
    case SE_PushButtonFocusRect:
        return option->rect;
    case SE_LineEditContents:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame != nullptr && frame->lineWidth > 0)
            return option->rect.adjusted(6, 1, -6, -1);
        break;
    case SE_CheckBoxFocusRect:
    case SE_RadioButtonFocusRect:
        return option->rect.adjusted(0, 0, 0, 0);
    default:
        break;
    }
    return QProxyStyle::subElementRect(element, option, widget);
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl part,
                            const QWidget* widget) const {
    const QRect r = option->rect;
    if (control == CC_ComboBox) {
        switch (part) {
        case SC_ComboBoxArrow:
            return visualRect(option->direction, r, QRect(r.right() - 24, r.top(), 22, r.height()));
        case SC_ComboBoxEditField:
            return visualRect(option->direction, r, r.adjusted(8, 1, -26, -1));
        default:
            break;
        }
    } else if (control == CC_SpinBox) {
        const int half = r.height() / 2;
        switch (part) {
        case SC_SpinBoxUp:
            return visualRect(option->direction, r, QRect(r.right() - 20, r.top() + 1, 18, half - 1));
        case SC_SpinBoxDown:
            return visualRect(option->direction, r, QRect(r.right() - 20, r.top() + half, 18, half - 1));
        case SC_SpinBoxEditField:
            return visualRect(option->direction, r, r.adjusted(6, 1, -24, -1));
        default:
            break;
        }
    } else if (control == CC_ScrollBar) {
        // Without the arrow buttons at its ends: the groove is the whole bar.
        const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option);
        if (slider == nullptr)
            return {};
        const bool standing = slider->orientation == Qt::Vertical;
        const int length = standing ? r.height() : r.width();
        const qint64 range = qint64(slider->maximum) - slider->minimum;
        const int wanted =
            range > 0 ? static_cast<int>(qint64(length) * slider->pageStep / (range + slider->pageStep))
                      : length;
        const int handle =
            std::min(length, std::max(wanted, proxy()->pixelMetric(PM_ScrollBarSliderMin, option, widget)));
        const int start = sliderPositionFromValue(slider->minimum, slider->maximum, slider->sliderPosition,
                                                  length - handle, slider->upsideDown);
        const auto along = [&](int from, int size) {
            return standing ? QRect(r.left(), r.top() + from, r.width(), size)
                            : QRect(r.left() + from, r.top(), size, r.height());
        };
        switch (part) {
        case SC_ScrollBarSlider:
            return along(start, handle);
        case SC_ScrollBarGroove:
            return r;
        case SC_ScrollBarSubPage:
            return along(0, start);
        case SC_ScrollBarAddPage:
            return along(start + handle, length - start - handle);
        default:
            return {};
        }
    }
    return QProxyStyle::subControlRect(control, option, part, widget);
}

} // namespace touchstone::gui
