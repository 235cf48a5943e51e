// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/corpusviewmodel.h"

#include "gui/text/convert.h"

#include <utility>

namespace touchstone::gui {

namespace {

using Shown = std::shared_ptr<const std::vector<quint32>>;

struct Listing {
    std::shared_ptr<const DocumentTable> documents;
    Shown shown;
    std::vector<CorpusRepository::Warning> warnings;
};

Result<Shown> shownOf(const DocumentTable& table, const DocumentQuery& query, JobContext& context) {
    auto shown = select(table, query, context);
    if (!shown)
        return fail(std::move(shown.error()));
    return std::make_shared<const std::vector<quint32>>(std::move(*shown));
}

Result<Listing> readListing(Workbench& workbench, const EditionInfo& edition, const DocumentQuery& query,
                            JobContext& context) {
    auto database = workbench.workspace()->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    Listing out;
    auto table = readDocumentTable(*database, edition, context);
    if (!table)
        return fail(std::move(table.error()));
    out.documents = std::move(*table);
    auto shown = shownOf(*out.documents, query, context);
    if (!shown)
        return fail(std::move(shown.error()));
    out.shown = std::move(*shown);
    auto warnings = CorpusRepository(*database).warnings(edition);
    if (!warnings)
        return fail(std::move(warnings.error()));
    out.warnings = std::move(*warnings);
    return out;
}

} // namespace

CorpusViewModel::CorpusViewModel(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_tree(new DocumentTreeModel(this)),
      m_tableModel(new DocumentTableModel(this)) {
    connect(m_tree, &DocumentTreeModel::sectionsWanted, this, &CorpusViewModel::loadSections);
    connect(&m_app, &AppModel::editionsChanged, this, [this] {
        const EditionInfo* shown = editionInfo();
        if (shown && toQString(shown->snapshot) != m_snapshot)
            loadDocuments(); // updated, here or by another process
        else if (!shown)
            showEdition(m_app.editions().empty() ? QString() : editionLabel(m_app.editions().back()));
    });
    if (!m_app.editions().empty())
        showEdition(editionLabel(m_app.editions().back()));
}

CorpusViewModel::~CorpusViewModel() {
    for (JobHandle* job : {&m_listing, &m_querying, &m_opening})
        job->forget();
}

const EditionInfo* CorpusViewModel::editionInfo() const {
    for (const EditionInfo& edition : m_app.editions())
        if (editionLabel(edition) == m_edition)
            return &edition;
    return nullptr;
}

void CorpusViewModel::showEdition(const QString& name) {
    if (name == m_edition && editionInfo())
        return;
    m_edition = name;
    m_snapshot.clear();
    m_page.reset();
    m_chunk = -1;
    m_target = {};
    m_opening.forget();
    m_query.text.clear();
    show(nullptr, nullptr);
    m_warnings.clear();
    Q_EMIT editionChanged();
    Q_EMIT warningsChanged();
    Q_EMIT pageOpened();
    loadDocuments();
}

void CorpusViewModel::loadDocuments() {
    const EditionInfo* edition = editionInfo();
    if (!edition || !m_app.workbench())
        return;
    m_snapshot = toQString(edition->snapshot);
    m_listing.forget();
    m_listing = m_app.jobs().start<Listing>(
        Lane::Io, tr("Reading the documents"), this,
        [workbench = m_app.workbench(), shown = *edition, query = m_query](JobContext& context) {
            return readListing(*workbench, shown, query, context);
        },
        [this, query = m_query](Result<Listing> listing) {
            if (!listing) {
                Q_EMIT failed(listing.error());
                return;
            }
            show(std::move(listing->documents), std::move(listing->shown));
            if (query != m_query)
                runQuery(); // typed while it was read
            m_warnings = std::move(listing->warnings);
            Q_EMIT warningsChanged();
            Q_EMIT editionChanged();
        },
        false);
}

void CorpusViewModel::show(std::shared_ptr<const DocumentTable> documents, Shown shown) {
    m_documents = std::move(documents);
    m_shown = std::move(shown);
    m_tree->setRows(m_documents, m_shown);
    m_tableModel->setRows(m_documents, m_shown);
    Q_EMIT documentsChanged();
}

void CorpusViewModel::setFilter(const QString& text) {
    if (text.trimmed() == m_query.text)
        return;
    m_query.text = text.trimmed();
    runQuery();
}

void CorpusViewModel::sortBy(DocumentColumn column, bool descending) {
    if (column == m_query.sortBy && descending == m_query.descending)
        return;
    m_query.sortBy = column;
    m_query.descending = descending;
    runQuery();
}

void CorpusViewModel::runQuery() {
    if (!m_documents)
        return;
    m_querying.forget();
    m_querying = m_app.jobs().start<Shown>(
        Lane::Io, tr("Filtering the documents"), this,
        [documents = m_documents, query = m_query](JobContext& context) {
            return shownOf(*documents, query, context);
        },
        [this, documents = m_documents](Result<Shown> shown) {
            // Another table may have come meanwhile, with a query of its own behind it.
            if (shown && documents == m_documents)
                show(m_documents, std::move(*shown));
        },
        false);
}

void CorpusViewModel::loadSections(qint64 documentRow) {
    if (!m_app.workbench())
        return;
    m_app.jobs().start<std::vector<TreeSection>>(
        Lane::Io, tr("Reading sections"), this,
        [workbench = m_app.workbench(), documentRow](JobContext&) -> Result<std::vector<TreeSection>> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            auto sections = CorpusRepository(*database).sections(documentRow);
            if (!sections)
                return fail(std::move(sections.error()));
            std::vector<TreeSection> out;
            for (const SectionSummary& section : *sections)
                out.push_back({toQString(section.heading), section.level, section.source});
            return out;
        },
        [this, documentRow](Result<std::vector<TreeSection>> sections) {
            if (sections)
                m_tree->setSections(documentRow, std::move(*sections));
            else
                Q_EMIT failed(sections.error());
        },
        false);
}

void CorpusViewModel::openPage(const QString& path, TextRange range) {
    const EditionInfo* edition = editionInfo();
    if (!edition || !m_app.workbench())
        return;
    m_target = range;
    if (m_page && m_page->path == path && m_page->edition == m_edition) {
        m_chunk = range.empty() ? m_chunk : chunkAt(range.start);
        Q_EMIT pageOpened();
        Q_EMIT chunkSelected();
        return;
    }
    m_opening.forget();
    m_opening = m_app.jobs().start<std::shared_ptr<const PageContent>>(
        Lane::Io, tr("Opening a page"), this,
        [workbench = m_app.workbench(), shown = *edition, wanted = toStd(path)](JobContext& context) {
            return loadPage(*workbench, shown, wanted, context);
        },
        [this, path](Result<std::shared_ptr<const PageContent>> page) {
            if (!page) {
                Q_EMIT pageFailed(path, page.error());
                return;
            }
            m_page = std::move(*page);
            m_chunk = m_target.empty() ? -1 : chunkAt(m_target.start);
            Q_EMIT pageOpened();
            Q_EMIT chunkSelected();
        },
        false);
}

void CorpusViewModel::selectChunk(int ordinal) {
    const int count = m_page ? static_cast<int>(m_page->chunks.size()) : 0;
    const int wanted = ordinal >= 0 && ordinal < count ? ordinal : -1;
    if (wanted == m_chunk)
        return;
    m_chunk = wanted;
    Q_EMIT chunkSelected();
}

const PageChunk* CorpusViewModel::chunk() const {
    return m_page && m_chunk >= 0 && static_cast<std::size_t>(m_chunk) < m_page->chunks.size()
               ? &m_page->chunks[static_cast<std::size_t>(m_chunk)]
               : nullptr;
}

int CorpusViewModel::chunkAt(quint64 byte) const {
    if (!m_page)
        return -1;
    for (std::size_t i = 0; i < m_page->chunks.size(); ++i)
        if (m_page->chunks[i].range.contains(byte))
            return static_cast<int>(i);
    return -1;
}

} // namespace touchstone::gui
