// SPDX-License-Identifier: GPL-3.0-or-later
// An application behind an HTTP endpoint as a target. Internal to eval/runners; safe for concurrent calls.
#pragma once

#include "eval/runners/context_aligner.h"
#include "eval/runners/target.h"

#include <nlohmann/json_fwd.hpp>

#include <memory>

namespace touchstone {

class HttpTarget final : public Target {
public:
    HttpTarget(TargetSettings settings, std::shared_ptr<const ContextAligner> aligner, HttpTransport* http,
               SecretStore* secrets)
        : m_settings(std::move(settings)), m_aligner(std::move(aligner)), m_http(http), m_secrets(secrets) {}
    Result<TargetReply> answer(const GoldItem& item, std::uint32_t repeat, JobContext& context) override;

private:
    [[nodiscard]] Result<HttpRequest> request(const GoldItem& item) const;
    TargetSettings m_settings;
    std::shared_ptr<const ContextAligner> m_aligner;
    HttpTransport* m_http;
    SecretStore* m_secrets;
};

/// {{question}} and {{id}} in all texts of a template, filled in. Values are never read as a template.
nlohmann::ordered_json filledTemplate(const nlohmann::ordered_json& body, const GoldItem& item);

} // namespace touchstone
