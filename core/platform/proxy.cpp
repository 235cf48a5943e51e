// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/proxy.h"

#include "core/platform/secrets.h"
#include "core/platform/url.h"

#include <fmt/format.h>

#include <array>

namespace touchstone {

Result<std::shared_ptr<const ProxyAddress>> proxyAddressOf(const std::string& text) {
    if (text.empty())
        return std::shared_ptr<const ProxyAddress>();
    const std::size_t mark = text.find("://");
    const std::string scheme = mark == std::string::npos ? "http" : lowerAscii(text.substr(0, mark));
    static constexpr std::array<std::pair<std::string_view, int>, 4> known = {
        {{"http", 3128}, {"https", 443}, {"socks5", 1080}, {"socks5h", 1080}}};
    int port = 0;
    for (const auto& [name, usual] : known)
        if (name == scheme)
            port = usual;
    // The rest has the shape of a web address, so the same reader judges it.
    const std::string rest = mark == std::string::npos ? text : text.substr(mark + 3);
    const auto parts = parseUrl("http://" + rest);
    if (port == 0 || !parts || parts->path != "/" || !parts->query.empty())
        return fail(ErrorCode::Usage, "The proxy in the settings is no address of a proxy.",
                    "Write http://HOST:PORT, https://HOST:PORT or socks5h://HOST:PORT.");
    const std::size_t at = rest.rfind('@');
    const std::string authority = rest.substr(at == std::string::npos ? 0 : at + 1);
    const bool named =
        authority.find(':', authority.rfind(']') == std::string::npos ? 0 : authority.rfind(']')) !=
        std::string::npos;
    UrlParts place = *parts;
    if (!named)
        place.port = port;
    auto out = std::make_shared<ProxyAddress>();
    out->place = hostAndPort(place);
    out->url = fmt::format("{}://{}", scheme, out->place);
    out->user = parts->user;
    out->password = parts->password;
    Redactor::instance().add(out->password);
    if (!out->password.empty())
        Redactor::instance().add(base64Encode(out->user + ":" + out->password));
    return std::shared_ptr<const ProxyAddress>(std::move(out));
}

} // namespace touchstone
