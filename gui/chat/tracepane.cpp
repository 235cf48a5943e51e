// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/tracepane.h"

#include "gui/chat/answerwords.h"
#include "gui/chat/spandelegate.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

namespace touchstone::gui {

namespace {

constexpr int kIndexRole = Qt::UserRole; ///< of a span; from kExchanges on: of an exchange
constexpr int kExchanges = 1'000'000;

QListWidgetItem* addRow(QListWidget* list, const QString& name, double start, double end, double ms,
                        bool failed, int depth, int index) {
    auto* item = new QListWidgetItem(name, list);
    item->setData(kIndexRole, index);
    item->setData(kSpanStart, start);
    item->setData(kSpanEnd, end);
    item->setData(kSpanTime, durationText(ms));
    item->setData(kSpanFailed, failed);
    item->setData(kSpanDepth, depth);
    item->setData(Qt::AccessibleTextRole, failed ? TracePane::tr("%1, %2, failed").arg(name, durationText(ms))
                                                 : TracePane::tr("%1, %2").arg(name, durationText(ms)));
    return item;
}

} // namespace

TracePane::TracePane(TurnInspector& inspector, QWidget* parent)
    : QWidget(parent), m_inspector(inspector),
      m_title(new TextLabel({}, TypeRole::BodyBold, Token::Text, this)),
      m_facts(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_replay(makeButton(tr("Replay exactly"), ButtonVariant::Plain, Icon::Replay, this)),
      m_fresh(makeButton(tr("Ask afresh"), ButtonVariant::Plain, Icon::Retry, this)),
      m_command(makeButton(tr("Copy as a command"), ButtonVariant::Quiet, Icon::Code, this)),
      m_banner(new MessageBanner(this)), m_stages(new QListWidget(this)),
      m_details(new QPlainTextEdit(this)) {
    build();
    connect(m_replay, &QPushButton::clicked, this, [this] { Q_EMIT replayRequested(false); });
    connect(m_fresh, &QPushButton::clicked, this, [this] { Q_EMIT replayRequested(true); });
    connect(m_command, &QPushButton::clicked, this, &TracePane::commandRequested);
    connect(m_stages, &QListWidget::currentItemChanged, this, &TracePane::showDetails);
    connect(&m_inspector, &TurnInspector::traceLoaded, this,
            [this](const std::shared_ptr<const InspectedTrace>& trace) {
                if (!m_answer || trace->trace.id != m_answer->trace)
                    return;
                m_trace = trace;
                show(*trace);
            });
    connect(&m_inspector, &TurnInspector::traceFailed, this,
            [this](const Error& error) { m_banner->showError(error); });
    connect(&m_inspector, &TurnInspector::replayed, this, &TracePane::showReplay);
    connect(&m_inspector, &TurnInspector::notReplayed, this, [this](const Error& error) {
        if (error.code == ErrorCode::Cancelled)
            m_banner->clear();
        else
            m_banner->showError(error);
    });
}

void TracePane::build() {
    setObjectName(QStringLiteral("tracePane"));
    m_title->setElided(true);
    m_facts->setWordWrap(true);
    m_facts->setObjectName(QStringLiteral("traceFactsLabel"));
    m_replay->setObjectName(QStringLiteral("replayButton"));
    m_replay->setToolTip(tr("What was kept of the model's words, laid beside the answer; nothing is sent"));
    m_fresh->setObjectName(QStringLiteral("freshButton"));
    m_fresh->setToolTip(tr("Asks the model once more with the same setup and shows what differs"));
    m_command->setObjectName(QStringLiteral("commandButton"));
    m_banner->clear();
    m_banner->setObjectName(QStringLiteral("replayBanner"));
    m_stages->setObjectName(QStringLiteral("stageList"));
    m_stages->setAccessibleName(tr("Stages of the answer"));
    m_stages->setItemDelegate(new SpanDelegate(m_stages));
    m_stages->setUniformItemSizes(true);
    m_stages->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_details->setObjectName(QStringLiteral("stageDetailsEdit"));
    m_details->setAccessibleName(tr("What is known of the stage"));
    m_details->setReadOnly(true);
    m_details->setFont(Theme::font(TypeRole::Code));
    m_details->setTabChangesFocus(true);
    auto* buttons = new QWidget(this);
    auto* flow = new FlowLayout(buttons, space::kUnit);
    for (QPushButton* button : {m_replay, m_fresh, m_command})
        flow->addWidget(button);
    auto* halves = new Splitter(Qt::Vertical, this);
    halves->addWidget(m_stages);
    halves->addWidget(m_details);
    halves->setSizes({240, 360});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kMedium, space::kSmall, space::kMedium, space::kMedium);
    column->setSpacing(space::kSmall);
    for (QWidget* part : std::initializer_list<QWidget*>{m_title, m_facts, buttons, m_banner})
        column->addWidget(part);
    column->addWidget(halves, 1);
    setFocusProxy(m_stages);
}

void TracePane::setAnswer(const std::shared_ptr<const Answer>& answer) {
    if (m_answer == answer)
        return;
    m_answer = answer;
    m_trace.reset();
    m_stages->clear();
    m_details->clear();
    m_banner->clear();
    for (QPushButton* button : {m_replay, m_fresh, m_command})
        button->setEnabled(answer != nullptr);
    m_title->setText(answer ? toQString(answer->question) : QString());
    m_facts->setText(answer ? answerFacts(*answer) : QString());
    if (!answer || answer->trace.empty())
        m_banner->showMessage(MessageBanner::Tone::Info, tr("No trace was kept of this answer."));
    else
        m_inspector.loadTrace(answer->trace);
}

void TracePane::focusStages() {
    m_stages->setFocus(Qt::ShortcutFocusReason);
}

void TracePane::show(const InspectedTrace& inspected) {
    const Trace& trace = inspected.trace;
    std::int64_t from = trace.spans.empty() ? 0 : trace.spans.front().startUnixUs, to = from + 1;
    for (const TraceSpan& span : trace.spans) {
        from = std::min(from, span.startUnixUs);
        to = std::max(to, span.endUnixUs);
    }
    const auto share = [&](std::int64_t at) {
        return std::clamp(static_cast<double>(at - from) / static_cast<double>(to - from), 0.0, 1.0);
    };
    std::map<std::int64_t, int> depth;
    for (std::size_t i = 0; i < trace.spans.size(); ++i) {
        const TraceSpan& span = trace.spans[i];
        const auto parent = depth.find(span.parent);
        depth[span.id] = parent == depth.end() ? 0 : parent->second + 1;
        addRow(m_stages, toQString(span.name), share(span.startUnixUs), share(span.endUnixUs),
               static_cast<double>(span.endUnixUs - span.startUnixUs) / 1000.0, span.failed, depth[span.id],
               static_cast<int>(i));
    }
    for (std::size_t i = 0; i < inspected.exchanges.size(); ++i) {
        const RecordedExchange& exchange = inspected.exchanges[i];
        const std::int64_t at = exchange.unixMs * 1000;
        addRow(m_stages, exchange.status == 0 ? tr("wire: no answer") : tr("wire: %1").arg(exchange.status),
               share(at), share(at + static_cast<std::int64_t>(exchange.ms * 1000)), exchange.ms,
               exchange.error.has_value() || exchange.status >= 400, 1, kExchanges + static_cast<int>(i));
    }
    m_stages->setCurrentRow(0);
}

void TracePane::showDetails(const QListWidgetItem* item) {
    if (!item || !m_trace) {
        m_details->clear();
        return;
    }
    const int index = item->data(kIndexRole).toInt();
    if (index >= kExchanges)
        m_details->setPlainText(
            exchangeText(m_trace->exchanges[static_cast<std::size_t>(index - kExchanges)]));
    else
        m_details->setPlainText(spanText(m_trace->trace.spans[static_cast<std::size_t>(index)]));
}

void TracePane::showWaiting() {
    m_banner->showMessage(MessageBanner::Tone::Info, tr("The answer is made again …"));
}

void TracePane::showReplay(const Replay& replay) {
    if (!m_answer)
        return;
    const QString time = durationText(replay.ms);
    if (replay.same) {
        m_banner->showMessage(
            MessageBanner::Tone::Good, tr("The same answer, byte for byte."),
            replay.recorded ? tr("%1 from the record in %2; nothing was sent.")
                                  .arg(exactSizeText(replay.text.size()), time)
                            : tr("%1 from the model in %2.").arg(exactSizeText(replay.text.size()), time));
        return;
    }
    m_banner->showMessage(MessageBanner::Tone::Warn,
                          replay.recorded ? tr("The record differs from the answer.")
                                          : tr("The model answers differently now."),
                          tr("What differs stands below: - as it was, + as it is now."));
    m_stages->setCurrentItem(nullptr);
    m_details->setPlainText(answerDifference(m_answer->text, replay.text));
}

} // namespace touchstone::gui
