// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/cli/console.h"

#include "core/platform/secrets.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <pthread.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <thread>

namespace touchstone::cli {

namespace {

void write(std::FILE* stream, std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
}

std::string humanSeconds(double seconds) {
    if (seconds < 90)
        return fmt::format("{:.0f} s", seconds);
    return fmt::format("{:.0f} min", seconds / 60);
}

} // namespace

/// Waits for SIGINT and SIGTERM on a thread of its own: a handler could not request a stop safely.
struct Console::Signals {
    std::stop_source stop;
    sigset_t set{};
    std::thread waiter;

    Signals() {
        sigemptyset(&set);
        sigaddset(&set, SIGINT);
        sigaddset(&set, SIGTERM);
        sigaddset(&set, SIGUSR1);
        pthread_sigmask(SIG_BLOCK, &set, nullptr);
        std::signal(SIGPIPE, SIG_IGN);
        waiter = std::thread([this] {
            int signal = 0;
            int stops = 0;
            while (sigwait(&set, &signal) == 0 && signal != SIGUSR1) {
                stop.request_stop();
                if (++stops > 1) // whoever asks twice does not want to wait for a tidy end
                    _exit(130);
            }
        });
    }
    ~Signals() {
        pthread_kill(waiter.native_handle(), SIGUSR1);
        waiter.join();
    }
};

std::string dumpLine(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Console::Console() : m_signals(std::make_unique<Signals>()), m_terminal(isatty(STDERR_FILENO) != 0) {}
Console::~Console() = default;

void Console::print(std::string_view text) {
    const std::lock_guard lock(m_mutex);
    clearProgress();
    write(stdout, printable(text));
    m_stdoutUsed = true;
}

void Console::printLine(std::string_view text) {
    print(std::string(text) + "\n");
}

void Console::printExactly(std::string_view text) {
    if (isatty(STDOUT_FILENO) != 0)
        return print(text);
    const std::lock_guard lock(m_mutex);
    clearProgress();
    write(stdout, text);
    m_stdoutUsed = true;
}

void Console::printJson(const Json& json) {
    const std::lock_guard lock(m_mutex);
    clearProgress();
    write(stdout, dumpLine(json) + "\n");
    m_stdoutUsed = true;
}

void Console::remark(std::string_view text) {
    if (m_quiet)
        return;
    const std::lock_guard lock(m_mutex);
    clearProgress();
    write(stderr, printable(text) + "\n");
}

int Console::report(const Error& error) {
    const std::lock_guard lock(m_mutex);
    clearProgress();
    const Redactor& redactor = Redactor::instance();
    write(stderr, printable(redactor.redact(describe(error))) + "\n");
    if (m_json && !m_stdoutUsed) {
        Json inner{{"code", errorCodeName(error.code)}, {"message", redactor.redact(error.message)}};
        if (!error.file.empty())
            inner["file"] = error.file;
        if (error.line > 0)
            inner["line"] = error.line;
        if (error.column > 0)
            inner["column"] = error.column;
        if (!error.hint.empty())
            inner["hint"] = redactor.redact(error.hint);
        write(stdout, dumpLine(Json{{"error", std::move(inner)}}) + "\n");
    }
    return exitCodeOf(error.code);
}

JobContext Console::jobContext(std::string job) {
    JobContext context;
    context.stop = m_signals->stop.get_token();
    context.job = std::move(job);
    if (!m_quiet && (m_json || m_terminal))
        context.progress = [this](const Progress& progress) { showProgress(progress); };
    return context;
}

void Console::showProgress(const Progress& progress) {
    const std::lock_guard lock(m_mutex);
    if (m_json) {
        Json inner{{"job", progress.job},
                   {"stage", progress.stage},
                   {"done", progress.done},
                   {"total", progress.total}};
        inner["seconds_left"] = progress.secondsLeft ? Json(*progress.secondsLeft) : Json(nullptr);
        write(stderr, dumpLine(Json{{"progress", std::move(inner)}}) + "\n");
        return;
    }
    std::string line = fmt::format("\r\x1b[K{}: {}", progress.job, progress.stage);
    if (progress.total > 0) {
        constexpr std::uint64_t kWidth = 24;
        const std::uint64_t filled = kWidth * std::min(progress.done, progress.total) / progress.total;
        line += fmt::format(" [{:=<{}}{: <{}}] {}/{}", "", filled, "", kWidth - filled, progress.done,
                            progress.total);
        if (progress.secondsLeft)
            line += fmt::format(", {} left", humanSeconds(*progress.secondsLeft));
    } else if (progress.done > 0) {
        line += fmt::format(" {}", progress.done);
    }
    write(stderr, line);
    m_barShown = true;
}

void Console::clearProgress() {
    if (!m_barShown)
        return;
    write(stderr, "\r\x1b[K");
    m_barShown = false;
}

} // namespace touchstone::cli
