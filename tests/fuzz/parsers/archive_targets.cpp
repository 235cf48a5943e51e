// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/docx_reader.h"
#include "core/corpus/extracted_text.h"
#include "core/corpus/source.h"
#include "core/embedding/safetensors.h"
#include "tests/fuzz/parsers/targets.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>

namespace touchstone::fuzz {

namespace {

/// The bytes as a file, for as long as the object lives.
class BytesOnDisk {
public:
    BytesOnDisk(std::string_view bytes, const char* ending) {
        std::string name = (std::filesystem::temp_directory_path() / "fuzzXXXXXX").string() + ending;
        const int fd = ::mkstemps(name.data(), static_cast<int>(std::string_view(ending).size()));
        if (fd >= 0)
            ::close(fd);
        m_path = name;
        std::ofstream(m_path, std::ios::binary)
            .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    }
    ~BytesOnDisk() {
        std::error_code ignored;
        std::filesystem::remove(m_path, ignored);
    }
    BytesOnDisk(const BytesOnDisk&) = delete;
    BytesOnDisk& operator=(const BytesOnDisk&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

std::string readArchive(std::string_view bytes, const char* ending) {
    const BytesOnDisk file(bytes, ending);
    SourceRequest request;
    request.text = file.path().string();
    request.caps.totalBytes = 4U << 20U;
    request.caps.fileBytes = 1U << 20U;
    request.caps.entries = 1000;
    JobContext job;
    const auto source = openSource(request, nullptr, job);
    if (!source)
        return source.error().message.empty() ? "an error without words" : "";
    std::uint64_t total = 0;
    std::string wrong;
    SourceSink sink;
    sink.file = [&](SourceFile&& one) -> Result<> {
        total += one.bytes.size();
        if (one.path.empty() || one.path.front() == '/' || one.path.find("..") == 0)
            wrong = fmt::format("a path out of the tree: {}", one.path);
        return {};
    };
    sink.problem = [&](SourceProblem&& problem) {
        if (problem.reason.empty())
            wrong = "something is left out without a reason";
    };
    (void)(*source)->read(sink, job);
    return total > request.caps.totalBytes ? fmt::format("{} bytes were handed out", total) : wrong;
}

std::string tensors(std::string_view bytes) {
    const BytesOnDisk file(bytes, ".safetensors");
    const auto opened = SafeTensors::open(file.path());
    if (!opened)
        return opened.error().message.empty() ? "an error without words" : "";
    for (const auto& [name, tensor] : (*opened)->all())
        if (tensor.type != SafeTensors::Type::Other && tensor.count() > 0 && tensor.count() < 100000) {
            std::vector<float> numbers(tensor.count());
            SafeTensors::read(tensor, 0, tensor.count(), numbers.data());
        }
    return {};
}

std::string docx(std::string_view bytes) {
    const JobContext job;
    const auto text = readDocx(bytes, job);
    if (!text)
        return text.error().message.empty() ? "an error without words" : "";
    return readExtracted(text->text, job) ? "" : "its own text cannot be read back";
}

constexpr std::array kArchiveTargets{
    Target{"tar", [](std::string_view bytes) { return readArchive(bytes, ".tar"); }},
    Target{"targz", [](std::string_view bytes) { return readArchive(bytes, ".tar.gz"); }},
    Target{"zip", [](std::string_view bytes) { return readArchive(bytes, ".zip"); }},
    Target{"docx", docx},
    Target{"extracted",
           [](std::string_view bytes) {
               const auto parts = readExtracted(bytes, JobContext{});
               return std::string(!parts && parts.error().message.empty() ? "an error without words" : "");
           }},
    Target{"tensors", tensors},
};

} // namespace

std::span<const Target> archiveTargets() {
    return kArchiveTargets;
}

} // namespace touchstone::fuzz
