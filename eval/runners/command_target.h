// SPDX-License-Identifier: GPL-3.0-or-later
// A program that speaks JSON Lines as a target: {"id", "question"} in, {"answer", "contexts", ...} out, one
// line each. One child per call that is on its way. Internal to eval/runners; safe for concurrent calls.
#pragma once

#include "eval/runners/child_process.h"
#include "eval/runners/context_aligner.h"
#include "eval/runners/target.h"

#include <memory>
#include <mutex>
#include <vector>

namespace touchstone {

class CommandTarget final : public Target {
public:
    CommandTarget(TargetSettings settings, std::shared_ptr<const ContextAligner> aligner)
        : m_settings(std::move(settings)), m_aligner(std::move(aligner)) {}
    Result<TargetReply> answer(const GoldItem& item, std::uint32_t repeat, JobContext& context) override;

private:
    Result<ChildProcess> child();
    TargetSettings m_settings;
    std::shared_ptr<const ContextAligner> m_aligner;
    std::mutex m_mutex;
    std::vector<ChildProcess> m_idle;
};

} // namespace touchstone
