// SPDX-License-Identifier: GPL-3.0-or-later
// What to run: one readable JSON file (docs/formats/experiment.md). Plain values and a strict reader.
#pragma once

#include "core/base/result.h"
#include "core/retrieval/retriever.h"
#include "eval/judges/judge_settings.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace touchstone {

enum class TargetKind : std::uint8_t { Pipeline, Http, Command };
/// How the pipeline answers.
enum class ArmKind : std::uint8_t { Rag, ClosedBook, WholeDocument, Extractive };
std::string_view targetKindName(TargetKind kind); ///< pipeline, http, command
std::string_view armKindName(ArmKind kind);       ///< rag, closed-book, whole-document, extractive

/// Where the parts of a foreign answer stand, as JSON pointers; "" = it has no such part.
struct ReplyPointers {
    std::string answer = "/answer", contexts = "/contexts", contextIds = "/context_ids", refused = "/refused",
                usageInput = "/usage/input", usageOutput = "/usage/output", cost = "/cost";
};

struct HttpTargetSettings {
    std::string url, method = "POST";
    std::vector<std::pair<std::string, std::string>> headers;
    std::string key;       ///< env:NAME or keychain:NAME; sent as a bearer token unless keyHeader is named
    std::string keyHeader; ///< such as x-api-key: the key alone is its value
    nlohmann::ordered_json body; ///< {{question}} and {{id}} in its texts are filled in
    std::string stream = "none"; ///< none, sse or ndjson: pieces of the answer at `answer` of each event
    double timeoutSeconds = 120;
};

struct CommandTargetSettings {
    std::vector<std::string> argv; ///< no shell in between
    double timeoutSeconds = 120;   ///< per item
};

struct TargetSettings {
    TargetKind kind = TargetKind::Pipeline;
    ArmKind arm = ArmKind::Rag;
    std::string model = "extractive";
    std::string prompt = "answer@1", promptWithoutSources = "closed-book@1";
    RetrievalMode mode = RetrievalMode::Hybrid;
    std::string rerank; ///< SPEC or none; "" = by the mode (RetrievalOptions)
    std::size_t k = 8, contextTokens = 3000;
    bool sendSeed = false; ///< the model is sent seed + repeat
    HttpTargetSettings http;
    CommandTargetSettings command;
    ReplyPointers reply;

    /// Pipeline arms that ask a model.
    [[nodiscard]] bool asksModel() const {
        return kind == TargetKind::Pipeline && arm != ArmKind::Extractive;
    }
};

struct RunBudget { ///< none = no limit
    std::optional<std::int64_t> calls, tokens;
    std::optional<double> cost;
};

struct RunPrices {
    std::string currency;
    std::optional<double> inputPerMillion, cachedPerMillion, outputPerMillion;
    [[nodiscard]] bool known() const { return inputPerMillion && outputPerMillion; }
};

struct Experiment {
    std::string name;
    std::string gold, goldHash;   ///< NAME@VERSION; hash "" = not pinned
    std::string corpus, snapshot; ///< NAME[@VERSION]; snapshot "" = the live one
    nlohmann::ordered_json target = nlohmann::ordered_json::object();
    /// Dotted path below target -> values; the arms are all combinations, the last key changing fastest.
    std::vector<std::pair<std::string, std::vector<nlohmann::ordered_json>>> matrix;
    std::vector<std::string> metrics;
    JudgeSettings judges;                       ///< nobody judges unless it is said
    std::vector<nlohmann::ordered_json> checks; ///< of every item, beside the item's own
    std::uint64_t seed = 1;
    std::uint32_t repeats = 1, parallel = 4;
    double requestsPerMinute = 0; ///< 0 = no limit
    RunBudget budget;
    RunPrices prices;
};

/// Errors: BadInput with file:line:column: no JSON, an unknown field (with the nearest), a value out of
/// range, a password in an address, a key that is none of env: and keychain:, an unknown metric.
Result<Experiment> parseExperiment(std::string_view text, const std::string& file);
/// The file's form, indented; parseExperiment(experimentText(e)) gives e.
std::string experimentText(const Experiment& experiment);

struct Arm {
    std::string name; ///< "k=4, arm=rag"; without a matrix "main"
    TargetSettings settings;
    nlohmann::ordered_json json; ///< the target with the arm's values
};
/// Errors: BadInput (a path or a value that a target does not have; more than 64 arms).
Result<std::vector<Arm>> expandArms(const Experiment& experiment);

/// Errors: BadInput, naming the field.
Result<TargetSettings> parseTarget(const nlohmann::ordered_json& json);

} // namespace touchstone
