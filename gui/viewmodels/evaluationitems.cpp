// SPDX-License-Identifier: GPL-3.0-or-later
// The item that is looked at, alone or as both runs of a comparison answered it.
#include "eval/runners/own_notes.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/evaluationviewmodel.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace touchstone::gui {

void EvaluationViewModel::openSample(const SampleKey& key) {
    if (m_figures)
        readSample({m_figures->run, key}, std::nullopt, false);
}

std::optional<EvaluationViewModel::SamplePlace> EvaluationViewModel::placeOf(const QString& item,
                                                                             bool inBaseline) const {
    const RunSide& side = inBaseline ? m_comparison->pair.a : m_comparison->pair.b;
    const auto& places = inBaseline ? m_comparison->inA : m_comparison->inB;
    const auto place = places.find(toStd(item));
    if (place == places.end())
        return std::nullopt;
    const auto manifest = nlohmann::json::parse(side.run.manifest, nullptr, false);
    SampleKey key{0, place->second, 0};
    if (manifest.is_object() && manifest.contains("arms"))
        for (std::uint32_t i = 0; i < manifest["arms"].size(); ++i)
            if (manifest["arms"][i].value("name", std::string()) == side.arm)
                key.arm = i;
    return SamplePlace{side.run, key};
}

void EvaluationViewModel::openCompared(const QString& item, bool inBaseline) {
    if (!m_comparison)
        return;
    if (auto place = placeOf(item, inBaseline))
        readSample(std::move(*place), placeOf(item, !inBaseline), inBaseline);
}

void EvaluationViewModel::flipSample() {
    if (!m_comparison || !m_sample)
        return;
    if (!m_other || m_other->gold.id != m_sample->gold.id)
        return openCompared(toQString(m_sample->gold.id), !m_sampleOfBaseline);
    std::swap(m_sample, m_other); // both are there: at once, while the key is held
    m_sampleOfBaseline = !m_sampleOfBaseline;
    Q_EMIT sampleOpened();
}

const RunRecord* EvaluationViewModel::sampleRun() const {
    if (!m_sample)
        return nullptr;
    if (m_comparison && m_other)
        return m_sampleOfBaseline ? &m_comparison->pair.a.run : &m_comparison->pair.b.run;
    return m_sampleOfBaseline && m_comparison ? &m_comparison->pair.a.run
           : m_figures                        ? &m_figures->run
                                              : nullptr;
}

QString EvaluationViewModel::sampleQueue() const {
    const RunRecord* run = sampleRun();
    if (run == nullptr)
        return {};
    const auto manifest = nlohmann::json::parse(run->manifest, nullptr, false);
    const std::size_t arms = manifest.is_object() && manifest.contains("arms") ? manifest["arms"].size() : 1;
    return toQString(runQueue(run->id, arms, m_sample->arm));
}

void EvaluationViewModel::readSample(SamplePlace place, std::optional<SamplePlace> other, bool ofBaseline) {
    if (!m_app.workbench())
        return;
    using View = std::shared_ptr<const SampleView>;
    struct Pair {
        View sample, other;
    };
    m_sampleJob.forget();
    m_sampleJob = m_app.jobs().start<Pair>(
        Lane::Io, tr("Opening an item"), this,
        [workbench = m_app.workbench(), place = std::move(place),
         other = std::move(other)](JobContext&) -> Result<Pair> {
            auto database = workbench->workspace()->connect(Database::Mode::ReadOnly);
            if (!database)
                return fail(std::move(database.error()));
            Pair out;
            auto sample = readSampleView(*database, place.run, place.key);
            if (!sample)
                return fail(std::move(sample.error()));
            out.sample = std::make_shared<const SampleView>(std::move(*sample));
            if (!other)
                return out;
            auto second = readSampleView(*database, other->run, other->key);
            if (second) // an item that only one of them has is looked at alone
                out.other = std::make_shared<const SampleView>(std::move(*second));
            else if (second.error().code != ErrorCode::NotFound)
                return fail(std::move(second.error()));
            return out;
        },
        [this, ofBaseline](Result<Pair> pair) {
            if (!pair) {
                Q_EMIT failed(pair.error());
                return;
            }
            m_sampleOfBaseline = ofBaseline;
            m_sample = std::move(pair->sample);
            m_other = std::move(pair->other);
            Q_EMIT sampleOpened();
        },
        false);
}

void EvaluationViewModel::openItem(const QString& item) {
    if (!m_table) {
        m_wantedItem = item;
        return;
    }
    const auto found = std::find_if(m_table->index.rows.begin(), m_table->index.rows.end(),
                                    [&](const SampleIndex::Row& row) {
                                        return row.key.arm == m_arm && m_table->item[row.key.ordinal] == item;
                                    });
    if (found != m_table->index.rows.end())
        openSample(found->key);
}

} // namespace touchstone::gui
