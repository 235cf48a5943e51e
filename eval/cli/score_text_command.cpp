// SPDX-License-Identifier: GPL-3.0-or-later
// score text: predictions against references, measured without a model.
#include "eval/cli/json_lines.h"
#include "eval/cli/score_commands.h"
#include "eval/metrics/text_answers.h"
#include "eval/metrics/text_bleu.h"
#include "eval/metrics/text_chrf.h"
#include "eval/metrics/text_rouge.h"
#include "eval/metrics/text_ter.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace touchstone::cli {

namespace {

struct Item {
    Json id;
    std::string prediction;
    std::vector<std::string> references;
};

/// One or several measures of the command line, computed item by item. `rows` are the items' result objects;
/// an item without references has a null there and is not handed in.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    virtual void score(const Item& item, Json& row) = 0;
    /// The measures over all items that were scored; `references`: how many each has, or "var".
    virtual void finish(const std::string& references, Json& corpus) = 0;
};

std::string signature(const std::string& references, const char* rest) {
    return fmt::format("nrefs:{}|{}|version:touchstone-{}", references, rest, TOUCHSTONE_VERSION);
}

class Bleu : public TextMeasure {
public:
    void score(const Item& item, Json& row) override {
        const BleuCounts counts = m_scorer.counts(item.prediction, item.references);
        m_sum.add(counts);
        row["bleu"] = bleuScore(counts, true);
    }
    void finish(const std::string& references, Json& corpus) override {
        corpus["bleu"] = {{"score", bleuScore(m_sum, false)},
                          {"signature", signature(references, "case:mixed|eff:no|tok:13a|smooth:exp")}};
    }

private:
    BleuScorer m_scorer;
    BleuCounts m_sum;
};

class Chrf : public TextMeasure {
public:
    explicit Chrf(std::size_t wordOrders)
        : m_words(wordOrders), m_name(wordOrders > 0 ? "chrf++" : "chrf"), m_scorer(wordOrders) {}
    void score(const Item& item, Json& row) override {
        const ChrfCounts counts = m_scorer.counts(item.prediction, item.references);
        m_sum.add(counts);
        row[m_name] = m_scorer.score(counts);
    }
    void finish(const std::string& references, Json& corpus) override {
        const std::string rest = fmt::format("case:mixed|eff:yes|nc:6|nw:{}|space:no", m_words);
        corpus[m_name] = {{"score", m_scorer.score(m_sum)},
                          {"signature", signature(references, rest.c_str())}};
    }

private:
    std::size_t m_words;
    std::string m_name;
    ChrfScorer m_scorer;
    ChrfCounts m_sum;
};

class Ter : public TextMeasure {
public:
    void score(const Item& item, Json& row) override {
        const TerCounts counts = terCounts(item.prediction, item.references);
        m_sum.add(counts);
        row["ter"] = terScore(counts);
    }
    void finish(const std::string& references, Json& corpus) override {
        corpus["ter"] = {
            {"score", terScore(m_sum)},
            {"signature", signature(references, "case:lc|tok:tercom|norm:no|punct:yes|asian:no")}};
    }

private:
    TerCounts m_sum;
};

