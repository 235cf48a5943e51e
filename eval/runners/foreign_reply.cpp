// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/runners/foreign_reply.h"

#include "core/answering/ask.h"
#include "core/answering/refusal.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {

namespace {

using Json = nlohmann::ordered_json;

/// Null when the pointer is empty or leads nowhere.
const Json* at(const Json& json, const std::string& pointer) {
    if (pointer.empty())
        return nullptr;
    try {
        const Json::json_pointer way(pointer);
        return json.contains(way) ? &json.at(way) : nullptr;
    } catch (const Json::exception&) {
        return nullptr;
    }
}

std::string firstText(const Json& object, std::initializer_list<const char*> keys) {
    for (const char* key : keys)
        if (const auto found = object.find(key); found != object.end()) {
            if (found->is_string())
                return found->get<std::string>();
            if (found->is_number())
                return found->dump();
        }
    return {};
}

std::optional<std::int64_t> wholeAt(const Json& json, const std::string& pointer) {
    const Json* value = at(json, pointer);
    if (!value || !value->is_number_integer())
        return std::nullopt;
    return value->get<std::int64_t>();
}

} // namespace

Result<std::vector<ForeignContext>> readContexts(const Json& list) {
    if (!list.is_array())
        return fail(ErrorCode::Malformed, "The contexts are no list.");
    std::vector<ForeignContext> out;
    for (const Json& one : list) {
        ForeignContext context;
        if (one.is_string()) {
            context.text = one.get<std::string>();
        } else if (one.is_object()) {
            context.text = firstText(one, {"text", "content", "page_content", "document"});
            context.id = firstText(one, {"id", "doc_id", "chunk_id", "source", "path"});
            if (const auto score = one.find("score"); score != one.end() && score->is_number())
                context.score = score->get<double>();
        } else {
            return fail(ErrorCode::Malformed, "A context is neither a text nor an object.");
        }
        out.push_back(std::move(context));
    }
    return out;
}

Result<ForeignAnswer> readForeignAnswer(const Json& reply, const ReplyPointers& pointers) {
    ForeignAnswer out;
    const Json* answer = at(reply, pointers.answer);
    if (!answer || !answer->is_string())
        return fail(ErrorCode::Malformed, fmt::format("The reply has no text at {}.", pointers.answer));
    out.text = answer->get<std::string>();
    if (const Json* contexts = at(reply, pointers.contexts); contexts && !contexts->is_null()) {
        auto read = readContexts(*contexts);
        if (!read)
            return fail(std::move(read.error()));
        out.contexts = std::move(*read);
    }
    if (const Json* ids = at(reply, pointers.contextIds); ids && ids->is_array()) {
        if (!out.contexts)
            out.contexts.emplace();
        out.contexts->resize(std::max(out.contexts->size(), ids->size()));
        for (std::size_t i = 0; i < ids->size(); ++i)
            (*out.contexts)[i].id = (*ids)[i].is_string() ? (*ids)[i].get<std::string>() : (*ids)[i].dump();
    }
    if (const Json* refused = at(reply, pointers.refused); refused && refused->is_boolean())
        out.refused = refused->get<bool>();
    out.usage.input = wholeAt(reply, pointers.usageInput).value_or(-1);
    out.usage.output = wholeAt(reply, pointers.usageOutput).value_or(-1);
    if (const Json* cost = at(reply, pointers.cost); cost && cost->is_number())
        out.cost = cost->get<double>();
    return out;
}

Result<SampleOutput> foreignOutput(const ForeignAnswer& answer, const ContextAligner& aligner,
                                   std::vector<Passage>& passages, std::size_t& aligned) {
    Answer whole;
    whole.text = answer.text;
    whole.usage = answer.usage;
    whole.attempts = 1;
    std::vector<bool> found;
    if (answer.contexts)
        for (const ForeignContext& context : *answer.contexts) {
            auto hit = aligner.align(context);
            if (!hit)
                return fail(std::move(hit.error()));
            found.push_back(hit->found);
            aligned += hit->found ? 1 : 0;
            hit->hit.rank = whole.hits.size() + 1;
            whole.hits.push_back(std::move(hit->hit));
        }
    whole.sourceCount = whole.hits.size();
    whole.citations = checkCitations(whole.text, whole.hits);
    if (answer.refused ? *answer.refused
                       : whole.text.empty() || saysNotInSources(whole.text, whole.citations))
        whole.refused = RefusalReason::NotInSources;
    SampleOutput out = outputOf(whole, passages);
    out.cost = answer.cost;
    out.retrievalMs = out.ttftMs = out.totalMs = -1;
    for (std::size_t i = 0; i < found.size(); ++i)
        (*out.hits)[i].aligned = found[i];
    if (!answer.contexts) {
        out.hits.reset();
        out.noHits = "the target tells no contexts";
        if (out.citations->empty())
            out.citations.reset();
    }
    return out;
}

} // namespace touchstone
