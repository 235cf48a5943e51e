// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that both programs need, put together once: places, settings, workspace, keychain, the door to
// the network with its log, models by name. Safe for concurrent use; the heavy parts are opened on first use.
#pragma once

#include "core/answering/ask.h"
#include "core/engines/engine_records.h"
#include "core/ingest/corpus_adder.h"
#include "core/ingest/source_watch.h"
#include "core/models/response_cache.h"
#include "core/models/send_gate.h"
#include "core/platform/env.h"
#include "core/platform/http.h"
#include "core/platform/secrets.h"
#include "core/prompts/prompt_library.h"
#include "core/settings/model_price.h"
#include "core/settings/settings.h"
#include "core/store/workspace.h"

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace touchstone {

struct WorkbenchOptions {
    std::optional<std::filesystem::path>
        workspace; ///< none: the default one, which gets the sample when it is made
    std::optional<std::filesystem::path> settingsFile;
    bool offline = false;
};

class Workbench {
public:
    /// Errors: as Workspace::open and SettingsFile::load.
    static Result<std::shared_ptr<Workbench>> open(const WorkbenchOptions& options);
    ~Workbench();

    [[nodiscard]] const Places& places() const;
    /// For ScratchFolder; what killed processes left there is deleted when a workbench opens.
    [[nodiscard]] std::filesystem::path scratchDir() const;
    [[nodiscard]] const std::shared_ptr<Workspace>& workspace() const;
    [[nodiscard]] HttpTransport& http(); ///< logs every request into the workspace
    [[nodiscard]] SecretStore& secrets();
    [[nodiscard]] Settings settings() const;
    Result<> saveSettings(const Settings& settings);
    /// Waits until what the network did so far stands in the workspace (the log has a thread of its own).
    void flushNetworkLog();

    Result<AddReport> addCorpus(const AddRequest& request, JobContext& context);
    /// One of the named sources of an edition goes; the others stay as they are.
    Result<AddReport> removeSource(const EditionName& edition, const std::string& sourceName,
                                   JobContext& context);
    /// Until stopped; as watchSource() of core/ingest.
    Result<> watchSource(const EditionName& edition, const std::string& sourceName,
                         const WatchOptions& options,
                         const std::function<void(const Result<AddReport>&)>& told, JobContext& context);
    /// The bundled handbook as corpus "handbook", when the default workspace is new (or has none) and it is
    /// not there yet.
    [[nodiscard]] bool needsSample() const;
    Result<AddReport> addSample(JobContext& context);

    /// Editions by name ("a@1,b"); empty: the only corpus there is (its version that was added last), else
    /// Usage naming them all, NotFound when there is none. A name that is no corpus may be that of an
    /// attached collection (core/engines).
    Result<std::vector<EditionInfo>> resolveEditions(const std::string& names);
    /// Opened once per set of snapshots and kept. `engine`: the name of a pushed collection, which then takes
    /// the place of the vectors; "" = all is searched here.
    Result<std::shared_ptr<const Retriever>> retriever(const std::vector<EditionInfo>& editions,
                                                       JobContext& context, const std::string& engine = {});
    /// A push or an attached collection by its name. Errors: NotFound, naming what there is.
    Result<EngineRecord> engineRecord(const std::string& name);
    /// By SPEC or by a name from the settings; "" = the default; "extractive" = null.
    Result<std::shared_ptr<ChatModel>> model(const std::string& specOrName);
    /// The same behind the response cache of the workspace. The cache lives as long as the workbench.
    /// `gate`: looks at what would leave this machine, where the cache does not answer; may be empty.
    Result<std::shared_ptr<ChatModel>> model(const std::string& specOrName, CacheMode mode,
                                             const SendGate& gate = {});
    [[nodiscard]] ResponseCacheStore& responseCache();
    /// Prices of the settings and those that came with the program, as they are found for a SPEC.
    [[nodiscard]] std::optional<ModelPrice> priceOf(const std::string& spec) const;
    [[nodiscard]] std::vector<ModelPrice> prices() const; ///< those of the settings first
    /// What makeChatModel needs, with the limits of the day: for models that are not asked for by name.
    [[nodiscard]] ModelServices modelServices();
    /// The secret that equal requests get equal marks from; "" where the workspace cannot keep one.
    [[nodiscard]] std::string boundarySecret();
    /// NAME, NAME@VERSION or NAME@TAG. Errors: as PromptLibrary::find.
    Result<StoredPrompt> prompt(const std::string& nameAtVersion);
    [[nodiscard]] std::string promptFolder() const; ///< of the built-in ones
    /// ask() with a trace that is kept in the workspace.
    Result<Answer> ask(const std::string& question, const std::vector<EditionInfo>& editions,
                       ChatModel* model, const AskOptions& options, const AskEvents& events,
                       JobContext& context);

private:
    Workbench();
    [[nodiscard]] AddServices addServices() const;
    Result<PromptVersion> answerPrompt(); ///< the one in production, else the built-in one
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace touchstone
