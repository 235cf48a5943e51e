// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/archive_content.h"

#include <fmt/format.h>

namespace touchstone {
namespace {

bool isTarLike(ArchiveKind kind) {
    return kind == ArchiveKind::Tar || kind == ArchiveKind::TarGzip;
}

bool isTar(std::string_view firstBytes) {
    return firstBytes.size() >= kMagicBytes && firstBytes.substr(257, 5) == "ustar";
}

/// Puts a block behind what is there; between the two may be a hole of a sparse file.
void place(std::string& bytes, const ArchiveReader::Block& block) {
    bytes.resize(static_cast<std::size_t>(block.offset), '\0');
    bytes.append(block.data, block.size);
}

} // namespace

Result<EntryContent> readContent(ArchiveReader& reader, const ArchiveEntry& entry, ArchiveKind kind,
                                 bool keep, std::uint64_t fileCap, ArchiveBudget& budget,
                                 JobContext& context) {
    constexpr std::uint64_t kBelievedBytes = 64ULL << 20U; // a claim up to which memory is set aside at once
    EntryContent out;
    if (keep && entry.sizeKnown && entry.sizeBytes <= std::min(kBelievedBytes, fileCap))
        out.bytes.reserve(static_cast<std::size_t>(entry.sizeBytes));
    const std::string tooLarge = fmt::format("larger than {} MiB: not read", fileCap >> 20U);
    std::uint64_t position = 0;
    for (;;) {
        TOUCHSTONE_TRY(context.check());
        ArchiveReader::Block block;
        const ArchiveReader::Piece piece = reader.read(block);
        if (piece == ArchiveReader::Piece::End)
            break;
        if (piece != ArchiveReader::Piece::Data) {
            out.lost = fmt::format("damaged: {}", reader.words());
            out.handleBroken = piece == ArchiveReader::Piece::ArchiveBroken;
            break;
        }
        if (block.offset < position) {
            out.lost = "damaged: its parts overlap";
            break;
        }
        const std::uint64_t end = block.offset + block.size;
        budget.addContent(end - position);
        position = end;
        out.stopped = budget.exceeded(reader);
        if (!out.stopped.empty())
            break;
        if (keep && end > fileCap) {
            out.lost = tooLarge;
            if (!isTarLike(kind))
                break;
            keep = false; // the rest must still be read over to come to the next entry
            out.bytes = {};
        } else if (keep) {
            place(out.bytes, block);
        }
    }
    if (keep && out.lost.empty() && out.stopped.empty() && kind == ArchiveKind::Zip && entry.sizeKnown &&
        entry.sizeBytes != position)
        out.lost = fmt::format("damaged: {} bytes where its header says {}", position, entry.sizeBytes);
    if (!out.lost.empty() || !out.stopped.empty()) {
        out.bytes = {};
    } else if (keep && isTarLike(kind) && entry.sizeKnown && entry.sizeBytes > position) {
        budget.addContent(entry.sizeBytes - position); // a hole at the end
        out.stopped = budget.exceeded(reader);
        if (entry.sizeBytes > fileCap)
            out.lost = tooLarge;
        else if (out.stopped.empty())
            out.bytes.resize(static_cast<std::size_t>(entry.sizeBytes), '\0');
    }
    return out;
}

std::string refusalOf(const ArchiveEntry& entry) {
    switch (entry.type) {
    case EntryType::Symlink:
        return "a symbolic link: links are not followed";
    case EntryType::Hardlink:
        return "a hard link: links are not followed";
    case EntryType::Device:
        return "a device: only files are read";
    case EntryType::Pipe:
        return "a pipe: only files are read";
    case EntryType::Socket:
        return "a socket: only files are read";
    case EntryType::Other:
        return "neither a file nor a folder: left out";
    case EntryType::Folder:
        return {};
    case EntryType::File:
        break;
    }
    if (entry.encrypted)
        return "encrypted: cannot be read without its password";
    if (entry.oddMethod)
        return "packed by a method other than deflate: not read";
    if (!entry.warning.empty() && entry.sizeBytes == 0)
        return fmt::format("a damaged entry: {}", entry.warning);
    return {};
}

ArchiveKind archiveKindOf(std::string_view firstBytes) {
    if (GzipInput::isGzip(firstBytes))
        return ArchiveKind::TarGzip;
    return isTar(firstBytes) ? ArchiveKind::Tar : ArchiveKind::Zip;
}

bool looksPacked(std::string_view firstBytes) {
    const std::string_view mark = firstBytes.substr(0, 4);
    return GzipInput::isGzip(firstBytes) || isTar(firstBytes) || mark == std::string_view("PK\3\4", 4) ||
           mark == std::string_view("PK\5\6", 4);
}

} // namespace touchstone
