// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/url.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>

namespace touchstone {

namespace {

bool loopbackLiteral(const std::string& host) {
    if (host == "localhost")
        return true;
    in_addr four{};
    if (::inet_pton(AF_INET, host.c_str(), &four) == 1)
        return (ntohl(four.s_addr) >> 24U) == 127U;
    in6_addr six{};
    return ::inet_pton(AF_INET6, host.c_str(), &six) == 1 && IN6_IS_ADDR_LOOPBACK(&six);
}

bool hostByte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || c == '.' || c == '-' || c == '_' ||
           byte >= 0x80;
}

int hexValue(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

tl::unexpected<Error> badUrl(std::string_view url, std::string_view why) {
    // Where the parts are not understood, a password may stand anywhere before an '@'.
    std::string shown = urlForPeople(url);
    if (const std::size_t at = shown.rfind('@'); at != std::string::npos)
        shown = "…" + shown.substr(at);
    return fail(ErrorCode::Usage, fmt::format("'{}' is not a web address: {}.", shown, why),
                "Write http://HOST:PORT/PATH or https://HOST/PATH.");
}

/// Errors as a sentence without full stop; empty = fine.
std::string readAuthority(std::string_view authority, UrlParts& parts) {
    // The last '@' ends the credentials: what stands before it never names the host.
    if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) {
        const std::string_view credentials = authority.substr(0, at);
        const std::size_t colon = credentials.find(':');
        parts.user = percentDecode(credentials.substr(0, colon));
        if (colon != std::string_view::npos)
            parts.password = percentDecode(credentials.substr(colon + 1));
        authority.remove_prefix(at + 1);
    }
    std::string_view port;
    if (!authority.empty() && authority.front() == '[') {
        const std::size_t close = authority.find(']');
        if (close == std::string_view::npos)
            return "the bracket of the IPv6 address does not close";
        parts.host = lowerAscii(authority.substr(1, close - 1));
        in6_addr six{};
        if (::inet_pton(AF_INET6, parts.host.c_str(), &six) != 1)
            return "what stands in brackets is no IPv6 address";
        port = authority.substr(close + 1);
        if (!port.empty() && port.front() != ':')
            return "something stands between the IPv6 address and the port";
        if (!port.empty())
            port.remove_prefix(1);
    } else {
        const std::size_t colon = authority.find(':');
        parts.host = lowerAscii(authority.substr(0, colon));
        if (colon != std::string_view::npos)
            port = authority.substr(colon + 1);
        if (parts.host.empty())
            return "it names no host";
        if (!std::all_of(parts.host.begin(), parts.host.end(), hostByte))
            return "the host holds characters that no host name has";
    }
    parts.port = parts.scheme == "https" ? 443 : 80;
    if (!port.empty()) {
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), parts.port);
        if (error != std::errc() || end != port.data() + port.size() || parts.port < 1 || parts.port > 65535)
            return "the port is not a number from 1 to 65535";
    }
    parts.loopback = loopbackLiteral(parts.host);
    return {};
}

std::string withoutDotSegments(std::string_view path) {
    std::string out;
    while (!path.empty()) {
        const std::size_t next = path.find('/', 1);
        const std::string_view segment = path.substr(0, next);
        path = next == std::string_view::npos ? std::string_view() : path.substr(next);
        if (segment == "/." || segment == "/..") {
            if (segment == "/..")
                out.resize(out.rfind('/') == std::string::npos ? 0 : out.rfind('/'));
            if (path.empty())
                out += '/';
        } else {
            out += segment;
        }
    }
    return out.empty() ? "/" : out;
}

} // namespace

