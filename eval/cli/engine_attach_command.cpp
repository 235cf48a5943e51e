// SPDX-License-Identifier: GPL-3.0-or-later
// engine attach: an existing collection, read-only.
#include "core/engines/attached.h"
#include "eval/cli/engine_commands.h"

#include <fmt/format.h>

namespace touchstone::cli {

namespace {

struct AttachWords {
    std::string engine, collection, name, embedder;
    FieldMapping mapping;
    std::size_t samples = 3;
    bool preview = false;
};

Json fieldJson(const EngineField& field) {
    return std::visit([](const auto& value) { return Json(value); }, field);
}

std::string_view distanceName(VectorDistance distance) {
    switch (distance) {
    case VectorDistance::Cosine:
        return "cosine";
    case VectorDistance::Dot:
        return "dot";
    case VectorDistance::Euclid:
        return "euclid";
    case VectorDistance::Manhattan:
        break;
    }
    return "manhattan";
}

Json attachJson(const AttachReport& report, bool kept) {
    Json json = engineJson(report.record);
    json["distance"] = distanceName(report.distance);
    json["embedder_dimension"] = report.embedderDimension ? Json(*report.embedderDimension) : Json(nullptr);
    json["samples"] = Json::array();
    for (const AttachSample& sample : report.samples) {
        Json fields = Json::object();
        for (const auto& [name, value] : sample.fields)
            fields[name] = fieldJson(value);
        json["samples"].push_back(
            {{"id", sample.id},
             {"text", sample.chunk.text.text()},
             {"path", sample.chunk.path},
             {"heading", sample.chunk.heading},
             {"url", orNull(sample.chunk.url)},
             {"start", sample.chunk.range.start},
             {"end", sample.chunk.range.end},
             {"similarity", sample.similarity ? Json(*sample.similarity) : Json(nullptr)},
             {"fields", std::move(fields)}});
    }
    json["warnings"] = report.warnings;
    json["kept"] = kept;
    return json;
}

void printAttach(Console& console, const AttachReport& report, bool kept) {
    const FieldMapping& mapping = report.record.mapping;
    console.printLine(fmt::format("'{}': {} points of dimension {}, {} distance", report.record.collection,
                                  report.record.total, report.record.dimension,
                                  distanceName(report.distance)));
    for (const auto& [what, field] :
         {std::pair{"text", mapping.text.empty() ? std::string("(the document)") : mapping.text},
          std::pair{"path", mapping.path}, std::pair{"start", mapping.start}, std::pair{"end", mapping.end},
          std::pair{"heading", mapping.heading}, std::pair{"url", mapping.url},
          std::pair{"version", mapping.version}})
        console.printLine(fmt::format("  {:<8} {}", what, field.empty() ? "-" : field));
    for (const AttachSample& sample : report.samples) {
        console.printLine("");
        console.printLine(fmt::format(
            "{}  bytes {}-{}{}", sample.chunk.path, sample.chunk.range.start, sample.chunk.range.end,
            sample.similarity ? fmt::format(", vector {:.3f} alike", *sample.similarity) : std::string()));
        console.printLine(sample.chunk.text.text().substr(0, 200));
        std::string names;
        for (const auto& [name, value] : sample.fields)
            names += (names.empty() ? "" : ", ") + name;
        console.printLine("  fields: " + names);
    }
    for (const std::string& warning : report.warnings)
        console.remark(warning);
    console.remark(kept ? fmt::format("Attached. Search it with --corpus {}.", report.record.name)
                        : "Nothing was kept: this was a preview.");
}

Result<int> attachOne(Session& session, const AttachWords& words) {
    auto bench = session.workbench();
    if (!bench)
        return fail(std::move(bench.error()));
    auto spec = Spec::parse(words.engine);
    if (!spec)
        return fail(std::move(spec.error()));
    AttachRequest request;
    request.spec = std::move(*spec);
    request.collection = words.collection;
    request.name = words.name;
    request.embedder = words.embedder;
    request.mapping = words.mapping;
    request.samples = words.samples;
    request.previewOnly = words.preview;
    JobContext context = session.console().jobContext("engine attach");
    const auto report = attachCollection((*bench)->workspace(), request, (*bench)->modelServices(), context);
    if (!report)
        return fail(report.error());
    if (session.json())
        session.console().printJson(attachJson(*report, !words.preview));
    else
        printAttach(session.console(), *report, !words.preview);
    return 0;
}

} // namespace

void addEngineAttach(CLI::App& engine, Chosen& chosen) {
    auto words = std::make_shared<AttachWords>();
    CLI::App* command =
        engine.add_subcommand("attach", "Search a collection that is there already; it is never written to");
    command->add_option("engine", words->engine, "Engine SPEC")->required();
    command->add_option("--collection", words->collection, "Its name at the engine");
    command->add_option("--name", words->name, "What --corpus calls it (default: as the collection)");
    command->add_option("--embedder", words->embedder,
                        "SPEC of the embedder that the collection was made with");
    FieldMapping& mapping = words->mapping;
    for (const auto& [option, field, about] :
         {std::tuple{"--text", &mapping.text,
                     "Field with the passage's text (default: guessed, as the others)"},
          std::tuple{"--path", &mapping.path, "Field with the file that it comes from"},
          std::tuple{"--start", &mapping.start, "Field with the first byte of it in the file"},
          std::tuple{"--end", &mapping.end, "Field with the byte behind the last"},
          std::tuple{"--heading", &mapping.heading, "Field with its heading"},
          std::tuple{"--url", &mapping.url, "Field with its address"},
          std::tuple{"--version-field", &mapping.version, "Field with the version of its document"}})
        command->add_option(option, *field, about)->type_name("FIELD");
    command->add_option("--samples", words->samples, "Points that are looked at")
        ->capture_default_str()
        ->check(CLI::Range(1, 100));
    command->add_flag("--preview", words->preview, "Show samples and fields, keep nothing");
    command->callback([words, &chosen] {
        chosen.command = [words](Session& session) { return attachOne(session, *words); };
    });
}

} // namespace touchstone::cli
