// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/preferencespage.h"

#include "gui/preferences/networklog.h"
#include "gui/preferences/servereditor.h"
#include "gui/preferences/serverlist.h"
#include "gui/text/convert.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QMessageBox>
#include <QScrollArea>
#include <QVBoxLayout>

namespace touchstone::gui {
namespace {

constexpr int kColumn = 680;

Card* card(const QString& title, QWidget* content) {
    auto* card = new Card;
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kLarge);
    column->setSpacing(space::kUnit);
    column->addWidget(new SectionHeader(title));
    column->addWidget(content);
    return card;
}

QFormLayout* formIn(QWidget* widget) {
    auto* form = new QFormLayout(widget);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(space::kLarge);
    form->setVerticalSpacing(space::kSmall);
    form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    return form;
}

} // namespace

PreferencesPage::PreferencesPage(AppModel& app, QWidget* parent)
    : Page(parent), m_app(app), m_checks(app.jobs()), m_banner(new MessageBanner), m_list(new ServerList),
      m_editor(new ServerEditor(m_checks)) {
    auto* inner = new QWidget;
    inner->setMaximumWidth(kColumn);
    auto* column = new QVBoxLayout(inner);
    column->setContentsMargins(0, space::kHuge, 0, space::kHuge);
    column->setSpacing(space::kLarge);
    column->addWidget(new TextLabel(tr("Settings"), TypeRole::Title));
    column->addWidget(m_banner);
    column->addWidget(buildServers());
    column->addWidget(m_editor);
    column->addWidget(buildAppearance());
    column->addWidget(buildPlaces());
    column->addStretch(1);
    m_editor->hide();

    auto* centred = new QWidget;
    auto* row = new QHBoxLayout(centred);
    row->setContentsMargins(space::kHuge, 0, space::kHuge, 0);
    row->addStretch(1);
    row->addWidget(inner, 1000);
    row->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("settingsScrollArea"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(centred);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    connect(&m_app, &AppModel::opened, this, [this] { m_checks.setWorkbench(m_app.workbench()); });
    connect(&m_app, &AppModel::settingsChanged, this, &PreferencesPage::refresh);
    connect(&m_app, &AppModel::offlineChanged, this, &PreferencesPage::refresh);
    connect(&m_checks, &ServerChecks::serversFound, this, [this](const std::vector<LocalServer>& found) {
        m_list->setSearching(false);
        m_list->setFound(found);
    });
    connect(&m_checks, &ServerChecks::failed, this, [this](const Error& error) {
        m_list->setSearching(false);
        if (!m_editor->isVisible() && error.code != ErrorCode::Cancelled)
            m_banner->showError(error);
    });
    connect(&m_checks, &ServerChecks::keyStored, this,
            [this] { Q_EMIT toastRequested(tr("The key is in the keychain.")); });
    connect(m_banner, &MessageBanner::actionRequested, this, &Page::actionRequested);
    if (m_app.workbench())
        m_checks.setWorkbench(m_app.workbench());
    refresh();
}

QWidget* PreferencesPage::buildServers() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kSmall);
    auto* words = new TextLabel(tr("Answers are written by the one that is chosen here. Questions and the "
                                   "passages found for them are sent to it, and to nobody else."),
                                TypeRole::Body, Token::Muted);
    words->setWordWrap(true);
    column->addWidget(words);
    column->addWidget(m_list);
    connect(m_list, &ServerList::editRequested, this, &PreferencesPage::edit);
    connect(m_list, &ServerList::removeRequested, this, &PreferencesPage::removeServer);
    connect(m_list, &ServerList::chosen, this, [this](const QString& name) { m_app.setCurrentModel(name); });
    connect(m_list, &ServerList::findRequested, this, [this] {
        m_banner->clear();
        m_list->setSearching(true);
        m_checks.findLocalServers();
    });
    connect(m_list, &ServerList::foundChosen, this,
            [this](const QString& name, const QString& url, const QStringList& models) {
                edit({});
                ServerForm form;
                form.name = name;
                form.url = url;
                form.model = models.value(0);
                QStringList taken = m_app.modelNames();
                for (int n = 2; taken.contains(form.name); ++n)
                    form.name = QStringLiteral("%1 %2").arg(name).arg(n);
                m_editor->setForm(form, taken, true);
                m_editor->setModels(models);
            });
    connect(m_editor, &ServerEditor::saveRequested, this, &PreferencesPage::saveServer);
    connect(m_editor, &ServerEditor::cancelRequested, this, &PreferencesPage::closeEditor);
    return card(tr("Model servers"), content);
}

