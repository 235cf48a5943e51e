// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/promptspage.h"

#include "gui/prompts/answerpaircard.h"
#include "gui/prompts/behaviourpane.h"
#include "gui/prompts/blindpane.h"
#include "gui/prompts/draftpane.h"
#include "gui/prompts/editnotes.h"
#include "gui/prompts/logdialog.h"
#include "gui/prompts/pairbar.h"
#include "gui/prompts/promotedialog.h"
#include "gui/prompts/promptdiffview.h"
#include "gui/prompts/textpane.h"
#include "gui/prompts/versionspane.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/blindpairs.h"
#include "gui/viewmodels/promptdraft.h"
#include "gui/viewmodels/promptpromoter.h"
#include "gui/viewmodels/prompttrial.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/messages.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace touchstone::gui {

PromptsPage::PromptsPage(AppModel& app, QWidget* parent)
    : Page(parent), m_app(app), m_prompts(new PromptsViewModel(app, this)),
      m_trial(new PromptTrialModel(app, this)), m_draft(new PromptDraft(app, this)),
      m_promoter(new PromptPromoter(app, this)), m_blind(new BlindPairs(app, this)) {
    build();
    connectParts();
    m_prompts->refresh();
    m_trial->refreshSets();
}

PromptsPage::~PromptsPage() = default;

void PromptsPage::build() {
    setObjectName(QStringLiteral("promptsPage"));
    m_banner = new MessageBanner(this);
    m_banner->clear();
    m_versions = new VersionsPane(*m_prompts, this);
    QWidget* right = buildRight();
    m_card = new AnswerPairCard(this);
    m_card->hide();
    auto* splitter = new Splitter(Qt::Horizontal, this);
    splitter->addWidget(m_versions);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({270, 900});
    splitter->setChildrenCollapsible(false);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_banner);
    whole->addWidget(splitter, 1);
}

QWidget* PromptsPage::buildRight() {
    auto* right = new QWidget(this);
    m_tabs = new QButtonGroup(this);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, 0);
    tabs->setSpacing(space::kUnit);
    const std::pair<QString, const char*> views[] = {{tr("Words and answers"), "bothTabButton"},
                                                     {tr("Words"), "wordsTabButton"},
                                                     {tr("Answers"), "answersTabButton"},
                                                     {tr("Draft"), "draftTabButton"},
                                                     {tr("Blind"), "blindTabButton"}};
    int number = 0;
    for (const auto& [words, name] : views) {
        auto* button = makeButton(words, ButtonVariant::Quiet, right);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        m_tabs->addButton(button, number++);
        tabs->addWidget(button);
    }
    tabs->addStretch(1);
    m_tabs->button(0)->setChecked(true);
    m_compared = new QWidget(right);
    m_pair = new PairBar(*m_prompts, m_compared);
    m_halves = new Splitter(Qt::Vertical, m_compared);
    m_text = new TextPane(m_halves);
    m_behaviour = new BehaviourPane(m_app, *m_trial, m_halves);
    m_halves->addWidget(m_text);
    m_halves->addWidget(m_behaviour);
    m_halves->setSizes({420, 360});
    m_halves->setChildrenCollapsible(false);
    auto* compared = new QVBoxLayout(m_compared);
    compared->setContentsMargins(0, 0, 0, 0);
    compared->setSpacing(0);
    compared->addWidget(m_pair);
    compared->addWidget(new Hairline(Qt::Horizontal, m_compared));
    compared->addWidget(m_halves, 1);
    m_editor = new DraftPane(*m_draft, right);
    m_editor->hide();
    m_blindPane = new BlindPane(*m_blind, right);
    m_blindPane->hide();
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabs);
    column->addWidget(m_compared, 1);
    column->addWidget(m_editor, 1);
    column->addWidget(m_blindPane, 1);
    return right;
}