std::string lowerAscii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string percentDecode(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0 &&
            hexValue(text[i + 2]) >= 0) {
            out += static_cast<char>(hexValue(text[i + 1]) * 16 + hexValue(text[i + 2]));
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

std::string base64Encode(std::string_view bytes) {
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t group = 0;
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8U | (j < count ? static_cast<unsigned char>(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += j <= count ? alphabet[(group >> (18U - 6U * j)) & 63U] : '=';
    }
    return out;
}

Result<UrlParts> parseUrl(std::string_view url) {
    const std::size_t mark = url.find("://");
    UrlParts parts;
    if (mark != std::string_view::npos)
        parts.scheme = lowerAscii(url.substr(0, mark));
    if (parts.scheme != "http" && parts.scheme != "https")
        return badUrl(url, "it begins neither with http:// nor with https://");
    for (const char c : url)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '\\')
            return badUrl(url, "it holds a blank, a backslash or a control character");
    std::string_view rest = url.substr(mark + 3);
    rest = rest.substr(0, rest.find('#'));
    const std::size_t end = std::min(rest.find_first_of("/?"), rest.size());
    if (std::string why = readAuthority(rest.substr(0, end), parts); !why.empty())
        return badUrl(url, why);
    rest.remove_prefix(end);
    const std::size_t question = rest.find('?');
    parts.path = rest.substr(0, question);
    if (parts.path.empty())
        parts.path = "/";
    if (question != std::string_view::npos)
        parts.query = rest.substr(question + 1);
    return parts;
}

std::string hostAndPort(const UrlParts& parts) {
    const bool six = parts.host.find(':') != std::string::npos;
    return six ? fmt::format("[{}]:{}", parts.host, parts.port)
               : fmt::format("{}:{}", parts.host, parts.port);
}

std::string canonicalUrl(const UrlParts& parts) {
    std::string url = parts.scheme + "://" + hostAndPort(parts) + parts.path;
    if (!parts.query.empty())
        url += "?" + parts.query;
    return url;
}

bool sameOrigin(const UrlParts& a, const UrlParts& b) {
    return a.scheme == b.scheme && a.host == b.host && a.port == b.port;
}

Result<UrlParts> resolveUrl(const UrlParts& base, std::string_view reference) {
    std::string text;
    for (const char c : reference) { // blanks are common in the wild; other control characters are refused
        if (c == ' ')
            text += "%20";
        else
            text += c;
    }
    text.resize(std::min(text.find('#'), text.size()));
    const std::size_t colon = text.find(':');
    const std::size_t slash = text.find_first_of("/?");
    std::string whole;
    if (colon != std::string::npos && colon < slash) {
        whole = text;
    } else if (text.starts_with("//")) {
        whole = base.scheme + ":" + text;
    } else {
        UrlParts target = base;
        if (!text.empty() && text.front() == '?') {
            target.query = text.substr(1);
        } else if (!text.empty()) {
            const std::size_t question = text.find('?');
            const std::string path = text.substr(0, question);
            target.query = question == std::string::npos ? "" : text.substr(question + 1);
            target.path = path.front() == '/' ? path : base.path.substr(0, base.path.rfind('/') + 1) + path;
        }
        whole = canonicalUrl(target);
    }
    auto parts = parseUrl(whole);
    if (!parts)
        return parts;
    parts->user.clear();
    parts->password.clear();
    parts->path = withoutDotSegments(parts->path);
    return parts;
}

std::string urlForPeople(std::string_view url) {
    std::string out;
    std::string_view rest = url;
    if (const std::size_t mark = url.find("://"); mark != std::string_view::npos) {
        out = url.substr(0, mark + 3);
        rest = url.substr(mark + 3);
        const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
        if (const std::size_t at = rest.substr(0, end).rfind('@'); at != std::string_view::npos)
            rest.remove_prefix(at + 1);
    } else if (const std::size_t at = rest.rfind('@'); at != std::string_view::npos) {
        rest.remove_prefix(at + 1); // not a URL, but perhaps the half of one
    }
    rest = rest.substr(0, rest.find('#'));
    const std::size_t question = rest.find('?');
    out += rest.substr(0, question);
    if (question != std::string_view::npos) {
        char separator = '?';
        std::string_view query = rest.substr(question + 1);
        while (!query.empty()) {
            const std::size_t next = std::min(query.find('&'), query.size());
            const std::string_view pair = query.substr(0, next);
            const std::size_t equals = pair.find('=');
            out += separator;
            out += equals == std::string_view::npos ? "…" : std::string(pair.substr(0, equals)) + "=…";
            separator = '&';
            query.remove_prefix(std::min(next + 1, query.size()));
        }
    }
    std::string safe;
    for (const char c : out)
        safe += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? '?' : c;
    return safe;
}

} // namespace touchstone
