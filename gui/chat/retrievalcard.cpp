// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/retrievalcard.h"

#include "core/retrieval/rerankers.h"
#include "gui/text/convert.h"
#include "gui/theme/stylepaint.h"
#include "gui/theme/theme.h"
#include "gui/viewmodels/chatviewmodel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPainter>
#include <QSpinBox>

namespace touchstone::gui {

RetrievalCard::RetrievalCard(ChatViewModel& chat, QWidget* parent)
    : QFrame(parent, Qt::Popup), m_chat(chat), m_mode(new QComboBox(this)), m_k(new QSpinBox(this)),
      m_rerank(new QComboBox(this)), m_tools(new QCheckBox(tr("The model may look things up itself"), this)) {
    setObjectName(QStringLiteral("retrievalCard"));
    setAccessibleName(tr("How passages are found"));
    m_mode->setObjectName(QStringLiteral("modeCombo"));
    m_mode->addItem(tr("hybrid: words and meaning"), QStringLiteral("hybrid"));
    m_mode->addItem(tr("words only (BM25)"), QStringLiteral("lexical"));
    m_mode->addItem(tr("meaning only (vectors)"), QStringLiteral("dense"));
    m_k->setObjectName(QStringLiteral("passagesSpin"));
    m_k->setRange(1, 100);
    m_rerank->setObjectName(QStringLiteral("rerankCombo"));
    m_rerank->setEditable(true);
    m_rerank->setInsertPolicy(QComboBox::NoInsert);
    m_rerank->lineEdit()->setPlaceholderText(tr("as the mode has it"));
    m_rerank->setToolTip(tr("features, none, or the SPEC of another reranker, such as tei:url=URL"));
    m_rerank->addItems({QString(), QStringLiteral("features"), QStringLiteral("none")});
    m_tools->setObjectName(QStringLiteral("toolsCheck"));
    const AskSetup& setup = m_chat.setup();
    m_mode->setCurrentIndex(std::max(0, m_mode->findData(toQString(setup.mode))));
    m_k->setValue(static_cast<int>(setup.k));
    m_rerank->setEditText(toQString(setup.rerank));
    m_tools->setChecked(setup.tools);
    m_tools->setEnabled(setup.model != "extractive");
    auto* form = new QFormLayout(this);
    form->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    form->setVerticalSpacing(space::kSmall);
    form->addRow(tr("&Search by"), m_mode);
    form->addRow(tr("&Passages"), m_k);
    form->addRow(tr("&Reranker"), m_rerank);
    form->addRow(m_tools);
    connect(m_mode, &QComboBox::activated, this, &RetrievalCard::apply);
    connect(m_k, &QSpinBox::valueChanged, this, &RetrievalCard::apply);
    connect(m_rerank, &QComboBox::activated, this, &RetrievalCard::apply);
    connect(m_rerank->lineEdit(), &QLineEdit::editingFinished, this, &RetrievalCard::apply);
    connect(m_tools, &QCheckBox::toggled, this, &RetrievalCard::apply);
}

void RetrievalCard::popup(const QPoint& globalPosition) {
    adjustSize();
    move(globalPosition);
    show();
    m_mode->setFocus(Qt::PopupFocusReason);
}

void RetrievalCard::apply() {
    AskSetup setup = m_chat.setup();
    setup.mode = toStd(m_mode->currentData().toString());
    setup.k = static_cast<std::size_t>(m_k->value());
    setup.tools = m_tools->isChecked();
    const std::string rerank = toStd(m_rerank->currentText().trimmed());
    const auto plan = parseRerank(rerank);
    if (plan)
        setup.rerank = rerank;
    m_rerank->setToolTip(plan ? tr("features, none, or the SPEC of another reranker, such as tei:url=URL")
                              : toQString(plan.error().message));
    m_chat.setSetup(setup);
}

void RetrievalCard::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    paint::panel(painter, rect(), Theme::color(Token::Surface), Theme::color(Token::Border), 0);
}

} // namespace touchstone::gui
