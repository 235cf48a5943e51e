// SPDX-License-Identifier: GPL-3.0-or-later
// A file's bytes as UTF-8 text, with the way back: what is valid UTF-8 stays where it is; UTF-16, UTF-32 and
// broken bytes get a map. Internal to core/corpus. Plain value.
#pragma once

#include "core/base/result.h"
#include "core/corpus/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class DecodedText {
public:
    /// `bytes` must outlive the object when they are valid UTF-8. Replaced bytes are told in warnings().
    /// `charset`: what the file says of itself (charset.h), "" = nothing; used where the bytes are not UTF-8.
    static DecodedText decode(std::string_view bytes, const std::string& charset = {});

    /// To be put together with append() from growing places of `bytes`, which must outlive the object; then
    /// finish(). What lies between two places belongs to the text before.
    static DecodedText assembledFrom(std::string_view bytes, std::size_t start);
    void append(std::string_view text, std::size_t source) { add(text, source); }
    void finish() { m_pieces.push_back({m_text.size(), m_bytes.size()}); }

    [[nodiscard]] std::string_view text() const { return m_same ? m_bytes : std::string_view(m_text); }
    [[nodiscard]] std::size_t contentStart() const { return m_contentStart; } ///< behind a byte order mark
    [[nodiscard]] const std::vector<DocumentWarning>& warnings() const { return m_warnings; }
    /// Turns all ranges of a document that was read from text() into ranges of the original bytes.
    void restoreRanges(Document& document) const;

private:
    struct Piece {
        std::size_t text, source; ///< where it starts; it ends where the next one starts
    };
    void decodeUtf8();
    bool decodeCharset(const std::string& charset);
    void decodeWide(std::size_t unit, bool bigEndian);
    void add(std::string_view text, std::size_t source);
    [[nodiscard]] std::size_t pieceAt(std::size_t text) const;
    [[nodiscard]] TextRange restored(TextRange range) const;
    [[nodiscard]] MappedText restored(const MappedText& text) const;

    std::string_view m_bytes;
    std::string m_text;
    std::vector<Piece> m_pieces; ///< the last one is the end
    bool m_same = true;
    std::size_t m_contentStart = 0;
    std::size_t m_begin = 0; ///< place of the text's first byte
    std::vector<DocumentWarning> m_warnings;
};

/// Why these bytes are no text ("an ELF program", "31 % of the first 65,536 bytes are not UTF-8"), or none.
/// `anyCharset`: bytes that are not UTF-8 do not count against it.
std::optional<std::string> notText(std::string_view bytes, bool anyCharset = false);

} // namespace touchstone
