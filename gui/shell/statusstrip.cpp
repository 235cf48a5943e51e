// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/statusstrip.h"

#include "gui/text/numbers.h"
#include "gui/theme/stylepaint.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace touchstone::gui {

/// Keys and their words from the right; those without room are left out whole.
class KeyRow : public QWidget {
public:
    using QWidget::QWidget;
    void setKeys(const std::vector<std::pair<QString, QString>>& keys) {
        qDeleteAll(m_hints);
        m_hints.clear();
        for (const auto& [key, what] : keys) {
            auto* hint = new KeyHint(key, what, this);
            hint->resize(hint->sizeHint());
            m_hints << hint;
        }
        arrange();
    }
    [[nodiscard]] QSize sizeHint() const override { return {0, 20}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 20}; }

protected:
    void resizeEvent(QResizeEvent*) override { arrange(); }

private:
    void arrange() {
        constexpr int kGap = 12;
        qsizetype count = 0;
        int used = 0;
        while (count < m_hints.size() && used + m_hints.at(count)->width() <= width()) {
            used += m_hints.at(count)->width() + kGap;
            ++count;
        }
        int x = width() - used + kGap;
        for (qsizetype i = 0; i < m_hints.size(); ++i) {
            m_hints.at(i)->setVisible(i < count);
            m_hints.at(i)->move(x, (height() - m_hints.at(i)->height()) / 2);
            x += m_hints.at(i)->width() + kGap;
        }
    }
    QList<KeyHint*> m_hints;
};

namespace {

QToolButton* fact(Icon icon, const QString& name, const char* objectName) {
    auto* button = new QToolButton;
    button->setObjectName(QLatin1String(objectName));
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIcon(themedIcon(icon));
    button->setIconSize({14, 14});
    button->setFont(Theme::font(TypeRole::Caption));
    button->setFixedHeight(space::kStatus - 4);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(name);
    button->hide();
    return button;
}

QString shortened(const QToolButton* button, const QString& text, int width) {
    return QFontMetrics(button->font()).elidedText(text, Qt::ElideMiddle, width);
}

} // namespace

StatusStrip::StatusStrip(QWidget* parent)
    : QWidget(parent), m_workspace(fact(Icon::Database, tr("Workspace"), "workspaceButton")),
      m_corpus(fact(Icon::Corpus, tr("Corpus"), "corpusButton")),
      m_model(fact(Icon::Model, tr("Model"), "modelButton")),
      m_offline(fact(Icon::Online, tr("Online"), "offlineButton")), m_job(new QWidget),
      m_jobText(new TextLabel({}, TypeRole::Caption, Token::Muted)),
      m_jobCancel(new IconButton(Icon::Close, tr("Cancel this job"))), m_keys(new KeyRow) {
    setObjectName(QStringLiteral("statusStrip"));
    setFixedHeight(space::kStatus);
    m_job->setObjectName(QStringLiteral("jobPanel"));
    m_jobText->setObjectName(QStringLiteral("jobLabel"));
    m_jobText->setElided(true);
    m_jobText->setMinimumWidth(120);
    m_jobCancel->setObjectName(QStringLiteral("jobCancelButton"));
    m_jobCancel->setFixedSize(22, 22);
    auto* job = new QHBoxLayout(m_job);
    job->setContentsMargins(space::kSmall, 0, 0, 0);
    job->setSpacing(2);
    job->addWidget(m_jobText, 1);
    job->addWidget(m_jobCancel);
    m_job->hide();
    m_offline->setCheckable(true);
    setOffline(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::kUnit, 1, space::kSmall, 0);
    row->setSpacing(2);
    for (QWidget* widget : {static_cast<QWidget*>(m_workspace), static_cast<QWidget*>(m_corpus),
                            static_cast<QWidget*>(m_model), static_cast<QWidget*>(m_offline), m_job})
        row->addWidget(widget);
    row->addWidget(m_keys, 1);
    m_offline->show();
    connect(m_offline, &QToolButton::clicked, this, &StatusStrip::offlineToggled);
    connect(m_jobCancel, &QToolButton::clicked, this, [this] { Q_EMIT cancelRequested(m_jobId); });
    connect(m_corpus, &QToolButton::clicked, this, &StatusStrip::corpusClicked);
    connect(m_model, &QToolButton::clicked, this, &StatusStrip::modelClicked);
}

