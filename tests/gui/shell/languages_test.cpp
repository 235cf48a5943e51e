// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogues are complete: nothing unfinished, nothing vanished, placeholders kept, both embedded.
#include "gui/shell/language.h"
#include "gui/text/numbers.h"

#include <gtest/gtest.h>

#include <QCoreApplication>
#include <QFile>
#include <QTranslator>
#include <QXmlStreamReader>

namespace {

QString pathOf(const char* language) {
    return QStringLiteral(TOUCHSTONE_SOURCE_DIR "/translations/touchstone_%1.ts")
        .arg(QLatin1String(language));
}

/// %1, %2, %n of a text, each once.
QStringList placesIn(const QString& text) {
    QStringList places;
    for (qsizetype at = text.indexOf(QLatin1Char('%')); at >= 0 && at + 1 < text.size();
         at = text.indexOf(QLatin1Char('%'), at + 1)) {
        const QChar next = text.at(at + 1);
        if ((next.isDigit() || next == QLatin1Char('n')) && !places.contains(text.mid(at, 2)))
            places << text.mid(at, 2);
    }
    places.sort();
    return places;
}

} // namespace

TEST(Catalogues, NothingIsUnfinishedAndPlacesAreKept) {
    for (const char* language : {"en", "de"}) {
        QFile file(pathOf(language));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << language;
        QXmlStreamReader xml(&file);
        QString source;
        int messages = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement())
                continue;
            if (xml.name() == QLatin1String("source")) {
                source = xml.readElementText();
                ++messages;
            } else if (xml.name() == QLatin1String("translation")) {
                EXPECT_TRUE(xml.attributes().value(QLatin1String("type")).isEmpty())
                    << language << ": " << source.toStdString();
                while (xml.readNext() != QXmlStreamReader::EndElement ||
                       xml.name() != QLatin1String("translation")) {
                    if (xml.isCharacters() && !xml.text().trimmed().isEmpty()) {
                        EXPECT_EQ(placesIn(xml.text().toString()).join(QLatin1Char(' ')).toStdString(),
                                  placesIn(source).join(QLatin1Char(' ')).toStdString())
                            << language << ": " << source.toStdString();
                    }
                }
            }
        }
        EXPECT_FALSE(xml.hasError()) << xml.errorString().toStdString();
        EXPECT_GT(messages, 200) << language;
    }
}

TEST(Catalogues, BothAreInTheProgram) {
    for (const char* language : {"en", "de"}) {
        QTranslator translator;
        ASSERT_TRUE(translator.load(QStringLiteral(":/i18n/touchstone_%1.qm").arg(QLatin1String(language))))
            << language;
        EXPECT_FALSE(translator.isEmpty());
    }
}

TEST(Catalogues, GermanReachesClassesAndPlurals) {
    QTranslator german;
    ASSERT_TRUE(german.load(QStringLiteral(":/i18n/touchstone_de.qm")));
    QCoreApplication::installTranslator(&german);
    EXPECT_EQ(QCoreApplication::translate("touchstone::gui::StatusStrip", "Workspace").toStdString(),
              "Arbeitsbereich");
    EXPECT_EQ(QCoreApplication::translate("Numbers", "%n min ago", nullptr, 5).toStdString(), "vor 5 min");
    EXPECT_EQ(
        QCoreApplication::translate("touchstone::gui::StatusStrip", "%n jobs", nullptr, 1).toStdString(),
        "1 Arbeit");
    QCoreApplication::removeTranslator(&german);
}
