// SPDX-License-Identifier: GPL-3.0-or-later
// The parts of a Word document (an OPC package: a ZIP file of XML), read with caps and without ever expanding
// an entity. The only header that shows pugixml's types; internal to core/corpus. Belongs to one thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <pugixml.hpp>

#include <map>
#include <string>
#include <string_view>

namespace touchstone {

struct DocxCaps {
    std::size_t partBytes = 48ULL << 20U;
    std::size_t totalBytes = 96ULL << 20U;
    std::size_t entries = 10000;
    std::size_t tags = 2000000; ///< of one part
};

/// Parts that a reader of text needs, unpacked. Errors: BadInput (no package, no Word document, encrypted,
/// over a cap, damaged, a document type declaration within a part), Cancelled.
class DocxPackage {
public:
    static Result<DocxPackage> open(std::string_view bytes, const JobContext& job, const DocxCaps& caps = {});
    /// Bytes of a part by its name ("word/styles.xml"), or nullptr.
    [[nodiscard]] const std::string* part(const std::string& name) const;
    [[nodiscard]] const std::string& documentName() const { return m_document; }
    /// A part beside the document: "styles.xml" of "word/document.xml".
    [[nodiscard]] std::string beside(std::string_view name) const;
    /// Parses a part into `out`; false: there is none. Errors: BadInput.
    Result<bool> parse(const std::string& name, pugi::xml_document& out) const;

private:
    DocxCaps m_caps;
    std::map<std::string, std::string> m_parts;
    std::string m_document;
};

/// Name of an element or attribute without its prefix.
std::string_view localName(const char* name);
/// First child element of that local name.
pugi::xml_node childOf(const pugi::xml_node& node, std::string_view name);
/// Value of the attribute of that local name, "" = none.
std::string_view attributeValue(const pugi::xml_node& node, std::string_view name);

} // namespace touchstone
