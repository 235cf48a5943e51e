// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts page towards the shell: its actions, its place, its keys.
#include "gui/prompts/answerpaircard.h"
#include "gui/prompts/behaviourpane.h"
#include "gui/prompts/blindpane.h"
#include "gui/prompts/draftpane.h"
#include "gui/prompts/pairbar.h"
#include "gui/prompts/promptdiffview.h"
#include "gui/prompts/promptspage.h"
#include "gui/prompts/textpane.h"
#include "gui/prompts/versionspane.h"
#include "gui/viewmodels/blindpairs.h"
#include "gui/viewmodels/prompttrial.h"

namespace touchstone::gui {

void PromptsPage::registerActions(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, Qt::WidgetWithChildrenShortcut}, this,
                     this, std::move(run));
    };
    add("prompts.next", tr("Next version in the list"), QKeySequence(Qt::Key_J), Icon::Down, tr("next"),
        [this] { step(1); });
    add("prompts.previous", tr("Previous version in the list"), QKeySequence(Qt::Key_K), Icon::Up, QString(),
        [this] { step(-1); });
    add("prompts.search", tr("Search in the texts of all prompts"), QKeySequence(Qt::Key_Slash), Icon::Search,
        tr("search"), [this] { m_versions->focusSearch(); });
    add("prompts.find", tr("Find a prompt by its words"), QKeySequence(Qt::CTRL | Qt::Key_F), Icon::Search,
        QString(), [this] { m_versions->focusSearch(); });
    add("prompts.nextChange", tr("Next change of the text"), QKeySequence(Qt::Key_BracketRight), Icon::Right,
        tr("change"), [this] { m_text->view().stepChange(1); });
    add("prompts.previousChange", tr("Previous change of the text"), QKeySequence(Qt::Key_BracketLeft),
        Icon::Left, QString(), [this] { m_text->view().stepChange(-1); });
    add("prompts.holdA", tr("Hold this version as A, or let it go"), QKeySequence(Qt::Key_A), Icon::Key,
        tr("hold A"), [this] { holdA(); });
    add("prompts.swap", tr("Swap A and B"), QKeySequence(Qt::Key_X), Icon::Replay, tr("swap"),
        [this] { m_prompts->swap(); });
    add("prompts.chooseA", tr("Choose version A"), QKeySequence(Qt::SHIFT | Qt::Key_A), Icon::List, QString(),
        [this] { m_pair->focusA(); });
    add("prompts.chooseB", tr("Choose version B"), QKeySequence(Qt::SHIFT | Qt::Key_B), Icon::List, QString(),
        [this] { m_pair->focusB(); });
    add("prompts.inline", tr("Texts side by side or in one column"), QKeySequence(Qt::Key_I), Icon::List,
        tr("one column"), [this] { m_text->toggleInline(); });
    add("prompts.whitespace", tr("Show blanks and line ends"), QKeySequence(Qt::Key_S), Icon::Section,
        QString(), [this] { m_text->toggleWhitespace(); });
    add("prompts.onlyChanges", tr("Show only what changed"), QKeySequence(Qt::Key_O), Icon::Filter,
        tr("only changes"), [this] { m_text->toggleOnlyChanges(); });
    add("prompts.tag", tr("Tag version B …"), QKeySequence(Qt::Key_T), Icon::Quote, tr("tag"),
        [this] { askForTag(); });
    add("prompts.rollback", tr("Roll the prompt back to what was in production before …"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_U), Icon::Back, QString(), [this] { askForRollback(); });
    add("prompts.log", tr("Show the log of the prompt"), QKeySequence(Qt::Key_H), Icon::Book, tr("log"),
        [this] { showLog(); });
    add("prompts.refresh", tr("Read the prompts again"), QKeySequence(Qt::CTRL | Qt::Key_R), Icon::Refresh,
        QString(), [this] { m_prompts->refresh(); });
    registerTrial(registry);
    registerDraft(registry);
    registerBlind(registry);
}

