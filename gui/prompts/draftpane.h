// SPDX-License-Identifier: GPL-3.0-or-later
// The next version of a prompt: its text, what is wrong with it, what a model would be sent, what changed,
// and the message that it is committed with. Interface's thread.
#pragma once

#include "gui/viewmodels/promptdraft.h"

#include <QWidget>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QStackedLayout;
class QTableView;

namespace touchstone::gui {

class DraftEditor;
class EmptyState;
class MessageBanner;
class SafeTextBrowser;
class TextLabel;
class TextPane;

class DraftPane : public QWidget {
    Q_OBJECT

public:
    explicit DraftPane(PromptDraft& draft, QWidget* parent = nullptr);
    void commit(); ///< asks for a message where there is none
    void render(); ///< goes to the question where there is none
    void discard();
    void showPart(int part); ///< 0 findings, 1 preview, 2 changes
    void nextFinding();
    void focusFirst();

Q_SIGNALS:
    void newRequested(); ///< from the empty pane
    void actionRequested(const QString& id);

private:
    void build();
    QWidget* buildLower();
    void showDraft();
    void showChecked();
    void showPreview();
    void showState();
    PromptDraft& m_draft;
    MessageBanner* m_banner;
    TextLabel* m_title;
    TextLabel* m_state;
    DraftEditor* m_editor;
    QLineEdit* m_message;
    QPushButton* m_commit;
    QPushButton* m_discard;
    QButtonGroup* m_parts;
    QStackedLayout* m_stack;
    QTableView* m_findings;
    TextLabel* m_sound;
    QLineEdit* m_question;
    TextLabel* m_weight;
    SafeTextBrowser* m_preview;
    TextPane* m_changes;
    QWidget* m_content;
    EmptyState* m_empty;
    QPushButton* m_begin;
    int m_finding = -1;
};

} // namespace touchstone::gui
