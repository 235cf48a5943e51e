// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/draftpane.h"

#include "gui/prompts/drafteditor.h"
#include "gui/prompts/previewhtml.h"
#include "gui/prompts/promptdiffview.h"
#include "gui/prompts/textpane.h"
#include "gui/text/numbers.h"
#include "gui/theme/icons.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/safetextbrowser.h"
#include "gui/widgets/tables.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

/// The kind of a finding by shape beside its word.
class FindingDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override {
        QStyleOptionViewItem drawn = option;
        initStyleOption(&drawn, index);
        const auto kind = static_cast<DraftFinding::Kind>(index.data(DraftFindingModel::KindRole).toInt());
        drawn.icon = kind == DraftFinding::Kind::Mistake   ? themedIcon(Icon::Cross, Token::Bad)
                     : kind == DraftFinding::Kind::Warning ? themedIcon(Icon::Warning, Token::Warn)
                                                           : themedIcon(Icon::Info, Token::Info);
        drawn.features |= QStyleOptionViewItem::HasDecoration;
        drawn.decorationSize = {14, 14};
        drawn.widget->style()->drawControl(QStyle::CE_ItemViewItem, &drawn, painter, drawn.widget);
    }
};

} // namespace

DraftPane::DraftPane(PromptDraft& draft, QWidget* parent) : QWidget(parent), m_draft(draft) {
    setObjectName(QStringLiteral("promptDraftPane"));
    build();
    connect(&m_draft, &PromptDraft::opened, this, &DraftPane::showDraft);
    connect(&m_draft, &PromptDraft::discarded, this, &DraftPane::showDraft);
    connect(&m_draft, &PromptDraft::checked, this, &DraftPane::showChecked);
    connect(&m_draft, &PromptDraft::rendered, this, &DraftPane::showPreview);
    connect(&m_draft, &PromptDraft::keptChanged, this, &DraftPane::showState);
    connect(&m_draft, &PromptDraft::committed, this, &DraftPane::showState);
    connect(&m_draft, &PromptDraft::failed, m_banner, &MessageBanner::showError);
    connect(m_banner, &MessageBanner::actionRequested, this, &DraftPane::actionRequested);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] { m_draft.setText(m_editor->draft()); });
    connect(m_message, &QLineEdit::textEdited, &m_draft, &PromptDraft::setMessage);
    connect(m_message, &QLineEdit::textChanged, this, &DraftPane::showState);
    connect(m_message, &QLineEdit::returnPressed, this, &DraftPane::commit);
    connect(m_commit, &QPushButton::clicked, this, &DraftPane::commit);
    connect(m_discard, &QPushButton::clicked, this, &DraftPane::discard);
    connect(m_parts, &QButtonGroup::idClicked, this, &DraftPane::showPart);
    connect(m_question, &QLineEdit::returnPressed, this, &DraftPane::render);
    for (const auto signal : {&QTableView::activated, &QTableView::clicked})
        connect(m_findings, signal, this, [this](const QModelIndex& index) {
            const auto& findings = m_draft.findings().findings();
            const auto at = static_cast<std::size_t>(index.row());
            if (at < findings.size() && findings[at].line > 0)
                m_editor->goTo(findings[at].line, findings[at].column);
        });
    showState();
}

void DraftPane::build() {
    m_content = new QWidget(this);
    m_banner = new MessageBanner(m_content);
    m_banner->clear();
    m_title = new TextLabel({}, TypeRole::BodyBold, Token::Text, m_content);
    m_title->setObjectName(QStringLiteral("draftTitleLabel"));
    m_state = new TextLabel({}, TypeRole::Caption, Token::Muted, m_content);
    m_state->setObjectName(QStringLiteral("draftStateLabel"));
    m_editor = new DraftEditor(m_content);
    m_message = new QLineEdit(m_content);
    m_message->setObjectName(QStringLiteral("draftMessageEdit"));
    m_message->setAccessibleName(tr("What changed, and why"));
    m_message->setPlaceholderText(tr("What changed, and why"));
    m_commit = makeButton(tr("Commit"), ButtonVariant::Primary, Icon::Check, m_content);
    m_commit->setObjectName(QStringLiteral("commitPromptButton"));
    m_discard = makeButton(tr("Throw away"), ButtonVariant::Quiet, m_content);
    m_discard->setObjectName(QStringLiteral("discardDraftButton"));
    auto* title = new QHBoxLayout;
    title->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, space::kUnit);
    title->addWidget(m_title);
    title->addSpacing(space::kSmall);
    title->addWidget(m_state, 1);
    title->addWidget(m_discard);
    auto* commit = new QHBoxLayout;
    commit->setContentsMargins(space::kLarge, space::kUnit, space::kLarge, space::kSmall);
    commit->setSpacing(space::kSmall);
    commit->addWidget(m_message, 1);
    commit->addWidget(m_commit);
    auto* splitter = new Splitter(Qt::Vertical, m_content);
    splitter->addWidget(m_editor);
    splitter->addWidget(buildLower());
    splitter->setSizes({420, 220});
    splitter->setChildrenCollapsible(false);
    auto* inner = new QVBoxLayout(m_content);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(0);
    inner->addLayout(title);
    inner->addWidget(m_banner);
    inner->addWidget(new Hairline(Qt::Horizontal, m_content));
    inner->addWidget(splitter, 1);
    inner->addWidget(new Hairline(Qt::Horizontal, m_content));
    inner->addLayout(commit);
    m_empty =
        new EmptyState(Icon::Edit, tr("Nothing is being written"),
                       tr("A new version begins as the text of version B. It is kept while you type and "
                          "becomes a version when you commit it."),
                       this);
    m_begin = m_empty->setAction(tr("New version from this"));
    m_begin->setObjectName(QStringLiteral("beginDraftButton"));
    connect(m_begin, &QPushButton::clicked, this, &DraftPane::newRequested);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_content, 1);
    column->addWidget(m_empty, 1);
}

