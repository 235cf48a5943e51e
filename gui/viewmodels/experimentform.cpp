// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/experimentform.h"

#include "core/platform/env.h"
#include "eval/gold/gold_repository.h"
#include "eval/runners/prepared_run.h"
#include "gui/text/convert.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <algorithm>
#include <filesystem>

namespace touchstone::gui {

namespace {

using Choices = std::shared_ptr<const ExperimentChoices>;

constexpr std::size_t kMostErrors = 200;
constexpr int kMostFiles = 1000;

QString goldLabel(const GoldSet& gold) {
    return toQString(gold.name) + QLatin1Char('@') + QString::number(gold.version);
}

/// The names of prompts that answer: those that are neither of the program's other purposes.
QStringList versionsOf(const std::vector<StoredPrompt>& prompts, const QStringList& names) {
    QStringList out;
    for (const QString& name : names)
        for (auto prompt = prompts.rbegin(); prompt != prompts.rend(); ++prompt)
            if (toQString(prompt->name) == name)
                out.append(toQString(promptLabel(*prompt)));
    return out;
}

/// "closed-book" and what begins with it need no sources; the other names that are nobody else's do.
bool needsNoSources(const QString& name) {
    return name.startsWith(QLatin1String("closed-book"));
}

Result<Choices> readChoices(const std::shared_ptr<Workbench>& bench) {
    auto database = bench->workspace()->connect();
    if (!database)
        return fail(std::move(database.error()));
    auto out = std::make_shared<ExperimentChoices>();
    auto golds = GoldRepository(*database).list();
    if (!golds)
        return fail(std::move(golds.error()));
    out->golds = std::move(*golds);
    std::stable_sort(out->golds.begin(), out->golds.end(), [](const GoldSet& a, const GoldSet& b) {
        return a.name != b.name ? a.name < b.name : a.version > b.version;
    });
    auto editions = CorpusRepository(*database).editions();
    if (!editions)
        return fail(std::move(editions.error()));
    out->editions = std::move(*editions);
    const auto prompts = PromptLibrary(*database, bench->promptFolder()).list();
    if (!prompts)
        return fail(prompts.error());
    QStringList answering{QStringLiteral("answer")}, without;
    for (const StoredPrompt& prompt : *prompts) {
        const QString name = toQString(prompt.name);
        QStringList& list = needsNoSources(name) ? without : answering;
        // The program's own prompts for judges and tools answer nobody's questions.
        if ((!prompt.builtIn || needsNoSources(name)) && !list.contains(name))
            list.append(name);
    }
    out->prompts = versionsOf(*prompts, answering);
    out->promptsWithoutSources = versionsOf(*prompts, without);
    return Choices(std::move(out));
}

} // namespace

const GoldSet* ExperimentChoices::gold(const QString& nameAtVersion) const {
    const auto found = std::find_if(golds.begin(), golds.end(),
                                    [&](const GoldSet& one) { return goldLabel(one) == nameAtVersion; });
    return found == golds.end() ? nullptr : &*found;
}

const EditionInfo* ExperimentChoices::edition(const QString& name) const {
    const auto found = std::find_if(editions.begin(), editions.end(),
                                    [&](const EditionInfo& one) { return editionLabel(one) == name; });
    return found == editions.end() ? nullptr : &*found;
}

const EditionInfo* ExperimentChoices::editionFor(const GoldSet& made) const {
    const QString bound = toQString(made.corpus);
    if (const EditionInfo* exact = edition(bound))
        return exact;
    const auto named = std::find_if(editions.rbegin(), editions.rend(), [&](const EditionInfo& one) {
        return toQString(one.name) == bound.section(QLatin1Char('@'), 0, 0);
    });
    if (named != editions.rend())
        return &*named;
    return editions.size() == 1 ? &editions.front() : nullptr;
}

QString draftName(const ExperimentDraft& draft) {
    const bool extractive = draft.model == QLatin1String("extractive");
    const ArmKind arm = extractive ? ArmKind::Extractive : draft.arm;
    QStringList words{draft.gold, toQString(armKindName(arm))};
    const ExperimentDraft usual;
    if (arm != ArmKind::ClosedBook) {
        if (draft.mode != usual.mode)
            words.append(toQString(retrievalModeName(draft.mode)));
        if (draft.k != usual.k)
            words.append(QStringLiteral("k %1").arg(draft.k));
        if (!draft.rerank.isEmpty())
            words.append(QStringLiteral("rerank %1").arg(draft.rerank.section(QLatin1Char(':'), 0, 0)));
    }
    if (!extractive && !draft.prompt.isEmpty())
        words.append(draft.prompt);
    if (draft.repeats > 1)
        words.append(QStringLiteral("x %1").arg(draft.repeats));
    return words.join(QStringLiteral(", "));
}

Result<Experiment> experimentOf(const ExperimentDraft& draft, const ExperimentChoices& choices,
                                const std::string& model, const std::string& judge) {
    const GoldSet* gold = choices.gold(draft.gold);
    if (gold == nullptr)
        return fail(ErrorCode::NotFound, "This gold set is not there any more: " + toStd(draft.gold));
    const EditionInfo* edition = choices.edition(draft.corpus);
    if (edition == nullptr)
        return fail(ErrorCode::NotFound, draft.corpus.isEmpty()
                                             ? std::string("No corpus is chosen for this gold set.")
                                             : "This corpus is not there any more: " + toStd(draft.corpus));
    Experiment out = starterExperiment(*gold, *edition, model);
    const bool asks = model != "extractive";
    if (asks && draft.arm != ArmKind::Extractive)
        out.target["arm"] = armKindName(draft.arm);
    if (asks && draft.arm == ArmKind::ClosedBook) {
        // What is not retrieved has no settings; the measures then say so, too.
        out.target.erase("prompt");
        out.target.erase("retrieval");
        out.target.erase("context_tokens");
        if (!draft.prompt.isEmpty())
            out.target["prompt_without_sources"] = toStd(draft.prompt);
    } else {
        out.target["retrieval"]["mode"] = retrievalModeName(draft.mode);
        out.target["retrieval"]["k"] = draft.k;
        if (!draft.rerank.isEmpty())
            out.target["retrieval"]["rerank"] = toStd(draft.rerank);
        if (asks && !draft.prompt.isEmpty())
            out.target["prompt"] = toStd(draft.prompt);
    }
    if (!judge.empty()) {
        out.judges.model = judge;
        for (const QString& metric : draft.judgeMetrics)
            out.judges.metrics.push_back(toStd(metric));
    }
    out.repeats = static_cast<std::uint32_t>(draft.repeats);
    out.budget = {draft.calls, draft.tokens, draft.cost};
    out.name = toStd(draft.name.isEmpty() ? draftName(draft) : draft.name);
    return parseExperiment(experimentText(out), "the form");
}

Result<Experiment> experimentOf(const ExperimentDraft& draft, const ExperimentChoices& choices,
                                Workbench& bench) {
    const auto specOf = [&](const QString& name) -> Result<std::string> {
        auto model = bench.model(toStd(name));
        if (!model)
            return fail(std::move(model.error()));
        return *model ? (*model)->spec() : std::string("extractive");
    };
    const auto model = specOf(draft.model);
    if (!model)
        return fail(model.error());
    std::string judge;
    if (!draft.judge.isEmpty() && !draft.judgeMetrics.isEmpty()) {
        auto spec = specOf(draft.judge);
        if (!spec)
            return fail(std::move(spec.error()));
        judge = std::move(*spec);
    }
    auto out = experimentOf(draft, choices, *model, judge);
    if (out)
        setPrices(*out, *model == "extractive" ? std::nullopt : bench.priceOf(*model),
                  judge.empty() ? std::nullopt : bench.priceOf(judge));
    return out;
}

Result<QString> keepExperiment(const QString& file, const std::string& text) {
    std::error_code none;
    const std::filesystem::path wanted(toStd(file));
    if (wanted.has_parent_path())
        std::filesystem::create_directories(wanted.parent_path(), none);
    std::filesystem::path path = wanted;
    for (int number = 2; std::filesystem::exists(path, none) && number < kMostFiles; ++number) {
        if (const auto there = readFile(path); there && *there == text)
            return toQString(path.string());
        path = wanted;
        path.replace_filename(wanted.stem().string() + "-" + std::to_string(number) +
                              wanted.extension().string());
    }
    TOUCHSTONE_TRY(writeFileAtomically(path, text));
    return toQString(path.string());
}

ExperimentForm::ExperimentForm(AppModel& app, QObject* parent) : QObject(parent), m_app(app) {}

ExperimentForm::~ExperimentForm() {
    for (JobHandle* job : {&m_reading, &m_importing, &m_keeping})
        job->forget();
}

void ExperimentForm::refresh() {
    if (!m_app.workbench())
        return;
    m_reading.forget();
    m_reading = m_app.jobs().start<Choices>(
        Lane::Io, tr("Reading the gold sets"), this,
        [bench = m_app.workbench()](JobContext&) { return readChoices(bench); },
        [this](Result<Choices> choices) {
            if (!choices) {
                Q_EMIT failed(choices.error());
                return;
            }
            m_choices = std::move(*choices);
            Q_EMIT choicesChanged();
        },
        false);
}

QString ExperimentForm::proposedFile(const QString& name) const {
    if (!m_app.workbench())
        return {};
    static const QRegularExpression kOther(QStringLiteral("[^\\w.-]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    QString plain = name.simplified().toLower().replace(kOther, QStringLiteral("-"));
    while (plain.startsWith(QLatin1Char('.')) || plain.startsWith(QLatin1Char('-')))
        plain.remove(0, 1);
    const QFileInfo workspace(toQString(m_app.workbench()->workspace()->path().string()));
    return workspace.dir().filePath(QStringLiteral("experiments/") +
                                    (plain.isEmpty() ? QStringLiteral("experiment") : plain.left(80)) +
                                    QStringLiteral(".json"));
}

bool ExperimentForm::hasSample() const {
    return m_app.workbench() &&
           QFileInfo::exists(
               toQString((m_app.workbench()->places().sharedData() / "sample/gold.jsonl").string()));
}

void ExperimentForm::importGold(const QString& file, const QString& name, const QString& corpus) {
    import({toStd(file), {}, toStd(name), toStd(corpus), {}}, false);
}

void ExperimentForm::takeSample() {
    if (m_app.workbench())
        import({(m_app.workbench()->places().sharedData() / "sample/gold.jsonl").string(),
                {},
                "handbook",
                "handbook",
                {}},
               true);
}

void ExperimentForm::import(const GoldImportRequest& request, bool withHandbook) {
    if (!m_app.workbench())
        return;
    struct Imported {
        GoldImport gold;
        std::vector<Error> errors;
        bool corpora = false; ///< there is one more
    };
    m_importing.forget();
    m_importing = m_app.jobs().start<Imported>(
        Lane::Index, tr("Importing a gold set"), this,
        [bench = m_app.workbench(), request, withHandbook](JobContext& context) -> Result<Imported> {
            Imported out;
            auto database = bench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            if (withHandbook && !CorpusRepository(*database).edition(EditionName::parse(request.corpus))) {
                const auto added = bench->addSample(context);
                if (!added)
                    return fail(added.error());
                out.corpora = true;
            }
            auto gold = touchstone::importGold(bench->workspace(), *database, request, context);
            if (gold)
                out.gold = std::move(*gold);
            else if (gold.error().code == ErrorCode::Cancelled)
                return fail(std::move(gold.error()));
            else
                out.errors = goldImportErrors(request, gold.error(), kMostErrors);
            return out;
        },
        [this](Result<Imported> imported) {
            if (!imported) {
                if (imported.error().code != ErrorCode::Cancelled)
                    Q_EMIT goldRefused({imported.error()});
                return;
            }
            if (imported->corpora)
                m_app.refreshEditions();
            if (!imported->errors.empty()) {
                Q_EMIT goldRefused(imported->errors);
                return;
            }
            Q_EMIT goldImported(imported->gold);
            refresh();
        });
}

void ExperimentForm::keep(const ExperimentDraft& draft, const QString& file) {
    if (!m_app.workbench() || !m_choices)
        return;
    m_keeping.forget();
    m_keeping = m_app.jobs().start<QString>(
        Lane::Edits, tr("Writing an experiment"), this,
        [bench = m_app.workbench(), draft, choices = m_choices, file](JobContext&) -> Result<QString> {
            const auto experiment = experimentOf(draft, *choices, *bench);
            if (!experiment)
                return fail(experiment.error());
            return keepExperiment(file, experimentText(*experiment));
        },
        [this](Result<QString> written) {
            if (written)
                Q_EMIT kept(*written);
            else
                Q_EMIT failed(written.error());
        },
        false);
}

} // namespace touchstone::gui
