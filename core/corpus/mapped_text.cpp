// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/mapped_text.h"

#include <algorithm>

namespace touchstone {

namespace {

void putVarint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>(static_cast<unsigned char>(value | 0x80U)));
        value >>= 7U;
    }
    out.push_back(static_cast<char>(static_cast<unsigned char>(value)));
}

/// False at the end of the blob or on a number that does not fit.
bool takeVarint(std::string_view& in, std::uint64_t& value) {
    value = 0;
    for (unsigned shift = 0; shift < 64 && !in.empty(); shift += 7) {
        const auto byte = static_cast<unsigned char>(in.front());
        in.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
        if ((byte & 0x80U) == 0)
            return true;
    }
    return false;
}

std::uint64_t zigzag(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1U) ^ -static_cast<std::int64_t>(value & 1U);
}

enum RunForm : std::uint64_t { Inserted = 0, Verbatim = 1, StandsFor = 2 };

} // namespace

void MappedText::append(std::string_view text, std::uint32_t file, std::uint64_t sourceStart) {
    if (text.empty())
        return;
    const bool joins = !m_runs.empty() && m_runs.back().file == file &&
                       m_runs.back().source.end == sourceStart && !m_runs.back().source.empty() &&
                       m_runs.back().source.size() == m_text.size() - m_runs.back().textStart;
    if (joins)
        m_runs.back().source.end += text.size();
    else
        m_runs.push_back(
            {static_cast<std::uint32_t>(m_text.size()), file, {sourceStart, sourceStart + text.size()}});
    m_text += text;
}

void MappedText::appendFor(std::string_view text, std::uint32_t file, TextRange source) {
    if (text.empty())
        return;
    if (source.empty())
        return appendInserted(text);
    if (source.size() == text.size())
        return append(text, file, source.start);
    m_runs.push_back({static_cast<std::uint32_t>(m_text.size()), file, source});
    m_text += text;
}

void MappedText::appendInserted(std::string_view text) {
    if (text.empty())
        return;
    if (m_runs.empty() || !m_runs.back().source.empty())
        m_runs.push_back({static_cast<std::uint32_t>(m_text.size()), kOwnFile, {}});
    m_text += text;
}

void MappedText::append(const MappedText& other) {
    if (&other == this) {
        const MappedText copy = other;
        append(copy);
        return;
    }
    const auto shift = static_cast<std::uint32_t>(m_text.size());
    const std::size_t before = m_runs.size();
    m_runs.insert(m_runs.end(), other.m_runs.begin(), other.m_runs.end());
    for (std::size_t i = before; i < m_runs.size(); ++i)
        m_runs[i].textStart += shift;
    m_text += other.m_text;
}

void MappedText::reserve(std::size_t bytes, std::size_t runs) {
    m_text.reserve(bytes);
    m_runs.reserve(runs);
}

void MappedText::shiftOwn(std::uint64_t offset) {
    for (TextRun& run : m_runs)
        if (run.file == kOwnFile && !run.source.empty())
            run.source = {run.source.start + offset, run.source.end + offset};
}

void MappedText::truncate(std::size_t size) {
    if (size >= m_text.size())
        return;
    std::size_t end = m_text.size(); // of the last run
    while (!m_runs.empty() && m_runs.back().textStart >= size) {
        end = m_runs.back().textStart;
        m_runs.pop_back();
    }
    if (!m_runs.empty()) {
        TextRun& last = m_runs.back();
        if (last.source.size() == end - last.textStart)
            last.source.end = last.source.start + (size - last.textStart);
    }
    m_text.resize(size);
}

