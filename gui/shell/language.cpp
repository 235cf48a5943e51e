// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace touchstone::gui {

namespace {
const QString kOurs = QStringLiteral("touchstoneTranslator");
} // namespace

void installLanguage(QCoreApplication& application, const QString& wanted) {
    const QLocale desktop = QLocale::system();
    QLocale locale = wanted.isEmpty() ? desktop : QLocale(wanted);
    if (locale.language() != QLocale::German && locale.language() != QLocale::English)
        locale = QLocale(QLocale::English);
    if (locale.language() == desktop.language())
        locale = desktop; // with the numbers and dates of the country
    if (locale.language() == QLocale::C || locale == QLocale::c())
        locale = QLocale(QLocale::English, QLocale::UnitedStates);
    QLocale::setDefault(locale);
    // Another language was in force before.
    for (QTranslator* former : application.findChildren<QTranslator*>(kOurs, Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(former);
        delete former;
    }
    const QString name = locale.language() == QLocale::German ? QStringLiteral("de") : QStringLiteral("en");
    auto* own = new QTranslator(&application);
    own->setObjectName(kOurs);
    // English has a catalogue too: for the plurals.
    if (own->load(QStringLiteral(":/i18n/touchstone_%1.qm").arg(name)))
        QCoreApplication::installTranslator(own);
    auto* qt = new QTranslator(&application);
    qt->setObjectName(kOurs);
    if (name != QLatin1String("en") &&
        qt->load(QStringLiteral("qtbase_") % name, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qt);
}

} // namespace touchstone::gui
