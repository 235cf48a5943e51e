// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/sourcepanel.h"

#include "gui/chat/passagelist.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/sourceview.h"

#include <QButtonGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>
#include <QVariantMap>
#include <algorithm>

namespace touchstone::gui {

namespace {

QString editionOf(const Hit& hit) {
    return QString::fromStdString(EditionName{hit.corpus, hit.version}.toString());
}

} // namespace

SourcePanel::SourcePanel(AppModel& app, QWidget* parent)
    : QWidget(parent), m_app(app), m_title(new TextLabel({}, TypeRole::BodyBold, Token::Text, this)),
      m_place(new TextLabel({}, TypeRole::Caption, Token::Muted, this)), m_modes(new QButtonGroup(this)),
      m_web(new IconButton(Icon::External, tr("Open the published page (asks first)"), this)),
      m_copy(new IconButton(Icon::Copy, tr("Copy the citation"), this)),
      m_inCorpus(new IconButton(Icon::Corpus, tr("Show in the corpus"), this)),
      m_banner(new MessageBanner(this)), m_view(new SourceView(this)),
      m_empty(new EmptyState(
          Icon::Book, tr("No source chosen"),
          tr("Click a number such as [1] in an answer, and the original page opens here at the cited words."),
          this)),
      m_head(new QWidget(this)) {
    setObjectName(QStringLiteral("sourcePanel"));
    m_view->setObjectName(QStringLiteral("sourceView"));
    m_view->setAccessibleName(tr("Source page"));
    m_title->setObjectName(QStringLiteral("sourceTitleLabel"));
    m_title->setElided(true);
    m_place->setObjectName(QStringLiteral("sourcePlaceLabel"));
    m_place->setElided(true);
    m_web->setObjectName(QStringLiteral("webButton"));
    m_copy->setObjectName(QStringLiteral("copyCitationButton"));
    m_inCorpus->setObjectName(QStringLiteral("inCorpusButton"));

    auto* rendered = makeButton(tr("Rendered"), ButtonVariant::Quiet, m_head);
    auto* raw = makeButton(tr("Raw"), ButtonVariant::Quiet, m_head);
    rendered->setObjectName(QStringLiteral("renderedButton"));
    raw->setObjectName(QStringLiteral("rawButton"));
    for (QPushButton* button : {rendered, raw})
        button->setCheckable(true);
    rendered->setChecked(true);
    m_modes->addButton(rendered, static_cast<int>(SourceView::Mode::Rendered));
    m_modes->addButton(raw, static_cast<int>(SourceView::Mode::Raw));

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(space::kUnit);
    buttons->addWidget(rendered);
    buttons->addWidget(raw);
    buttons->addStretch(1);
    for (IconButton* button : {m_copy, m_inCorpus, m_web})
        buttons->addWidget(button);
    auto* head = new QVBoxLayout(m_head);
    head->setContentsMargins(space::kMedium, space::kSmall, space::kSmall, space::kSmall);
    head->setSpacing(2);
    head->addWidget(m_title);
    head->addWidget(m_place);
    head->addLayout(buttons);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_banner);
    column->addWidget(m_view, 1);
    column->addWidget(m_empty, 1);

    connect(m_modes, &QButtonGroup::idClicked, this,
            [this](int mode) { m_view->setMode(static_cast<SourceView::Mode>(mode)); });
    connect(m_view, &SourceView::layerClicked, this, [this](SourceLayer::Kind kind, const QString& id) {
        if (kind == SourceLayer::Kind::Retrieved || kind == SourceLayer::Kind::Cited)
            if (const int n = id.toInt(); n > 0 && n != m_number)
                showPassage(std::vector<Hit>(m_hits), std::vector<Citation>(m_citations), n);
    });
    connect(m_web, &QToolButton::clicked, this, [this] {
        if (m_number > 0)
            Q_EMIT webLinkClicked(
                QUrl(toQString(m_hits[static_cast<std::size_t>(m_number) - 1].stored.chunk.url)));
    });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_title->text() + QLatin1Char('\n') + m_place->text());
        showToast(window(), tr("The citation was copied."));
    });
    connect(m_inCorpus, &QToolButton::clicked, this, [this] {
        if (m_number == 0)
            return;
        const Hit& hit = m_hits[static_cast<std::size_t>(m_number) - 1];
        Q_EMIT openInCorpusRequested(
            {{QStringLiteral("edition"), editionOf(hit)},
             {QStringLiteral("path"), toQString(hit.stored.chunk.path)},
             {QStringLiteral("start"), static_cast<qulonglong>(hit.stored.chunk.range.start)},
             {QStringLiteral("end"), static_cast<qulonglong>(hit.stored.chunk.range.end)}});
    });
    clear();
}

void SourcePanel::clear() {
    m_job.forget();
    m_loading.clear();
    m_number = 0;
    m_hits.clear();
    m_citations.clear();
    m_page.reset();
    m_view->setPage(nullptr);
    m_banner->clear();
    showMode();
}

void SourcePanel::showMode() {
    const bool some = m_number > 0;
    m_head->setVisible(some);
    m_view->setVisible(some);
    m_empty->setVisible(!some);
}

