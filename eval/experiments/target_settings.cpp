// SPDX-License-Identifier: GPL-3.0-or-later
// parseTarget of experiment.h.
#include "core/base/spec.h"
#include "core/platform/http.h"
#include "core/retrieval/rerankers.h"
#include "eval/experiments/experiment.h"
#include "eval/experiments/json_fields.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array kKinds = {TargetKind::Pipeline, TargetKind::Http, TargetKind::Command};
constexpr std::array kArms = {ArmKind::Rag, ArmKind::ClosedBook, ArmKind::WholeDocument, ArmKind::Extractive};

/// The value of a field that is one of some names.
template<class Enum, std::size_t N>
void choose(JsonFields& fields, const char* key, Enum& into, const std::array<Enum, N>& all,
            std::string_view (*nameOf)(Enum)) {
    std::string given(nameOf(into));
    fields.text(key, given);
    std::string names;
    for (const Enum one : all) {
        if (nameOf(one) == given) {
            into = one;
            return;
        }
        names += (names.empty() ? "" : ", ") + std::string(nameOf(one));
    }
    fields.complain(key, fmt::format("is '{}', which is none of {}", given, names));
}

/// An address with user and password would write a secret into files and manifests.
bool hasCredentials(const std::string& url) {
    const auto parts = parseUrl(url);
    return parts && (!parts->user.empty() || !parts->password.empty());
}

bool namesASecret(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    for (const std::string_view word : {"authorization", "api-key", "apikey", "token", "secret", "cookie"})
        if (name.find(word) != std::string::npos)
            return true;
    return false;
}

bool isKeyReference(const std::string& key) {
    return key.empty() || key.starts_with("env:") || key.starts_with("keychain:");
}

void readPointers(JsonFields& fields, ReplyPointers& out) {
    const Json* json = fields.object("reply");
    if (!json)
        return;
    JsonFields inner(*json, " in target.reply");
    inner.text("answer", out.answer);
    inner.text("contexts", out.contexts);
    inner.text("context_ids", out.contextIds);
    inner.text("refused", out.refused);
    inner.text("usage_input", out.usageInput);
    inner.text("usage_output", out.usageOutput);
    inner.text("cost", out.cost);
    for (const std::string* pointer : {&out.answer, &out.contexts, &out.contextIds, &out.refused,
                                       &out.usageInput, &out.usageOutput, &out.cost})
        if (!pointer->empty() && pointer->front() != '/')
            inner.complain("answer",
                           fmt::format("and the others are JSON pointers, which begin with '/'; '{}' does "
                                       "not",
                                       *pointer));
    if (const auto done = inner.finish(); !done)
        fields.complain("reply", "cannot be used: " + done.error().message);
}

void readHttp(JsonFields& fields, HttpTargetSettings& out) {
    fields.text("url", out.url);
    fields.text("method", out.method);
    if (const Json* headers = fields.object("headers"))
        for (const auto& [name, value] : headers->items()) {
            if (!value.is_string())
                fields.complain("headers", fmt::format("holds '{}', which is no text", name));
            else if (namesASecret(name))
                fields.complain("headers",
                                fmt::format("holds '{}', which reads like a key: name it by key=env:NAME "
                                            "and key_header",
                                            name));
            else
                out.headers.emplace_back(name, value.get<std::string>());
        }
    fields.text("key", out.key);
    fields.text("key_header", out.keyHeader);
    if (!isKeyReference(out.key))
        fields.complain("key", "takes env:NAME or keychain:NAME, not a key itself");
    if (const Json* body = fields.any("body"))
        out.body = *body;
    fields.text("stream", out.stream);
    if (out.stream != "none" && out.stream != "sse" && out.stream != "ndjson")
        fields.complain("stream", "is none of none, sse, ndjson");
    if (const auto parts = parseUrl(out.url); !parts)
        fields.complain("url", "is no http or https address");
    else if (hasCredentials(out.url))
        fields.complain("url", "holds a password; name it by \"key\": \"env:NAME\"");
    fields.number("timeout", out.timeoutSeconds, 0.01, 86400);
}

void readPipeline(JsonFields& fields, TargetSettings& out) {
    choose(fields, "arm", out.arm, kArms, armKindName);
    fields.text("model", out.model);
    if (const auto spec = Spec::parse(out.model); !spec)
        fields.complain("model", "is no SPEC: " + spec.error().message);
    else if (hasCredentials(spec->get("url")))
        fields.complain("model", "holds a password in its address; name it by key=env:NAME");
    else if (!isKeyReference(spec->get("key")))
        fields.complain("model", "holds a key; write key=env:NAME or key=keychain:NAME");
    fields.text("prompt", out.prompt);
    fields.text("prompt_without_sources", out.promptWithoutSources);
    fields.flag("send_seed", out.sendSeed);
    fields.whole("context_tokens", out.contextTokens, 64, 10'000'000);
    if (const Json* json = fields.object("retrieval")) {
        JsonFields inner(*json, " in target.retrieval");
        std::string mode(retrievalModeName(out.mode));
        inner.text("mode", mode);
        if (const auto parsed = retrievalModeByName(mode))
            out.mode = *parsed;
        else
            inner.complain("mode", "is none of lexical, dense, hybrid");
        inner.whole("k", out.k, 1, 10000);
        inner.text("rerank", out.rerank);
        if (const auto plan = parseRerank(out.rerank); !plan)
            inner.complain("rerank", "cannot be used: " + plan.error().message);
        else if (*plan && hasCredentials((*plan)->spec.get("url")))
            inner.complain("rerank", "holds a password in its address; name it by key=env:NAME");
        if (const auto done = inner.finish(); !done)
            fields.complain("retrieval", "cannot be used: " + done.error().message);
    }
    if (out.arm != ArmKind::Extractive && out.model == "extractive")
        out.arm = ArmKind::Extractive;
}

} // namespace

std::string_view targetKindName(TargetKind kind) {
    switch (kind) {
    case TargetKind::Pipeline:
        return "pipeline";
    case TargetKind::Http:
        return "http";
    case TargetKind::Command:
        return "command";
    }
    return "pipeline";
}

std::string_view armKindName(ArmKind kind) {
    switch (kind) {
    case ArmKind::Rag:
        return "rag";
    case ArmKind::ClosedBook:
        return "closed-book";
    case ArmKind::WholeDocument:
        return "whole-document";
    case ArmKind::Extractive:
        return "extractive";
    }
    return "rag";
}

Result<TargetSettings> parseTarget(const Json& json) {
    TargetSettings out;
    JsonFields fields(json, " in target");
    choose(fields, "kind", out.kind, kKinds, targetKindName);
    if (out.kind == TargetKind::Pipeline) {
        readPipeline(fields, out);
    } else {
        readPointers(fields, out.reply);
        if (out.kind == TargetKind::Http) {
            readHttp(fields, out.http);
        } else {
            fields.texts("command", out.command.argv);
            if (out.command.argv.empty() || out.command.argv.front().empty())
                fields.complain("command", "is no list of words, the program first");
            fields.number("timeout", out.command.timeoutSeconds, 0.01, 86400);
        }
    }
    TOUCHSTONE_TRY(fields.finish());
    return out;
}

} // namespace touchstone