QWidget* DraftPane::buildLower() {
    auto* lower = new QWidget(m_content);
    m_parts = new QButtonGroup(this);
    auto* tabs = new QHBoxLayout;
    tabs->setContentsMargins(space::kMedium, space::kUnit, space::kMedium, space::kUnit);
    tabs->setSpacing(space::kUnit);
    int number = 0;
    for (const auto& [words, name] :
         {std::pair(tr("Findings"), "draftFindingsButton"), std::pair(tr("Preview"), "draftPreviewButton"),
          std::pair(tr("Changes"), "draftChangesButton")}) {
        auto* button = makeButton(words, ButtonVariant::Quiet, lower);
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        m_parts->addButton(button, number++);
        tabs->addWidget(button);
    }
    m_parts->button(0)->setChecked(true);
    m_question = new QLineEdit(lower);
    m_question->setObjectName(QStringLiteral("draftQuestionEdit"));
    m_question->setAccessibleName(tr("Question to render the draft for"));
    m_question->setPlaceholderText(tr("A question; Enter shows what a model would be sent"));
    tabs->addWidget(m_question, 1);
    auto* findings = new QWidget(lower);
    m_sound = new TextLabel(tr("Nothing was found."), TypeRole::Body, Token::Muted, findings);
    m_sound->setObjectName(QStringLiteral("draftSoundLabel"));
    m_sound->setContentsMargins(space::kLarge, space::kSmall, space::kLarge, 0);
    m_findings = new QTableView(findings);
    setUpRowTable(m_findings, "draftFindingTable", tr("Findings"));
    m_findings->setModel(&m_draft.findings());
    m_findings->setItemDelegateForColumn(DraftFindingModel::Kind, new FindingDelegate(m_findings));
    m_findings->horizontalHeader()->setStretchLastSection(true);
    constexpr int kWidths[] = {64, 100, 520, 120};
    for (int i = 0; i < DraftFindingModel::ColumnCount; ++i)
        m_findings->setColumnWidth(i, kWidths[i]);
    auto* findingColumn = new QVBoxLayout(findings);
    findingColumn->setContentsMargins(0, 0, 0, 0);
    findingColumn->addWidget(m_sound);
    findingColumn->addWidget(m_findings, 1);
    auto* preview = new QWidget(lower);
    m_weight = new TextLabel({}, TypeRole::Caption, Token::Muted, preview);
    m_weight->setObjectName(QStringLiteral("draftWeightLabel"));
    m_weight->setWordWrap(true);
    m_weight->setContentsMargins(space::kLarge, 0, space::kLarge, 0);
    m_preview = new SafeTextBrowser(TypeRole::Body, preview);
    m_preview->setObjectName(QStringLiteral("draftPreviewBrowser"));
    m_preview->setAccessibleName(tr("What a model would be sent"));
    m_preview->setScrolling(true);
    auto* previewColumn = new QVBoxLayout(preview);
    previewColumn->setContentsMargins(0, 0, 0, 0);
    previewColumn->addWidget(m_weight);
    auto* inset = new QHBoxLayout; // in line with what stands above it
    inset->setContentsMargins(space::kLarge, 0, 0, 0);
    inset->addWidget(m_preview);
    previewColumn->addLayout(inset, 1);
    m_changes = new TextPane(lower);
    m_changes->setObjectName(QStringLiteral("draftChangesPane"));
    m_changes->view().setObjectName(QStringLiteral("draftDiffView"));
    m_stack = new QStackedLayout;
    for (QWidget* part : std::initializer_list<QWidget*>{findings, preview, m_changes})
        m_stack->addWidget(part);
    auto* column = new QVBoxLayout(lower);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(tabs);
    column->addLayout(m_stack, 1);
    return lower;
}

