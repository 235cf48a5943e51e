// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/promptdraft.h"

#include "core/prompts/prompt_text.h"
#include "eval/gold/gold_repository.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/openprompts.h"
#include "gui/viewmodels/promptsviewmodel.h"

#include <algorithm>
#include <map>

namespace touchstone::gui {

namespace {

constexpr int kKeepMs = 400, kCheckMs = 200;
constexpr std::size_t kPreviewTokens = 3000; ///< as the command line

using DraftBench = std::shared_ptr<Workbench>;

DraftFinding mistakeOf(const Error& error) {
    DraftFinding out;
    out.kind = DraftFinding::Kind::Mistake;
    out.rule = QStringLiteral("mistake");
    out.line = static_cast<int>(error.line);
    out.column = std::max(1, static_cast<int>(error.column));
    out.message = toQString(error.message);
    if (!error.hint.empty())
        out.message += QLatin1Char(' ') + toQString(error.hint);
    return out;
}

/// Questions and answers of the newest version of every gold set: examples must not hold them.
Result<std::vector<std::pair<std::string, std::string>>> measuredTexts(Database& database) {
    GoldRepository repository(database);
    const auto all = repository.list();
    if (!all)
        return fail(all.error());
    std::map<std::string, GoldSet> newest;
    for (const GoldSet& one : *all)
        if (GoldSet& known = newest[one.name]; one.version >= known.version)
            known = one;
    std::vector<std::pair<std::string, std::string>> out;
    for (const auto& entry : newest) {
        const auto items = repository.items(entry.second);
        if (!items)
            return fail(items.error());
        for (const GoldItem& item : *items) {
            out.emplace_back(entry.first + "/" + item.id, item.question);
            if (!item.answer.empty())
                out.emplace_back(entry.first + "/" + item.id, item.answer);
        }
    }
    return out;
}

std::vector<DraftFinding> findingsOf(const PromptVersion& prompt, const PromptLintOptions& options) {
    const std::string file = promptLabel(prompt);
    if (const auto sound = checkPromptText(prompt.text, file); !sound)
        return {mistakeOf(sound.error())};
    const auto found = lintPrompt(prompt, options);
    if (!found)
        return {mistakeOf(found.error())};
    std::vector<DraftFinding> out;
    for (const PromptFinding& one : *found)
        out.push_back({one.warning ? DraftFinding::Kind::Warning : DraftFinding::Kind::Remark,
                       static_cast<int>(one.line), static_cast<int>(one.column), toQString(one.rule),
                       toQString(one.message)});
    return out;
}

Result<> keepTyped(const DraftBench& bench, const PromptLibrary::Draft& draft, bool changed) {
    const auto open = openPrompts(bench, Database::Mode::ReadWrite);
    if (!open)
        return fail(open.error());
    // A text that is its version's own is no draft.
    return changed ? (*open)->library.keepDraft(draft) : (*open)->library.dropDraft(draft.name, draft.base);
}

} // namespace

PromptDraft::PromptDraft(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_findings(new DraftFindingModel(this)) {
    for (QTimer* timer : {&m_keepTimer, &m_checkTimer})
        timer->setSingleShot(true);
    m_keepTimer.setInterval(kKeepMs);
    m_checkTimer.setInterval(kCheckMs);
    connect(&m_keepTimer, &QTimer::timeout, this, &PromptDraft::keep);
    connect(&m_checkTimer, &QTimer::timeout, this, &PromptDraft::check);
}

PromptDraft::~PromptDraft() {
    // The last words of a window that closes; after those that are being kept already.
    if (m_dirty && m_app.workbench()) {
        m_app.jobs().start<bool>(
            Lane::Edits, tr("Keeping a draft"), nullptr,
            [bench = m_app.workbench(), draft = draftOf(typed()),
             isDraft = changed() || !m_message.isEmpty()](JobContext&) -> Result<bool> {
                TOUCHSTONE_TRY(keepTyped(bench, draft, isDraft));
                return true;
            },
            {}, false);
    }
    for (JobHandle* job : {&m_openJob, &m_checkJob, &m_renderJob, &m_commitJob})
        job->forget();
}

QString PromptDraft::label() const {
    return m_name + QLatin1Char('@') + QString::number(m_base);
}

void PromptDraft::open(const QString& name, int base) {
    if (!m_app.workbench())
        return;
    if (m_open && name == m_name && base == m_base) {
        Q_EMIT opened();
        return;
    }
    // What was typed into the other draft is written first, by the same job.
    m_keepTimer.stop();
    m_checkTimer.stop();
    const std::optional<Typed> pending = m_open && m_dirty ? std::optional<Typed>(typed()) : std::nullopt;
    const bool isDraft = changed() || !m_message.isEmpty();
    struct Opened {
        QString text, message, baseText;
    };
    m_openJob.forget();
    m_openJob = m_app.jobs().start<Opened>(
        Lane::Edits, tr("Opening a draft"), this,
        [bench = m_app.workbench(), name = toStd(name), base, pending,
         isDraft](JobContext&) -> Result<Opened> {
            if (pending)
                TOUCHSTONE_TRY(keepTyped(bench, draftOf(*pending), isDraft));
            const auto open = openPrompts(bench, Database::Mode::ReadOnly);
            if (!open)
                return fail(open.error());
            const auto prompt = (*open)->library.find(name + "@" + std::to_string(base));
            if (!prompt)
                return fail(prompt.error());
            const auto drafts = (*open)->library.drafts();
            if (!drafts)
                return fail(drafts.error());
            Opened out{toQString(prompt->text), {}, toQString(prompt->text)};
            for (const PromptLibrary::Draft& draft : *drafts)
                if (draft.name == name && draft.base == base) {
                    out.text = toQString(draft.text);
                    out.message = toQString(draft.message);
                }
            return out;
        },
        [this, name, base](Result<Opened> result) {
            if (!result) {
                Q_EMIT failed(result.error());
                return;
            }
            m_name = name;
            m_base = base;
            m_text = result->text;
            m_message = result->message;
            m_baseText = result->baseText;
            m_open = true;
            m_dirty = false;
            m_diff.reset();
            m_preview.reset();
            m_findings->setFindings({});
            Q_EMIT opened();
            Q_EMIT keptChanged();
            check();
        },
        false);
}

PromptLibrary::Draft PromptDraft::draftOf(const Typed& typed) {
    return {toStd(typed.name), typed.base, toStd(typed.text), toStd(typed.message), 0};
}

void PromptDraft::setText(const QString& text) {
    if (!m_open || text == m_text)
        return;
    m_text = text;
    m_dirty = true;
    m_keepTimer.start();
    m_checkTimer.start();
    Q_EMIT keptChanged();
}

void PromptDraft::setMessage(const QString& message) {
    if (!m_open || message == m_message)
        return;
    m_message = message;
    m_dirty = true;
    m_keepTimer.start();
    Q_EMIT keptChanged();
}

void PromptDraft::keep() {
    m_keepTimer.stop();
    if (!m_open || !m_app.workbench())
        return;
    const Typed now = typed();
    const bool isDraft = changed() || !m_message.isEmpty();
    using Nothing = bool;
    m_app.jobs().start<Nothing>(
        Lane::Edits, tr("Keeping a draft"), this,
        [bench = m_app.workbench(), now, isDraft](JobContext&) -> Result<Nothing> {
            TOUCHSTONE_TRY(keepTyped(bench, draftOf(now), isDraft));
            return true;
        },
        [this, now](Result<Nothing> done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            if (now.name == m_name && now.base == m_base && now.text == m_text && now.message == m_message) {
                m_dirty = false;
                Q_EMIT keptChanged();
            }
        },
        false);
}

void PromptDraft::check() {
    if (!m_open || !m_app.workbench())
        return;
    struct Checked {
        std::vector<DraftFinding> findings;
        std::shared_ptr<const PromptTextDiff> diff;
    };
    m_checkJob.forget();
    m_checkJob = m_app.jobs().start<Checked>(
        Lane::Io, tr("Checking a draft"), this,
        [bench = m_app.workbench(), now = typed(),
         before = toStd(m_baseText)](JobContext& context) -> Result<Checked> {
            const PromptVersion draft{toStd(now.name), now.base, toStd(now.text), {}};
            PromptLintOptions options;
            auto database = bench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            auto gold = measuredTexts(*database);
            if (!gold)
                return fail(std::move(gold.error()));
            options.gold = std::move(*gold);
            Checked out;
            out.findings = findingsOf(draft, options);
            TOUCHSTONE_TRY(context.check());
            auto diff = diffPromptTexts({draft.name, draft.version, before, {}}, draft, context);
            if (!diff)
                return fail(std::move(diff.error()));
            out.diff = std::move(*diff);
            return out;
        },
        [this](Result<Checked> result) {
            if (!result) {
                if (!wasStopped(result.error()))
                    Q_EMIT failed(result.error());
                return;
            }
            m_findings->setFindings(std::move(result->findings));
            m_diff = std::move(result->diff);
            Q_EMIT checked();
        },
        false);
}

void PromptDraft::render(const QString& question) {
    if (!m_open || !m_app.workbench())
        return;
    const EditionInfo* edition = m_app.currentEdition();
    if (edition == nullptr) {
        Error error;
        error.code = ErrorCode::NotFound;
        error.message = toStd(tr("There is no corpus to find passages in."));
        error.hint = toStd(tr("Add one on the corpus page; then the draft can be rendered."));
        Q_EMIT failed(error);
        return;
    }
    using Preview = std::shared_ptr<const DraftPreview>;
    m_renderJob.forget();
    // It may wait for an index.
    m_renderJob = m_app.jobs().start<Preview>(
        Lane::Model, tr("Rendering a draft"), this,
        [bench = m_app.workbench(), now = typed(), question,
         edition = *edition](JobContext& context) -> Result<Preview> {
            auto retriever = bench->retriever({edition}, context);
            if (!retriever)
                return fail(std::move(retriever.error()));
            const AskOptions asked;
            auto found = (*retriever)->retrieve(toStd(question), asked.retrieval, context);
            if (!found)
                return fail(std::move(found.error()));
            const PromptVersion draft{toStd(now.name), now.base, toStd(now.text), {}};
            auto preview =
                previewPrompt(draft, toStd(question), found->hits, kPreviewTokens, bench->boundarySecret());
            if (!preview)
                return fail(std::move(preview.error()));
            auto out = std::make_shared<DraftPreview>();
            out->question = question;
            out->corpus = editionLabel(edition);
            out->preview = std::move(*preview);
            return Preview(std::move(out));
        },
        [this](Result<Preview> preview) {
            if (!preview) {
                if (!wasStopped(preview.error()))
                    Q_EMIT failed(preview.error());
                return;
            }
            m_preview = std::move(*preview);
            Q_EMIT rendered();
        });
}

void PromptDraft::commit() {
    if (!m_open || !m_app.workbench() || m_commitJob.active())
        return;
    m_keepTimer.stop();
    m_commitJob = m_app.jobs().start<CommittedPrompt>(
        Lane::Edits, tr("Committing a prompt"), this,
        [bench = m_app.workbench(), now = typed()](JobContext&) -> Result<CommittedPrompt> {
            const auto open = openPrompts(bench, Database::Mode::ReadWrite);
            if (!open)
                return fail(open.error());
            PromptCommit change;
            change.name = toStd(now.name);
            change.text = toStd(now.text);
            change.file = change.name;
            change.message = toStd(now.message);
            change.author = accountName();
            change.parent = now.base;
            auto done = (*open)->library.commit(change);
            if (done)
                TOUCHSTONE_TRY((*open)->library.dropDraft(change.name, now.base));
            return done;
        },
        [this](Result<CommittedPrompt> done) {
            if (!done) {
                keep(); // nothing that was typed is lost
                Q_EMIT failed(done.error());
                return;
            }
            m_open = false;
            m_dirty = false;
            Q_EMIT committed(toQString(done->prompt.name), done->prompt.version, done->isNew);
        },
        false);
}

void PromptDraft::discard() {
    if (!m_open || !m_app.workbench())
        return;
    m_keepTimer.stop();
    m_text = m_baseText;
    m_message.clear();
    m_dirty = true;
    keep();
    check();
    Q_EMIT discarded();
}

void DraftFindingModel::setFindings(std::vector<DraftFinding> findings) {
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

int DraftFindingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_findings.size());
}

int DraftFindingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DraftFindingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const DraftFinding& one = m_findings[static_cast<std::size_t>(index.row())];
    if (role == KindRole)
        return static_cast<int>(one.kind);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Place:
        return one.line > 0 ? QStringLiteral("%1:%2").arg(one.line).arg(one.column) : QStringLiteral("–");
    case Kind:
        return one.kind == DraftFinding::Kind::Mistake   ? tr("mistake")
               : one.kind == DraftFinding::Kind::Warning ? tr("warning")
                                                         : tr("remark");
    case Message:
        return one.message;
    default:
        return one.rule;
    }
}

QVariant DraftFindingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Place:
        return tr("Where");
    case Kind:
        return tr("Kind");
    case Message:
        return tr("What");
    default:
        return tr("Rule");
    }
}

} // namespace touchstone::gui
