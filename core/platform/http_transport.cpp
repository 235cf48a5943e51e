// SPDX-License-Identifier: GPL-3.0-or-later
// The I/O thread: libcurl's socket interface over epoll. The only file that sees curl.
#include "core/platform/http_engine.h"
#include "core/platform/http_policy.h"
#include "core/platform/poller.h"
#include "core/platform/proxy.h"
#include "core/platform/shared_library.h"
#include "core/platform/url.h"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <fmt/format.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>
#include <unordered_map>
#include <vector>

namespace touchstone {

namespace {

/// What is used of libcurl, loaded with the first request; names without the prefix of the library.
struct CurlLibrary {
    decltype(&curl_easy_cleanup) easy_cleanup = nullptr;
    decltype(&curl_easy_getinfo) easy_getinfo = nullptr;
    decltype(&curl_easy_init) easy_init = nullptr;
    decltype(&curl_easy_setopt) easy_setopt = nullptr;
    decltype(&curl_easy_strerror) easy_strerror = nullptr;
    decltype(&curl_global_init) global_init = nullptr;
    decltype(&curl_multi_add_handle) multi_add_handle = nullptr;
    decltype(&curl_multi_cleanup) multi_cleanup = nullptr;
    decltype(&curl_multi_info_read) multi_info_read = nullptr;
    decltype(&curl_multi_init) multi_init = nullptr;
    decltype(&curl_multi_remove_handle) multi_remove_handle = nullptr;
    decltype(&curl_multi_setopt) multi_setopt = nullptr;
    decltype(&curl_multi_socket_action) multi_socket_action = nullptr;
    decltype(&curl_slist_append) slist_append = nullptr;
    decltype(&curl_slist_free_all) slist_free_all = nullptr;
    bool whole = false;

    CurlLibrary() {
        SharedLibrary shared("libcurl.so.4");
        shared.find(easy_cleanup, "curl_easy_cleanup");
        shared.find(easy_getinfo, "curl_easy_getinfo");
        shared.find(easy_init, "curl_easy_init");
        shared.find(easy_setopt, "curl_easy_setopt");
        shared.find(easy_strerror, "curl_easy_strerror");
        shared.find(global_init, "curl_global_init");
        shared.find(multi_add_handle, "curl_multi_add_handle");
        shared.find(multi_cleanup, "curl_multi_cleanup");
        shared.find(multi_info_read, "curl_multi_info_read");
        shared.find(multi_init, "curl_multi_init");
        shared.find(multi_remove_handle, "curl_multi_remove_handle");
        shared.find(multi_setopt, "curl_multi_setopt");
        shared.find(multi_socket_action, "curl_multi_socket_action");
        shared.find(slist_append, "curl_slist_append");
        shared.find(slist_free_all, "curl_slist_free_all");
        whole = shared.whole();
    }
};

const CurlLibrary& curl() {
    static const CurlLibrary loaded;
    return loaded;
}

using SteadyTime = std::chrono::steady_clock::time_point;
constexpr std::uint64_t kMaxHeadBytes = 1U << 20U;
constexpr std::uint64_t kMaxDrainBytes = 64U << 10U;
constexpr auto kDrainTime = std::chrono::milliseconds(100);

SteadyTime after(SteadyTime now, std::chrono::milliseconds span) {
    // A span of centuries must not overflow the clock.
    return now + std::min<std::chrono::milliseconds>(span, std::chrono::hours(24 * 365));
}

} // namespace

/// One easy handle and what surrounds it. Lives on the I/O thread.
struct Transfer {
    enum class Phase : std::uint8_t { Connecting, Waiting, Receiving, Draining };

    std::shared_ptr<Exchange> exchange; ///< null once the caller has been told (draining)
    std::shared_ptr<const std::string> body;
    CURL* easy = nullptr;
    curl_slist* headers = nullptr;
    curl_slist* names = nullptr;
    char words[CURL_ERROR_SIZE] = {};
    Phase phase = Phase::Connecting;
    SteadyTime phaseBegan{};
    std::uint64_t headBytes = 0, bodyBytes = 0, drained = 0;
    bool headDone = false, enough = false;
    Fault fault = Fault::None;
    const std::atomic<bool>* offline = nullptr;
    SteadyTime* nextCheck = nullptr;         ///< of the thread: a new phase may end sooner
    std::vector<Transfer*>* sated = nullptr; ///< where to report that the caller has had enough

