// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/gold/csv.h"

namespace touchstone {

namespace {

class CsvReader {
public:
    CsvReader(std::string_view text, const std::string& file) : m_text(text), m_file(file) {}

    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }

    Result<CsvRow> row() {
        CsvRow out;
        out.line = m_line;
        for (;;) {
            auto one = cell();
            if (!one)
                return fail(std::move(one.error()));
            out.cells.push_back(std::move(*one));
            if (atEnd())
                return out;
            const char c = m_text[m_at++];
            if (c == ',')
                continue;
            if (c == '\r' && m_at < m_text.size() && m_text[m_at] == '\n')
                ++m_at;
            nextLine();
            return out;
        }
    }

private:
    void nextLine() {
        ++m_line;
        m_lineStart = m_at;
    }

    Error wrong(std::string message) const {
        Error error = makeError(ErrorCode::BadInput, std::move(message),
                                "A cell with quotes is written in quotes, each quote in it doubled.");
        error.file = m_file;
        error.line = m_line;
        error.column = static_cast<std::int64_t>(m_at - m_lineStart) + 1;
        return error;
    }

    Result<std::string> cell() {
        if (atEnd() || m_text[m_at] != '"') {
            const std::size_t end = std::min(m_text.find_first_of(",\r\n", m_at), m_text.size());
            std::string out(m_text.substr(m_at, end - m_at));
            m_at = end;
            return out;
        }
        const Error open = wrong("A quoted cell does not end.");
        std::string out;
        for (++m_at;; ++m_at) {
            if (atEnd())
                return fail(open);
            const char c = m_text[m_at];
            if (c == '"' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '"')
                ++m_at;
            else if (c == '"')
                break;
            out += c;
            if (c == '\n') {
                ++m_line;
                m_lineStart = m_at + 1;
            }
        }
        ++m_at;
        if (!atEnd() && m_text[m_at] != ',' && m_text[m_at] != '\r' && m_text[m_at] != '\n')
            return fail(wrong("There is text after a quoted cell."));
        return out;
    }

    std::string_view m_text;
    const std::string& m_file;
    std::size_t m_at = 0, m_lineStart = 0;
    std::int64_t m_line = 1;
};

} // namespace

Result<> eachCsvRow(std::string_view text, const std::string& file,
                    const std::function<Result<>(const CsvRow&)>& take) {
    if (text.starts_with("\xef\xbb\xbf"))
        text.remove_prefix(3);
    CsvReader reader(text, file);
    while (!reader.atEnd()) {
        const auto row = reader.row();
        if (!row)
            return fail(row.error());
        if (row->cells.size() > 1 || !row->cells.front().empty())
            TOUCHSTONE_TRY(take(*row));
    }
    return {};
}

std::string csvCell(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"')
            out += '"';
        out += c;
    }
    return out + "\"";
}

std::string csvLine(const std::vector<std::string>& cells) {
    std::string out;
    for (std::size_t i = 0; i < cells.size(); ++i)
        out += (i > 0 ? "," : "") + csvCell(cells[i]);
    return out + "\r\n";
}

} // namespace touchstone