void StatusStrip::setWorkspace(const QString& name, const QString& path) {
    m_workspace->setText(shortened(m_workspace, name, 140));
    m_workspace->setToolTip(path);
    m_workspace->setAccessibleDescription(name);
    m_workspace->setVisible(!name.isEmpty());
}

void StatusStrip::setCorpus(const QString& edition, const QString& snapshot) {
    const QString shown = snapshot.isEmpty() ? edition : edition % QStringLiteral(" · ") % snapshot.left(7);
    m_corpus->setText(shortened(m_corpus, shown, 220));
    m_corpus->setToolTip(snapshot.isEmpty() ? edition : tr("%1, snapshot %2").arg(edition, snapshot));
    m_corpus->setAccessibleDescription(edition);
    m_corpus->setVisible(!edition.isEmpty());
}

void StatusStrip::setModel(const QString& name) {
    m_model->setText(shortened(m_model, name, 180));
    m_model->setToolTip(tr("Answers come from: %1").arg(name));
    m_model->setAccessibleDescription(name);
    m_model->setVisible(!name.isEmpty());
}

void StatusStrip::setOffline(bool offline) {
    m_offline->setChecked(offline);
    m_offline->setIcon(themedIcon(offline ? Icon::Offline : Icon::Online));
    m_offline->setText(offline ? tr("offline") : tr("online"));
    m_offline->setAccessibleName(offline ? tr("Offline: press to go online")
                                         : tr("Online: press to go offline"));
    m_offline->setToolTip(offline ? tr("Nothing but this computer is reached. Press to go online.")
                                  : tr("Model servers may be reached. Press to go offline."));
}

void StatusStrip::setJobs(const std::vector<JobStatus>& jobs) {
    const JobStatus* shown = nullptr;
    int count = 0;
    for (const JobStatus& job : jobs) {
        if (!job.visible)
            continue;
        ++count;
        if (shown == nullptr || (shown->total == 0 && job.total > 0))
            shown = &job;
    }
    m_job->setVisible(shown != nullptr);
    if (shown == nullptr)
        return;
    m_jobId = shown->id;
    QString text = shown->title;
    m_share = -1;
    if (shown->total > 0) {
        m_share = std::min(1.0, static_cast<double>(shown->done) / static_cast<double>(shown->total));
        text += QStringLiteral(" · ") % percentText(m_share);
    }
    if (count > 1)
        text = tr("%n jobs", nullptr, count) % QStringLiteral(" · ") % text;
    m_jobText->setText(text);
    QString more = shown->title;
    if (!shown->stage.isEmpty())
        more += QStringLiteral(": ") % shown->stage;
    if (shown->secondsLeft)
        more += QStringLiteral(", ") % secondsLeftText(*shown->secondsLeft);
    m_job->setToolTip(more);
    m_jobText->setAccessibleName(more);
    update();
}

void StatusStrip::setKeys(const std::vector<std::pair<QString, QString>>& keys) {
    m_keys->setKeys(keys);
}

void StatusStrip::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void StatusStrip::arrange() {
    m_job->setMaximumWidth(std::max(160, width() / 4));
}

void StatusStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), Theme::color(Token::Surface));
    painter.fillRect(QRect(0, 0, width(), 1), Theme::color(Token::Border));
    if (m_job->isVisible() && m_share >= 0) {
        const QRect track(m_job->x() + space::kSmall, height() - 3, m_job->width() - space::kControl, 2);
        painter.fillRect(track, Theme::color(Token::Border));
        painter.fillRect(QRect(track.topLeft(), QSize(static_cast<int>(track.width() * m_share), 2)),
                         Theme::color(Token::Accent));
    }
}

} // namespace touchstone::gui
