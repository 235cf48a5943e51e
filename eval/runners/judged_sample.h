// SPDX-License-Identifier: GPL-3.0-or-later
// A stored sample as a judge sees it. Internal to eval/runners. Belongs to the thread of its connection.
#pragma once

#include "eval/gold/gold_set.h"
#include "eval/judges/judge.h"
#include "eval/runners/run_repository.h"

#include <string>
#include <vector>

namespace touchstone {

class JudgedSamples {
public:
    /// `arms`: their names. With `texts` the contexts are read, else only counted.
    JudgedSamples(Database& database, RunId run, const std::vector<GoldItem>& items,
                  std::vector<std::string> arms, const JudgeSettings& settings, bool texts)
        : m_repository(database), m_run(std::move(run)), m_items(items), m_arms(std::move(arms)),
          m_settings(settings), m_texts(texts) {}
    /// Errors: BadInput (it cannot be read, or has no place in its gold set), the store's.
    Result<JudgedAnswer> answer(const SampleKey& key, const std::string& output);

private:
    Result<> addRival(const SampleKey& key, JudgedAnswer& out);
    RunRepository m_repository;
    RunId m_run;
    const std::vector<GoldItem>& m_items;
    std::vector<std::string> m_arms;
    const JudgeSettings& m_settings;
    bool m_texts;
};

} // namespace touchstone
