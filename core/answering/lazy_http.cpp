// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/lazy_http.h"

namespace touchstone {

Result<HttpTransport*> LazyHttp::real() {
    const std::lock_guard lock(m_mutex);
    if (!m_real) {
        auto made = makeHttpTransport(m_observer);
        made->setOffline(m_offline);
        TOUCHSTONE_TRY(made->setProxy(m_proxy)); // going around a proxy that was wanted would be worse
        m_real = std::move(made);
    }
    return m_real.get();
}

Result<> LazyHttp::setProxy(const std::string& proxy) {
    const std::lock_guard lock(m_mutex);
    if (m_real)
        TOUCHSTONE_TRY(m_real->setProxy(proxy));
    m_proxy = proxy;
    return {};
}

Result<HttpResponse> LazyHttp::perform(const HttpRequest& request, const HttpBodySink& sink,
                                       JobContext& context) {
    const auto transport = real();
    if (!transport)
        return fail(transport.error());
    return (*transport)->perform(request, sink, context);
}

void LazyHttp::setOffline(bool offline) {
    const std::lock_guard lock(m_mutex);
    m_offline = offline;
    if (m_real)
        m_real->setOffline(offline);
}

} // namespace touchstone