void PromptsPage::registerTrial(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, Qt::WidgetWithChildrenShortcut}, this,
                     this, std::move(run));
    };
    const auto reveal = [this] {
        if (m_view == View::Text)
            showView(View::Both);
    };
    add("prompts.compare", tr("Compare the answers of A and B (the cost is told first)"),
        QKeySequence(Qt::Key_R), Icon::Half, tr("answers"), [this, reveal] {
            reveal();
            m_behaviour->compare();
        });
    add("prompts.bisect", tr("Find the edit that did it (the cost is told first)"), QKeySequence(Qt::Key_F),
        Icon::Search, tr("find the edit"), [this, reveal] {
            reveal();
            m_behaviour->searchEdit();
        });
    add("prompts.start", tr("Start what was planned"), QKeySequence(Qt::CTRL | Qt::Key_Return), Icon::Play,
        QString(), [this] { m_behaviour->start(); });
    add("prompts.stop", tr("Stop the comparison"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_X), Icon::Stop,
        tr("stop"), [this] { m_behaviour->cancel(); });
    add("prompts.anew", tr("Retrieve anew for each version, or the same passages for both"),
        QKeySequence(Qt::SHIFT | Qt::Key_R), Icon::Refresh, QString(), [this] { m_behaviour->toggleAnew(); });
    add("prompts.nextItem", tr("Next item of the comparison"), QKeySequence(Qt::SHIFT | Qt::Key_J),
        Icon::Down, tr("next item"), [this] { m_behaviour->step(1); });
    add("prompts.previousItem", tr("Previous item of the comparison"), QKeySequence(Qt::SHIFT | Qt::Key_K),
        Icon::Up, QString(), [this] { m_behaviour->step(-1); });
    add("prompts.filterItems", tr("Filter the items of the comparison"), QKeySequence(Qt::SHIFT | Qt::Key_F),
        Icon::Filter, QString(), [this] { m_behaviour->focusFilter(); });
    add("prompts.measures", tr("Show the measures of the comparison"), QKeySequence(Qt::Key_M),
        Icon::Evaluation, tr("measures"), [this, reveal] {
            reveal();
            m_behaviour->showMeasures(true);
        });
    add("prompts.both", tr("Show words and answers"), QKeySequence(Qt::ALT | Qt::Key_1), Icon::Half,
        QString(), [this] { showView(View::Both); });
    add("prompts.words", tr("Show the words alone"), QKeySequence(Qt::ALT | Qt::Key_2), Icon::File, QString(),
        [this] { showView(View::Text); });
    add("prompts.answers", tr("Show the answers alone"), QKeySequence(Qt::ALT | Qt::Key_3), Icon::Chat,
        QString(), [this] { showView(View::Answers); });
}

void PromptsPage::registerDraft(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, Qt::WidgetWithChildrenShortcut}, this,
                     this, std::move(run));
    };
    add("prompts.new", tr("New version from version B"), QKeySequence(Qt::CTRL | Qt::Key_N), Icon::Edit,
        tr("new version"), [this] { newVersion(); });
    add("prompts.draft", tr("Show the draft"), QKeySequence(Qt::ALT | Qt::Key_4), Icon::Edit, QString(),
        [this] { showView(View::Draft); });
    add("prompts.commit", tr("Commit the draft"), QKeySequence(Qt::CTRL | Qt::Key_S), Icon::Check,
        tr("commit"), [this] { m_editor->commit(); });
    add("prompts.render", tr("Show what a model would be sent"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), Icon::Model, tr("preview"), [this] {
            showView(View::Draft);
            m_editor->render();
        });
    add("prompts.nextFinding", tr("Next finding in the draft"), QKeySequence(Qt::Key_F8), Icon::Warning,
        tr("finding"), [this] { m_editor->nextFinding(); });
    add("prompts.draftChanges", tr("Show what the draft changes"),
        QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D), Icon::Half, QString(), [this] {
            showView(View::Draft);
            m_editor->showPart(2);
        });
    add("prompts.discard", tr("Throw the draft away"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete),
        Icon::Trash, QString(), [this] { m_editor->discard(); });
    add("prompts.promote", tr("Bring version B into production …"), QKeySequence(Qt::Key_P), Icon::Up,
        tr("promote"), [this] { promote(); });
}