void PromptsPage::connectParts() {
    connectTrial();
    connectDraft();
    connect(m_tabs, &QButtonGroup::idClicked, this,
            [this](int wanted) { showView(static_cast<View>(wanted)); });
    connect(m_versions, &VersionsPane::versionRequested, this, [this](int version) {
        m_prompts->show(version);
        Q_EMIT placeChanged();
    });
    connect(m_versions, &VersionsPane::moreRequested, this, &PromptsPage::showMore);
    connect(m_prompts, &PromptsViewModel::pairChanged, this, [this] {
        if (!m_prompts->pair())
            m_text->setDiff(nullptr, {}, {});
        m_behaviour->setPair(m_prompts->labelOf(m_prompts->a()), m_prompts->labelOf(m_prompts->b()));
        Q_EMIT breadcrumbChanged();
        Q_EMIT keysChanged();
    });
    connect(m_prompts, &PromptsViewModel::pairRead, this, [this] {
        m_text->setDiff(m_prompts->pair()->diff, m_prompts->labelOf(m_prompts->a()),
                        m_prompts->labelOf(m_prompts->b()));
        showNotes();
    });
    connect(m_prompts, &PromptsViewModel::tagged, this, [this](const QString& label, const QString& tag) {
        Q_EMIT toastRequested(tr("%1 is tagged %2.").arg(label, tag));
    });
    connect(m_prompts, &PromptsViewModel::rolledBack, this, [this](const QString& name, int from, int to) {
        m_banner->showMessage(
            MessageBanner::Tone::Good,
            to > 0 ? tr("%1@%2 is in production again, instead of %3.").arg(name).arg(to).arg(from)
                   : tr("No version of %1 is in production any more; before it was %2.").arg(name).arg(from));
    });
    connect(m_prompts, &PromptsViewModel::failed, m_banner, &MessageBanner::showError);
    connect(m_banner, &MessageBanner::actionRequested, this, &Page::actionRequested);
}

void PromptsPage::connectTrial() {
    connect(m_behaviour, &BehaviourPane::itemRequested, this, &PromptsPage::showItem);
    connect(m_behaviour, &BehaviourPane::actionRequested, this, &Page::actionRequested);
    connect(m_behaviour, &BehaviourPane::stateChanged, this, [this] {
        showItem(m_item);
        showNotes();
        m_blind->open(m_trial->outcome());
        Q_EMIT keysChanged();
    });
    connect(m_trial, &PromptTrialModel::finished, m_prompts,
            &PromptsViewModel::refresh); // its scores are new
    connect(m_blind, &BlindPairs::failed, m_banner, &MessageBanner::showError);
    connect(m_blindPane, &BlindPane::comparisonRequested, this, [this] {
        showView(View::Answers);
        m_behaviour->compare();
    });
    connect(m_card, &AnswerPairCard::runRequested, this, [this](const QString& run, const QString& item) {
        Q_EMIT placeRequested(
            QStringLiteral("evaluation"),
            {{QStringLiteral("run"), run}, {QStringLiteral("view"), 1}, {QStringLiteral("item"), item}});
    });
}

void PromptsPage::connectDraft() {
    connect(m_versions, &VersionsPane::newRequested, this, &PromptsPage::newVersion);
    connect(m_editor, &DraftPane::newRequested, this, &PromptsPage::newVersion);
    connect(m_editor, &DraftPane::actionRequested, this, &Page::actionRequested);
    connect(m_draft, &PromptDraft::committed, this, [this](const QString& name, int version, bool isNew) {
        const QString label = name + QLatin1Char('@') + QString::number(version);
        Q_EMIT toastRequested(isNew ? tr("%1 is committed.").arg(label)
                                    : tr("%1 has this text already: no new version.").arg(label));
        m_prompts->refreshAndShow(name, version);
        showView(View::Both);
        focusFirst();
    });
    connect(m_draft, &PromptDraft::opened, this, [this] {
        Q_EMIT keysChanged();
        if (m_view == View::Draft)
            m_editor->focusFirst();
    });
}

void PromptsPage::newVersion() {
    if (m_prompts->b() <= 0)
        return;
    m_draft->open(m_prompts->name(), m_prompts->b());
    showView(View::Draft);
    Q_EMIT placeChanged();
}

