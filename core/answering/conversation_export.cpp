// SPDX-License-Identifier: GPL-3.0-or-later
// Whole conversations for others, and what a model is told of them. Declared in conversation.h.
#include "core/answering/ask_setup.h"
#include "core/answering/conversation.h"
#include "core/base/clock.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace touchstone {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kRememberedTurns = 12; ///< what is older would not fit the budget anyway

/// Headings of an answer would be headings of the whole document: two levels further down.
std::string lowered(const std::string& markdown) {
    std::string out;
    bool fence = false;
    for (std::size_t at = 0; at < markdown.size();) {
        const std::size_t end = std::min(markdown.find('\n', at), markdown.size() - 1) + 1;
        const std::string_view line = std::string_view(markdown).substr(at, end - at);
        if (line.starts_with("```") || line.starts_with("~~~"))
            fence = !fence;
        if (!fence && line.starts_with('#'))
            out += "##";
        out += line;
        at = end;
    }
    return out;
}

} // namespace

std::vector<Message> historyOf(const std::vector<std::pair<std::string, std::string>>& questionsAndAnswers) {
    std::vector<Message> history;
    const std::size_t from =
        questionsAndAnswers.size() > kRememberedTurns ? questionsAndAnswers.size() - kRememberedTurns : 0;
    for (std::size_t i = from; i < questionsAndAnswers.size(); ++i) {
        if (questionsAndAnswers[i].second.empty())
            continue;
        Message question, answer;
        question.role = Role::User;
        question.content = questionsAndAnswers[i].first;
        answer.role = Role::Assistant;
        answer.content = questionsAndAnswers[i].second;
        history.push_back(std::move(question));
        history.push_back(std::move(answer));
    }
    return history;
}

std::string conversationMarkdown(const ConversationInfo& info, const std::vector<Turn>& turns) {
    std::string out = fmt::format("# {}\n\n", info.title);
    for (const Turn& turn : turns) {
        out += fmt::format("## {}\n\n", turn.question);
        if (turn.answer)
            out += lowered(answerMarkdown(*turn.answer));
        else
            out += "*(No answer was kept.)*\n";
        const std::string made =
            turn.answer ? fmt::format("{}, {}{}", turn.corpora, turn.answer->model,
                                      turn.answer->prompt.empty() ? "" : ", " + turn.answer->prompt)
                        : turn.corpora;
        out += fmt::format("\n*{} · {}*\n", isoTime(turn.askedUnixMs), made);
        if (!turn.note.empty())
            out += fmt::format("\n> Note: {}\n", turn.note);
        out += '\n';
    }
    return out;
}

std::string conversationJson(const ConversationInfo& info, const std::vector<Turn>& turns) {
    Json json = {{"id", info.id.value},
                 {"title", info.title},
                 {"created", isoTime(info.createdUnixMs)},
                 {"turns", Json::array()}};
    for (const Turn& turn : turns) {
        Json one = {{"asked", isoTime(turn.askedUnixMs)},
                    {"question", turn.question},
                    {"corpora", turn.corpora},
                    {"setup", turn.setup.empty() ? Json(nullptr) : Json::parse(turn.setup, nullptr, false)},
                    {"rating", turn.rating},
                    {"note", turn.note}};
        one["answer"] = turn.answer ? Json::parse(answerJson(*turn.answer), nullptr, false) : Json(nullptr);
        json["turns"].push_back(std::move(one));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace touchstone
