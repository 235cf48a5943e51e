// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers for people: three significant digits, human units, the exact value for the tool tip. Pure functions
// in the current locale's language; interface's thread (they translate).
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

namespace touchstone::gui {

QString countText(quint64 count);              ///< "1,444"
QString significantText(double value);         ///< "0.612", "12.3", "1,240"
QString intervalText(double low, double high); ///< "[.57, .65]"
QString signedText(double difference);         ///< "+.04", "−.12", "±0"
QString percentText(double share);             ///< 0.61 -> "61 %"
QString durationText(double milliseconds);     ///< "0.8 s", "35 ms", "2 min 5 s"
QString secondsLeftText(double seconds);       ///< "about 8 s left"
QString sizeText(quint64 bytes);               ///< "1.2 MB" (decimal units)
QString exactSizeText(quint64 bytes);          ///< "1,234,567 bytes"
QString tokensText(qint64 tokens);             ///< "812 tokens"; "" below 0
QString rangeText(quint64 start, quint64 end); ///< "bytes 120–480"
QString extractedRangeText(quint64 start,
                           quint64 end); ///< "bytes 120–480 of the extracted text": not bytes of a file
QString whenText(qint64 unixMs,
                 qint64 nowUnixMs); ///< "just now", "5 min ago", "yesterday, 14:02", "3 Nov 2026"

} // namespace touchstone::gui
