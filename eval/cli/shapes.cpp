// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/shapes.h"

#include "eval/cli/command.h"

namespace touchstone::cli {

Json chunkJson(const Chunk& chunk, const EditionInfo& edition) {
    Json parts = Json::array();
    for (const ChunkPart& part : chunk.parts)
        parts.push_back(Json{{"path", part.path}, {"start", part.range.start}, {"end", part.range.end}});
    Json sections = Json::array();
    for (const ChunkSection& section : chunk.sections)
        sections.push_back(Json{{"heading", section.heading},
                                {"anchor", orNull(section.anchor)},
                                {"start", section.range.start},
                                {"end", section.range.end}});
    Json json{{"id", chunk.id.value},
              {"doc", chunk.document.value},
              {"path", chunk.path},
              {"version", orNull(edition.version)},
              {"source", chunk.source},
              {"heading", chunk.heading},
              {"headings", chunk.headings},
              {"anchor", orNull(chunk.anchor)},
              {"url", orNull(chunk.url)},
              {"start", chunk.range.start},
              {"end", chunk.range.end},
              {"parts", std::move(parts)},
              {"sections", std::move(sections)},
              {"tokens", chunk.tokens},
              {"text", chunk.text.text()},
              {"embedded_text", chunk.embeddedText}};
    if (!chunk.found.empty())
        json["found"] = Json{{"start", chunk.found.start}, {"end", chunk.found.end}};
    if (!chunk.release.empty())
        json["metadata"] = Json{{"release", chunk.release}};
    if (chunk.page > 0)
        json["page"] = chunk.page;
    if (isExtracted(edition) || chunk.isExtracted)
        json["space"] = "extracted";
    return json;
}

bool isExtracted(const EditionInfo& edition) {
    return edition.origin.starts_with("beir:");
}

} // namespace touchstone::cli
