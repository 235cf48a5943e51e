// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/promptsviewmodel.h"

#include "core/platform/env.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/openprompts.h"

namespace touchstone::gui {

std::string accountName() {
    for (const char* name : {"USER", "LOGNAME"})
        if (const auto value = environmentVariable(name); value && !value->empty())
            return *value;
    return {};
}

PromptsViewModel::PromptsViewModel(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_names(new PromptNameModel(this)),
      m_versions(new PromptVersionModel(this)) {
    connect(&m_app, &AppModel::opened, this, &PromptsViewModel::refresh);
}

PromptsViewModel::~PromptsViewModel() {
    for (JobHandle* job : {&m_shelfJob, &m_searchJob, &m_pairJob, &m_logJob})
        job->forget();
}

void PromptsViewModel::refresh() {
    if (!m_app.workbench())
        return;
    struct Read {
        RunLines runs;
        std::shared_ptr<const PromptShelf> shelf;
    };
    m_shelfJob.forget();
    m_shelfJob = m_app.jobs().start<Read>(
        Lane::Io, tr("Reading the prompts"), this,
        [bench = m_app.workbench(), known = m_runs](JobContext&) -> Result<Read> {
            const auto open = openPrompts(bench, Database::Mode::ReadOnly);
            if (!open)
                return fail(open.error());
            auto runs = readRunLines((*open)->database, known);
            if (!runs)
                return fail(std::move(runs.error()));
            auto shelf = readPromptShelf((*open)->library, *runs);
            if (!shelf)
                return fail(std::move(shelf.error()));
            return Read{std::move(*runs), std::move(*shelf)};
        },
        [this](Result<Read> read) {
            if (!read) {
                if (!wasStopped(read.error()))
                    Q_EMIT failed(read.error());
                return;
            }
            m_runs = std::move(read->runs);
            m_shelf = std::move(read->shelf);
            fillLists();
            Q_EMIT shelfChanged();
            if (m_shelf->find(m_wantedName) != nullptr) {
                if (m_wantedName != m_name)
                    setName(m_wantedName);
                if (m_wanted > 0)
                    show(m_wanted);
            } else if (history() == nullptr && !m_shelf->histories.empty()) {
                const bool answers = m_shelf->find(QStringLiteral("answer")) != nullptr;
                setName(answers ? QStringLiteral("answer") : m_shelf->histories.front().name);
            } else {
                Q_EMIT pairChanged(); // tags and scores may be others
            }
            m_wantedName.clear();
            m_wanted = 0;
            if (!m_search.isEmpty())
                setSearch(m_search);
        },
        false);
}

void PromptsViewModel::refreshAndShow(const QString& name, int version) {
    m_wantedName = name;
    m_wanted = version;
    refresh();
}

const PromptHistory* PromptsViewModel::history() const {
    return m_shelf ? m_shelf->find(m_name) : nullptr;
}

QString PromptsViewModel::labelOf(int version) const {
    return version > 0 ? m_name + QLatin1Char('@') + QString::number(version) : QString();
}

void PromptsViewModel::setName(const QString& name) {
    const PromptHistory* chosen = m_shelf ? m_shelf->find(name) : nullptr;
    if (chosen == nullptr)
        return;
    m_name = name;
    m_a = m_b = m_held = 0;
    m_versions->setHistory(m_shelf, m_name, m_matches);
    Q_EMIT nameChanged();
    if (!chosen->rows.empty())
        show(chosen->rows.front().version);
}

void PromptsViewModel::fillLists() {
    m_names->setShelf(m_shelf, m_matches);
    m_versions->setHistory(m_shelf, m_name, m_matches);
}

void PromptsViewModel::setSearch(const QString& words) {
    m_search = words.trimmed();
    m_searchJob.forget();
    if (m_search.isEmpty()) {
        m_matches.reset();
        fillLists();
        Q_EMIT matchesChanged();
        return;
    }
    if (!m_app.workbench())
        return;
    m_searchJob = m_app.jobs().start<PromptMatches>(
        Lane::Io, tr("Searching the prompts"), this,
        [bench = m_app.workbench(), text = m_search](JobContext& context) -> Result<PromptMatches> {
            const auto open = openPrompts(bench, Database::Mode::ReadOnly);
            if (!open)
                return fail(open.error());
            return searchPrompts((*open)->library, text, context);
        },
        [this](Result<PromptMatches> matches) {
            if (!matches) {
                if (!wasStopped(matches.error()))
                    Q_EMIT failed(matches.error());
                return;
            }
            m_matches = std::move(*matches);
            fillLists();
            Q_EMIT matchesChanged();
        },
        false);
}

void PromptsViewModel::show(int version) {
    const PromptHistory* all = history();
    const PromptRow* row = all == nullptr ? nullptr : all->version(version);
    if (row == nullptr)
        return;
    const bool hasParent = row->parent && all->version(*row->parent) != nullptr;
    setPair(m_held > 0 ? m_held : hasParent ? *row->parent : version, version);
}

void PromptsViewModel::holdA(int version) {
    m_held = m_held == version ? 0 : version;
    if (m_held > 0)
        setPair(m_held, m_b);
    else
        show(m_b);
}

void PromptsViewModel::setPair(int a, int b) {
    const PromptHistory* all = history();
    if (all == nullptr || all->version(a) == nullptr || all->version(b) == nullptr)
        return;
    const bool same = m_a == a && m_b == b && m_pair && m_pair->b.name == toStd(m_name);
    m_a = a;
    m_b = b;
    m_versions->setPair(a, b);
    Q_EMIT pairChanged();
    if (!same)
        readPair();
}

void PromptsViewModel::readPair() {
    if (!m_app.workbench())
        return;
    using Pair = std::shared_ptr<const PromptPair>;
    m_pair.reset();
    m_pairJob.forget();
    m_pairJob = m_app.jobs().start<Pair>(
        Lane::Io, tr("Comparing two versions"), this,
        [bench = m_app.workbench(), a = toStd(labelOf(m_a)),
         b = toStd(labelOf(m_b))](JobContext& context) -> Result<Pair> {
            const auto open = openPrompts(bench, Database::Mode::ReadOnly);
            if (!open)
                return fail(open.error());
            auto out = std::make_shared<PromptPair>();
            auto left = (*open)->library.find(a);
            if (!left)
                return fail(std::move(left.error()));
            auto right = (*open)->library.find(b);
            if (!right)
                return fail(std::move(right.error()));
            auto diff = diffPromptTexts(*left, *right, context);
            if (!diff)
                return fail(std::move(diff.error()));
            out->a = std::move(*left);
            out->b = std::move(*right);
            out->diff = std::move(*diff);
            return Pair(std::move(out));
        },
        [this](Result<Pair> pair) {
            if (!pair) {
                if (!wasStopped(pair.error()))
                    Q_EMIT failed(pair.error());
                return;
            }
            m_pair = std::move(*pair);
            Q_EMIT pairRead();
        },
        false);
}

void PromptsViewModel::tag(int version, const QString& tag) {
    if (!m_app.workbench() || version <= 0)
        return;
    m_app.jobs().start<StoredPrompt>(
        Lane::Edits, tr("Tagging a prompt"), this,
        [bench = m_app.workbench(), label = toStd(labelOf(version)),
         word = toStd(tag)](JobContext&) -> Result<StoredPrompt> {
            const auto open = openPrompts(bench, Database::Mode::ReadWrite);
            if (!open)
                return fail(open.error());
            return (*open)->library.tag(label, word, accountName());
        },
        [this, tag](Result<StoredPrompt> prompt) {
            if (!prompt) {
                Q_EMIT failed(prompt.error());
                return;
            }
            refresh();
            Q_EMIT tagged(toQString(promptLabel(*prompt)), tag);
        },
        false);
}

void PromptsViewModel::rollback(const QString& name, const QString& reason) {
    if (!m_app.workbench())
        return;
    m_app.jobs().start<PromptLibrary::RolledBack>(
        Lane::Edits, tr("Rolling a prompt back"), this,
        [bench = m_app.workbench(), name = toStd(name),
         reason = toStd(reason)](JobContext&) -> Result<PromptLibrary::RolledBack> {
            const auto open = openPrompts(bench, Database::Mode::ReadWrite);
            if (!open)
                return fail(open.error());
            return (*open)->library.rollback(name, accountName(), reason);
        },
        [this, name](Result<PromptLibrary::RolledBack> done) {
            if (!done) {
                Q_EMIT failed(done.error());
                return;
            }
            refresh();
            Q_EMIT rolledBack(name, done->from, done->to.value_or(0));
        },
        false);
}

void PromptsViewModel::readLog() {
    if (!m_app.workbench())
        return;
    m_logJob.forget();
    m_logJob = m_app.jobs().start<std::vector<PromptEvent>>(
        Lane::Io, tr("Reading the log of a prompt"), this,
        [bench = m_app.workbench(), name = toStd(m_name)](JobContext&) -> Result<std::vector<PromptEvent>> {
            const auto open = openPrompts(bench, Database::Mode::ReadOnly);
            if (!open)
                return fail(open.error());
            return (*open)->library.events(name);
        },
        [this](Result<std::vector<PromptEvent>> events) {
            if (!events) {
                Q_EMIT failed(events.error());
                return;
            }
            m_log = std::move(*events);
            Q_EMIT logRead();
        },
        false);
}

} // namespace touchstone::gui