MappedText MappedText::slice(std::size_t start, std::size_t end) const {
    MappedText out;
    end = std::min(end, m_text.size());
    if (start >= end)
        return out;
    out.m_text = m_text.substr(start, end - start);
    auto run = std::upper_bound(m_runs.begin(), m_runs.end(), start,
                                [](std::size_t at, const TextRun& r) { return at < r.textStart; });
    if (run != m_runs.begin())
        --run;
    for (; run != m_runs.end() && run->textStart < end; ++run) {
        const std::size_t runEnd = run + 1 == m_runs.end() ? m_text.size() : (run + 1)->textStart;
        const std::size_t from = std::max<std::size_t>(start, run->textStart);
        const std::size_t to = std::min(end, runEnd);
        if (from >= to)
            continue;
        TextRun cut{static_cast<std::uint32_t>(from - start), run->file, run->source};
        if (run->source.size() == runEnd - run->textStart) {
            cut.source.start = run->source.start + (from - run->textStart);
            cut.source.end = cut.source.start + (to - from);
        }
        out.m_runs.push_back(cut);
    }
    return out;
}

std::vector<FileRange> MappedText::sourcesOf(std::size_t start, std::size_t end) const {
    std::vector<FileRange> out;
    const MappedText part = slice(start, end);
    for (const TextRun& run : part.m_runs) {
        if (run.source.empty())
            continue;
        const auto known = std::find_if(out.begin(), out.end(),
                                        [&](const FileRange& range) { return range.file == run.file; });
        if (known == out.end())
            out.push_back({run.file, run.source});
        else
            known->range = known->range.hull(run.source);
    }
    return out;
}

std::string MappedText::encodeRuns() const {
    std::string out;
    putVarint(out, m_runs.size());
    std::uint32_t at = 0;
    std::uint64_t source = 0;
    for (std::size_t i = 0; i < m_runs.size(); ++i) {
        const TextRun& run = m_runs[i];
        const std::size_t next = i + 1 < m_runs.size() ? m_runs[i + 1].textStart : m_text.size();
        const RunForm form = run.source.empty()                          ? Inserted
                             : run.source.size() == next - run.textStart ? Verbatim
                                                                         : StandsFor;
        putVarint(out, run.textStart - at);
        putVarint(out, static_cast<std::uint64_t>(run.file) * 3 + form);
        at = run.textStart;
        if (form == Inserted)
            continue;
        putVarint(out, zigzag(static_cast<std::int64_t>(run.source.start - source)));
        if (form == StandsFor)
            putVarint(out, run.source.size());
        source = run.source.end;
    }
    return out;
}

MappedText MappedText::decode(std::string text, std::string_view runs) {
    MappedText out;
    out.m_text = std::move(text);
    std::uint64_t count = 0;
    if (!takeVarint(runs, count) || count > out.m_text.size())
        return out;
    std::vector<RunForm> forms;
    std::uint64_t at = 0;
    std::uint64_t source = 0;
    const auto damaged = [&] {
        out.m_runs.clear();
        return out;
    };
    for (std::uint64_t i = 0; i < count; ++i) {
        std::uint64_t delta = 0;
        std::uint64_t tag = 0;
        if (!takeVarint(runs, delta) || !takeVarint(runs, tag) || delta > out.m_text.size() - at)
            return damaged();
        at += delta;
        TextRun run{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(tag / 3), {}};
        const std::uint64_t form = tag % 3;
        // the length of a verbatim run is known when the next one begins
        if (!out.m_runs.empty() && forms.back() == Verbatim) {
            TextRun& last = out.m_runs.back();
            last.source.end = last.source.start + (at - last.textStart);
            source = last.source.end;
        }
        if (form != Inserted) {
            std::uint64_t start = 0;
            std::uint64_t size = 0;
            if (!takeVarint(runs, start) || (form == StandsFor && !takeVarint(runs, size)))
                return damaged();
            run.source.start = source + static_cast<std::uint64_t>(unzigzag(start));
            run.source.end = run.source.start + size;
            source = run.source.end;
        }
        out.m_runs.push_back(run);
        forms.push_back(static_cast<RunForm>(form));
    }
    if (!out.m_runs.empty() && forms.back() == Verbatim)
        out.m_runs.back().source.end =
            out.m_runs.back().source.start + (out.m_text.size() - out.m_runs.back().textStart);
    return out;
}

} // namespace touchstone
