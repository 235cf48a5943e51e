// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/completion_request.h"

#include "core/retrieval/filters.h"
#include "eval/serving/body_fields.h"

#include <fmt/format.h>

#include <array>

namespace touchstone {
namespace {

using Foreign = nlohmann::json;

constexpr std::size_t kLongestQuestion = 32U << 10U;
constexpr std::size_t kMostFilters = 32;
constexpr std::int64_t kMostPassages = 1000;
constexpr std::size_t kMostStops = 16;

/// Settings of OpenAI's that make no sense here or that no provider of ours is told: named in the answer.
constexpr std::array kWithoutEffect = {
    std::string_view("logit_bias"),        std::string_view("presence_penalty"),
    std::string_view("frequency_penalty"), std::string_view("logprobs"),
    std::string_view("top_logprobs"),      std::string_view("reasoning_effort"),
    std::string_view("verbosity"),         std::string_view("service_tier"),
    std::string_view("prediction"),        std::string_view("web_search_options")};

bool blank(std::string_view text) {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

void readSearch(BodyFields& fields, SearchWish& wish) {
    wish.corpora = fields.text("corpus", wish.corpora);
    if (const auto k = fields.whole("k", 1, kMostPassages))
        wish.options.k = static_cast<std::size_t>(*k);
    if (fields.find("mode")) {
        const auto mode = retrievalModeByName(fields.text("mode"));
        if (mode)
            wish.options.mode = *mode;
        else
            fields.refuse("mode", mode.error().message);
    }
    for (const std::string& text : fields.texts("filters", kMostFilters)) {
        auto filter = parseFilter(text);
        if (filter)
            wish.options.filters.push_back(std::move(*filter));
        else
            fields.refuse("filters", filter.error().message);
    }
}

/// The text of a message: a string, or parts of which only text is understood.
std::optional<std::string> contentOf(BodyFields& fields, const Foreign& message, std::size_t number) {
    const auto content = message.find("content");
    if (content == message.end() || content->is_null())
        return std::string();
    const std::string where = fmt::format("messages[{}].content", number);
    if (content->is_string())
        return content->get<std::string>();
    if (!content->is_array()) {
        fields.refuse(where, fmt::format("'{}' has to be a text or a list of parts.", where));
        return std::nullopt;
    }
    std::string text;
    for (const Foreign& part : *content) {
        const auto kind = part.is_object() ? part.find("type") : part.end();
        const auto words = part.is_object() ? part.find("text") : part.end();
        if (!part.is_object() || kind == part.end() || *kind != "text" || words == part.end() ||
            !words->is_string()) {
            fields.refuse(where, "Only parts of the type 'text' are taken here, no images, sounds or files.");
            return std::nullopt;
        }
        text += (text.empty() ? "" : "\n") + words->get<std::string>();
    }
    return text;
}

void readMessages(BodyFields& fields, CompletionRequest& request) {
    const Foreign* messages = fields.find("messages");
    if (!messages || !messages->is_array() || messages->empty()) {
        fields.refuse("messages", "'messages' has to be a list with at least one message.");
        return;
    }
    for (std::size_t i = 0; i < messages->size() && !fields.error(); ++i) {
        const Foreign& message = (*messages)[i];
        const auto role = message.is_object() ? message.find("role") : message.end();
        if (!message.is_object() || role == message.end() || !role->is_string()) {
            fields.refuse(fmt::format("messages[{}]", i),
                          "A message is an object with a role and a content.");
            return;
        }
        std::optional<std::string> content = contentOf(fields, message, i);
        if (!content)
            return;
        if (*role == "user" || *role == "assistant") {
            Message turn;
            turn.role = *role == "user" ? Role::User : Role::Assistant;
            turn.content = std::move(*content);
            request.history.push_back(std::move(turn));
        } else if (*role == "system" || *role == "developer") {
            // The instructions are the prompt's: another's could take the sources and their marks apart.
            request.ignored.push_back(fmt::format("messages[{}] ({})", i, role->get<std::string>()));
        } else {
            fields.refuse(fmt::format("messages[{}].role", i),
                          "The role of a message is user, assistant, system or developer.");
        }
    }
    if (fields.error())
        return;
    if (request.history.empty() || request.history.back().role != Role::User ||
        blank(request.history.back().content)) {
        fields.refuse("messages", "The last message has to be a question of the user.");
        return;
    }
    request.question = std::move(request.history.back().content);
    request.history.pop_back();
    if (request.question.size() > kLongestQuestion)
        fields.refuse("messages", fmt::format("A question is at most {} bytes long.", kLongestQuestion));
}

void readParameters(BodyFields& fields, AnswerParameters& parameters) {
    parameters.temperature = fields.number("temperature", 0, 2);
    parameters.topP = fields.number("top_p", 0, 1);
    parameters.maxTokens = fields.whole("max_tokens", 1, 1000000);
    if (const auto most = fields.whole("max_completion_tokens", 1, 1000000))
        parameters.maxTokens = most;
    // As a double can tell whole numbers apart.
    parameters.seed = fields.whole("seed", -(std::int64_t{1} << 53), std::int64_t{1} << 53);
    parameters.stop = fields.texts("stop", kMostStops);
}

/// What a client may want and would miss without a word.
void refuseWhatIsNotHere(BodyFields& fields, CompletionRequest& request) {
    if (const auto n = fields.whole("n", 1, 128); n && *n != 1)
        fields.refuse("n", "One answer is given to a question: 'n' can only be 1.");
    for (const char* name : {"tools", "functions"})
        if (const Foreign* tools = fields.find(name); tools && !(tools->is_array() && tools->empty()))
            fields.refuse(name, "Tools of a client are not called here. For the tools of this server send "
                                "\"touchstone\": {\"agent\": true}.");
    if (const Foreign* format = fields.find("response_format")) {
        const auto kind = format->is_object() ? format->find("type") : format->end();
        if (!format->is_object() || kind == format->end() || *kind != "text")
            fields.refuse("response_format",
                          "Answers are Markdown with [n] markers: 'response_format' can only be "
                          "of the type 'text'.");
    }
    for (const std::string_view name : kWithoutEffect)
        if (fields.find(name))
            request.ignored.emplace_back(name);
}

} // namespace

tl::expected<CompletionRequest, ApiError> parseCompletionRequest(std::string_view body,
                                                                 const CompletionRequest& defaults) {
    const auto json = parseBody(body);
    if (!json)
        return tl::unexpected(json.error());
    CompletionRequest request = defaults;
    BodyFields fields(*json, "");
    request.model = fields.text("model", std::string(kServedModel));
    request.stream = fields.flag("stream", false);
    if (const Foreign* options = fields.find("stream_options")) {
        if (!options->is_object()) {
            fields.refuse("stream_options", "'stream_options' has to be an object.");
        } else {
            BodyFields inner(*options, "stream_options.");
            request.includeUsage = inner.flag("include_usage", false);
            if (inner.error())
                return tl::unexpected(*inner.error());
        }
    }
    readMessages(fields, request);
    readParameters(fields, request.parameters);
    refuseWhatIsNotHere(fields, request);
    if (fields.error())
        return tl::unexpected(*fields.error());
    if (const Foreign* own = fields.find("touchstone")) {
        if (!own->is_object())
            return tl::unexpected(badField("touchstone", "'touchstone' has to be an object."));
        BodyFields inner(*own, "touchstone.");
        inner.onlyKnown({"corpus", "k", "mode", "filters", "agent", "hits", "cache"});
        readSearch(inner, request.search);
        request.agent = inner.flag("agent", request.agent);
        request.withHits = inner.flag("hits", request.withHits);
        if (inner.find("cache")) {
            const auto mode = cacheModeOf(inner.text("cache"));
            if (mode)
                request.cache = *mode;
            else
                inner.refuse("cache", mode.error().message);
        }
        if (inner.error())
            return tl::unexpected(*inner.error());
    }
    return request;
}

tl::expected<SearchRequest, ApiError> parseSearchRequest(std::string_view body, const SearchWish& defaults) {
    const auto json = parseBody(body);
    if (!json)
        return tl::unexpected(json.error());
    SearchRequest request{{}, defaults};
    BodyFields fields(*json, "");
    fields.onlyKnown({"query", "corpus", "k", "mode", "filters", "explain"});
    request.query = fields.text("query");
    if (blank(request.query))
        fields.refuse("query", "'query' has to be a text that is not empty.");
    else if (request.query.size() > kLongestQuestion)
        fields.refuse("query", fmt::format("A query is at most {} bytes long.", kLongestQuestion));
    readSearch(fields, request.search);
    request.search.options.explain = fields.flag("explain", false);
    if (fields.error())
        return tl::unexpected(*fields.error());
    return request;
}

} // namespace touchstone
