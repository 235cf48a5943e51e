// SPDX-License-Identifier: GPL-3.0-or-later
// What the command line writes and hears: results on stdout (text or JSON), messages and progress on stderr,
// and the signals that stop a job. One Console per process; its functions may be called from any thread.
#pragma once

#include "core/base/job_context.h"
#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <memory>
#include <mutex>
#include <stop_token>
#include <string>
#include <string_view>

namespace touchstone::cli {

using Json = nlohmann::ordered_json;

/// One line, invalid UTF-8 replaced, no trailing newline.
std::string dumpLine(const Json& json);

class Console {
public:
    Console();
    ~Console();
    Console(const Console&) = delete;
    Console& operator=(const Console&) = delete;

    void configure(bool json, bool quiet) { m_json = json, m_quiet = quiet; }
    [[nodiscard]] bool json() const { return m_json; }

    /// Text for people: control characters are made visible, never printed.
    void print(std::string_view text);
    void printLine(std::string_view text);
    /// Byte for byte where no terminal reads it: for a text that is to be read back.
    void printExactly(std::string_view text);
    /// A JSON document (or one line of JSON Lines).
    void printJson(const Json& json);
    /// Remarks on stderr; silent with --quiet.
    void remark(std::string_view text);
    /// Message to stderr, with --json the error document to stdout; returns the exit code.
    int report(const Error& error);

    /// A context whose stop token fires on SIGINT and SIGTERM and whose progress goes to stderr.
    JobContext jobContext(std::string job);

private:
    void showProgress(const Progress& progress);
    void clearProgress();
    struct Signals;
    std::unique_ptr<Signals> m_signals;
    std::mutex m_mutex;
    bool m_json = false, m_quiet = false, m_terminal = false, m_barShown = false, m_stdoutUsed = false;
};

} // namespace touchstone::cli
