// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/corpus/gzip_input.h"

#include "core/corpus/descriptor.h"

#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cerrno>

namespace touchstone {
namespace {

constexpr std::size_t kBufferBytes = 1U << 16U;
constexpr int kGzipOnly = 16 + MAX_WBITS;

} // namespace

struct GzipInput::State {
    z_stream stream{};
    std::array<Bytef, kBufferBytes> in{};
    std::array<Bytef, kBufferBytes> out{};
    bool ready = false;
    ~State() {
        if (ready)
            inflateEnd(&stream);
    }
};

GzipInput::GzipInput(int fd) : m_fd(fd), m_state(std::make_unique<State>()) {
    m_state->ready = inflateInit2(&m_state->stream, kGzipOnly) == Z_OK;
    if (!m_state->ready)
        m_problem = "no memory to unpack it";
}

GzipInput::~GzipInput() = default;

bool GzipInput::isGzip(std::string_view firstBytes) {
    return firstBytes.size() >= 3 && firstBytes.substr(0, 3) == "\x1f\x8b\x08";
}

bool GzipInput::refill() {
    for (;;) {
        const ssize_t got =
            ::pread(m_fd, m_state->in.data(), m_state->in.size(), static_cast<off_t>(m_fileOffset));
        if (got > 0) {
            m_fileOffset += got;
            m_state->stream.next_in = m_state->in.data();
            m_state->stream.avail_in = static_cast<uInt>(got);
            return true;
        }
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            m_problem = systemWords(errno);
        return false;
    }
}

/// Goes on with a further member where one follows.
void GzipInput::memberEnded() {
    z_stream& stream = m_state->stream;
    if (stream.avail_in < 2) { // the mark of the next member may lie across the buffer's edge
        m_fileOffset -= stream.avail_in;
        stream.avail_in = 0;
        if (!refill()) {
            m_ended = true;
            return;
        }
    }
    const bool another = stream.avail_in >= 2 && stream.next_in[0] == 0x1f && stream.next_in[1] == 0x8b;
    m_ended = !another || inflateReset(&stream) != Z_OK;
}

std::string_view GzipInput::next() {
    while (!m_ended && m_problem.empty()) {
        z_stream& stream = m_state->stream;
        if (stream.avail_in == 0 && !refill()) {
            if (m_problem.empty())
                m_problem = "the packed data ends in the middle";
            break;
        }
        const uInt before = stream.avail_in;
        stream.next_out = m_state->out.data();
        stream.avail_out = static_cast<uInt>(m_state->out.size());
        const int result = inflate(&stream, Z_NO_FLUSH);
        m_packed += before - stream.avail_in;
        const std::size_t got = m_state->out.size() - stream.avail_out;
        m_unpacked += got;
        if (result == Z_STREAM_END)
            memberEnded();
        else if (result != Z_OK && result != Z_BUF_ERROR)
            m_problem = stream.msg ? stream.msg : "the packed data is damaged";
        if (got > 0)
            return {reinterpret_cast<const char*>(m_state->out.data()), got};
    }
    return {};
}

} // namespace touchstone
