// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/command.h"

#include <fmt/format.h>

#include <iostream>
#include <iterator>

namespace touchstone::cli {

Result<std::shared_ptr<Workbench>> Session::workbench() {
    if (!m_workbench) {
        WorkbenchOptions options;
        if (!m_options.workspace.empty())
            options.workspace = m_options.workspace;
        if (!m_options.config.empty())
            options.settingsFile = m_options.config;
        options.offline = m_options.offline;
        auto opened = Workbench::open(options);
        if (!opened)
            return fail(std::move(opened.error()));
        m_workbench = std::move(*opened);
    }
    return m_workbench;
}

Result<Database*> Session::database() {
    if (!m_database) {
        auto bench = workbench();
        if (!bench)
            return fail(std::move(bench.error()));
        auto connection = (*bench)->workspace()->connect();
        if (!connection)
            return fail(std::move(connection.error()));
        m_database = std::make_unique<Database>(std::move(*connection));
    }
    return m_database.get();
}

Result<std::string> readInput(const std::string& path) {
    if (path == "-")
        return std::string(std::istreambuf_iterator<char>(std::cin), {});
    auto bytes = readFile(path);
    if (!bytes) {
        Error error = std::move(bytes.error());
        error.code = ErrorCode::BadInput;
        return fail(std::move(error));
    }
    return bytes;
}

Result<std::vector<QueryLine>> readQueryFile(const std::string& path) {
    auto text = readInput(path);
    if (!text)
        return fail(std::move(text.error()));
    std::vector<QueryLine> out;
    std::int64_t number = 0;
    std::size_t at = 0;
    if (text->starts_with("\xef\xbb\xbf"))
        at = 3;
    while (at < text->size()) {
        const std::size_t end = std::min(text->find('\n', at), text->size());
        const std::string_view line = std::string_view(*text).substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r") == std::string_view::npos)
            continue;
        const auto bad = [&](std::int64_t column, std::string message) {
            Error error = makeError(ErrorCode::BadInput, std::move(message),
                                    "Each line is {\"id\": \"...\", \"text\": \"...\"}.");
            error.file = path;
            error.line = number;
            error.column = column;
            return fail(std::move(error));
        };
        try {
            const Json json = Json::parse(line);
            if (!json.is_object() || !json.contains("id") || !json.contains("text") ||
                !json["text"].is_string())
                return bad(1, "This line has no id and text.");
            out.push_back({json["id"].is_string() ? json["id"].get<std::string>() : json["id"].dump(),
                           json["text"].get<std::string>()});
        } catch (const Json::parse_error& e) {
            return bad(static_cast<std::int64_t>(e.byte), "This line is no JSON.");
        } catch (const Json::exception&) {
            return bad(1, "This line is no JSON that can be used.");
        }
    }
    return out;
}

Json orNull(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}
Json orNull(const std::optional<std::string>& text) {
    return text ? Json(*text) : Json(nullptr);
}

} // namespace touchstone::cli
