// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/reports/kit.h"

#include "core/corpus/corpus_repository.h"
#include "core/platform/env.h"
#include "eval/gold/gold_exchange.h"

#include <fmt/format.h>

#include <system_error>

namespace touchstone {

namespace {

constexpr const char* kGates = R"({
  "touchstone_gates": 1,
  "gates": [
    {"measure": "refusal_right", "non_inferior_margin": 0.05},
    {"measure": "nDCG@10", "max_drop": 0.03},
    {"measure": "citation_validity", "min": 0.95},
    {"measure": "refusal_right", "statistic": "failed", "max": 0}
  ]
}
)";

constexpr const char* kGitHub = R"(# A job for GitHub Actions: copy it to .github/workflows/ and set DOCS.
name: answers
on: [pull_request]
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: KIT/run.sh DOCS
      - if: always()
        run: cat KIT/out/gates.md >> "$GITHUB_STEP_SUMMARY"
)";

constexpr const char* kGitLab = R"(# A job for GitLab CI: include it and set DOCS.
answers:
  script:
    - KIT/run.sh DOCS
  artifacts:
    when: always
    paths: [KIT/out]
    reports:
      junit: KIT/out/gates.xml
)";

/// Quoted for a shell.
std::string shellWord(std::string_view word) {
    std::string out = "'";
    for (const char c : word)
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string script(const KitRequest& request) {
    const EditionName corpus = EditionName::parse(request.experiment->corpus);
    const std::string version = corpus.version ? " --version " + shellWord(*corpus.version) : std::string();
    std::string out =
        "#!/bin/sh\n"
        "# run.sh DOCS [BASELINE]: adds the documents, runs the experiment, checks the gates. BASELINE is a\n"
        "# workspace's run to compare with; without one the first run of this folder's workspace is it.\n"
        "set -eu\n"
        "here=$(cd \"$(dirname \"$0\")\" && pwd)\n"
        "docs=$1\n"
        "mkdir -p \"$here/out\"\n"
        "cli() { touchstone-cli --workspace \"$here/out/kit.touchstone\" --quiet \"$@\"; }\n";
    out += fmt::format("cli corpus add \"$docs\" --name {}{} >/dev/null\n", shellWord(corpus.name), version);
    out += fmt::format("cli gold import \"$here/gold.jsonl\" --name {} --corpus {} >/dev/null\n",
                       shellWord(request.gold.name), shellWord(corpus.toString()));
    out += "cli eval run --experiment \"$here/experiment.json\"\n"
           "run_at() { cli query \"SELECT run FROM runs ORDER BY created $1, run $1 LIMIT 1\" --format csv | "
           "tail -n 1 | tr -d '\\r'; }\n"
           "baseline=${2:-$(run_at ASC)}\n"
           "run=$(run_at DESC)\n"
           "cli eval gate \"$run\" --baseline \"$baseline\" --gates \"$here/gates.json\" --junit "
           "\"$here/out/gates.xml\" "
           "--markdown \"$here/out/gates.md\"\n";
    return out;
}

std::string readme(const KitRequest& request) {
    return fmt::format(
        "# Evaluation kit: {0}\n\n"
        "{1} questions of {0}@{2} on the corpus {3}. `./run.sh DOCS` needs `touchstone-cli` and the folder "
        "of the documents; it answers every question, checks gates.json and writes out/gates.xml (JUnit) and "
        "out/gates.md.\n\n"
        "- gold.jsonl: the questions, their places and answers\n"
        "- experiment.json: what answers them; keys are named there (key=env:NAME), never held\n"
        "- gates.json: rules; exit code 1 where one fails\n"
        "- github.yml, gitlab.yml: jobs to copy\n",
        request.gold.name, request.items.size(), request.gold.version, request.experiment->corpus);
}

} // namespace

Result<std::vector<std::string>> writeKit(const KitRequest& request) {
    Experiment experiment = *request.experiment;
    // Elsewhere the set gets a version of its own and the documents may be newer: the content decides.
    experiment.gold = request.gold.name;
    experiment.goldHash = request.gold.hash;
    experiment.snapshot.clear();
    const std::vector<std::pair<std::string, std::string>> files = {
        {"gold.jsonl", goldJsonLines(request.items)},
        {"experiment.json", experimentText(experiment)},
        {"gates.json", request.gates.empty() ? std::string(kGates) : request.gates},
        {"run.sh", script(request)},
        {"github.yml", kGitHub},
        {"gitlab.yml", kGitLab},
        {"README.md", readme(request)}};
    std::vector<std::string> names;
    for (const auto& [name, text] : files) {
        TOUCHSTONE_TRY(writeFileAtomically(request.folder / name, text));
        names.push_back(name);
    }
    std::error_code error;
    std::filesystem::permissions(request.folder / "run.sh",
                                 std::filesystem::perms::owner_exec | std::filesystem::perms::group_exec |
                                     std::filesystem::perms::others_exec,
                                 std::filesystem::perm_options::add, error);
    return names;
}

} // namespace touchstone
