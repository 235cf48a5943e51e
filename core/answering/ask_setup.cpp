// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/ask_setup.h"

#include "core/answering/json_members.h"

#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

/// As a word of a POSIX shell.
std::string shellWord(const std::string& text) {
    constexpr std::string_view kPlain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789@%+=:,./_-";
    if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos)
        return text;
    std::string out = "'";
    for (const char c : text)
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    return out + "'";
}

} // namespace

std::string askSetupJson(const AskSetup& setup) {
    nlohmann::ordered_json json = {
        {"corpora", setup.corpora}, {"mode", setup.mode},   {"k", setup.k},        {"rerank", setup.rerank},
        {"prompt", setup.prompt},   {"model", setup.model}, {"tools", setup.tools}};
    if (!setup.without.empty())
        json["without"] = setup.without;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

AskSetup askSetupFromJson(std::string_view text) {
    AskSetup setup;
    const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
    if (!json.is_object())
        return setup;
    try {
        setup.corpora = textIn(json, "corpora");
        setup.mode = json.value("mode", setup.mode);
        setup.k = std::max<std::size_t>(1, numberIn<std::size_t>(json, "k", setup.k));
        setup.rerank = textIn(json, "rerank");
        setup.prompt = textIn(json, "prompt");
        setup.model = json.value("model", setup.model);
        setup.tools = json.value("tools", false);
        if (const auto without = json.find("without"); without != json.end() && without->is_array())
            setup.without = without->get<std::vector<std::string>>();
    } catch (const nlohmann::ordered_json::exception&) {
        return {};
    }
    return setup;
}

Result<AskOptions> askOptionsOf(const AskSetup& setup) {
    const auto mode = retrievalModeByName(setup.mode);
    if (!mode)
        return fail(mode.error());
    AskOptions options;
    options.retrieval.mode = *mode;
    options.retrieval.k = setup.k;
    options.retrieval.rerank = setup.rerank;
    options.retrieval.explain = true;
    options.withoutChunks = setup.without;
    return options;
}

std::string askCommandLine(const std::string& question, const AskSetup& setup, const std::string& workspace) {
    std::string line = "touchstone-cli";
    const auto option = [&line](const char* name, const std::string& value) {
        line += ' ';
        line += name;
        line += ' ';
        line += shellWord(value);
    };
    if (!workspace.empty())
        option("--workspace", workspace);
    // Behind "--" in the end, so that a question may begin with a hyphen.
    line += " ask";
    if (!setup.corpora.empty())
        option("--corpus", setup.corpora);
    option("--mode", setup.mode);
    option("-k", std::to_string(setup.k));
    if (!setup.rerank.empty())
        option("--rerank", setup.rerank);
    option("--model", setup.model.empty() ? "extractive" : setup.model);
    if (!setup.prompt.empty())
        option("--prompt", setup.prompt);
    if (setup.tools)
        line += " --agent";
    return line + " -- " + shellWord(question);
}

} // namespace touchstone
