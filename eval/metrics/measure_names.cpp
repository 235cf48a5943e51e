// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/spec.h"
#include "eval/metrics/retrieval_measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace touchstone {
namespace {

enum class Cutoff : std::uint8_t { None, Optional, Needed };

struct KnownName {
    std::string_view name; ///< lower case, without cutoff
    MeasureKind kind;
    Cutoff cutoff;
};

constexpr std::array<KnownName, 38> kMeasureNames{{
    {"map", MeasureKind::AveragePrecision, Cutoff::Optional},
    {"map_cut", MeasureKind::AveragePrecision, Cutoff::Needed},
    {"ap", MeasureKind::AveragePrecision, Cutoff::Optional},
    {"gm_map", MeasureKind::GeometricAveragePrecision, Cutoff::None},
    {"p", MeasureKind::Precision, Cutoff::Needed},
    {"precision", MeasureKind::Precision, Cutoff::Needed},
    {"r", MeasureKind::Recall, Cutoff::Needed},
    {"recall", MeasureKind::Recall, Cutoff::Needed},
    {"recall_cap", MeasureKind::CappedRecall, Cutoff::Needed},
    {"success", MeasureKind::Success, Cutoff::Needed},
    {"hit", MeasureKind::Success, Cutoff::Needed},
    {"hit_rate", MeasureKind::Success, Cutoff::Needed},
    {"recip_rank", MeasureKind::ReciprocalRank, Cutoff::Optional},
    {"recip_rank_cut", MeasureKind::ReciprocalRank, Cutoff::Needed},
    {"rr", MeasureKind::ReciprocalRank, Cutoff::Optional},
    {"mrr", MeasureKind::ReciprocalRank, Cutoff::Optional},
    {"ndcg", MeasureKind::Ndcg, Cutoff::Optional},
    {"ndcg_cut", MeasureKind::Ndcg, Cutoff::Needed},
    {"ndcg_exp", MeasureKind::ExponentialNdcg, Cutoff::Optional},
    {"rprec", MeasureKind::RPrecision, Cutoff::None},
    {"bpref", MeasureKind::Bpref, Cutoff::None},
    {"rbp", MeasureKind::RankBiasedPrecision, Cutoff::None},
    {"set_p", MeasureKind::SetPrecision, Cutoff::None},
    {"setp", MeasureKind::SetPrecision, Cutoff::None},
    {"set_recall", MeasureKind::SetRecall, Cutoff::None},
    {"setr", MeasureKind::SetRecall, Cutoff::None},
    {"set_f", MeasureKind::SetF, Cutoff::None},
    {"setf", MeasureKind::SetF, Cutoff::None},
    {"judged", MeasureKind::Judged, Cutoff::Needed},
    {"num_ret", MeasureKind::Retrieved, Cutoff::None},
    {"numret", MeasureKind::Retrieved, Cutoff::None},
    {"num_rel", MeasureKind::Relevant, Cutoff::None},
    {"numrel", MeasureKind::Relevant, Cutoff::None},
    {"num_rel_ret", MeasureKind::RelevantRetrieved, Cutoff::None},
    {"numrelret", MeasureKind::RelevantRetrieved, Cutoff::None},
    {"mean_average_precision", MeasureKind::AveragePrecision, Cutoff::Optional},
    {"reciprocal_rank", MeasureKind::ReciprocalRank, Cutoff::Optional},
    {"r_precision", MeasureKind::RPrecision, Cutoff::None},
}};

std::string lowerAscii(std::string_view text) {
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

/// Cuts "@10" or "_10" off. False: what stands there is no cutoff.
bool splitCutoff(std::string& name, std::size_t& cutoff) {
    const std::size_t at = name.find_last_of("@_");
    if (at == std::string::npos || at + 1 == name.size())
        return name.find('@') == std::string::npos;
    const char* const begin = name.data() + at + 1;
    const char* const end = name.data() + name.size();
    const auto parsed = std::from_chars(begin, end, cutoff);
    if (parsed.ec != std::errc() || parsed.ptr != end)
        return name[at] != '@';
    if (cutoff == 0 || cutoff > 1000000)
        return false;
    name.resize(at);
    return true;
}

Error unknownMeasure(std::string_view name) {
    std::vector<std::string_view> known;
    known.reserve(kMeasureNames.size());
    for (const KnownName& each : kMeasureNames)
        known.push_back(each.name);
    std::string bare = lowerAscii(name);
    std::size_t ignored = 0;
    splitCutoff(bare, ignored);
    const std::string nearest = nearestWord(bare, known);
    return makeError(ErrorCode::Usage, fmt::format("There is no measure {}.", name),
                     nearest.empty()
                         ? "Known are, among others: map ndcg ndcg_cut_10 P_5 recall_10 success_1 "
                           "recip_rank Rprec bpref set_F judged@10."
                         : fmt::format("Did you mean {}?", nearest));
}

} // namespace

Result<Measure> parseMeasure(std::string_view name) {
    std::string bare = lowerAscii(name);
    Measure measure;
    measure.name = name;
    if (bare.empty() || !splitCutoff(bare, measure.cutoff))
        return fail(unknownMeasure(name));
    const auto found = std::find_if(kMeasureNames.begin(), kMeasureNames.end(),
                                    [&bare](const KnownName& each) { return each.name == bare; });
    if (found == kMeasureNames.end())
        return fail(unknownMeasure(name));
    if (found->cutoff == Cutoff::Needed && measure.cutoff == 0)
        return fail(ErrorCode::Usage, fmt::format("The measure {} needs a cutoff.", name),
                    fmt::format("Write {}@10, for example.", name));
    if (found->cutoff == Cutoff::None && measure.cutoff != 0)
        return fail(ErrorCode::Usage, fmt::format("The measure {} has no cutoff.", name),
                    fmt::format("Write {}.", found->name));
    measure.kind = found->kind;
    return measure;
}

Result<std::vector<Measure>> parseMeasures(std::string_view names) {
    std::vector<Measure> measures;
    constexpr std::string_view kBetween = ", \t\r\n";
    for (std::size_t at = names.find_first_not_of(kBetween); at != std::string_view::npos;
         at = names.find_first_not_of(kBetween, at)) {
        const std::size_t end = std::min(names.find_first_of(kBetween, at), names.size());
        auto measure = parseMeasure(names.substr(at, end - at));
        if (!measure)
            return fail(std::move(measure.error()));
        measures.push_back(std::move(*measure));
        at = end;
    }
    if (measures.empty())
        return fail(ErrorCode::Usage, "No measure is named.", "For example: map,ndcg_cut_10,recall_5.");
    return measures;
}

} // namespace touchstone
