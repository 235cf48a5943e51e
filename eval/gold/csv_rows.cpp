// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/csv_rows.h"

namespace touchstone {

Result<std::vector<CsvRow>> readCsv(std::string_view text, const std::string& file) {
    if (text.substr(0, 3) == "\xEF\xBB\xBF")
        text.remove_prefix(3);
    std::vector<CsvRow> rows;
    CsvRow row;
    std::string field;
    std::int64_t line = 1;
    bool quoted = false, wasQuoted = false;
    const auto endField = [&] {
        row.fields.push_back(std::move(field));
        field.clear();
        wasQuoted = false;
    };
    const auto endRow = [&] {
        const bool blank = row.fields.empty() && field.empty() && !wasQuoted;
        if (!blank) {
            endField();
            rows.push_back(std::move(row));
        }
        row = {};
        row.line = line;
    };
    row.line = 1;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n')
            ++line;
        if (quoted) {
            if (c != '"') {
                field.push_back(c);
            } else if (at + 1 < text.size() && text[at + 1] == '"') {
                field.push_back('"');
                ++at;
            } else {
                quoted = false;
            }
        } else if (c == '"' && field.empty() && !wasQuoted) {
            quoted = wasQuoted = true;
        } else if (c == ',') {
            endField();
        } else if (c == '\n') {
            endRow();
        } else if (c != '\r' || (at + 1 < text.size() && text[at + 1] != '\n')) {
            field.push_back(c);
        }
    }
    if (quoted) {
        Error error = makeError(ErrorCode::BadInput, "A field in quotes is not closed.");
        error.file = file;
        error.line = row.line;
        error.column = 1;
        return fail(std::move(error));
    }
    endRow();
    return rows;
}

} // namespace touchstone
