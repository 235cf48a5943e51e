// SPDX-License-Identifier: GPL-3.0-or-later
// Lines of a page, and which of them are the same on every page.
#include "core/corpus/pdf_layout.h"
#include "core/corpus/text_lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_map>

namespace touchstone {

namespace {

struct Face {
    bool bold = false, mono = false;
};

Face faceOf(std::string_view font) {
    const std::string name = asciiLowered(font);
    const auto has = [&](std::string_view word) { return name.find(word) != std::string::npos; };
    Face out;
    out.bold = has("bold") || has("black") || has("heavy") || has("semibold") || has("cmbx") || has("-bd");
    out.mono = has("mono") || has("courier") || has("consol") || has("cmtt") || has("menlo") ||
               has("typewriter") || has("inconsolata") || has("sourcecode") || has("firacode") ||
               has("monaco");
    return out;
}

/// How much of the lower of two lines' heights they share.
float shared(const PdfLine& line, const PdfWord& word) {
    const float common = std::min(line.bottom, word.bottom) - std::max(line.top, word.top);
    return common / std::max(0.1F, std::min(line.height(), word.bottom - word.top));
}

/// Letters by size and face, to find what most of a line is.
struct Tally {
    std::map<int, std::size_t> sizes; ///< tenths of a point
    std::size_t letters = 0, bold = 0, mono = 0;
};

void finish(PdfLine& line, const Tally& tally) {
    std::size_t most = 0;
    for (const auto& [tenths, letters] : tally.sizes)
        if (letters >= most) {
            most = letters;
            line.size = static_cast<float>(tenths) / 10.0F;
        }
    line.bold = tally.bold * 10 >= tally.letters * 8;
    line.mono = tally.mono * 10 >= tally.letters * 8;
}

/// Digits as one mark, so that "Page 3" and "Page 14" are the same line.
std::string shapeOf(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (isAsciiDigit(c)) {
            if (out.empty() || out.back() != '#')
                out.push_back('#');
        } else if (!isBlankChar(c)) {
            out.push_back(asciiLower(c));
        }
    return out;
}

/// "12", "- 12 -", "xiv", "Page 3 of 10".
bool isPageNumber(std::string_view text) {
    std::string bare = shapeOf(text);
    const auto drop = [&](std::string_view word) {
        if (bare.substr(0, word.size()) == word)
            bare.erase(0, word.size());
    };
    drop("page");
    while (!bare.empty() && (bare.front() == '-' || bare.front() == '|'))
        bare.erase(0, 1);
    while (!bare.empty() && (bare.back() == '-' || bare.back() == '|'))
        bare.pop_back();
    if (bare == "#" || bare == "#of#" || bare == "#/#")
        return true;
    return !bare.empty() && bare.size() <= 6 && bare.find_first_not_of("ivxl") == std::string::npos;
}

} // namespace

std::vector<PdfLine> linesOf(const PdfPage& page, const std::vector<std::string>& fonts) {
    std::vector<Face> faces;
    faces.reserve(fonts.size());
    for (const std::string& font : fonts)
        faces.push_back(faceOf(font));
    std::vector<PdfLine> out;
    Tally tally;
    const PdfWord* before = nullptr;
    for (const bool upright : {true, false}) {
        before = nullptr;
        for (const PdfWord& word : page.words) {
            if ((word.rotation == 0) != upright)
                continue;
            const float em = std::max(word.size, 1.0F);
            bool goesOn = false;
            if (before != nullptr && !out.empty()) {
                const float gap = word.left - before->right;
                goesOn = upright ? shared(out.back(), word) > 0.4F && gap > -0.6F * em && gap < 4.0F * em
                                 : before->rotation == word.rotation;
            }
            if (!goesOn) {
                if (before != nullptr)
                    finish(out.back(), tally);
                tally = {};
                PdfLine& line = out.emplace_back();
                line.left = word.left;
                line.top = word.top;
                line.right = word.right;
                line.bottom = word.bottom;
            } else if (before->spaceAfter || word.left - before->right > 0.15F * em || !upright) {
                out.back().text += ' ';
            }
            PdfLine& line = out.back();
            line.text += word.text;
            line.left = std::min(line.left, word.left);
            line.right = std::max(line.right, word.right);
            line.top = std::min(line.top, word.top);
            line.bottom = std::max(line.bottom, word.bottom);
            const Face face = word.font < faces.size() ? faces[word.font] : Face{};
            tally.sizes[static_cast<int>(std::lround(word.size * 10))] += word.text.size();
            tally.letters += word.text.size();
            tally.bold += face.bold ? word.text.size() : 0;
            tally.mono += face.mono ? word.text.size() : 0;
            before = &word;
        }
        if (before != nullptr)
            finish(out.back(), tally);
    }
    return out;
}

void markRunningLines(const std::vector<PdfPage>& pages, std::vector<std::vector<PdfLine>>& lines) {
    if (pages.size() < 2)
        return;
    struct Candidate {
        std::size_t page, line;
        std::string key;
    };
    std::vector<Candidate> candidates;
    std::unordered_map<std::string, std::size_t> seen; // once a page
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const float height = pages[i].height;
        std::vector<std::string> keys;
        for (std::size_t k = 0; k < lines[i].size(); ++k) {
            const PdfLine& line = lines[i][k];
            const bool head = line.bottom < height * 0.12F;
            const bool foot = line.top > height * 0.88F;
            if ((!head && !foot) || line.text.size() > 200)
                continue;
            if (isPageNumber(line.text)) {
                candidates.push_back({i, k, ""});
                continue;
            }
            std::string key = (head ? "h" : "f") + shapeOf(line.text);
            if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
                keys.push_back(key);
                ++seen[key];
            }
            candidates.push_back({i, k, std::move(key)});
        }
    }
    std::size_t numbers = 0;
    for (const Candidate& one : candidates)
        numbers += one.key.empty() ? 1 : 0;
    // left and right pages may have heads of their own, chapters too
    const std::size_t enough = std::max<std::size_t>(pages.size() <= 3 ? 2 : 3, 0);
    for (const Candidate& one : candidates)
        lines[one.page][one.line].running = one.key.empty() ? numbers >= 2 : seen[one.key] >= enough;
}

} // namespace touchstone
