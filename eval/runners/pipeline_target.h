// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own pipeline as a target: rag, whole-document, extractive, closed-book. Internal to
// eval/runners.
#pragma once

#include "core/models/chat_model.h"
#include "eval/runners/target.h"

namespace touchstone {

class PipelineTarget final : public Target {
public:
    /// `retriever` null for closed-book, `model` null for extractive.
    PipelineTarget(ResolvedArm arm, std::shared_ptr<const Retriever> retriever,
                   std::shared_ptr<ChatModel> model, std::uint64_t seed, std::string boundarySecret)
        : m_arm(std::move(arm)), m_retriever(std::move(retriever)), m_model(std::move(model)), m_seed(seed),
          m_boundarySecret(std::move(boundarySecret)) {}
    Result<TargetReply> answer(const GoldItem& item, std::uint32_t repeat, JobContext& context) override;

private:
    Result<Answer> ask(const GoldItem& item, std::uint32_t repeat, JobContext& context) const;
    Result<Answer> askWithoutSources(const GoldItem& item, std::uint32_t repeat, JobContext& context) const;
    [[nodiscard]] std::optional<std::int64_t> seedOf(std::uint32_t repeat) const;

    ResolvedArm m_arm;
    std::shared_ptr<const Retriever> m_retriever;
    std::shared_ptr<ChatModel> m_model;
    std::uint64_t m_seed;
    std::string m_boundarySecret;
};

} // namespace touchstone