    Transfer() = default;
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer() {
        curl().easy_cleanup(easy);
        curl().slist_free_all(headers);
        curl().slist_free_all(names);
    }
    void enter(Phase next) {
        phase = next;
        phaseBegan = std::chrono::steady_clock::now();
        *nextCheck = std::min(*nextCheck, deadline().first);
    }
    /// When silence becomes a fault, and which.
    [[nodiscard]] std::pair<SteadyTime, Fault> deadline() const {
        if (phase == Phase::Draining)
            return {phaseBegan + kDrainTime, Fault::None};
        std::pair<SteadyTime, Fault> next{exchange->totalDeadline, Fault::TotalTime};
        const HttpTimeouts& limits = exchange->timeouts;
        const auto consider = [&](std::chrono::milliseconds span, Fault which) {
            const SteadyTime at = after(phaseBegan, span);
            if (at < next.first)
                next = {at, which};
        };
        if (phase == Phase::Connecting)
            consider(limits.connect, Fault::ConnectTime);
        else if (phase == Phase::Waiting)
            consider(limits.firstByte, Fault::FirstByteTime);
        else
            consider(limits.idle, Fault::IdleTime);
        return next;
    }
};

namespace {

int onRequestReady(void* user, char*, char*, int, int) {
    static_cast<Transfer*>(user)->enter(Transfer::Phase::Waiting);
    return CURL_PREREQFUNC_OK;
}

curl_socket_t onOpenSocket(void* user, curlsocktype, curl_sockaddr* address) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (transfer.offline->load() && !isLoopbackAddress(address->addr)) {
        transfer.fault = Fault::Offline;
        return CURL_SOCKET_BAD;
    }
    if (transfer.exchange->publicOnly && !transfer.exchange->proxy && !isPublicAddress(address->addr)) {
        transfer.fault = Fault::NotPublic;
        return CURL_SOCKET_BAD;
    }
    return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

size_t onHeader(char* bytes, size_t, size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (!transfer.exchange)
        return count;
    transfer.headBytes += count;
    if (transfer.headBytes > kMaxHeadBytes) {
        transfer.fault = Fault::HeadTooLarge;
        return 0;
    }
    takeHeaderLine(transfer.exchange->response, {bytes, count}, !transfer.headDone);
    return count;
}

size_t onBody(char* bytes, size_t, size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    if (transfer.phase == Transfer::Phase::Draining) {
        transfer.drained += count;
        return transfer.drained > kMaxDrainBytes ? 0 : count;
    }
    Exchange& exchange = *transfer.exchange;
    HttpResponse& response = exchange.response;
    if (!transfer.headDone) {
        long status = 0;
        curl().easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
        response.status = static_cast<int>(status);
        transfer.headDone = true;
    }
    transfer.enter(Transfer::Phase::Receiving);
    transfer.bodyBytes += count;
    const std::string_view piece(bytes, count);
    if (exchange.dropRedirectBody && isRedirectStatus(response.status)) {
        transfer.enough = true;
    } else if (response.status >= 400) {
        const std::uint64_t room = exchange.maxErrorBodyBytes - response.body.size();
        response.body.append(piece.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(room, count))));
        transfer.enough = count > room;
    } else if (transfer.bodyBytes > exchange.maxBodyBytes) {
        transfer.fault = Fault::BodyTooLarge;
        return 0;
    } else if (*exchange.sink) {
        transfer.enough = !(*exchange.sink)(response, piece);
    } else {
        response.body.append(piece);
    }
    if (transfer.enough) {
        transfer.enter(Transfer::Phase::Draining);
        transfer.sated->push_back(&transfer);
    }
    return count;
}

