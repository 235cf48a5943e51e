// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/samplequestions.h"

namespace touchstone::gui {

// The questions stay English: so are the corpora that they are about.
QStringList sampleQuestions(const QString& corpus) {
    if (corpus == QStringLiteral("handbook"))
        return {QStringLiteral("What does the status partly mean?"),
                QStringLiteral("How do I add my own folder of documents?"),
                QStringLiteral("Why is reciprocal rank fusion not the default?")};
    if (corpus.contains(QStringLiteral("fastapi"), Qt::CaseInsensitive))
        return {QStringLiteral("How do I add middleware?"),
                QStringLiteral("What does Depends do?"),
                QStringLiteral("How do I allow CORS for one origin only?"),
                QStringLiteral("How do I return a custom response model?"),
                QStringLiteral("How do background tasks work?"),
                QStringLiteral("How do I use OAuth2 with a password and a bearer token?"),
                QStringLiteral("How do I mount a sub-application?"),
                QStringLiteral("When should I use APIRouter instead of @app.get?")};
    return {};
}

} // namespace touchstone::gui
