// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/corpusviewmodel.h"

#include "gui/text/convert.h"

#include <algorithm>
#include <unordered_map>

namespace touchstone::gui {

namespace {

struct Listing {
    std::vector<TreeDocument> documents;
    std::vector<CorpusRepository::Warning> warnings;
};

TreeDocument treeDocument(const FileRecord& file, const DocumentSummary* summary) {
    TreeDocument out;
    out.path = toQString(file.path);
    out.state = toQString(file.state);
    out.reason = toQString(file.reason);
    out.sizeBytes = file.sizeBytes;
    if (summary) {
        out.row = summary->row;
        out.title = toQString(summary->title);
        out.sections = summary->sections;
        out.chunks = summary->chunks;
    }
    out.key = (out.path + QLatin1Char('\n') + out.title).toLower();
    return out;
}

Result<Listing> readListing(Workbench& workbench, const EditionInfo& edition, JobContext& context) {
    auto database = workbench.workspace()->connect();
    if (!database)
        return fail(std::move(database.error()));
    CorpusRepository repository(*database);
    auto files = repository.files(edition);
    if (!files)
        return fail(std::move(files.error()));
    auto documents = repository.documents(edition);
    if (!documents)
        return fail(std::move(documents.error()));
    TOUCHSTONE_TRY(context.check());
    std::unordered_map<std::int64_t, const DocumentSummary*> byRow;
    for (const DocumentSummary& document : *documents)
        byRow.emplace(document.row, &document);
    Listing out;
    for (const FileRecord& file : *files) {
        const auto summary = byRow.find(file.documentRow);
        out.documents.push_back(treeDocument(file, summary == byRow.end() ? nullptr : summary->second));
    }
    // What was read comes first, in the order of the paths; what was not stands at the end.
    std::stable_partition(out.documents.begin(), out.documents.end(),
                          [](const TreeDocument& one) { return one.row != 0; });
    auto warnings = repository.warnings(edition);
    if (!warnings)
        return fail(std::move(warnings.error()));
    out.warnings = std::move(*warnings);
    return out;
}

} // namespace

CorpusViewModel::CorpusViewModel(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_documents(new DocumentTreeModel(this)) {
    connect(m_documents, &DocumentTreeModel::sectionsWanted, this, &CorpusViewModel::loadSections);
    connect(&m_app, &AppModel::editionsChanged, this, [this] {
        const EditionInfo* shown = editionInfo();
        if (shown && toQString(shown->snapshot) != m_snapshot)
            loadDocuments(); // updated, here or by another process
        else if (!shown)
            showEdition(m_app.editions().empty() ? QString() : editionLabel(m_app.editions().back()));
    });
}

CorpusViewModel::~CorpusViewModel() {
    m_listing.forget();
    m_opening.forget();
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
    m_documents->setDocuments({});
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
        [workbench = m_app.workbench(), shown = *edition](JobContext& context) {
            return readListing(*workbench, shown, context);
        },
        [this](Result<Listing> listing) {
            if (!listing) {
                Q_EMIT failed(listing.error());
                return;
            }
            m_documents->setDocuments(std::move(listing->documents));
            m_warnings = std::move(listing->warnings);
            Q_EMIT warningsChanged();
            Q_EMIT editionChanged();
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
                m_documents->setSections(documentRow, std::move(*sections));
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