void DraftPane::showDraft() {
    m_banner->clear();
    {
        const QSignalBlocker quiet(m_editor);
        m_editor->setDraft(m_draft.text());
    }
    const QSignalBlocker quiet(m_message);
    m_message->setText(m_draft.message());
    m_title->setText(tr("New version from %1").arg(m_draft.label()));
    m_finding = -1;
    m_preview->setSafeHtml({});
    m_weight->setText(tr("Write a question above to see the messages with their tokens."));
    m_changes->setDiff(nullptr, {}, {});
    showChecked();
    showState();
}

void DraftPane::showChecked() {
    const auto& findings = m_draft.findings().findings();
    m_editor->setFindings(findings);
    m_sound->setVisible(findings.empty());
    m_findings->setVisible(!findings.empty());
    m_parts->button(0)->setText(tr("Findings: %1").arg(findings.size()));
    if (m_draft.diff()) {
        m_changes->setDiff(m_draft.diff(), m_draft.label(), tr("draft"));
        m_parts->button(2)->setText(tr("Changes: %1").arg(m_draft.diff()->changes.size()));
    }
    showState();
}

void DraftPane::showState() {
    const bool open = m_draft.isOpen();
    m_content->setVisible(open);
    m_empty->setVisible(!open);
    m_state->setText(!m_draft.changed() ? tr("nothing has changed yet")
                     : m_draft.kept()   ? tr("kept as a draft in the workspace")
                                        : tr("being kept …"));
    m_commit->setEnabled(open && m_draft.changed() && !m_message->text().trimmed().isEmpty());
    m_discard->setEnabled(open && (m_draft.changed() || !m_draft.message().isEmpty()));
}

void DraftPane::showPreview() {
    const auto& preview = m_draft.preview();
    if (!preview)
        return;
    m_banner->clear();
    m_weight->setText(previewSummary(*preview));
    m_preview->setSafeHtml(previewHtml(*preview));
    showPart(1);
}

void DraftPane::showPart(int part) {
    m_parts->button(part)->setChecked(true);
    m_stack->setCurrentIndex(part);
}

void DraftPane::nextFinding() {
    const auto& findings = m_draft.findings().findings();
    if (findings.empty())
        return;
    m_finding = (m_finding + 1) % static_cast<int>(findings.size());
    showPart(0);
    m_findings->selectRow(m_finding);
    const DraftFinding& one = findings[static_cast<std::size_t>(m_finding)];
    if (one.line > 0)
        m_editor->goTo(one.line, one.column);
}

void DraftPane::commit() {
    if (!m_draft.isOpen())
        return;
    m_banner->clear();
    if (!m_draft.changed()) {
        m_banner->showMessage(MessageBanner::Tone::Info,
                              tr("The text has not changed: there is nothing to commit."));
    } else if (m_message->text().trimmed().isEmpty()) {
        m_banner->showMessage(MessageBanner::Tone::Info, tr("A version has a message."),
                              tr("Say below what changed, and why."));
        m_message->setFocus(Qt::OtherFocusReason);
    } else {
        m_draft.commit();
    }
}

void DraftPane::render() {
    if (!m_draft.isOpen())
        return;
    showPart(1);
    if (m_question->text().trimmed().isEmpty())
        m_question->setFocus(Qt::OtherFocusReason);
    else
        m_draft.render(m_question->text().trimmed());
}

void DraftPane::discard() {
    if (!m_draft.isOpen() || !m_discard->isEnabled())
        return;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Throw the draft away?"),
                                tr("What was written from %1 is gone then.").arg(m_draft.label()),
                                QMessageBox::Cancel, window());
    box->setObjectName(QStringLiteral("discardDraftBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* remove = box->addButton(tr("Throw away"), QMessageBox::DestructiveRole);
    setButtonVariant(remove, ButtonVariant::Danger);
    connect(remove, &QPushButton::clicked, &m_draft, &PromptDraft::discard);
    box->open();
}

void DraftPane::focusFirst() {
    if (m_draft.isOpen())
        m_editor->setFocus(Qt::ShortcutFocusReason);
    else
        m_begin->setFocus(Qt::ShortcutFocusReason);
}

} // namespace touchstone::gui
