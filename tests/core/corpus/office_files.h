// SPDX-License-Identifier: GPL-3.0-or-later
// Small PDF and Word files, made when a test needs them.
#pragma once

#include "tests/core/corpus/source_archives.h"

#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace touchstone::test {

struct PdfText {
    double x = 0, y = 0; ///< from the bottom left, in points
    double size = 10;
    std::string text;
    int font = 1; ///< 1: Helvetica, 2: Helvetica-Bold, 3: Courier
};

inline std::string pdfString(const std::string& text) {
    std::string out = "(";
    for (const char c : text) {
        if (c == '(' || c == ')' || c == '\\')
            out += '\\';
        out += c;
    }
    return out + ")";
}

/// A PDF of such pages, 612 x 792 points. `trailer`: further entries of its trailer ("/Encrypt ...").
inline std::string pdfOf(const std::vector<std::vector<PdfText>>& pages, const std::string& title = {},
                         const std::string& trailer = {}) {
    std::string out = "%PDF-1.4\n";
    std::vector<std::size_t> offsets;
    const auto object = [&](const std::string& body) {
        offsets.push_back(out.size());
        out += std::to_string(offsets.size()) + " 0 obj\n" + body + "\nendobj\n";
    };
    std::string kids;
    for (std::size_t i = 0; i < pages.size(); ++i)
        kids += std::to_string(7 + 2 * i) + " 0 R ";
    object("<< /Type /Catalog /Pages 2 0 R >>");
    object("<< /Type /Pages /Count " + std::to_string(pages.size()) + " /Kids [" + kids + "] >>");
    for (const char* font : {"Helvetica", "Helvetica-Bold", "Courier"})
        object("<< /Type /Font /Subtype /Type1 /BaseFont /" + std::string(font) +
               " /Encoding /WinAnsiEncoding >>");
    object("<< /Title " + pdfString(title) + " >>");
    for (std::size_t i = 0; i < pages.size(); ++i) {
        object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents " + std::to_string(8 + 2 * i) +
               " 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R >> >> >>");
        std::string stream;
        for (const PdfText& text : pages[i]) {
            char place[96];
            std::snprintf(place, sizeof place, "BT /F%d %.1f Tf %.1f %.1f Td ", text.font, text.size, text.x,
                          text.y);
            stream += place + pdfString(text.text) + " Tj ET\n";
        }
        object("<< /Length " + std::to_string(stream.size()) + " >>\nstream\n" + stream + "endstream");
    }
    const std::size_t table = out.size();
    out += "xref\n0 " + std::to_string(offsets.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
        char line[32];
        std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
        out += line;
    }
    return out + "trailer\n<< /Size " + std::to_string(offsets.size() + 1) + " /Root 1 0 R /Info 6 0 R " +
           trailer + " >>\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

/// Lines of body text below one another.
inline std::vector<PdfText> pdfLines(double x, double y, const std::vector<std::string>& lines,
                                     double size = 10) {
    std::vector<PdfText> out;
    for (const std::string& line : lines) {
        out.push_back({x, y, size, line, 1});
        y -= size * 1.2;
    }
    return out;
}

} // namespace touchstone::test
