// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/answering/lazy_http.h"

namespace touchstone {

HttpTransport& LazyHttp::real() {
    const std::lock_guard lock(m_mutex);
    if (!m_real) {
        m_real = makeHttpTransport(m_observer);
        m_real->setOffline(m_offline);
    }
    return *m_real;
}

Result<HttpResponse> LazyHttp::perform(const HttpRequest& request, const HttpBodySink& sink,
                                       JobContext& context) {
    return real().perform(request, sink, context);
}

void LazyHttp::setOffline(bool offline) {
    const std::lock_guard lock(m_mutex);
    m_offline = offline;
    if (m_real)
        m_real->setOffline(offline);
}

} // namespace touchstone
