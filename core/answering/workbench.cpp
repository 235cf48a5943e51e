// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/workbench.h"

#include "core/answering/boundary_secret.h"
#include "core/answering/corpus_about.h"
#include "core/answering/lazy_http.h"
#include "core/answering/network_log.h"
#include "core/corpus/text_lines.h"
#include "core/engines/engine_retriever.h"
#include "core/models/budget.h"
#include "core/models/exchange_record.h"
#include "core/models/known_servers.h"
#include "core/models/price_list.h"
#include "core/platform/scratch_folder.h"
#include "core/traces/traces.h"

#include <fmt/format.h>

#include <algorithm>
#include <list>
#include <map>
#include <system_error>

namespace touchstone {
namespace {

constexpr const char* kSampleName = "handbook";
constexpr const char* kExtractive = "extractive";
constexpr std::size_t kKeptRetrievers = 4; // each holds its indexes in memory

std::string nameOf(const EditionInfo& edition) {
    return EditionName{edition.name, edition.version}.toString();
}

/// Every edition and the state that it is in: another snapshot is another key.
std::string keyOf(const std::vector<EditionInfo>& editions) {
    std::string key;
    for (const EditionInfo& edition : editions)
        key += fmt::format("{}:{}:{};", edition.id, edition.snapshotRow, edition.snapshot);
    return key;
}

Result<std::vector<EditionInfo>> onlyCorpus(const std::vector<EditionInfo>& all) {
    if (all.empty())
        return fail(ErrorCode::NotFound, "This workspace holds no documents yet.",
                    "Add some: touchstone-cli corpus add FOLDER --name NAME.");
    std::string names;
    bool several = false;
    for (const EditionInfo& edition : all) {
        names += (names.empty() ? "" : ", ") + nameOf(edition);
        several = several || edition.name != all.front().name;
    }
    if (several)
        return fail(ErrorCode::Usage, fmt::format("There are several corpora: {}.", names),
                    "Name one of them, or several with commas: --corpus NAME[@VERSION],...");
    const auto newest =
        std::max_element(all.begin(), all.end(), [](const EditionInfo& a, const EditionInfo& b) {
            return a.addedUnixMs < b.addedUnixMs;
        });
    return std::vector<EditionInfo>{*newest};
}

} // namespace

struct Workbench::State {
    struct Kept {
        std::string key;
        std::shared_ptr<const Retriever> retriever;
    };

    State(const WorkbenchOptions& given, Places found)
        : options(given), places(std::move(found)),
          settingsFile(given.settingsFile.value_or(places.settingsFile())) {}

    [[nodiscard]] bool offline() const { return options.offline || settings.offline; }
    /// With `mutex` held.
    [[nodiscard]] ModelServices modelServices() const {
        ModelServices services;
        services.http = recorder.get();
        services.secrets = secrets.get();
        services.budget = budget;
        services.prices = [own = settings.prices, builtIn = builtInPrices](const std::string& model) {
            return priceOfSpec(own, builtIn, model);
        };
        services.known = [at = workspace](const std::string& model) {
            return findKnownServer(*at, model).value_or(std::nullopt);
        };
        return services;
    }
    [[nodiscard]] std::filesystem::path sampleFolder() const {
        const std::filesystem::path shared = places.sharedData();
        return shared.empty() ? shared : shared / kSampleName;
    }

    /// One for all models, because they spend from one purse.
    [[nodiscard]] std::shared_ptr<Budget> makeBudget() const {
        const DailyBudget& day = settings.dailyBudget;
        BudgetLimits limits;
        limits.money = day.money;
        limits.tokens = day.tokens;
        limits.calls = day.calls;
        limits.currency = day.currency;
        return std::make_shared<Budget>(BudgetLimits{}, limits, spending);
    }

    WorkbenchOptions options;
    Places places;
    SettingsFile settingsFile;
    std::shared_ptr<Workspace> workspace;
    std::unique_ptr<NetworkLog> log; ///< outlives the transport, whose thread writes into it
    std::unique_ptr<LazyHttp> http;
    std::unique_ptr<SecretStore> secrets; ///< opens nothing before the first key is read
    std::unique_ptr<WorkspaceResponseCache> cache;
    std::unique_ptr<WorkspaceExchanges> exchanges;
    std::unique_ptr<HttpTransport> recorder; ///< the transport of models: keeps what goes to and fro
    std::vector<ModelPrice> builtInPrices;
    std::shared_ptr<SpendingStore> spending;