/// Single keys that judge: they count where there is something to judge.
void PromptsPage::registerBlind(ActionRegistry& registry) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& keys, Icon icon,
                         const QString& shortText, std::function<void()> run) {
        registry.add({QLatin1String(id), text, keys, icon, shortText, Qt::WidgetWithChildrenShortcut}, this,
                     this, [this, run = std::move(run)] {
                         if (m_view == View::Blind)
                             run();
                     });
    };
    registry.add({QStringLiteral("prompts.blind"), tr("Judge both answers without their names"),
                  QKeySequence(Qt::Key_L), Icon::Quote, tr("blind"), Qt::WidgetWithChildrenShortcut},
                 this, this, [this] {
                     showView(View::Blind);
                     focusFirst();
                 });
    registry.add({QStringLiteral("prompts.blindView"), tr("Show the blind comparison"),
                  QKeySequence(Qt::ALT | Qt::Key_5), Icon::Quote, QString(), Qt::WidgetWithChildrenShortcut},
                 this, this, [this] { showView(View::Blind); });
    add("prompts.preferLeft", tr("Blind: the left answer is better"), QKeySequence(Qt::Key_1), Icon::Left,
        tr("left"), [this] { m_blind->choose(-1); });
    add("prompts.preferRight", tr("Blind: the right answer is better"), QKeySequence(Qt::Key_2), Icon::Right,
        tr("right"), [this] { m_blind->choose(1); });
    add("prompts.preferNone", tr("Blind: both are equally good"), QKeySequence(Qt::Key_0), Icon::Dash,
        tr("equal"), [this] { m_blind->choose(0); });
    add("prompts.undoChoice", tr("Take the last choice back"), QKeySequence(Qt::Key_U), Icon::Back,
        tr("undo"), [this] { m_blind->undo(); });
    add("prompts.tally", tr("Show what the choices add up to"), QKeySequence(Qt::Key_Y), Icon::Evaluation,
        QString(), [this] { m_blindPane->toggleTally(); });
}

QWidget* PromptsPage::makePanel() {
    m_card->show();
    return m_card;
}

/// In the list of versions, or among the pairs that are judged.
void PromptsPage::step(int direction) {
    if (m_view == View::Blind)
        m_blind->step(direction);
    else
        m_versions->step(direction);
}

QStringList PromptsPage::breadcrumb() const {
    if (m_prompts->b() <= 0)
        return {};
    QStringList words{m_prompts->name(), tr("%1 → %2").arg(m_prompts->a()).arg(m_prompts->b())};
    if (!m_item.isEmpty())
        words.append(m_item);
    return words;
}

QVariantMap PromptsPage::placeState() const {
    if (m_prompts->b() <= 0)
        return {};
    return {{QStringLiteral("name"), m_prompts->name()},
            {QStringLiteral("a"), m_prompts->a()},
            {QStringLiteral("b"), m_prompts->b()},
            {QStringLiteral("view"), static_cast<int>(m_view)}};
}

void PromptsPage::goTo(const QVariantMap& state) {
    const QString name = state.value(QStringLiteral("name")).toString();
    const int b = state.value(QStringLiteral("b")).toInt();
    if (const int view = state.value(QStringLiteral("view"), 0).toInt(); view >= 0 && view <= 4)
        showView(static_cast<View>(view));
    if (name.isEmpty())
        return;
    if (name != m_prompts->name())
        m_prompts->setName(name);
    if (b > 0)
        m_prompts->setPair(state.value(QStringLiteral("a"), b).toInt(), b);
}

QStringList PromptsPage::keysNow() const {
    if (m_view == View::Draft)
        return {QStringLiteral("prompts.commit"), QStringLiteral("prompts.render"),
                QStringLiteral("prompts.nextFinding"), QStringLiteral("prompts.new")};
    if (m_view == View::Blind)
        return {QStringLiteral("prompts.preferLeft"), QStringLiteral("prompts.preferRight"),
                QStringLiteral("prompts.preferNone"), QStringLiteral("prompts.undoChoice"),
                QStringLiteral("prompts.next")};
    QStringList keys{QStringLiteral("prompts.next")};
    if (m_view != View::Answers)
        keys += {QStringLiteral("prompts.nextChange"), QStringLiteral("prompts.inline")};
    if (m_view != View::Text)
        keys += m_trial->running()   ? QStringList{QStringLiteral("prompts.stop")}
                : m_trial->outcome() ? QStringList{QStringLiteral("prompts.nextItem")}
                                     : QStringList{QStringLiteral("prompts.compare")};
    keys +=
        {QStringLiteral("prompts.swap"), QStringLiteral("prompts.holdA"), QStringLiteral("prompts.search")};
    return keys;
}

void PromptsPage::focusFirst() {
    if (m_view == View::Draft)
        m_editor->focusFirst();
    else if (m_view == View::Blind)
        m_blindPane->setFocus(Qt::ShortcutFocusReason);
    else
        m_versions->focusVersions();
}

} // namespace touchstone::gui