QWidget* PreferencesPage::buildAppearance() {
    auto* content = new QWidget;
    QFormLayout* form = formIn(content);
    m_theme = new QComboBox;
    m_theme->setObjectName(QStringLiteral("themeComboBox"));
    m_theme->addItem(tr("As the desktop"), QStringLiteral("system"));
    m_theme->addItem(tr("Light"), QStringLiteral("light"));
    m_theme->addItem(tr("Dark"), QStringLiteral("dark"));
    m_language = new QComboBox;
    m_language->setObjectName(QStringLiteral("languageComboBox"));
    m_language->addItem(tr("As the desktop"), QString());
    m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
    m_language->addItem(QStringLiteral("Deutsch"), QStringLiteral("de"));
    for (QComboBox* box : {m_theme, m_language}) {
        box->setMinimumWidth(220);
        leaveWheelToPage(box);
    }
    m_languageNote = new TextLabel(tr("The language changes as soon as the running work is done."),
                                   TypeRole::Caption, Token::Muted);
    m_languageNote->setWordWrap(true);
    m_languageNote->hide();
    m_offline = new QCheckBox(tr("Stay offline: reach nothing but this computer"));
    m_offline->setObjectName(QStringLiteral("offlineCheckBox"));
    form->addRow(tr("&Theme"), m_theme);
    form->addRow(tr("&Language"), m_language);
    form->addRow(QString(), m_languageNote);
    form->addRow(tr("Network"), m_offline);
    connect(m_theme, &QComboBox::activated, this, [this] {
        const QString name = m_theme->currentData().toString();
        if (const auto mode = themeModeByName(name))
            Theme::instance().setMode(*mode);
        change([&](Settings& settings) { settings.theme = toStd(name); });
    });
    connect(m_language, &QComboBox::activated, this, [this] {
        m_languageNote->setVisible(!m_app.jobs().jobs().empty());
        change([&](Settings& settings) { settings.language = toStd(m_language->currentData().toString()); });
    });
    connect(m_offline, &QCheckBox::clicked, this, [this](bool on) { m_app.setOffline(on); });
    return card(tr("Appearance and network"), content);
}

QWidget* PreferencesPage::buildPlaces() {
    auto* content = new QWidget;
    QFormLayout* form = formIn(content);
    m_workspace = new TextLabel({}, TypeRole::Code);
    m_settingsFile = new TextLabel({}, TypeRole::Code);
    for (TextLabel* label : {m_workspace, m_settingsFile}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        label->setElided(true);
        label->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    }
    form->addRow(tr("Workspace"), m_workspace);
    form->addRow(tr("Settings"), m_settingsFile);
    return card(tr("Where things lie"), content);
}

void PreferencesPage::refresh() {
    const Settings settings = m_app.settings();
    m_list->setServers(settings.models, toStd(m_app.currentModel()));
    m_theme->setCurrentIndex(std::max(0, m_theme->findData(toQString(settings.theme))));
    m_language->setCurrentIndex(std::max(0, m_language->findData(toQString(settings.language))));
    m_offline->setChecked(m_app.offline());
    if (const auto& workbench = m_app.workbench()) {
        m_workspace->setText(toQString(workbench->workspace()->path().string()));
        m_settingsFile->setText(toQString(workbench->places().settingsFile().string()));
    }
}

void PreferencesPage::change(const std::function<void(Settings&)>& how) {
    Settings settings = m_app.settings();
    how(settings);
    m_app.saveSettings(settings);
}