    std::mutex mutex; ///< of all below
    Settings settings;
    std::list<Kept> retrievers; ///< last used first
    std::map<std::string, std::shared_ptr<ChatModel>> models;
    std::optional<std::string> boundarySecret;
    std::shared_ptr<Budget> budget;
};

Workbench::Workbench() = default;
Workbench::~Workbench() = default;

Result<std::shared_ptr<Workbench>> Workbench::open(const WorkbenchOptions& options) {
    const std::shared_ptr<Workbench> bench(new Workbench);
    bench->m_state = std::make_unique<State>(options, Places::fromEnvironment());
    State& state = *bench->m_state;
    Result<Settings> settings = state.settingsFile.load();
    if (!settings)
        return fail(std::move(settings.error()));
    state.settings = std::move(*settings);

    std::filesystem::path file = state.places.defaultWorkspace();
    if (options.workspace)
        file = *options.workspace;
    else if (std::error_code broken;
             !std::filesystem::create_directories(file.parent_path(), broken) && broken)
        return fail(
            ErrorCode::Io,
            fmt::format("The folder {} cannot be made: {}.", file.parent_path().string(), broken.message()),
            "Check permissions, or name another place with --workspace.");
    Result<std::shared_ptr<Workspace>> workspace = Workspace::open(file);
    if (!workspace)
        return fail(std::move(workspace.error()));
    state.workspace = std::move(*workspace);

    state.log = std::make_unique<NetworkLog>(state.workspace);
    state.http = std::make_unique<LazyHttp>(
        [log = state.log.get()](const NetworkEvent& event) { log->add(event); }, state.offline());
    (void)state.http->setProxy(state.settings.proxy); // judged when something is to be sent
    state.secrets = makeSecretStore();
    state.cache = std::make_unique<WorkspaceResponseCache>(state.workspace);
    state.exchanges = std::make_unique<WorkspaceExchanges>(state.workspace);
    state.recorder = makeRecordingTransport(*state.http, *state.exchanges);
    state.builtInPrices =
        touchstone::builtInPrices(state.places.sharedData()).value_or(std::vector<ModelPrice>{});
    state.spending = std::make_shared<WorkspaceSpending>(state.workspace);
    state.budget = state.makeBudget();
    ScratchFolder::sweep(bench->scratchDir());
    return bench;
}

std::filesystem::path Workbench::scratchDir() const {
    return m_state->places.cacheDir / "scratch";
}

const Places& Workbench::places() const {
    return m_state->places;
}

const std::shared_ptr<Workspace>& Workbench::workspace() const {
    return m_state->workspace;
}

HttpTransport& Workbench::http() {
    return *m_state->http;
}

SecretStore& Workbench::secrets() {
    return *m_state->secrets;
}

Settings Workbench::settings() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->settings;
}

Result<> Workbench::saveSettings(const Settings& settings) {
    const std::lock_guard lock(m_state->mutex);
    TOUCHSTONE_TRY(m_state->settingsFile.save(settings));
    m_state->settings = settings;
    m_state->models.clear(); // a name may stand for another server now
    m_state->budget = m_state->makeBudget();
    m_state->http->setOffline(m_state->offline());
    return m_state->http->setProxy(settings.proxy);
}

void Workbench::flushNetworkLog() {
    m_state->log->flush();
}

AddServices Workbench::addServices() const {
    AddServices services;
    services.http = m_state->http.get();
    services.secrets = m_state->secrets.get();
    services.fastapiBaseUrl = settings().fastapiBaseUrl;
    services.cacheDir = m_state->places.cacheDir / "archives";
    return services;
}

Result<AddReport> Workbench::addCorpus(const AddRequest& request, JobContext& context) {
    return touchstone::addCorpus(*m_state->workspace, request, addServices(), context);
}

Result<AddReport> Workbench::removeSource(const EditionName& edition, const std::string& sourceName,
                                          JobContext& context) {
    return touchstone::removeSource(*m_state->workspace, edition, sourceName, addServices(), context);
}

Result<> Workbench::watchSource(const EditionName& edition, const std::string& sourceName,
                                const WatchOptions& options,
                                const std::function<void(const Result<AddReport>&)>& told,
                                JobContext& context) {
    return touchstone::watchSource(*m_state->workspace, edition, sourceName, addServices(), options, told,
                                   context);
}

bool Workbench::needsSample() const {
    if (m_state->options.workspace)
        return false;
    const std::filesystem::path folder = m_state->sampleFolder();
    std::error_code broken;
    if (folder.empty() || !std::filesystem::is_directory(folder, broken))
        return false;
    Result<Database> database = m_state->workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return false;
    const Result<std::vector<EditionInfo>> editions = CorpusRepository(*database).editions();
    return editions && editions->empty();
}