/// All kinds of ROUGE that were asked for with or without stems.
class Rouge : public TextMeasure {
public:
    Rouge(bool stem, const std::vector<std::string>& names) : m_scorer(stem) {
        static constexpr std::array<const char*, kRougeKinds> kKinds{"rouge1", "rouge2", "rougeL",
                                                                     "rougeLsum"};
        for (std::size_t kind = 0; kind < kRougeKinds; ++kind) {
            m_names[kind] = std::string(kKinds[kind]) + (stem ? "_stem" : "");
            m_wanted[kind] = std::find(names.begin(), names.end(), m_names[kind]) != names.end();
        }
    }
    void score(const Item& item, Json& row) override {
        const auto values = m_scorer.values(item.prediction, item.references, m_wanted);
        ++m_items;
        for (std::size_t kind = 0; kind < kRougeKinds; ++kind) {
            if (!m_wanted[kind])
                continue;
            row[m_names[kind]] = json(values[kind], 1);
            m_sums[kind].precision += values[kind].precision;
            m_sums[kind].recall += values[kind].recall;
            m_sums[kind].fmeasure += values[kind].fmeasure;
        }
    }
    void finish(const std::string&, Json& corpus) override {
        for (std::size_t kind = 0; kind < kRougeKinds; ++kind)
            if (m_wanted[kind])
                corpus[m_names[kind]] = json(m_sums[kind], static_cast<double>(m_items));
    }

private:
    static Json json(const RougeValue& value, double by) {
        return {{"precision", value.precision / by},
                {"recall", value.recall / by},
                {"fmeasure", value.fmeasure / by}};
    }
    RougeScorer m_scorer;
    std::array<std::string, kRougeKinds> m_names;
    std::array<bool, kRougeKinds> m_wanted{};
    std::array<RougeValue, kRougeKinds> m_sums{};
    std::size_t m_items = 0;
};

class AnswerMean : public TextMeasure {
public:
    using Function = double (*)(std::string_view, const std::vector<std::string>&);
    AnswerMean(std::string name, Function function) : m_name(std::move(name)), m_function(function) {}
    void score(const Item& item, Json& row) override {
        const double value = m_function(item.prediction, item.references);
        m_sum += value;
        ++m_items;
        row[m_name] = value;
    }
    void finish(const std::string&, Json& corpus) override {
        corpus[m_name] = {{"score", m_sum / static_cast<double>(m_items)}};
    }

private:
    std::string m_name;
    Function m_function;
    double m_sum = 0;
    std::size_t m_items = 0;
};

const std::vector<std::string>& knownMetrics() {
    static const std::vector<std::string> names{"bleu",        "chrf",        "chrf++",      "ter",
                                                "rouge1",      "rouge2",      "rougeL",      "rougeLsum",
                                                "rouge1_stem", "rouge2_stem", "rougeL_stem", "rougeLsum_stem",
                                                "exact_match", "token_f1"};
    return names;
}

Result<std::vector<std::string>> parseMetrics(const std::string& text) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find_first_of(", ", at), text.size());
        const std::string name = text.substr(at, end - at);
        at = end + 1;
        if (name.empty())
            continue;
        if (std::find(knownMetrics().begin(), knownMetrics().end(), name) == knownMetrics().end())
            return fail(ErrorCode::Usage, fmt::format("'{}' is no measure of text.", name),
                        fmt::format("They are: {}.", fmt::join(knownMetrics(), ", ")));
        if (std::find(names.begin(), names.end(), name) == names.end())
            names.push_back(name);
    }
    if (names.empty())
        return fail(ErrorCode::Usage, "No measure was named.",
                    fmt::format("They are: {}.", fmt::join(knownMetrics(), ", ")));
    return names;
}

std::vector<std::unique_ptr<TextMeasure>> makeMeasures(const std::vector<std::string>& names) {
    const auto has = [&](const char* name) {
        return std::find(names.begin(), names.end(), name) != names.end();
    };
    const auto hasRouge = [&](bool stem) {
        return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
            return name.starts_with("rouge") && name.ends_with("_stem") == stem;
        });
    };
    std::vector<std::unique_ptr<TextMeasure>> out;
    if (has("bleu"))
        out.push_back(std::make_unique<Bleu>());
    if (has("chrf"))
        out.push_back(std::make_unique<Chrf>(0));
    if (has("chrf++"))
        out.push_back(std::make_unique<Chrf>(kChrfWordOrders));
    if (has("ter"))
        out.push_back(std::make_unique<Ter>());
    for (const bool stem : {false, true})
        if (hasRouge(stem))
            out.push_back(std::make_unique<Rouge>(stem, names));
    if (has("exact_match"))
        out.push_back(std::make_unique<AnswerMean>("exact_match", exactMatch));
    if (has("token_f1"))
        out.push_back(std::make_unique<AnswerMean>("token_f1", tokenF1));
    return out;
}

