// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/icons.h"

#include "gui/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <array>
#include <cmath>
#include <memory>
#include <optional>

namespace touchstone::gui {
namespace {

constexpr std::array<const char*, kIconCount> kNames{
    "chat",    "corpus",   "settings",   "back",     "forward", "up",       "down",     "left",
    "right",   "search",   "palette",    "close",    "plus",    "trash",    "edit",     "copy",
    "send",    "stop",     "retry",      "replay",   "check",   "half",     "triangle", "struck",
    "cross",   "dash",     "folder",     "archive",  "file",    "globe",    "download", "book",
    "section", "chunk",    "quote",      "list",     "code",    "link",     "online",   "offline",
    "key",     "server",   "model",      "info",     "warning", "sun",      "moon",     "panel",
    "filter",  "more",     "refresh",    "external", "play",    "keyboard", "database", "evaluation",
    "prompts", "thumb-up", "thumb-down", "pin",      "trace"};

/// The drawing with its colour put in; the parsed form is kept per icon and colour.
QSvgRenderer* rendererOf(Icon icon, QRgb color) {
    struct Entry {
        QRgb color = 0;
        std::unique_ptr<QSvgRenderer> renderer;
    };
    static std::array<std::vector<Entry>, kIconCount> cache;
    auto& entries = cache.at(static_cast<std::size_t>(icon));
    for (const Entry& entry : entries)
        if (entry.color == color)
            return entry.renderer.get();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(iconName(icon)));
    if (!file.open(QIODevice::ReadOnly))
        return nullptr;
    QByteArray svg = file.readAll();
    svg.replace("currentColor", QColor::fromRgb(color).name().toLatin1());
    entries.push_back({color, std::make_unique<QSvgRenderer>(svg)});
    return entries.back().renderer.get();
}

void render(QPainter& painter, const QRectF& where, Icon icon, QRgb color) {
    QSvgRenderer* renderer = rendererOf(icon, color);
    if (renderer == nullptr || !renderer->isValid())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    renderer->render(&painter, where);
}

class ThemedIconEngine : public QIconEngine {
public:
    ThemedIconEngine(Icon icon, std::optional<Token> token) : m_icon(icon), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
        paintIcon(*painter, rect, m_icon, tokenFor(mode, state));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        return iconPixmap(m_icon, tokenFor(mode, state), std::min(size.width(), size.height()), 1.0);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        return pixmap(size, mode, state); // `size` is in pixels of the screen already
    }
    [[nodiscard]] QIconEngine* clone() const override { return new ThemedIconEngine(*this); }
    [[nodiscard]] QString key() const override { return QStringLiteral("touchstone"); }

private:
    [[nodiscard]] Token tokenFor(QIcon::Mode mode, QIcon::State state) const {
        if (mode == QIcon::Disabled)
            return Token::Outline;
        if (m_token)
            return *m_token;
        if (state == QIcon::On)
            return Token::Accent;
        return mode == QIcon::Normal ? Token::Muted : Token::Text;
    }
    Icon m_icon;
    std::optional<Token> m_token;
};

} // namespace

QString iconName(Icon icon) {
    return QLatin1String(kNames.at(static_cast<std::size_t>(icon)));
}

QIcon themedIcon(Icon icon) {
    return QIcon(new ThemedIconEngine(icon, std::nullopt));
}

QIcon themedIcon(Icon icon, Token token) {
    return QIcon(new ThemedIconEngine(icon, token));
}

QPixmap iconPixmap(Icon icon, Token token, int size, qreal devicePixelRatio) {
    const QRgb color = Theme::color(token).rgb();
    const int pixels = static_cast<int>(std::ceil(size * devicePixelRatio));
    const QString key =
        QStringLiteral("touchstone-icon/%1/%2/%3").arg(static_cast<int>(icon)).arg(color).arg(pixels);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        render(painter, QRectF(0, 0, pixels, pixels), icon, color);
        painter.end();
        QPixmapCache::insert(key, pixmap);
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

void paintIcon(QPainter& painter, const QRectF& where, Icon icon, Token token) {
    const qreal ratio = painter.device()->devicePixelRatio();
    const int size = static_cast<int>(std::min(where.width(), where.height()));
    const QPointF corner(std::round(where.center().x() - size / 2.0),
                         std::round(where.center().y() - size / 2.0));
    painter.drawPixmap(corner, iconPixmap(icon, token, size, ratio));
}

} // namespace touchstone::gui