Result<AddReport> Workbench::addSample(JobContext& context) {
    AddRequest request;
    request.source = m_state->sampleFolder().string();
    request.name = kSampleName;
    return addCorpus(request, context);
}

Result<std::vector<EditionInfo>> Workbench::resolveEditions(const std::string& names) {
    Result<Database> database = m_state->workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    CorpusRepository repository(*database);
    if (trimmed(names).empty()) {
        const Result<std::vector<EditionInfo>> all = repository.editions();
        if (!all)
            return fail(all.error());
        return onlyCorpus(*all);
    }
    std::vector<EditionInfo> editions;
    const std::string_view text = names;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t comma = std::min(text.find(',', at), text.size());
        const std::string_view name = trimmed(text.substr(at, comma - at));
        at = comma + 1;
        if (name.empty())
            continue;
        Result<EditionInfo> edition = repository.edition(EditionName::parse(name));
        if (!edition && edition.error().code == ErrorCode::NotFound) {
            const auto attached = EngineRecords(*database).find(std::string(name));
            if (attached && *attached && (*attached)->attached)
                edition = editionOfAttached(**attached);
        }
        if (!edition)
            return fail(std::move(edition.error()));
        const bool known = std::any_of(editions.begin(), editions.end(),
                                       [&](const EditionInfo& other) { return other.id == edition->id; });
        if (!known)
            editions.push_back(std::move(*edition));
    }
    if (editions.empty())
        return fail(ErrorCode::Usage, fmt::format("“{}” names no corpus.", names),
                    "Write NAME or NAME@VERSION, several with commas.");
    return editions;
}

Result<std::shared_ptr<const Retriever>> Workbench::retriever(const std::vector<EditionInfo>& editions,
                                                              JobContext& context,
                                                              const std::string& engine) {
    std::string key = keyOf(editions);
    const bool attached = std::any_of(editions.begin(), editions.end(), isAttached);
    std::optional<EngineRecord> record;
    if (attached || !engine.empty()) {
        if (attached && (!engine.empty() || editions.size() > 1))
            return fail(ErrorCode::Usage, "An attached collection is searched by itself.",
                        "Name it alone with --corpus, and no --engine.");
        if (editions.size() > 1)
            return fail(ErrorCode::Usage, "An engine is asked for one corpus at a time.");
        auto found = engineRecord(attached ? editions.front().name : engine);
        if (!found)
            return fail(std::move(found.error()));
        if (found->attached != attached)
            return fail(ErrorCode::Usage, fmt::format("'{}' is an attached collection.", engine),
                        fmt::format("Search it with --corpus {}.", engine));
        record = std::move(*found);
        key += fmt::format("engine:{}:{}:{}", record->name, record->changedUnixMs, record->spec);
    }
    {
        const std::lock_guard lock(m_state->mutex);
        for (auto kept = m_state->retrievers.begin(); kept != m_state->retrievers.end(); ++kept)
            if (kept->key == key) {
                m_state->retrievers.splice(m_state->retrievers.begin(), m_state->retrievers, kept);
                return kept->retriever;
            }
    }
    const ModelServices services{m_state->http.get(), m_state->secrets.get()};
    Result<std::shared_ptr<const Retriever>> opened =
        attached ? openAttachedRetriever(*record, services, context)
        : record ? openPushedRetriever(m_state->workspace, editions.front(), *record, services, context)
                 : openRetriever(m_state->workspace, editions, services, context);
    if (!opened)
        return opened;
    const std::lock_guard lock(m_state->mutex);
    m_state->retrievers.push_front({key, *opened});
    if (m_state->retrievers.size() > kKeptRetrievers)
        m_state->retrievers.pop_back();
    return opened;
}

Result<EngineRecord> Workbench::engineRecord(const std::string& name) {
    Result<Database> database = m_state->workspace->connect(Database::Mode::ReadOnly);
    if (!database)
        return fail(std::move(database.error()));
    return EngineRecords(*database).get(name);
}

Result<std::shared_ptr<ChatModel>> Workbench::model(const std::string& specOrName) {
    const std::lock_guard lock(m_state->mutex);
    const Settings& settings = m_state->settings;
    std::string text(trimmed(specOrName.empty() ? settings.defaultModel : specOrName));
    if (text.empty() || text == kExtractive)
        return std::shared_ptr<ChatModel>();
    const auto server = std::find_if(settings.models.begin(), settings.models.end(),
                                     [&](const ModelServer& each) { return each.name == text; });
    if (server != settings.models.end())
        text = server->spec;
    if (const auto known = m_state->models.find(text); known != m_state->models.end())
        return known->second;
    const Result<Spec> spec = Spec::parse(text);
    if (!spec)
        return fail(spec.error());
    if (spec->name() == kExtractive && spec->values().empty())
        return std::shared_ptr<ChatModel>();
    Result<std::unique_ptr<ChatModel>> made = makeChatModel(*spec, m_state->modelServices());
    if (!made)
        return fail(std::move(made.error()));
    return m_state->models[text] = std::shared_ptr<ChatModel>(std::move(*made));
}

