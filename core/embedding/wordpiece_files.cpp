// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the files of a model's folder that describe its tokenizer.
#include "core/embedding/model_files.h"
#include "core/embedding/wordpiece.h"
#include "core/models/json_guard.h"

#include <fmt/format.h>

#include <algorithm>

namespace touchstone {

namespace {

/// A special token stands as a string or as {"content": "..."}.
std::string tokenText(const nlohmann::json& json, const char* name, std::string_view otherwise) {
    const nlohmann::json& value = member(json, name);
    if (value.is_string())
        return value.get<std::string>();
    const std::string text = stringMember(value, "content");
    return text.empty() ? std::string(otherwise) : text;
}

bool flag(const nlohmann::json& json, const char* name, bool otherwise) {
    const nlohmann::json& value = member(json, name);
    return value.is_boolean() ? value.get<bool>() : otherwise;
}

std::vector<std::string> linesOf(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = text.find('\n', at);
        if (end == std::string_view::npos)
            end = text.size();
        std::string_view line = text.substr(at, end - at);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.emplace_back(line);
        at = end + 1;
    }
    return lines;
}

tl::unexpected<Error> foreign(const std::filesystem::path& file, std::string_view what) {
    Error error =
        makeError(ErrorCode::BadInput, fmt::format("{}: {}", file.string(), what),
                  "Models with a WordPiece vocabulary are read: BERT, MiniLM, BGE, E5 (English), GTE.");
    error.file = file.string();
    return tl::unexpected<Error>(std::move(error));
}

struct Description {
    std::vector<std::string> pieces;
    WordPieceOptions options;
    std::string start = "[CLS]", end = "[SEP]";
};

Result<Description> fromVocabulary(const std::filesystem::path& folder) {
    Description out;
    const auto text = readModelFile(folder / "vocab.txt");
    if (!text)
        return fail(text.error());
    out.pieces = linesOf(*text);
    const auto config = readModelJson(folder / "tokenizer_config.json");
    if (config) {
        out.options.lowerCase = flag(*config, "do_lower_case", true);
        out.options.stripAccents = flag(*config, "strip_accents", out.options.lowerCase);
        out.options.splitCjk = flag(*config, "tokenize_chinese_chars", true);
        out.options.unknown = tokenText(*config, "unk_token", out.options.unknown);
        out.start = tokenText(*config, "cls_token", out.start);
        out.end = tokenText(*config, "sep_token", out.end);
    } else if (config.error().code != ErrorCode::NotFound) {
        return fail(config.error());
    }
    return out;
}

Result<Description> fromTokenizerJson(const std::filesystem::path& folder) {
    const std::filesystem::path file = folder / "tokenizer.json";
    const auto json = readModelJson(file);
    if (!json)
        return fail(json.error());
    const nlohmann::json& model = member(*json, "model");
    const std::string kind = stringMember(model, "type");
    const nlohmann::json& vocabulary = member(model, "vocab");
    if ((!kind.empty() && kind != "WordPiece") || !vocabulary.is_object())
        return foreign(file,
                       fmt::format("its tokenizer is of the kind '{}'.", kind.empty() ? "unknown" : kind));
    Description out;
    out.pieces.resize(vocabulary.size());
    std::vector<bool> seen(vocabulary.size());
    for (const auto& [piece, id] : vocabulary.items()) {
        const auto number = id.is_number_unsigned() ? id.get<std::uint64_t>() : vocabulary.size();
        if (number >= vocabulary.size() || seen[number])
            return foreign(file, fmt::format("the piece '{}' has no number of its own.", piece));
        seen[number] = true;
        out.pieces[number] = piece;
    }
    out.options.unknown = tokenText(model, "unk_token", out.options.unknown);
    out.options.continuation = tokenText(model, "continuing_subword_prefix", out.options.continuation);
    if (const auto limit = integerMember(model, "max_input_chars_per_word"); limit && *limit > 0)
        out.options.maxWordCharacters = static_cast<std::size_t>(*limit);
    const nlohmann::json& normalizer = member(*json, "normalizer");
    const std::string form = stringMember(normalizer, "type");
    if (form == "BertNormalizer") {
        out.options.cleanText = flag(normalizer, "clean_text", true);
        out.options.splitCjk = flag(normalizer, "handle_chinese_chars", true);
        out.options.lowerCase = flag(normalizer, "lowercase", true);
        out.options.stripAccents = flag(normalizer, "strip_accents", out.options.lowerCase);
    } else if (!form.empty()) {
        return foreign(file, fmt::format("its text is normalised by '{}'.", form));
    }
    if (const std::string split = stringMember(member(*json, "pre_tokenizer"), "type");
        !split.empty() && split != "BertPreTokenizer")
        return foreign(file, fmt::format("its text is split by '{}'.", split));
    return out;
}

} // namespace

Result<std::shared_ptr<const WordPiece>> WordPiece::open(const std::filesystem::path& folder) {
    auto described =
        std::filesystem::exists(folder / "vocab.txt") ? fromVocabulary(folder) : fromTokenizerJson(folder);
    if (!described)
        return fail(std::move(described.error()));
    auto made = make(std::move(described->pieces), described->options, described->start, described->end);
    if (!made) {
        Error error = made.error();
        error.message = fmt::format("{}: {}", folder.string(), error.message);
        error.file = folder.string();
        return tl::unexpected<Error>(std::move(error));
    }
    return made;
}

} // namespace touchstone
