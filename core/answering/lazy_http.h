// SPDX-License-Identifier: GPL-3.0-or-later
// The door to the network, hung only when somebody goes through it: a program that reads its own documents
// starts no I/O thread and initialises no TLS. Safe for concurrent use.
#pragma once

#include "core/platform/http.h"

#include <atomic>
#include <memory>
#include <mutex>

namespace touchstone {

class LazyHttp final : public HttpTransport {
public:
    LazyHttp(NetworkObserver observer, bool offline) : m_observer(std::move(observer)), m_offline(offline) {}
    using HttpTransport::perform;
    Result<HttpResponse> perform(const HttpRequest& request, const HttpBodySink& sink,
                                 JobContext& context) override;
    void setOffline(bool offline) override;
    [[nodiscard]] bool offline() const override { return m_offline; }
    Result<> setProxy(const std::string& proxy) override;

private:
    Result<HttpTransport*> real();
    NetworkObserver m_observer;
    std::atomic<bool> m_offline;
    std::mutex m_mutex; ///< making m_real and setting its switch and proxy
    std::string m_proxy;
    std::unique_ptr<HttpTransport> m_real;
};

} // namespace touchstone