void PromptsPage::promote() {
    if (m_prompts->b() <= 0)
        return;
    m_banner->clear();
    auto* dialog =
        new PromoteDialog(m_app, *m_promoter, m_prompts->labelOf(m_prompts->b()), m_trial->sets(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PromoteDialog::promoted, m_prompts, &PromptsViewModel::refresh);
    dialog->open();
}

void PromptsPage::showView(View wanted) {
    const bool focused = isAncestorOf(window()->focusWidget());
    m_view = wanted;
    m_tabs->button(static_cast<int>(wanted))->setChecked(true);
    m_compared->setVisible(wanted != View::Draft && wanted != View::Blind);
    m_editor->setVisible(wanted == View::Draft);
    m_blindPane->setVisible(wanted == View::Blind);
    m_text->setVisible(wanted != View::Answers);
    m_behaviour->setVisible(wanted != View::Text);
    if (focused && !isAncestorOf(window()->focusWidget()))
        focusFirst(); // what had it is hidden
    Q_EMIT keysChanged();
}

/// In the panel; an item that the comparison does not have empties it.
void PromptsPage::showItem(const QString& item) {
    const auto& outcome = m_trial->outcome();
    const BehaviourItem* found = nullptr;
    if (outcome)
        for (const BehaviourItem& one : outcome->behaviour.items)
            if (toQString(one.item) == item)
                found = &one;
    const bool other = m_item != item;
    m_item = found != nullptr ? item : QString();
    m_card->setItem(found == nullptr ? std::nullopt : std::optional<BehaviourItem>(*found),
                    outcome ? outcome->choice.a : QString(), outcome ? outcome->choice.b : QString(),
                    outcome ? toQString(outcome->behaviour.run.id.value) : QString());
    if (found != nullptr && other) {
        Q_EMIT panelRequested(true);
        Q_EMIT breadcrumbChanged();
    }
}

/// What the search for the edit found, on the changes themselves.
void PromptsPage::showNotes() {
    const auto& outcome = m_trial->outcome();
    const auto& pair = m_prompts->pair();
    if (!outcome || !pair || !outcome->edit || outcome->choice.a != m_prompts->labelOf(m_prompts->a()) ||
        outcome->choice.b != m_prompts->labelOf(m_prompts->b())) {
        m_text->setNotes({});
        return;
    }
    m_text->setNotes(editNotes(*outcome->edit, pair->diff->changes.size()));
    if (!outcome->edit->found)
        Q_EMIT toastRequested(tr("No item was fixed or broken between them: there is nothing to look for."));
}

void PromptsPage::holdA() {
    if (m_prompts->b() <= 0)
        return;
    m_prompts->holdA(m_prompts->heldA() > 0 ? m_prompts->heldA() : m_prompts->b());
    Q_EMIT toastRequested(m_prompts->heldA() > 0
                              ? tr("%1 stays A while you walk.").arg(m_prompts->labelOf(m_prompts->heldA()))
                              : tr("A is the parent of B again."));
    Q_EMIT placeChanged();
}

void PromptsPage::askForTag() {
    const int version = m_prompts->b();
    if (version <= 0)
        return;
    auto* dialog = new QInputDialog(window());
    dialog->setObjectName(QStringLiteral("promptTagDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tag %1").arg(m_prompts->labelOf(version)));
    dialog->setLabelText(tr("A tag stands on one version; it leaves the one that had it.\nProduction is "
                            "reached by a promotion."));
    dialog->setComboBoxItems({QStringLiteral("candidate")});
    dialog->setComboBoxEditable(true);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, version](const QString& tag) {
        m_banner->clear();
        if (!tag.trimmed().isEmpty())
            m_prompts->tag(version, tag.trimmed());
    });
    dialog->open();
}

void PromptsPage::askForRollback() {
    const PromptHistory* history = m_prompts->history();
    if (history == nullptr)
        return;
    const PromptRow* production = history->tagged(QStringLiteral("production"));
    if (production == nullptr) {
        m_banner->showMessage(MessageBanner::Tone::Info,
                              tr("No version of %1 is in production.").arg(m_prompts->name()),
                              tr("There is nothing to go back from; the newest text that came with the "
                                 "program answers."));
        return;
    }
    auto* dialog = new QInputDialog(window());
    dialog->setObjectName(QStringLiteral("promptRollbackDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Roll %1 back").arg(m_prompts->name()));
    dialog->setLabelText(tr("%1 is in production. What was there before the last promotion answers again.\n"
                            "Why? It is kept in the log.")
                             .arg(production->label()));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, name = m_prompts->name()](const QString& reason) {
                m_banner->clear();
                m_prompts->rollback(name, reason.trimmed());
            });
    dialog->open();
}

void PromptsPage::showLog() {
    if (m_prompts->history() == nullptr)
        return;
    auto* dialog = new LogDialog(*m_prompts, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void PromptsPage::showMore(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QAction* action : actions())
        for (const char* id :
             {"prompts.holdA", "prompts.tag", "prompts.promote", "prompts.rollback", "prompts.log"})
            if (ActionRegistry::idOf(action) == QLatin1String(id))
                menu->addAction(action);
    menu->popup(at);
}

bool PromptsPage::event(QEvent* event) {
    // Another window or program may have committed something.
    if (event->type() == QEvent::WindowActivate && isVisible())
        m_prompts->refresh();
    return Page::event(event);
}

void PromptsPage::shown() {
    m_prompts->refresh();
    m_trial->refreshSets();
}

} // namespace touchstone::gui
