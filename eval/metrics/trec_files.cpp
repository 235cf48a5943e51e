// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/metrics/trec_files.h"

#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace touchstone {
namespace {

bool isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f';
}

struct Field {
    std::string_view text;
    std::size_t at = 0; ///< byte in the line
};

/// Walks over the lines of a text and cuts them into fields; N is the number that a line must have.
template<std::size_t N>
class LineReader {
public:
    LineReader(const std::string& text, const std::string& fileName) : m_text(text), m_fileName(fileName) {}

    /// The next line with fields. False: the end, or an error.
    bool next() {
        while (m_at < m_text.size()) {
            const void* const found = std::memchr(m_text.data() + m_at, '\n', m_text.size() - m_at);
            const std::size_t end =
                found ? static_cast<std::size_t>(static_cast<const char*>(found) - m_text.data())
                      : m_text.size();
            m_current = std::string_view(m_text).substr(m_at, end - m_at);
            m_at = end + 1;
            ++m_line;
            if (m_line == 1 && m_current.substr(0, 3) == "\xEF\xBB\xBF")
                m_current.remove_prefix(3);
            if (!m_current.empty() && m_current.front() == '#')
                continue;
            const std::size_t count = split();
            if (count == 0)
                continue;
            if (count == N)
                return true;
            fault(count < N ? m_current.size() : m_fields[N].at,
                  fmt::format("{} fields where {} are needed", count < N ? fmt::format("{}", count) : "more",
                              N));
            return false;
        }
        return false;
    }

    [[nodiscard]] const Field& field(std::size_t i) const { return m_fields[i]; }
    [[nodiscard]] std::size_t line() const { return m_line; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] const Error& error() const { return m_error; }
    void fault(std::size_t at, const std::string& what) {
        m_failed = true;
        m_error = makeError(ErrorCode::BadInput, fmt::format("{}: {}.", m_fileName, what));
        m_error.file = m_fileName;
        m_error.line = static_cast<std::int64_t>(m_line);
        m_error.column = static_cast<std::int64_t>(codePointCount(m_current.substr(0, at))) + 1;
    }

private:
    /// Number of fields, at most N + 1.
    std::size_t split() {
        std::size_t count = 0;
        for (std::size_t at = 0; count <= N;) {
            while (at < m_current.size() && isBlank(m_current[at]))
                ++at;
            if (at >= m_current.size())
                break;
            std::size_t end = at;
            while (end < m_current.size() && !isBlank(m_current[end]))
                ++end;
            m_fields[count++] = {m_current.substr(at, end - at), at};
            at = end;
        }
        return count;
    }

    const std::string& m_text;
    const std::string& m_fileName;
    std::size_t m_at = 0;
    std::size_t m_line = 0;
    std::string_view m_current;
    std::array<Field, N + 1> m_fields{};
    bool m_failed = false;
    Error m_error;
};

bool parseNumber(std::string_view text, double& value) {
    if (text.size() > 1 && text.front() == '+')
        text.remove_prefix(1);
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    return parsed.ec == std::errc() && parsed.ptr == text.data() + text.size() && !std::isnan(value);
}

bool parseGrade(std::string_view text, std::int64_t& grade) {
    double value = 0;
    if (!parseNumber(text, value) || std::abs(value) > 1e9 || value != std::floor(value))
        return false;
    grade = static_cast<std::int64_t>(value);
    return true;
}

template<class Row>
typename TrecTopics<Row>::Topic& topicOf(TrecTopics<Row>& all, std::string_view name, std::size_t& last) {
    if (last < all.topics.size() && all.topics[last].name == name) // lines of a topic mostly stand together
        return all.topics[last];
    const auto entry = all.indexOf.emplace(name, all.topics.size());
    if (entry.second)
        all.topics.push_back({name, {}});
    last = entry.first->second;
    return all.topics[last];
}

/// The first document that a topic has twice; lines are looked for only then.
template<class Row>
std::string_view repeatedDocument(const std::vector<Row>& rows, std::vector<std::string_view>& scratch) {
    scratch.clear();
    for (const Row& row : rows)
        scratch.push_back(row.document);
    std::sort(scratch.begin(), scratch.end());
    const auto found = std::adjacent_find(scratch.begin(), scratch.end());
    return found == scratch.end() ? std::string_view() : *found;
}

template<std::size_t N>
Error repeatedError(const std::string& text, const std::string& fileName, std::string_view topic,
                    std::string_view document) {
    LineReader<N> reader(text, fileName);
    bool seen = false;
    while (reader.next()) {
        if (reader.field(0).text != topic || reader.field(2).text != document)
            continue;
        if (seen) {
            reader.fault(reader.field(2).at, fmt::format("the document {} stands twice in the topic {}",
                                                         printable(document), printable(topic)));
            break;
        }
        seen = true;
    }
    return reader.error();
}

template<std::size_t N, class Row>
Result<> refuseRepeats(const TrecTopics<Row>& all, const std::string& fileName) {
    std::vector<std::string_view> scratch;
    for (const auto& topic : all.topics) {
        const std::string_view repeated = repeatedDocument(topic.rows, scratch);
        if (!repeated.empty())
            return fail(repeatedError<N>(*all.text, fileName, topic.name, repeated));
    }
    return {};
}

} // namespace

Result<Qrels> parseQrels(std::string text, const std::string& fileName) {
    Qrels qrels;
    qrels.text = std::make_shared<const std::string>(std::move(text));
    LineReader<4> reader(*qrels.text, fileName);
    std::size_t last = 0;
    while (reader.next()) {
        std::int64_t grade = 0;
        if (!parseGrade(reader.field(3).text, grade)) {
            reader.fault(reader.field(3).at,
                         fmt::format("the grade {} is no whole number", printable(reader.field(3).text)));
            break;
        }
        topicOf(qrels, reader.field(0).text, last).rows.push_back({reader.field(2).text, grade});
    }
    if (reader.failed())
        return fail(reader.error());
    if (qrels.topics.empty()) {
        Error error = makeError(ErrorCode::BadInput, fmt::format("{} holds no judgement.", fileName));
        error.file = fileName;
        return fail(std::move(error));
    }
    TOUCHSTONE_TRY((refuseRepeats<4>(qrels, fileName)));
    return qrels;
}

Result<RunFile> parseRun(std::string text, const std::string& fileName) {
    RunFile run;
    run.text = std::make_shared<const std::string>(std::move(text));
    LineReader<6> reader(*run.text, fileName);
    std::size_t last = 0;
    while (reader.next()) {
        double score = 0;
        if (!parseNumber(reader.field(4).text, score)) {
            reader.fault(reader.field(4).at,
                         fmt::format("the score {} is no number", printable(reader.field(4).text)));
            break;
        }
        topicOf(run, reader.field(0).text, last).rows.push_back({reader.field(2).text, score});
    }
    if (reader.failed())
        return fail(reader.error());
    TOUCHSTONE_TRY((refuseRepeats<6>(run, fileName)));
    for (auto& topic : run.topics)
        std::sort(topic.rows.begin(), topic.rows.end(), [](const RunRow& a, const RunRow& b) {
            return a.score != b.score ? a.score > b.score : a.document > b.document;
        });
    return run;
}

} // namespace touchstone
