// SPDX-License-Identifier: GPL-3.0-or-later
// One file as a source.
#include "core/corpus/source_kinds.h"

#include <fmt/format.h>

namespace touchstone {
namespace {

class FileSource final : public DocumentSource {
public:
    explicit FileSource(OpenedFile opened) : m_opened(std::move(opened)) {}
    [[nodiscard]] const SourceInfo& info() const override { return m_opened.info; }

    Result<> read(const SourceSink& sink, JobContext& context) override {
        struct stat state {};
        const bool known = ::fstat(m_opened.descriptor.get(), &state) == 0 && state.st_size > 0;
        if (sink.wanted && !sink.wanted(m_opened.name, known ? static_cast<std::uint64_t>(state.st_size) : 0))
            return {};
        auto content = readDescriptor(m_opened.descriptor.get(), m_opened.caps.fileBytes, context);
        if (!content)
            return fail(std::move(content.error()));
        if (!content->problem.empty())
            return fail(ErrorCode::BadInput,
                        fmt::format("{} was not read: {}.", m_opened.label, content->problem));
        return sink.file({m_opened.name, std::move(content->bytes), {}, m_opened.url});
    }

private:
    OpenedFile m_opened;
};

} // namespace

std::unique_ptr<DocumentSource> makeFileSource(OpenedFile opened) {
    return std::make_unique<FileSource>(std::move(opened));
}

} // namespace touchstone