Fault faultOf(CURLcode code, const Transfer& transfer) {
    const std::string_view words(transfer.words);
    if (code == CURLE_COULDNT_RESOLVE_PROXY || code == CURLE_PROXY ||
        (code == CURLE_COULDNT_CONNECT && transfer.exchange->proxy) ||
        words.find("CONNECT tunnel failed") != std::string_view::npos)
        return Fault::Proxy;
    const bool inBody = transfer.bodyBytes > 0 || transfer.headDone || transfer.headBytes > 0;
    switch (code) {
    case CURLE_OK:
        return Fault::None;
    case CURLE_COULDNT_RESOLVE_HOST:
        return Fault::Name;
    case CURLE_COULDNT_CONNECT: {
        long number = 0;
        curl().easy_getinfo(transfer.easy, CURLINFO_OS_ERRNO, &number);
        return number == 0 || number == ECONNREFUSED ? Fault::Refused : Fault::NoRoute;
    }
    case CURLE_OPERATION_TIMEDOUT:
        return transfer.phase == Transfer::Phase::Connecting ? Fault::ConnectTime : Fault::TotalTime;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return Fault::Tls;
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
        return Fault::NotHttp;
    case CURLE_OUT_OF_MEMORY: // what 7.88 says of one header line over 100 KB
        return transfer.headDone ? Fault::Other : Fault::HeadTooLarge;
    case CURLE_GOT_NOTHING:
        return Fault::CutBefore;
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
        if (words.find("chunk") != std::string_view::npos ||
            words.find("hexadecimal") != std::string_view::npos)
            return Fault::NotHttp;
        if (words.find("response headers") != std::string_view::npos)
            return Fault::HeadTooLarge;
        return inBody ? Fault::Cut : Fault::CutBefore;
    default:
        return Fault::Other;
    }
}

} // namespace

struct HttpEngine::Core {
    std::atomic<bool> offline{false};
    std::mutex mutex; ///< guards what other threads hand over
    std::vector<std::shared_ptr<Exchange>> arrivals;
    std::vector<std::shared_ptr<Exchange>> cancels;
    bool checkOffline = false, stopping = false;
    std::thread thread;
    Poller poller;

    // The I/O thread's own.
    CURLM* multi = nullptr;
    std::unordered_map<Transfer*, std::unique_ptr<Transfer>> transfers;
    std::optional<SteadyTime> curlTimer;
    std::vector<Transfer*> sated;
    SteadyTime nextCheck = SteadyTime::max();

