// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace touchstone::gui {
namespace {

class NumberWords {
    Q_DECLARE_TR_FUNCTIONS(Numbers)

public:
    static QString milliseconds(const QString& n) { return tr("%1 ms").arg(n); }
    static QString seconds(const QString& n) { return tr("%1 s").arg(n); }
    static QString minutes(qint64 m, qint64 s) { return tr("%1 min %2 s").arg(m).arg(s); }
    static QString hours(qint64 h, qint64 m) { return tr("%1 h %2 min").arg(h).arg(m); }
    static QString left(const QString& duration) { return tr("about %1 left").arg(duration); }
    static QString almost() { return tr("almost done"); }
    static QString bytes(quint64 n, const QString& shown) {
        return tr("%1 bytes", "exact size", static_cast<int>(std::min<quint64>(n, 1'000'000))).arg(shown);
    }
    static QString tokens(const QString& n) { return tr("%1 tokens").arg(n); }
    static QString range(const QString& from, const QString& to) { return tr("bytes %1–%2").arg(from, to); }
    static QString extracted(const QString& from, const QString& to) {
        return tr("bytes %1–%2 of the extracted text").arg(from, to);
    }
    static QString justNow() { return tr("just now"); }
    static QString minutesAgo(int n) { return tr("%n min ago", nullptr, n); }
    static QString hoursAgo(int n) { return tr("%n h ago", nullptr, n); }
    static QString yesterday(const QString& time) { return tr("yesterday, %1").arg(time); }
};

/// ".57" for values within ±1, as tables of measures are read; more digits above.
QString shortValue(double value) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (std::abs(value) >= 0.995)
        return significantText(value);
    QString text = QString::number(std::abs(value), 'f', 2);
    text.remove(0, 1);
    return value < -0.005 ? QStringLiteral("−") % text : text;
}

} // namespace

QString countText(quint64 count) {
    return QLocale().toString(count);
}

QString significantText(double value) {
    if (!std::isfinite(value))
        return QStringLiteral("–");
    if (value == 0)
        return QStringLiteral("0");
    const double size = std::abs(value);
    const int places = std::clamp(2 - static_cast<int>(std::floor(std::log10(size))), 0, 6);
    QString text = QLocale().toString(size, 'f', places);
    return value < 0 ? QStringLiteral("−") % text : text;
}

QString intervalText(double low, double high) {
    return QLatin1Char('[') % shortValue(low) % QStringLiteral(", ") % shortValue(high) % QLatin1Char(']');
}

QString signedText(double difference) {
    if (!std::isfinite(difference))
        return QStringLiteral("–");
    if (std::abs(difference) < 0.005)
        return QStringLiteral("±0");
    return difference > 0 ? QLatin1Char('+') % shortValue(difference) : shortValue(difference);
}

QString percentText(double share) {
    return QStringLiteral("%1 %").arg(static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * 100)));
}

QString durationText(double milliseconds) {
    if (!(milliseconds >= 0))
        return QStringLiteral("–");
    const QLocale locale;
    if (milliseconds < 99.5)
        return NumberWords::milliseconds(locale.toString(milliseconds, 'f', milliseconds < 9.95 ? 1 : 0));
    if (milliseconds < 59'950)
        return NumberWords::seconds(locale.toString(milliseconds / 1000, 'f', 1));
    const auto seconds = static_cast<qint64>(std::llround(milliseconds / 1000));
    if (seconds < 3600)
        return NumberWords::minutes(seconds / 60, seconds % 60);
    return NumberWords::hours(seconds / 3600, seconds / 60 % 60);
}

QString secondsLeftText(double seconds) {
    if (!(seconds >= 0))
        return {};
    if (seconds < 1)
        return NumberWords::almost();
    // Rounded as the estimate deserves: to the second below ten, then to five.
    const double rounded = seconds < 10 ? std::round(seconds) : std::round(seconds / 5) * 5;
    if (rounded < 60)
        return NumberWords::left(NumberWords::seconds(QString::number(static_cast<int>(rounded))));
    return NumberWords::left(durationText(rounded * 1000));
}

QString sizeText(quint64 bytes) {
    static constexpr std::array<const char*, 5> kUnits{"bytes", "kB", "MB", "GB", "TB"};
    if (bytes < 1000)
        return exactSizeText(bytes);
    auto value = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < kUnits.size()) {
        value /= 1000;
        ++unit;
    }
    return QLocale().toString(value, 'f', value < 9.95 ? 1 : 0) % QChar(0x00a0) %
           QLatin1String(kUnits.at(unit));
}

QString exactSizeText(quint64 bytes) {
    return NumberWords::bytes(bytes, countText(bytes));
}

QString tokensText(qint64 tokens) {
    return tokens < 0 ? QString() : NumberWords::tokens(countText(static_cast<quint64>(tokens)));
}

QString extractedRangeText(quint64 start, quint64 end) {
    return NumberWords::extracted(countText(start), countText(end));
}

QString rangeText(quint64 start, quint64 end) {
    return NumberWords::range(countText(start), countText(end));
}

QString whenText(qint64 unixMs, qint64 nowUnixMs) {
    const qint64 ago = (nowUnixMs - unixMs) / 1000;
    if (ago < 60)
        return NumberWords::justNow();
    if (ago < 3600)
        return NumberWords::minutesAgo(static_cast<int>(ago / 60));
    const QLocale locale;
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(unixMs);
    const QDate today = QDateTime::fromMSecsSinceEpoch(nowUnixMs).date();
    if (then.date() == today)
        return NumberWords::hoursAgo(static_cast<int>(ago / 3600));
    if (then.date().addDays(1) == today)
        return NumberWords::yesterday(locale.toString(then.time(), QLocale::ShortFormat));
    return locale.toString(then.date(), QStringLiteral("d MMM yyyy"));
}

} // namespace touchstone::gui
