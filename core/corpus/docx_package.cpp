// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/docx_package.h"

#include "core/corpus/archive_library.h"
#include "core/corpus/includes.h"
#include "core/corpus/text_lines.h"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <memory>

namespace touchstone {

namespace {

constexpr std::string_view kOldOffice = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";
constexpr auto kWanted =
    std::to_array<std::string_view>({"styles.xml", "numbering.xml", "footnotes.xml", "endnotes.xml"});

Error unreadable(std::string why, std::string hint = {}) {
    return makeError(ErrorCode::BadInput, std::move(why), std::move(hint));
}

struct Closer {
    void operator()(archive* handle) const { archiveLibrary().read_free(handle); }
};

bool isWanted(std::string_view name) {
    if (name == "_rels/.rels" || name == "docProps/core.xml")
        return true;
    if (name.size() < 5 || name.substr(name.size() - 4) != ".xml")
        return false;
    const std::string_view last = name.substr(name.rfind('/') + 1);
    return last.substr(0, 8) == "document" ||
           std::find(kWanted.begin(), kWanted.end(), last) != kWanted.end();
}

Result<std::string> unpack(archive* handle, const std::string& name, std::size_t room, const DocxCaps& caps,
                           const JobContext& job) {
    std::string out;
    std::array<char, 64 << 10U> buffer{};
    for (;;) {
        TOUCHSTONE_TRY(job.check());
        const la_ssize_t got = archiveLibrary().read_data(handle, buffer.data(), buffer.size());
        if (got == 0)
            return out;
        if (got < 0)
            return fail(unreadable(
                fmt::format("The Word document is damaged, or encrypted: {} cannot be unpacked.", name)));
        if (out.size() + static_cast<std::size_t>(got) > std::min(caps.partBytes, room))
            return fail(unreadable(fmt::format("{} of the Word document unpacks to more than {} MiB.", name,
                                               std::min(caps.partBytes, caps.totalBytes) >> 20U)));
        out.append(buffer.data(), static_cast<std::size_t>(got));
    }
}

} // namespace

std::string_view localName(const char* name) {
    const std::string_view all(name);
    const std::size_t colon = all.rfind(':');
    return colon == std::string_view::npos ? all : all.substr(colon + 1);
}

pugi::xml_node childOf(const pugi::xml_node& node, std::string_view name) {
    for (pugi::xml_node child = node.first_child(); child; child = child.next_sibling())
        if (localName(child.name()) == name)
            return child;
    return {};
}

std::string_view attributeValue(const pugi::xml_node& node, std::string_view name) {
    for (pugi::xml_attribute at = node.first_attribute(); at; at = at.next_attribute())
        if (localName(at.name()) == name)
            return at.value();
    return {};
}

Result<DocxPackage> DocxPackage::open(std::string_view bytes, const JobContext& job, const DocxCaps& caps) {
    if (bytes.substr(0, kOldOffice.size()) == kOldOffice)
        return fail(unreadable("The file is an encrypted Word document, or one of Word before 2007.",
                               "Save it without a password as .docx and add that."));
    DocxPackage out;
    out.m_caps = caps;
    if (!archiveLibrary().whole)
        return fail(unreadable("Word documents are read with libarchive, which is not installed.",
                               "Install the package libarchive13."));
    const std::unique_ptr<archive, Closer> handle(archiveLibrary().read_new());
    if (!handle || archiveLibrary().read_support_format_zip(handle.get()) != ARCHIVE_OK ||
        archiveLibrary().read_open_memory(handle.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return fail(unreadable("The file is no Word document: it is not a ZIP file."));
    std::size_t entries = 0, total = 0;
    for (;;) {
        TOUCHSTONE_TRY(job.check());
        archive_entry* entry = nullptr;
        const int step = archiveLibrary().read_next_header(handle.get(), &entry);
        if (step == ARCHIVE_EOF)
            break;
        if (step < ARCHIVE_WARN || ++entries > caps.entries)
            return fail(unreadable(entries > caps.entries ? "The Word document has more than 10,000 parts."
                                   : entries == 0 ? "The file is no Word document: it is not a ZIP file."
                                                  : "The Word document is damaged or cut off."));
        const char* written = archiveLibrary().entry_pathname(entry);
        const std::string name = written != nullptr ? written : "";
        if (!isWanted(name) || out.m_parts.count(name) != 0)
            continue;
        if (archiveLibrary().entry_is_encrypted(entry) != 0)
            return fail(unreadable("The Word document is encrypted."));
        Result<std::string> part = unpack(handle.get(), name, caps.totalBytes - total, caps, job);
        if (!part)
            return fail(std::move(part.error()));
        total += part->size();
        out.m_parts.emplace(name, std::move(*part));
    }
    out.m_document = "word/document.xml";
    pugi::xml_document relations;
    const Result<bool> known = out.parse("_rels/.rels", relations);
    if (!known)
        return fail(known.error());
    for (const pugi::xml_node relation : relations.document_element().children())
        if (const std::string_view type = attributeValue(relation, "Type"); type.ends_with("/officeDocument"))
            if (const auto path = normalisedPath(
                    trimmed(attributeValue(relation, "Target")
                                .substr(attributeValue(relation, "Target").substr(0, 1) == "/" ? 1 : 0))))
                out.m_document = *path;
    if (out.part(out.m_document) == nullptr)
        return fail(unreadable("The file is no Word document: it has no document part."));
    return out;
}

const std::string* DocxPackage::part(const std::string& name) const {
    const auto found = m_parts.find(name);
    return found == m_parts.end() ? nullptr : &found->second;
}

std::string DocxPackage::beside(std::string_view name) const {
    return m_document.substr(0, m_document.rfind('/') + 1) + std::string(name);
}

Result<bool> DocxPackage::parse(const std::string& name, pugi::xml_document& out) const {
    const std::string* bytes = part(name);
    if (bytes == nullptr)
        return false;
    // Word never writes one; entities that grow are made with it.
    if (bytes->find("<!DOCTYPE") != std::string::npos || bytes->find("<!ENTITY") != std::string::npos)
        return fail(
            unreadable(fmt::format("{} of the Word document declares entities: it is not read.", name)));
    if (static_cast<std::size_t>(std::count(bytes->begin(), bytes->end(), '<')) > m_caps.tags)
        return fail(
            unreadable(fmt::format("{} of the Word document has more than {} tags.", name, m_caps.tags)));
    const pugi::xml_parse_result result =
        out.load_buffer(bytes->data(), bytes->size(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    if (!result)
        return fail(unreadable(fmt::format("{} of the Word document is damaged at byte {}: {}.", name,
                                           result.offset, result.description())));
    return true;
}

} // namespace touchstone
