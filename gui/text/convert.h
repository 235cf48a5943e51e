// SPDX-License-Identifier: GPL-3.0-or-later
// QString <-> std::string, always UTF-8. Pure functions.
#pragma once

#include <QByteArrayView>
#include <QString>
#include <string>
#include <string_view>

namespace touchstone::gui {

inline QString toQString(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string toStd(const QString& text) {
    return text.toStdString();
}

} // namespace touchstone::gui