void SourcePanel::toggleRaw() {
    const bool raw = m_view->mode() == SourceView::Mode::Raw;
    m_view->setMode(raw ? SourceView::Mode::Rendered : SourceView::Mode::Raw);
    m_modes->button(static_cast<int>(m_view->mode()))->setChecked(true);
}

void SourcePanel::showPassage(const std::vector<Hit>& hits, const std::vector<Citation>& citations, int n) {
    if (n < 1 || static_cast<std::size_t>(n) > hits.size())
        return;
    m_hits = hits;
    m_citations = citations;
    m_number = n;
    m_banner->clear();
    showMode();
    describe();
    const Hit& hit = m_hits[static_cast<std::size_t>(n) - 1];
    if (m_page && m_page->edition == editionOf(hit) && m_page->path == toQString(hit.stored.chunk.path))
        present();
    else
        load(hit);
    Q_EMIT shown(n);
}

void SourcePanel::describe() {
    const Hit& hit = m_hits[static_cast<std::size_t>(m_number) - 1];
    const Chunk& chunk = hit.stored.chunk;
    m_title->setText(QStringLiteral("[%1]  ").arg(m_number) + headingPath(chunk));
    TextRange range = chunk.range;
    QString path = toQString(chunk.path);
    for (const Citation& citation : m_citations)
        if (citation.n == m_number && !citation.range.empty()) {
            range = citation.range;
            path = toQString(citation.path);
            break;
        }
    m_place->setText(editionOf(hit) + QStringLiteral("  ·  ") + path + QStringLiteral("  ·  ") +
                     (isExtractedHit(hit) ? extractedRangeText(range.start, range.end)
                                          : rangeText(range.start, range.end)) +
                     QStringLiteral("  ·  ") +
                     tr("passage %1 of %2").arg(QString::number(m_number), QString::number(m_hits.size())));
    m_web->setVisible(!chunk.url.empty());
}

bool SourcePanel::isExtractedHit(const Hit& hit) const {
    const auto& editions = m_app.editions();
    return std::any_of(editions.begin(), editions.end(), [&](const EditionInfo& edition) {
        return edition.name == hit.corpus && edition.version == hit.version && isExtracted(edition);
    });
}

void SourcePanel::load(const Hit& hit) {
    const QString key = editionOf(hit) + QLatin1Char('\n') + toQString(hit.stored.chunk.path);
    if (m_loading == key || !m_app.workbench())
        return;
    EditionInfo edition;
    for (const EditionInfo& known : m_app.editions())
        if (known.name == hit.corpus && known.version == hit.version)
            edition = known;
    if (edition.id == 0) {
        m_banner->showMessage(MessageBanner::Tone::Warn, tr("This corpus is no longer in the workspace."),
                              tr("The answer keeps its quotes; the page itself is gone."));
        m_view->setPage(nullptr);
        return;
    }
    m_loading = key;
    m_job.forget();
    m_job = m_app.jobs().start<std::shared_ptr<const PageContent>>(
        Lane::Io, tr("Opening a page"), this,
        [workbench = m_app.workbench(), edition, path = hit.stored.chunk.path](JobContext& context) {
            return loadPage(*workbench, edition, path, context);
        },
        [this](Result<std::shared_ptr<const PageContent>> page) {
            m_loading.clear();
            if (!page) {
                m_page.reset();
                m_view->setPage(nullptr);
                m_banner->showError(page.error());
                return;
            }
            m_page = std::move(*page);
            m_view->setPage(m_page);
            present();
        },
        false);
}

void SourcePanel::present() {
    if (!m_page || m_number == 0)
        return;
    std::vector<SourceLayer> layers;
    const std::string path = m_hits[static_cast<std::size_t>(m_number) - 1].stored.chunk.path;
    for (std::size_t i = 0; i < m_hits.size(); ++i) {
        const Hit& hit = m_hits[i];
        if (hit.stored.chunk.path != path || editionOf(hit) != m_page->edition)
            continue;
        SourceLayer layer;
        layer.kind = SourceLayer::Kind::Retrieved;
        layer.range = hit.stored.chunk.range;
        layer.id = QString::number(i + 1);
        layer.label = QStringLiteral("[%1]").arg(i + 1);
        layers.push_back(layer);
    }
    TextRange target;
    QString targetPath;
    for (const Citation& citation : m_citations) {
        if (!citation.hit || citation.range.empty() || m_hits[*citation.hit].stored.chunk.path != path)
            continue;
        SourceLayer layer;
        layer.kind = SourceLayer::Kind::Cited;
        layer.range = citation.range;
        // Bytes of an included file are another file's bytes: the same numbers mean another place there.
        if (citation.path != path)
            layer.path = toQString(citation.path);
        layer.id = QString::number(citation.n);
        layer.label = QStringLiteral("[%1]").arg(citation.n);
        layer.strong = citation.n == m_number;
        if (layer.strong && target.empty()) {
            target = layer.range;
            targetPath = layer.path;
        }
        layers.push_back(layer);
    }
    if (target.empty())
        target = m_hits[static_cast<std::size_t>(m_number) - 1].stored.chunk.range;
    m_view->setLayers(std::move(layers));
    m_view->showRange(target, targetPath);
}

} // namespace touchstone::gui
