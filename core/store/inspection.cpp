// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/inspection.h"

#include "core/store/migrations.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>
#include <vector>

namespace touchstone {

namespace {

constexpr std::string_view kMagic("SQLite format 3\0", 16);
constexpr std::size_t kHeaderBytes = 100;
using Header = std::array<unsigned char, kHeaderBytes>;

std::uint32_t bigEndian(const Header& header, std::size_t at) {
    return (std::uint32_t{header[at]} << 24U) | (std::uint32_t{header[at + 1]} << 16U) |
           (std::uint32_t{header[at + 2]} << 8U) | header[at + 3];
}

std::size_t readHeader(const std::filesystem::path& path, Header& header) {
    std::ifstream file(path, std::ios::binary);
    file.read(reinterpret_cast<char*>(header.data()), static_cast<std::streamsize>(header.size()));
    return static_cast<std::size_t>(file.gcount());
}

Error damaged(const std::string& path, std::string_view what, std::string hint) {
    return makeError(ErrorCode::WorkspaceDamaged, fmt::format("{} {}", path, what), std::move(hint));
}

constexpr const char* kNotOurs = "It was not touched. Name another file with --workspace.";

/// What a damaged file still gives: counts by kind, each asked for on its own.
std::string whatCanBeSaved(Database& database) {
    struct Kind {
        const char* table;
        const char* one;
        const char* many;
    };
    constexpr std::array<Kind, 4> kinds = {{{"corpus", "corpus", "corpora"},
                                            {"conversation", "conversation", "conversations"},
                                            {"gold_set", "gold set", "gold sets"},
                                            {"trace", "trace", "traces"}}};
    std::vector<std::string> readable;
    std::vector<std::string> lost;
    for (const Kind& kind : kinds) {
        Result<Statement> count =
            database.prepare(fmt::format("SELECT count(*) FROM {} NOT INDEXED", kind.table));
        const bool read = count.has_value() && count->step().value_or(false);
        if (!read)
            lost.emplace_back(kind.many);
        else if (count->integer(0) > 0)
            readable.push_back(
                fmt::format("{} {}", count->integer(0), count->integer(0) == 1 ? kind.one : kind.many));
    }
    std::string text = "Nothing was overwritten. ";
    text += readable.empty() ? "Nothing in it can be read as it is. "
                             : fmt::format("Still readable: {}. ", fmt::join(readable, ", "));
    if (!lost.empty())
        text += fmt::format("No longer readable: {}. ", fmt::join(lost, ", "));
    text +=
        "Copy the file away, save what is left with \"sqlite3 FILE .recover | sqlite3 NEW\", or go on with "
        "another --workspace; corpora come back with `corpus add`.";
    return text;
}

} // namespace

Result<FileKind> inspectFile(const std::filesystem::path& path) {
    std::error_code error;
    const std::filesystem::file_status status = std::filesystem::status(path, error);
    if (status.type() == std::filesystem::file_type::not_found)
        return FileKind::Missing;
    if (error)
        return fail(ErrorCode::Io,
                    fmt::format("{} cannot be looked at: {}.", path.string(), error.message()));
    if (status.type() != std::filesystem::file_type::regular)
        return fail(ErrorCode::WorkspaceDamaged, fmt::format("{} is not a file.", path.string()), kNotOurs);
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (!error && size == 0)
        return FileKind::Empty;
    Header header{};
    const std::size_t got = readHeader(path, header);
    if (got == 0)
        return fail(ErrorCode::Io, fmt::format("The workspace {} cannot be read.", path.string()),
                    "Look at the permissions of the file.");
    if (std::memcmp(header.data(), kMagic.data(), std::min(got, kMagic.size())) != 0)
        return fail(damaged(path.string(), "is not a workspace: it is no SQLite database.", kNotOurs));
    if (got < kHeaderBytes)
        return fail(
            damaged(path.string(), fmt::format("is damaged: only {} bytes are left of it.", got),
                    "Nothing can be saved from it. It was not touched; name another file with --workspace."));
    return FileKind::Database;
}

bool sizeIsSuspect(const std::filesystem::path& path) {
    Header header{};
    if (readHeader(path, header) < kHeaderBytes)
        return true;
    std::uint64_t pageSize = (std::uint64_t{header[16]} << 8U) | header[17];
    if (pageSize == 1)
        pageSize = 65536;
    std::error_code error;
    const std::uint64_t size = std::filesystem::file_size(path, error);
    const std::uint64_t pages = bigEndian(header, 28);
    // The page count is only valid when it was written together with the change counter.
    const bool countIsValid = bigEndian(header, 24) == bigEndian(header, 92);
    return error || pageSize < 512 || size % pageSize != 0 || (countIsValid && size < pages * pageSize);
}

Result<> checkSchema(Database& database) {
    const Result<std::int64_t> application = pragmaInteger(database, "application_id");
    if (!application)
        return fail(application.error());
    const Result<std::int64_t> number = pragmaInteger(database, "user_version");
    if (!number)
        return fail(number.error());
    Result<Statement> tables = database.prepare(
        "SELECT count(*), sum(name IN ('writer', 'corpus', 'edition', 'snapshot', 'document', "
        "'chunk', 'content')) FROM sqlite_schema WHERE type = 'table'");
    if (!tables)
        return fail(tables.error());
    const Result<bool> row = tables->step();
    if (!row)
        return fail(row.error());
    // A process that was killed while it made the file leaves one without any table: it is made again.
    if (*application == 0 && *number == 0 && tables->integer(0) == 0)
        return {};
    if (*application != kApplicationId)
        return fail(damaged(database.path(), "is a database of another program, not a workspace.", kNotOurs));
    if (*number >= 1 && tables->integer(1) < 7)
        return fail(damaged(database.path(), "is damaged: some of its tables are missing.",
                            whatCanBeSaved(database)));
    return {};
}

Result<> checkThoroughly(Database& database) {
    Result<Statement> check = database.prepare("PRAGMA quick_check(3)");
    std::string said = "ok";
    if (!check) {
        said = check.error().detail;
    } else {
        const Result<bool> row = check->step();
        said = row ? (*row ? check->text(0) : "ok") : row.error().detail;
        if (!row && row.error().code != ErrorCode::WorkspaceDamaged)
            return fail(row.error());
    }
    if (said == "ok")
        return {};
    Error error = damaged(database.path(), "is damaged.", whatCanBeSaved(database));
    error.detail = said;
    return fail(error);
}

} // namespace touchstone
