// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/chunking/chunk_columns.h"

#include "core/corpus/json_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <charconv>
#include <iterator>

namespace touchstone {

namespace {

void appendRange(std::string& out, TextRange range) {
    fmt::format_to(std::back_inserter(out), ",{},{}]", range.start, range.end);
}

void open(std::string& out) {
    out += out.size() > 1 ? ",[" : "[";
}

using Json = nlohmann::json;

template<class Visit>
void eachEntry(std::string_view json, std::size_t size, Visit visit) {
    if (json.size() <= 2)
        return;
    const Json all = Json::parse(json, nullptr, false);
    if (!all.is_array())
        return;
    for (const Json& entry : all) {
        if (entry.is_array() && entry.size() == size && entry[size - 1].is_number_unsigned() &&
            entry[size - 2].is_number_unsigned())
            visit(entry);
    }
}

TextRange rangeAt(const Json& entry, std::size_t at) {
    return {entry[at].get<std::uint64_t>(), entry[at + 1].get<std::uint64_t>()};
}

} // namespace

std::string partsJson(const std::vector<ChunkPart>& parts) {
    std::string out = "[";
    for (const ChunkPart& part : parts) {
        open(out);
        appendJsonString(out, part.path);
        appendRange(out, part.range);
    }
    return out + "]";
}

std::string sectionsJson(const std::vector<ChunkSection>& sections) {
    std::string out = "[";
    for (const ChunkSection& section : sections) {
        open(out);
        appendJsonString(out, section.heading);
        out += ',';
        appendJsonString(out, section.anchor);
        appendRange(out, section.range);
    }
    return out + "]";
}

std::string spansJson(const std::vector<ChunkSpan>& spans) {
    std::string out = "[";
    for (const ChunkSpan& span : spans) {
        open(out);
        out += std::to_string(static_cast<int>(span.kind));
        appendRange(out, {span.start, span.end});
    }
    return out + "]";
}

std::vector<ChunkPart> parseParts(std::string_view json) {
    std::vector<ChunkPart> parts;
    eachEntry(json, 3, [&](const Json& entry) {
        if (entry[0].is_string())
            parts.push_back({entry[0].get<std::string>(), rangeAt(entry, 1)});
    });
    return parts;
}

std::vector<ChunkSection> parseSections(std::string_view json) {
    std::vector<ChunkSection> sections;
    eachEntry(json, 4, [&](const Json& entry) {
        if (entry[0].is_string() && entry[1].is_string())
            sections.push_back({entry[0].get<std::string>(), entry[1].get<std::string>(), rangeAt(entry, 2)});
    });
    return sections;
}

// Numbers only, and the most frequent of the lists: read without a tree.
std::vector<ChunkSpan> parseSpans(std::string_view json) {
    std::vector<ChunkSpan> spans;
    const char* at = json.data();
    const char* const end = at + json.size();
    std::uint32_t numbers[3] = {};
    std::size_t count = 0;
    while (at != end) {
        if (*at >= '0' && *at <= '9') {
            std::uint32_t value = 0;
            const auto [next, error] = std::from_chars(at, end, value);
            if (error != std::errc())
                return spans;
            at = next;
            numbers[count++] = value;
            if (count == 3) {
                if (numbers[0] <= static_cast<std::uint32_t>(BlockKind::Quote))
                    spans.push_back({static_cast<BlockKind>(numbers[0]), numbers[1], numbers[2]});
                count = 0;
            }
        } else {
            ++at;
        }
    }
    return spans;
}

std::string offsetsText(const std::vector<std::uint64_t>& offsets) {
    return fmt::format("{}", fmt::join(offsets, ","));
}

std::vector<std::uint64_t> parseOffsets(std::string_view text) {
    std::vector<std::uint64_t> offsets;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
        std::uint64_t offset = 0;
        const auto read = std::from_chars(at, end, offset);
        if (read.ec != std::errc())
            break;
        offsets.push_back(offset);
        at = read.ptr < end ? read.ptr + 1 : end;
    }
    return offsets;
}

} // namespace touchstone
