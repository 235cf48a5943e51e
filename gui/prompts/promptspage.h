// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts page: versions at the left, two of them held against each other, in words and in what they
// answer, and the draft of the next one. Interface's thread; all work is in the view-models.
#pragma once

#include "gui/shell/page.h"
#include "gui/viewmodels/promptsviewmodel.h"

class QButtonGroup;

namespace touchstone::gui {

class AnswerPairCard;
class BehaviourPane;
class BlindPairs;
class BlindPane;
class DraftPane;
class MessageBanner;
class PairBar;
class PromptDraft;
class PromptPromoter;
class PromptTrialModel;
class Splitter;
class TextPane;
class VersionsPane;

class PromptsPage : public Page {
    Q_OBJECT

public:
    explicit PromptsPage(AppModel& app, QWidget* parent = nullptr);
    ~PromptsPage() override;

    [[nodiscard]] QString pageId() const override { return QStringLiteral("prompts"); }
    [[nodiscard]] QString title() const override { return tr("Prompts"); }
    [[nodiscard]] Icon pageIcon() const override { return Icon::Prompts; }
    void registerActions(ActionRegistry& registry) override;
    [[nodiscard]] QWidget* makePanel() override;
    [[nodiscard]] QStringList breadcrumb() const override;
    [[nodiscard]] QVariantMap placeState() const override;
    void goTo(const QVariantMap& state) override;
    [[nodiscard]] QStringList keysNow() const override;
    void focusFirst() override;
    void shown() override;

protected:
    bool event(QEvent* event) override;

private:
    enum class View : std::uint8_t { Both, Text, Answers, Draft, Blind };
    void build();
    QWidget* buildRight();
    void connectParts();
    void connectTrial();
    void connectDraft();
    void newVersion();
    void promote();
    void showView(View wanted);
    void showItem(const QString& item);
    void showNotes();
    void registerTrial(ActionRegistry& registry);
    void registerDraft(ActionRegistry& registry);
    void registerBlind(ActionRegistry& registry);
    void askForTag();
    void askForRollback();
    void showLog();
    void showMore(const QPoint& at);
    void step(int direction);
    void holdA();
    AppModel& m_app;
    PromptsViewModel* m_prompts;
    MessageBanner* m_banner;
    VersionsPane* m_versions;
    PairBar* m_pair;
    TextPane* m_text;
    PromptTrialModel* m_trial;
    PromptDraft* m_draft;
    PromptPromoter* m_promoter;
    BehaviourPane* m_behaviour;
    DraftPane* m_editor;
    BlindPairs* m_blind;
    BlindPane* m_blindPane;
    QWidget* m_compared = nullptr; ///< pickers and both halves
    AnswerPairCard* m_card;
    QButtonGroup* m_tabs;
    Splitter* m_halves = nullptr;
    View m_view = View::Both;
    QString m_item; ///< in the panel
};

} // namespace touchstone::gui
