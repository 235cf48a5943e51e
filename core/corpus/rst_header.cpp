// SPDX-License-Identifier: GPL-3.0-or-later
// The header block of a PEP. A document that is no longer in force says so in its title and its metadata, so
// that it can be told from current ones wherever it is shown or filtered.
#include "core/corpus/rst_reader.h"
#include "core/corpus/text_lines.h"

#include <algorithm>

namespace touchstone {

namespace {

constexpr std::size_t kMaxFields = 100;
constexpr std::size_t kMaxRstValue = 1000;

struct HeaderField {
    std::string name, value;
    std::size_t start = 0, end = 0;                        ///< its lines
    std::size_t nameEnd = 0, valueStart = 0, valueEnd = 0; ///< in its first line
};

std::vector<HeaderField> fieldsOf(std::string_view text, std::size_t from, std::size_t& end) {
    std::vector<HeaderField> fields;
    for (std::size_t at = from; at < text.size();) {
        const Line line = lineAt(text, at);
        const std::string_view content = text.substr(line.start, line.contentEnd - line.start);
        end = at;
        if (isBlank(content))
            return fields;
        if (isBlankChar(content.front())) {
            if (fields.empty())
                return {};
            fields.back().value += " " + std::string(trimmed(content).substr(0, kMaxRstValue));
            fields.back().value.resize(std::min(fields.back().value.size(), kMaxRstValue));
            fields.back().end = line.end;
            at = line.end;
            continue;
        }
        const std::size_t colon = content.substr(0, 80).find(':');
        if (colon == std::string_view::npos || colon == 0 || fields.size() >= kMaxFields ||
            !std::all_of(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(colon), isWordChar))
            return {};
        HeaderField field;
        field.start = line.start;
        field.end = line.end;
        field.nameEnd = line.start + colon;
        field.valueStart = field.nameEnd + 1;
        field.valueEnd = line.contentEnd;
        while (field.valueStart < field.valueEnd && isBlankChar(text[field.valueStart]))
            ++field.valueStart;
        while (field.valueEnd > field.valueStart && isBlankChar(text[field.valueEnd - 1]))
            --field.valueEnd;
        field.value =
            text.substr(field.valueStart, std::min(kMaxRstValue, field.valueEnd - field.valueStart));
        for (char c : content.substr(0, colon))
            field.name.push_back(c == '-' ? '_' : asciiLower(c));
        fields.push_back(std::move(field));
        at = line.end;
    }
    end = text.size();
    return fields;
}

/// "440, 441" -> "PEP 440 and PEP 441"
std::string listOfPeps(std::string_view numbers) {
    std::string out;
    while (!numbers.empty()) {
        const std::size_t comma = std::min(numbers.find(','), numbers.size());
        const std::string_view one = trimmed(numbers.substr(0, comma));
        numbers.remove_prefix(std::min(numbers.size(), comma + 1));
        if (!one.empty())
            out += (out.empty() ? "PEP " : " and PEP ") + std::string(one);
    }
    return out;
}

/// What is to be known before the document is quoted as current, "" = nothing.
std::string remarkOf(const std::map<std::string, std::string>& metadata) {
    const auto value = [&](const char* name) {
        const auto found = metadata.find(name);
        return found == metadata.end() ? std::string_view{} : std::string_view(found->second);
    };
    const std::string by = listOfPeps(value("superseded_by"));
    const std::string_view status = value("status");
    if (equalsIgnoringCase(status, "superseded") || !by.empty())
        return by.empty() ? "Superseded" : "Superseded by " + by;
    for (const std::string_view gone : {"Rejected", "Withdrawn"})
        if (equalsIgnoringCase(status, gone))
            return std::string(gone);
    return {};
}

void pushLines(std::string_view text, const std::vector<HeaderField>& fields, std::size_t start,
               PageParts& parts) {
    MappedText lines;
    for (const HeaderField& field : fields) {
        if (field.name == "pep" || field.name == "title")
            continue;
        if (lines.size() > 0)
            lines.appendInserted("\n");
        for (std::size_t at = field.start; at < field.end;) {
            const Line line = lineAt(text, at);
            std::size_t from = line.start;
            std::size_t to = line.contentEnd;
            while (from < to && isBlankChar(text[from]))
                ++from;
            while (to > from && isBlankChar(text[to - 1]))
                --to;
            if (at != field.start)
                lines.appendInserted(" ");
            lines.append(text.substr(from, to - from), kOwnFile, from);
            at = line.end;
        }
    }
    if (lines.size() == 0 || start >= fields.back().end)
        return;
    Block& block = parts.blocks.emplace_back();
    block.kind = BlockKind::Paragraph;
    block.text = std::move(lines);
    block.source = {start, fields.back().end};
}

} // namespace

std::size_t readRstHeader(std::string_view text, std::size_t from, Document& document, PageParts& parts) {
    if (!equalsIgnoringCase(text.substr(from, 4), "PEP:"))
        return from;
    std::size_t end = from;
    const std::vector<HeaderField> fields = fieldsOf(text, from, end);
    const auto titled = std::find_if(fields.begin(), fields.end(),
                                     [](const HeaderField& field) { return field.name == "title"; });
    if (titled == fields.end())
        return from;
    for (const HeaderField& field : fields)
        if (!field.value.empty())
            document.metadata.emplace(field.name, field.value);

    const HeaderField& number = fields.front();
    MappedText title;
    title.append(text.substr(number.start, number.nameEnd - number.start), kOwnFile, number.start);
    title.appendInserted(" ");
    title.append(text.substr(number.valueStart, number.valueEnd - number.valueStart), kOwnFile,
                 number.valueStart);
    title.appendInserted(" \u2013 ");
    for (std::size_t at = titled->valueStart; at < titled->end;) {
        const Line line = lineAt(text, at);
        const std::string_view part = trimmed(text.substr(at, line.contentEnd - at));
        if (at != titled->valueStart)
            title.appendInserted(" ");
        title.append(part, kOwnFile, static_cast<std::size_t>(part.data() - text.data()));
        at = line.end;
    }
    const std::string remark = remarkOf(document.metadata);
    if (!remark.empty()) {
        document.metadata["current"] = "no";
        document.metadata["remark"] = remark;
    }
    PageHeading heading;
    heading.block = parts.blocks.size();
    heading.level = 1;
    heading.rendered = title.text();
    heading.written = remark.empty() ? title.text() : title.text() + " (" + remark + ")";
    heading.id = "pep-content";
    parts.headings.push_back(std::move(heading));
    Block& block = parts.blocks.emplace_back();
    block.kind = BlockKind::Heading;
    block.level = 1;
    block.text = std::move(title);
    // the title's lines; fields that stand before them are read with the rest
    block.source = {from, titled->end};
    pushLines(text, fields, titled->end, parts);
    return end;
}

} // namespace touchstone