Result<std::shared_ptr<ChatModel>> Workbench::model(const std::string& specOrName, CacheMode mode,
                                                    const SendGate& gate) {
    Result<std::shared_ptr<ChatModel>> made = model(specOrName);
    if (!made || !*made)
        return made;
    *made = withSendGate(std::move(*made), gate);
    if (mode == CacheMode::Off)
        return made;
    // A key that is named and not there is a mistake that a cached answer would hide until the next question.
    const auto spec = Spec::parse((*made)->spec());
    if (mode == CacheMode::Normal && spec && spec->has("key"))
        if (const auto key = m_state->modelServices().secrets->read(spec->get("key")); !key)
            return fail(key.error());
    return std::shared_ptr<ChatModel>(shareCachedModel(std::move(*made), *m_state->cache, mode));
}

std::optional<ModelPrice> Workbench::priceOf(const std::string& spec) const {
    const std::lock_guard lock(m_state->mutex);
    return priceOfSpec(m_state->settings.prices, m_state->builtInPrices, spec);
}

std::vector<ModelPrice> Workbench::prices() const {
    const std::lock_guard lock(m_state->mutex);
    return joinPrices(m_state->settings.prices, m_state->builtInPrices);
}

ModelServices Workbench::modelServices() {
    const std::lock_guard lock(m_state->mutex);
    return m_state->modelServices();
}

ResponseCacheStore& Workbench::responseCache() {
    return *m_state->cache;
}

std::string Workbench::boundarySecret() {
    const std::lock_guard lock(m_state->mutex);
    if (!m_state->boundarySecret)
        m_state->boundarySecret = touchstone::boundarySecret(*m_state->workspace).value_or("");
    return *m_state->boundarySecret;
}

Result<Answer> Workbench::ask(const std::string& question, const std::vector<EditionInfo>& editions,
                              ChatModel* model, const AskOptions& options, const AskEvents& events,
                              JobContext& context) {
    TraceRecorder recorder("ask", question, *context.clock);
    JobContext traced = context;
    traced.trace = &recorder;
    Result<Answer> answer = [&]() -> Result<Answer> {
        const Result<std::shared_ptr<const Retriever>> found =
            retriever(editions, traced, options.retrieval.engine);
        if (!found)
            return fail(found.error());
        AskOptions complete = options;
        if (!complete.covers)
            complete.covers = [this, &editions]() -> std::string {
                Result<Database> database = m_state->workspace->connect(Database::Mode::ReadOnly);
                return database ? corpusAbout(*database, editions) : std::string();
            };
        if (model && !complete.prompt) {
            Result<PromptVersion> answering = answerPrompt();
            if (!answering)
                return fail(std::move(answering.error()));
            complete.prompt = std::move(*answering);
        }
        if (model && complete.boundarySecret.empty())
            complete.boundarySecret = boundarySecret();
        return touchstone::ask(question, **found, model, complete, events, traced);
    }();
    if (!answer || answer->error)
        recorder.markFailed();
    const Result<> saved = [&]() -> Result<> {
        Result<Database> database = m_state->workspace->connect();
        if (!database)
            return fail(std::move(database.error()));
        return TraceRepository(*database).save(recorder.snapshot());
    }();
    if (answer && saved)
        answer->trace = recorder.id();
    else if (answer) // the answer is worth more than its trace
        answer->note += fmt::format("{}The trace of this answer could not be kept: {}",
                                    answer->note.empty() ? "" : " ", saved.error().message);
    return answer;
}

Result<StoredPrompt> Workbench::prompt(const std::string& nameAtVersion) {
    Result<Database> database = m_state->workspace->connect();
    if (!database)
        return fail(std::move(database.error()));
    return PromptLibrary(*database, promptFolder()).find(nameAtVersion);
}

std::string Workbench::promptFolder() const {
    return (m_state->places.sharedData() / "prompts").string();
}

Result<PromptVersion> Workbench::answerPrompt() {
    Result<Database> database = m_state->workspace->connect();
    if (!database)
        return fail(std::move(database.error()));
    Result<StoredPrompt> prompt = PromptLibrary(*database, promptFolder()).inUse("answer");
    if (!prompt)
        return fail(std::move(prompt.error()));
    return static_cast<PromptVersion&>(*prompt);
}

} // namespace touchstone
