// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job_context.h"

namespace touchstone {

ProgressMeter::ProgressMeter(const JobContext& context, std::string stage, std::uint64_t total)
    : m_context(context), m_begun(context.clock->steady()) {
    m_progress.job = context.job;
    m_progress.stage = std::move(stage);
    m_progress.total = total;
    report();
}

void ProgressMeter::advance(std::uint64_t by) {
    m_progress.done += by;
    if (m_context.progress && m_context.clock->steady() - m_last >= std::chrono::milliseconds(50))
        report();
}

void ProgressMeter::finish() {
    if (m_progress.total != 0)
        m_progress.done = m_progress.total;
    report();
}

void ProgressMeter::report() {
    if (!m_context.progress)
        return;
    m_last = m_context.clock->steady();
    const double seconds = std::chrono::duration<double>(m_last - m_begun).count();
    m_progress.secondsLeft.reset();
    if (m_progress.done > 0 && m_progress.total >= m_progress.done && seconds > 0.2)
        m_progress.secondsLeft = seconds * static_cast<double>(m_progress.total - m_progress.done) /
                                 static_cast<double>(m_progress.done);
    m_context.progress(m_progress);
}

} // namespace touchstone