    bool start() {
        static const CURLcode ready =
            curl().whole ? curl().global_init(CURL_GLOBAL_DEFAULT) : CURLE_FAILED_INIT;
        if (thread.joinable())
            return true;
        multi = ready == CURLE_OK && poller.ok() ? curl().multi_init() : nullptr;
        if (!multi)
            return false;
        curl().multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, &Core::onSocket);
        curl().multi_setopt(multi, CURLMOPT_SOCKETDATA, this);
        curl().multi_setopt(multi, CURLMOPT_TIMERFUNCTION, &Core::onTimer);
        curl().multi_setopt(multi, CURLMOPT_TIMERDATA, this);
        // A signal must be handled by a thread that knows of it, and a closed socket must not end the
        // program.
        sigset_t all, before;
        sigfillset(&all);
        pthread_sigmask(SIG_SETMASK, &all, &before);
        thread = std::thread([this] { loop(); });
        pthread_sigmask(SIG_SETMASK, &before, nullptr);
        return true;
    }

    static int onSocket(CURL*, curl_socket_t socket, int what, void* user, void*) {
        const Poller& poller = static_cast<Core*>(user)->poller;
        if (what == CURL_POLL_REMOVE)
            poller.forget(socket);
        else
            poller.watch(socket, (what & CURL_POLL_IN) != 0, (what & CURL_POLL_OUT) != 0);
        return 0;
    }

    static int onTimer(CURLM*, long ms, void* user) {
        auto& timer = static_cast<Core*>(user)->curlTimer;
        if (ms < 0)
            timer.reset();
        else
            timer = std::chrono::steady_clock::now() + std::chrono::milliseconds(ms);
        return 0;
    }

    void loop() {
        const auto ready = [this](int socket, bool read, bool write, bool error) {
            int running = 0;
            curl().multi_socket_action(multi, socket,
                                       (read ? CURL_CSELECT_IN : 0) | (write ? CURL_CSELECT_OUT : 0) |
                                           (error ? CURL_CSELECT_ERR : 0),
                                       &running);
        };
        while (true) {
            poller.wait(curlTimer ? std::min(*curlTimer, nextCheck) : nextCheck, ready);
            collect();
            if (!takeOrders())
                break;
            if (curlTimer && *curlTimer <= std::chrono::steady_clock::now()) {
                curlTimer.reset();
                int running = 0;
                curl().multi_socket_action(multi, CURL_SOCKET_TIMEOUT, 0, &running);
                collect();
            }
            const SteadyTime now = std::chrono::steady_clock::now();
            if (now >= nextCheck)
                checkDeadlines(now);
        }
        while (!transfers.empty())
            end(*transfers.begin()->first, Fault::Cancelled);
    }

    /// False when the thread is to end.
    bool takeOrders() {
        std::vector<std::shared_ptr<Exchange>> begin, stop;
        bool recheck = false;
        {
            const std::lock_guard lock(mutex);
            begin.swap(arrivals);
            stop.swap(cancels);
            recheck = std::exchange(checkOffline, false);
            if (stopping) {
                for (const auto& exchange : begin)
                    tell(*exchange, Fault::Cancelled);
                return false;
            }
        }
        for (const auto& exchange : begin)
            add(exchange);
        for (const auto& exchange : stop)
            for (const auto& [transfer, owned] : transfers)
                if (transfer->exchange == exchange) {
                    end(*transfer, Fault::Cancelled);
                    break;
                }
        if (recheck && offline.load()) {
            std::vector<Transfer*> away;
            for (const auto& [transfer, owned] : transfers)
                if (transfer->exchange && !transfer->exchange->url.loopback)
                    away.push_back(transfer);
            for (Transfer* transfer : away)
                end(*transfer, Fault::Offline);
        }
        return true;
    }

    void add(const std::shared_ptr<Exchange>& exchange);
    void collect();
    void report(Transfer& transfer, Fault fault);
    void end(Transfer& transfer, Fault fault);
    void checkDeadlines(SteadyTime now);
    static void tell(Exchange& exchange, Fault fault);
};

void HttpEngine::Core::add(const std::shared_ptr<Exchange>& exchange) {
    auto owned = std::make_unique<Transfer>();
    Transfer& transfer = *owned;
    transfer.exchange = exchange;
    transfer.body = exchange->body;
    transfer.offline = &offline;
    transfer.sated = &sated;
    transfer.nextCheck = &nextCheck;
    transfer.easy = curl().easy_init();
    if (!transfer.easy) {
        tell(*exchange, Fault::Other);
        return;
    }
    CURL* easy = transfer.easy;
    curl().easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl().easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.words);
    curl().easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl().easy_setopt(easy, CURLOPT_URL, canonicalUrl(exchange->url).c_str());
    curl().easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl().easy_setopt(easy, CURLOPT_PATH_AS_IS, 1L);
    // Always set, so that no variable of the environment counts.
    curl().easy_setopt(easy, CURLOPT_PROXY, exchange->proxy ? exchange->proxy->url.c_str() : "");
    curl().easy_setopt(easy, CURLOPT_NOPROXY, exchange->proxy ? "" : "*");
    if (exchange->proxy) {
        curl().easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
        if (!exchange->proxy->user.empty() || !exchange->proxy->password.empty()) {
            curl().easy_setopt(easy, CURLOPT_PROXYUSERNAME, exchange->proxy->user.c_str());
            curl().easy_setopt(easy, CURLOPT_PROXYPASSWORD, exchange->proxy->password.c_str());
        }
    }
    curl().easy_setopt(easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl().easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl().easy_setopt(easy, CURLOPT_HTTP09_ALLOWED, 0L);
    curl().easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, 1L);
    curl().easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, 2L);
    curl().easy_setopt(easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl().easy_setopt(easy, CURLOPT_TCP_NODELAY, 1L);
    curl().easy_setopt(easy, CURLOPT_USERAGENT, "touchstone");
    curl().easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS,
                       static_cast<long>(std::clamp<std::int64_t>(exchange->timeouts.connect.count() + 1000,
                                                                  1, 86'400'000)));