Result<Item> itemOf(const InputLine& line) {
    Item item;
    auto id = line.id();
    if (!id)
        return fail(std::move(id.error()));
    item.id = std::move(*id);
    auto prediction = line.text("prediction");
    if (!prediction)
        return fail(std::move(prediction.error()));
    item.prediction = std::move(*prediction);
    if (!line.has("references") || line.json()["references"].is_null())
        return item;
    const Json& references = line.json()["references"];
    if (!references.is_array())
        return fail(line.fault("references", "The field 'references' is no list."));
    for (const Json& reference : references) {
        if (!reference.is_string())
            return fail(line.fault("references", fmt::format("Entry {} of 'references' is no text.",
                                                             item.references.size() + 1)));
        item.references.push_back(reference.get<std::string>());
    }
    return item;
}

Result<int> scoreText(Session& session, const std::string& input, const std::string& metrics) {
    const auto names = parseMetrics(metrics);
    if (!names)
        return fail(names.error());
    const auto measures = makeMeasures(*names);
    const JobContext context = session.console().jobContext("score text");
    Json perItem = Json::array();
    std::size_t without = 0;
    std::optional<std::size_t> references;
    bool varying = false;
    Json empty = Json::object();
    for (const std::string& name : *names)
        empty[name] = nullptr;
    TOUCHSTONE_TRY(eachInputLine(input, [&](const InputLine& line) -> Result<> {
        TOUCHSTONE_TRY(context.check());
        auto item = itemOf(line);
        if (!item)
            return fail(std::move(item.error()));
        Json row{{"id", item->id}};
        row.update(empty); // the order of --metrics
        if (item->references.empty()) {
            ++without;
        } else {
            varying = varying || (references && *references != item->references.size());
            references = item->references.size();
            for (const auto& measure : measures)
                measure->score(*item, row);
        }
        perItem.push_back(std::move(row));
        return {};
    }));
    Json corpus = std::move(empty);
    if (perItem.size() > without)
        for (const auto& measure : measures)
            measure->finish(varying ? "var" : fmt::format("{}", *references), corpus);
    Console& console = session.console();
    if (session.json()) {
        console.printJson(Json{{"n", perItem.size()},
                               {"na", without},
                               {"corpus", std::move(corpus)},
                               {"per_item", std::move(perItem)}});
        return 0;
    }
    for (const auto& measure : corpus.items()) {
        const Json& value = measure.value();
        if (value.is_null())
            console.printLine(fmt::format("{:<15} n/a", measure.key()));
        else if (value.contains("fmeasure"))
            console.printLine(fmt::format("{:<15} P {:.4f}  R {:.4f}  F {:.4f}", measure.key(),
                                          value["precision"].get<double>(), value["recall"].get<double>(),
                                          value["fmeasure"].get<double>()));
        else
            console.printLine(fmt::format("{:<15} {:.4f}  {}", measure.key(), value["score"].get<double>(),
                                          value.value("signature", std::string())));
    }
    console.remark(
        fmt::format("{} items, {} of them without a reference: not applicable.", perItem.size(), without));
    return 0;
}

} // namespace

void addScoreTextCommand(CLI::App& score, Chosen& chosen) {
    struct Words {
        std::string input;
        std::string metrics = "bleu,chrf,rouge1,rouge2,rougeL";
    };
    auto words = std::make_shared<Words>();
    CLI::App* command = score.add_subcommand(
        "text", "Predictions against references: BLEU, chrF, TER, ROUGE, exact match, F1");
    command->add_option("--input", words->input, "Lines {id, prediction, references}")
        ->required()
        ->type_name("FILE");
    command->add_option("--metrics", words->metrics, "Such as bleu,chrf++,ter,rougeLsum_stem,token_f1")
        ->capture_default_str();
    command->callback([=, &chosen] {
        chosen.command = [=](Session& session) { return scoreText(session, words->input, words->metrics); };
    });
}

} // namespace touchstone::cli
