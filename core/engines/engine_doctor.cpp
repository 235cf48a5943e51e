// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engines/engine_doctor.h"

#include "core/base/clock.h"
#include "core/engines/engine.h"
#include "core/engines/engine_options.h"

#include <fmt/format.h>

#include <functional>

namespace touchstone {

namespace {

std::string startCommand(const EngineOptions& options) {
    return options.qdrant ? "docker run -p 127.0.0.1:6333:6333 qdrant/qdrant"
                          : "pip install chromadb; chroma run --host 127.0.0.1 --port 8000";
}

} // namespace

std::vector<DoctorStep> examineEngine(const Spec& spec, const ModelServices& services, JobContext& context) {
    std::vector<DoctorStep> steps;
    const auto step = [&](const char* name, const std::function<Result<std::string>()>& work,
                          const std::string& remedy) {
        const auto begun = std::chrono::steady_clock::now();
        const auto said = work();
        DoctorStep& done = steps.emplace_back();
        done.name = name;
        done.ms = elapsedMs(begun);
        done.state = said ? DoctorStep::State::Passed : DoctorStep::State::Failed;
        done.said = said ? *said : said.error().message;
        if (!said)
            done.remedy = remedy.empty() || said.error().httpStatus != 0 ? said.error().hint : remedy;
        return said.has_value();
    };
    const auto options = readEngineOptions(spec);
    auto engine = makeEngine(spec, services, EngineAccess::ReadOnly);
    const bool readable = step(
        "address",
        [&]() -> Result<std::string> {
            if (!options || !engine)
                return fail(options ? engine.error() : options.error());
            return fmt::format("{} at {}", options->product(), options->base);
        },
        "");
    if (!readable)
        return steps;
    const bool keyed = step(
        "key",
        [&]() -> Result<std::string> {
            if (options->keyReference.empty())
                return std::string("no key is named");
            const auto key = services.secrets->read(options->keyReference);
            return key ? Result<std::string>("the key can be read") : Result<std::string>(fail(key.error()));
        },
        "");
    if (!keyed)
        return steps;
    const std::string start =
        fmt::format("Start it, for example: {}. Or correct url=.", startCommand(*options));
    if (!step(
            "answer", [&] { return (*engine)->greet(context); }, start))
        return steps;
    const bool listed = step(
        "collections",
        [&]() -> Result<std::string> {
            const auto names = (*engine)->collections(context);
            return names ? Result<std::string>(fmt::format("{} collections", names->size()))
                         : Result<std::string>(fail(names.error()));
        },
        "");
    if (listed)
        step(
            "batch",
            [&]() -> Result<std::string> {
                const auto size = (*engine)->batchSize(context);
                return size ? Result<std::string>(fmt::format("{} points in a request", *size))
                            : Result<std::string>(fail(size.error()));
            },
            "");
    return steps;
}

} // namespace touchstone