#if LIBCURL_VERSION_NUM >= 0x075700
    curl().easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L); // a name look-up that hangs must not hold up a cancel
#endif
    curl().easy_setopt(easy, CURLOPT_PREREQFUNCTION, &onRequestReady);
    curl().easy_setopt(easy, CURLOPT_PREREQDATA, &transfer);
    curl().easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, &onOpenSocket);
    curl().easy_setopt(easy, CURLOPT_OPENSOCKETDATA, &transfer);
    curl().easy_setopt(easy, CURLOPT_HEADERFUNCTION, &onHeader);
    curl().easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl().easy_setopt(easy, CURLOPT_WRITEFUNCTION, &onBody);
    curl().easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    if (exchange->publicOnly) // the address of a connection from the pool was not checked
        curl().easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    if (exchange->url.host == "localhost") {
        transfer.names = curl().slist_append(
            nullptr, fmt::format("localhost:{}:127.0.0.1,[::1]", exchange->url.port).c_str());
        curl().easy_setopt(easy, CURLOPT_RESOLVE, transfer.names);
    }
    for (const auto& [name, value] : exchange->headers)
        transfer.headers = curl().slist_append(
            transfer.headers, value.empty() ? (name + ";").c_str() : (name + ": " + value).c_str());
    transfer.headers = curl().slist_append(transfer.headers, "Expect:");
    curl().easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers);
    if (exchange->method == "HEAD") {
        curl().easy_setopt(easy, CURLOPT_NOBODY, 1L);
    } else if (exchange->method != "GET") {
        curl().easy_setopt(easy, CURLOPT_POST, 1L);
        curl().easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                           static_cast<curl_off_t>(exchange->body->size()));
        curl().easy_setopt(easy, CURLOPT_POSTFIELDS, exchange->body->data());
        if (exchange->method != "POST")
            curl().easy_setopt(easy, CURLOPT_CUSTOMREQUEST, exchange->method.c_str());
    }
    transfer.enter(Transfer::Phase::Connecting);
    transfers.emplace(&transfer, std::move(owned));
    if (curl().multi_add_handle(multi, easy) != CURLM_OK)
        end(transfer, Fault::Other);
}

