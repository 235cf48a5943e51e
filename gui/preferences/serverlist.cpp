// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/serverlist.h"

#include "gui/settings/serverform.h"
#include "gui/text/convert.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QRadioButton>

namespace touchstone::gui {
namespace {

void empty(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

} // namespace

ServerList::ServerList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout), m_found(new QVBoxLayout) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    m_rows->setSpacing(0);
    m_found->setSpacing(space::kUnit);
    auto* add = makeButton(tr("Add a server"), ButtonVariant::Plain, Icon::Plus);
    add->setObjectName(QStringLiteral("addServerButton"));
    m_find = makeButton(tr("Find local servers"), ButtonVariant::Plain, Icon::Search);
    m_find->setObjectName(QStringLiteral("findServersButton"));
    m_find->setToolTip(tr("Asks the usual ports of this computer and nothing else."));
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(add);
    buttons->addWidget(m_find);
    buttons->addStretch(1);
    column->addLayout(m_rows);
    column->addLayout(buttons);
    column->addLayout(m_found);
    connect(add, &QPushButton::clicked, this, [this] { Q_EMIT editRequested({}); });
    connect(m_find, &QPushButton::clicked, this, &ServerList::findRequested);
}

QWidget* ServerList::row(const QString& name, const QString& about, bool isChosen, bool builtIn) {
    auto* widget = new QWidget;
    auto* line = new QHBoxLayout(widget);
    line->setContentsMargins(0, 6, 0, 6);
    line->setSpacing(space::kSmall);
    auto* radio = new QRadioButton(builtIn ? tr("Without a model") : name);
    radio->setObjectName(name % QStringLiteral("RadioButton"));
    radio->setAutoExclusive(false); // rows have parents of their own; the list sees to it
    radio->setChecked(isChosen);
    radio->setAccessibleDescription(about);
    auto* words = new TextLabel(about, TypeRole::Body, Token::Muted);
    words->setElided(true);
    line->addWidget(radio);
    line->addWidget(words, 1);
    connect(radio, &QRadioButton::clicked, this, [this, radio, name] {
        radio->setChecked(true);
        Q_EMIT chosen(name);
    });
    if (!builtIn) {
        auto* edit = new IconButton(Icon::Edit, tr("Edit %1").arg(name));
        edit->setObjectName(name % QStringLiteral("EditButton"));
        auto* remove = new IconButton(Icon::Trash, tr("Remove %1").arg(name));
        remove->setObjectName(name % QStringLiteral("RemoveButton"));
        line->addWidget(edit);
        line->addWidget(remove);
        connect(edit, &QToolButton::clicked, this, [this, name] { Q_EMIT editRequested(name); });
        connect(remove, &QToolButton::clicked, this, [this, name] { Q_EMIT removeRequested(name); });
    } else {
        widget->setMinimumHeight(space::kControl + 12);
    }
    return widget;
}

void ServerList::setServers(const std::vector<ModelServer>& servers, const std::string& chosenName) {
    empty(m_rows);
    const bool any = std::any_of(servers.begin(), servers.end(),
                                 [&](const ModelServer& s) { return s.name == chosenName; });
    m_rows->addWidget(row(QStringLiteral("extractive"),
                          tr("Quotes the best passages word for word. Needs nothing."), !any, true));
    for (const ModelServer& server : servers) {
        const ServerForm form = ServerForm::fromServer(server);
        QString about = form.model;
        if (!form.url.isEmpty())
            about += QStringLiteral(" · ") % toQString(urlForPeople(toStd(form.url)));
        m_rows->addWidget(new Hairline(Qt::Horizontal));
        m_rows->addWidget(row(form.name, about, server.name == chosenName, false));
    }
}

void ServerList::setSearching(bool searching) {
    m_find->setEnabled(!searching);
    m_find->setText(searching ? tr("Looking …") : tr("Find local servers"));
}

void ServerList::clearFound() {
    empty(m_found);
}

void ServerList::setFound(const std::vector<LocalServer>& found) {
    empty(m_found);
    if (found.empty()) {
        auto* none = new TextLabel(tr("No model server answers on the usual ports of this computer. Start "
                                      "one, such as llama.cpp or Ollama, and look again."),
                                   TypeRole::Body, Token::Muted);
        none->setWordWrap(true);
        m_found->addWidget(none);
        return;
    }
    for (const LocalServer& server : found) {
        auto* card = new Card(nullptr, Token::Window);
        auto* line = new QHBoxLayout(card);
        line->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
        const QString name = toQString(server.name);
        const QString url = toQString(server.baseUrl);
        QStringList models;
        for (const std::string& model : server.models)
            models << toQString(model);
        auto* words = new TextLabel(name % QStringLiteral(" · ") % url % QStringLiteral(" · ") %
                                    tr("%n models", nullptr, static_cast<int>(models.size())));
        words->setElided(true);
        auto* use = makeButton(tr("Set up"), ButtonVariant::Plain);
        use->setObjectName(name % QStringLiteral("UseButton"));
        use->setAccessibleName(tr("Set up %1 at %2").arg(name, url));
        line->addWidget(words, 1);
        line->addWidget(use);
        m_found->addWidget(card);
        connect(use, &QPushButton::clicked, this,
                [this, name, url, models] { Q_EMIT foundChosen(name, url, models); });
    }
}

} // namespace touchstone::gui