void PreferencesPage::edit(const QString& name) {
    m_edited = name;
    ServerForm form;
    for (const ModelServer& server : m_app.settings().models)
        if (toQString(server.name) == name)
            form = ServerForm::fromServer(server);
    QStringList taken = m_app.modelNames();
    taken.removeAll(name);
    m_editor->setForm(form, taken, name.isEmpty());
    m_editor->show();
    m_editor->focusFirst();
}

void PreferencesPage::saveServer() {
    const ServerForm form = m_editor->form();
    const ModelServer server = form.toServer();
    const QString key = m_editor->takeKeyValue();
    if (form.keyKind == KeyKind::Keychain && !key.isEmpty())
        m_checks.storeKey(form.keyReference(), toStd(key));
    const std::string before = toStd(m_edited);
    const bool isNew = m_edited.isEmpty();
    change([&](Settings& settings) {
        bool found = false;
        for (ModelServer& known : settings.models) {
            if (!isNew && known.name == before) {
                known = server;
                found = true;
            }
        }
        if (!found)
            settings.models.push_back(server);
        // Whoever sets up a server wants answers from it.
        if (isNew || settings.defaultModel == before)
            settings.defaultModel = server.name;
    });
    closeEditor();
    m_list->clearFound();
    Q_EMIT toastRequested(tr("%1 is saved.").arg(toQString(server.name)));
}

void PreferencesPage::removeServer(const QString& name) {
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove a model server"),
                                tr("Remove %1 from the settings?").arg(name), QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its key, if it has one, stays where it is."));
    const auto* yes = box->addButton(tr("Remove"), QMessageBox::AcceptRole);
    box->addButton(tr("Cancel"), QMessageBox::RejectRole);
    connect(box, &QMessageBox::buttonClicked, this, [this, name, yes](const QAbstractButton* pressed) {
        if (static_cast<const void*>(pressed) != static_cast<const void*>(yes))
            return;
        change([&](Settings& settings) {
            std::erase_if(settings.models,
                          [&](const ModelServer& server) { return toQString(server.name) == name; });
            if (toQString(settings.defaultModel) == name)
                settings.defaultModel = "extractive";
        });
        if (m_edited == name)
            closeEditor();
    });
    box->open();
}

void PreferencesPage::closeEditor() {
    m_checks.cancel();
    m_editor->hide();
    m_edited.clear();
    m_list->setFocus();
}

void PreferencesPage::registerActions(ActionRegistry& registry) {
    registry.add({QStringLiteral("settings.addServer"), tr("Add a model server"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M), Icon::Server, tr("add server")},
                 this, this, [this] {
                     Q_EMIT placeRequested(pageId(), {});
                     edit({});
                 });
    // The shortcut belongs to the page; from elsewhere the palette runs it.
    registry.find(QStringLiteral("settings.addServer"))->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    registry.add({QStringLiteral("settings.findServers"), tr("Find local model servers"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F), Icon::Search, tr("find servers"),
                  Qt::WidgetWithChildrenShortcut},
                 this, this, [this] {
                     Q_EMIT placeRequested(pageId(), {});
                     m_list->setSearching(true);
                     m_checks.findLocalServers();
                 });
    // From everywhere: what went over the network is nothing to be looked for.
    registry.add({QStringLiteral("settings.networkLog"), tr("Show the network log"),
                  QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), Icon::Globe, tr("network log")},
                 window(), this, [this] {
                     auto* log = new NetworkLogDialog(m_app, window());
                     log->setAttribute(Qt::WA_DeleteOnClose);
                     log->open();
                 });
}

QStringList PreferencesPage::breadcrumb() const {
    return {};
}

QStringList PreferencesPage::keysNow() const {
    return {QStringLiteral("settings.addServer"), QStringLiteral("settings.findServers"),
            QStringLiteral("settings.networkLog")};
}

void PreferencesPage::focusFirst() {
    if (m_editor->isVisible())
        m_editor->focusFirst();
    else
        setFocus(Qt::OtherFocusReason);
}

} // namespace touchstone::gui
