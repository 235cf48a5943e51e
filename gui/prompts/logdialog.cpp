// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/prompts/logdialog.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/viewmodels/promptsviewmodel.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace touchstone::gui {

QString promptActionWord(const std::string& action) {
    if (action == "commit")
        return LogDialog::tr("committed");
    if (action == "tag")
        return LogDialog::tr("tagged");
    if (action == "promote")
        return LogDialog::tr("promoted");
    if (action == "stopped")
        return LogDialog::tr("stopped by a gate");
    if (action == "rollback")
        return LogDialog::tr("rolled back");
    if (action == "shadow")
        return LogDialog::tr("tried beside production");
    if (action == "shadow-on")
        return LogDialog::tr("shadow begun");
    if (action == "shadow-off")
        return LogDialog::tr("shadow ended");
    if (action == "suite")
        return LogDialog::tr("suite run");
    return toQString(action);
}

LogDialog::LogDialog(PromptsViewModel& prompts, QWidget* parent)
    : QDialog(parent), m_prompts(prompts), m_state(new TextLabel({}, TypeRole::Body, Token::Muted, this)),
      m_list(new QTreeWidget(this)) {
    setObjectName(QStringLiteral("promptLogDialog"));
    setWindowTitle(tr("Log of the prompt %1").arg(prompts.name()));
    resize(820, 420);
    m_list->setObjectName(QStringLiteral("promptLogList"));
    m_list->setAccessibleName(tr("Log"));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHeaderLabels({tr("When"), tr("What"), tr("Version"), tr("Before"), tr("Who"), tr("Why")});
    constexpr int kWidths[] = {130, 130, 90, 80, 110};
    for (int i = 0; i < 5; ++i)
        m_list->setColumnWidth(i, kWidths[i]);
    m_list->header()->setHighlightSections(false);
    m_state->setText(tr("The log is being read."));
    auto* close = makeButton(tr("Close"), ButtonVariant::Plain, this);
    close->setObjectName(QStringLiteral("closePromptLogButton"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(m_state);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(&m_prompts, &PromptsViewModel::logRead, this, &LogDialog::fill);
    m_prompts.readLog();
}

void LogDialog::fill() {
    m_list->clear();
    const auto& events = m_prompts.log();
    m_state->setText(events.empty()
                         ? tr("Nothing was done with it yet: its texts came with the program.")
                         : tr("%n entry(s), the newest first.", nullptr, static_cast<int>(events.size())));
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    QList<QTreeWidgetItem*> items;
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        const auto number = [](const std::optional<int>& version) {
            return version ? QString::number(*version) : QStringLiteral("–");
        };
        auto* item = new QTreeWidgetItem({whenText(event->atUnixMs, now), promptActionWord(event->action),
                                          number(event->version),
                                          event->action == "commit" ? QString() : number(event->from),
                                          toQString(event->author), toQString(event->reason).simplified()});
        item->setToolTip(5, toQString(event->reason));
        items.append(item);
    }
    m_list->addTopLevelItems(items);
    if (!items.isEmpty())
        m_list->setCurrentItem(items.front());
    m_list->setFocus(Qt::OtherFocusReason);
}

} // namespace touchstone::gui