void HttpEngine::Core::collect() {
    // Callers that have had enough are told now; the connection gets a moment to come to its end, so that it
    // can be used again.
    for (Transfer* transfer : std::exchange(sated, {}))
        report(*transfer, Fault::None);
    int left = 0;
    while (CURLMsg* message = curl().multi_info_read(multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        Transfer* transfer = nullptr;
        curl().easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
        // An address may have been refused and the next one taken.
        Fault fault = code == CURLE_OK ? Fault::None : transfer->fault;
        if (fault == Fault::None && !transfer->enough)
            fault = faultOf(code, *transfer);
        if (fault != Fault::None && transfer->words[0] == '\0')
            std::strncpy(transfer->words, curl().easy_strerror(code), sizeof transfer->words - 1);
        end(*transfer, fault);
    }
}

void HttpEngine::Core::report(Transfer& transfer, Fault fault) {
    const std::shared_ptr<Exchange> exchange = std::move(transfer.exchange);
    if (!exchange)
        return;
    HttpResponse& response = exchange->response;
    long status = 0, headerSize = 0, requestSize = 0;
    curl().easy_getinfo(transfer.easy, CURLINFO_RESPONSE_CODE, &status);
    curl().easy_getinfo(transfer.easy, CURLINFO_HEADER_SIZE, &headerSize);
    curl().easy_getinfo(transfer.easy, CURLINFO_REQUEST_SIZE, &requestSize);
    curl_off_t name = 0, connect = 0, tls = 0, first = 0, total = 0, up = 0;
    curl().easy_getinfo(transfer.easy, CURLINFO_NAMELOOKUP_TIME_T, &name);
    curl().easy_getinfo(transfer.easy, CURLINFO_CONNECT_TIME_T, &connect);
    curl().easy_getinfo(transfer.easy, CURLINFO_APPCONNECT_TIME_T, &tls);
    curl().easy_getinfo(transfer.easy, CURLINFO_STARTTRANSFER_TIME_T, &first);
    curl().easy_getinfo(transfer.easy, CURLINFO_TOTAL_TIME_T, &total);
    curl().easy_getinfo(transfer.easy, CURLINFO_SIZE_UPLOAD_T, &up);
    const auto ms = [](curl_off_t micro) { return static_cast<double>(micro) / 1000.0; };
    response.status = static_cast<int>(status);
    response.timing = {ms(name), ms(connect), ms(tls), ms(first), ms(total)};
    exchange->bytesSent = static_cast<std::uint64_t>(std::max<long>(requestSize, 0)) +
                          static_cast<std::uint64_t>(std::max<curl_off_t>(up, 0));
    exchange->bytesReceived = static_cast<std::uint64_t>(std::max<long>(headerSize, 0)) + transfer.bodyBytes;
    exchange->faultWords = transfer.words;
    tell(*exchange, fault);
}

void HttpEngine::Core::end(Transfer& transfer, Fault fault) {
    curl().multi_remove_handle(multi, transfer.easy);
    report(transfer, fault);
    std::erase(sated, &transfer);
    transfers.erase(&transfer);
}

void HttpEngine::Core::checkDeadlines(SteadyTime now) {
    std::vector<std::pair<Transfer*, Fault>> late;
    nextCheck = SteadyTime::max();
    for (const auto& [transfer, owned] : transfers) {
        const auto next = transfer->deadline();
        if (next.first <= now)
            late.emplace_back(transfer, next.second);
        else
            nextCheck = std::min(nextCheck, next.first);
    }
    for (const auto& [transfer, fault] : late)
        end(*transfer, fault);
}

void HttpEngine::Core::tell(Exchange& exchange, Fault fault) {
    const std::lock_guard lock(exchange.mutex);
    exchange.fault = fault;
    exchange.done = true;
    exchange.ended.notify_all();
}

HttpEngine::HttpEngine() : m_core(std::make_unique<Core>()) {}

HttpEngine::~HttpEngine() {
    if (m_core->thread.joinable()) {
        {
            const std::lock_guard lock(m_core->mutex);
            m_core->stopping = true;
        }
        m_core->poller.ring();
        m_core->thread.join();
    }
    if (m_core->multi)
        curl().multi_cleanup(m_core->multi);
}

void HttpEngine::run(const std::shared_ptr<Exchange>& exchange, const std::stop_token& stop) {
    Core& core = *m_core;
    {
        const std::lock_guard lock(core.mutex);
        if (!core.start() || core.thread.get_id() == std::this_thread::get_id()) {
            exchange->faultWords = "the network thread cannot be used";
            exchange->fault = Fault::Other;
            return;
        }
        core.arrivals.push_back(exchange);
    }
    core.poller.ring();
    const std::stop_callback cancel(stop, [&] {
        {
            const std::lock_guard lock(core.mutex);
            core.cancels.push_back(exchange);
        }
        core.poller.ring();
    });
    std::unique_lock lock(exchange->mutex);
    exchange->ended.wait(lock, [&] { return exchange->done; });
}

void HttpEngine::setOffline(bool offline) {
    m_core->offline.store(offline);
    const std::lock_guard lock(m_core->mutex);
    m_core->checkOffline = true;
    if (m_core->thread.joinable())
        m_core->poller.ring();
}

bool HttpEngine::offline() const {
    return m_core->offline.load();
}

} // namespace touchstone
