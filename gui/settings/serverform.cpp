// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/serverform.h"

#include "core/base/spec.h"
#include "core/platform/http.h"
#include "gui/text/convert.h"

#include <QCoreApplication>

namespace touchstone::gui {
namespace {

class ServerWords {
    Q_DECLARE_TR_FUNCTIONS(ServerForm)

public:
    static QString nameMissing() { return tr("Give the server a name."); }
    static QString nameTaken(const QString& name) {
        return tr("Another server is called %1 already.").arg(name);
    }
    static QString nameReserved() {
        return tr("This name stands for the answerer without a model; choose another.");
    }
    static QString urlMissing() {
        return tr("The address begins with http:// or https://, such as http://127.0.0.1:8080/v1.");
    }
    static QString modelMissing() { return tr("Choose the model that the server shall use."); }
    static QString keyMissing() { return tr("Name the variable or the keychain entry that holds the key."); }
    static QString keyInPlain() {
        return tr("The name of a variable has letters, digits and underscores only. The key itself does not "
                  "belong here.");
    }
};

bool isVariableName(const QString& name) {
    if (name.isEmpty() || name.front().isDigit())
        return false;
    for (const QChar c : name)
        if (c.unicode() >= 128 || (!c.isLetterOrNumber() && c != QLatin1Char('_')))
            return false;
    return true;
}

} // namespace

ServerForm ServerForm::fromServer(const ModelServer& server) {
    ServerForm form;
    form.name = toQString(server.name);
    const auto spec = Spec::parse(server.spec);
    if (!spec)
        return form;
    form.provider = spec->name();
    for (const auto& [key, value] : spec->values()) {
        if (key == "url")
            form.url = toQString(value);
        else if (key == "model")
            form.model = toQString(value);
        else if (key == "key" && value.starts_with("env:")) {
            form.keyKind = KeyKind::Environment;
            form.keyName = toQString(value.substr(4));
        } else if (key == "key" && value.starts_with("keychain:")) {
            form.keyKind = KeyKind::Keychain;
            form.keyName = toQString(value.substr(9));
        } else if (key != "key") {
            form.others.emplace_back(key, value);
        }
    }
    return form;
}

std::string ServerForm::keyReference() const {
    const std::string entry = toStd(keyName.trimmed());
    if (entry.empty() || keyKind == KeyKind::None)
        return {};
    return (keyKind == KeyKind::Environment ? "env:" : "keychain:") + entry;
}

ModelServer ServerForm::toServer() const {
    Spec spec(provider);
    for (const auto& [key, value] : others)
        spec.set(key, value);
    if (!url.trimmed().isEmpty())
        spec.set("url", toStd(url.trimmed()));
    if (!model.trimmed().isEmpty())
        spec.set("model", toStd(model.trimmed()));
    if (const std::string key = keyReference(); !key.empty())
        spec.set("key", key);
    return {toStd(name.trimmed()), spec.toString()};
}

QStringList ServerForm::problems(const QStringList& taken) const {
    QStringList found;
    const QString called = name.trimmed();
    if (called.isEmpty())
        found << ServerWords::nameMissing();
    else if (called == QLatin1String("extractive"))
        found << ServerWords::nameReserved();
    else if (taken.contains(called))
        found << ServerWords::nameTaken(called);
    const bool needsUrl = provider == "openai-compatible";
    if ((needsUrl || !url.trimmed().isEmpty()) && !parseUrl(toStd(url.trimmed())))
        found << ServerWords::urlMissing();
    if (model.trimmed().isEmpty())
        found << ServerWords::modelMissing();
    if (keyKind != KeyKind::None && keyName.trimmed().isEmpty())
        found << ServerWords::keyMissing();
    else if (keyKind == KeyKind::Environment && !isVariableName(keyName.trimmed()))
        found << ServerWords::keyInPlain();
    return found;
}

QStringList keyVariablesThatAreSet() {
    QStringList found;
    for (const char* name : {"OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "MISTRAL_API_KEY",
                             "GROQ_API_KEY", "OPENROUTER_API_KEY", "TOGETHER_API_KEY", "DEEPSEEK_API_KEY"})
        if (!qEnvironmentVariableIsEmpty(name))
            found << QLatin1String(name);
    return found;
}

} // namespace touchstone::gui
