// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/serving/access.h"

#include <sys/random.h>

#include <algorithm>
#include <array>

namespace touchstone {
namespace {

constexpr std::string_view kScheme = "bearer ";

char lowered(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool sameWord(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](char x, char y) { return lowered(x) == lowered(y); });
}

ApiError forbidden(std::string message, std::string code) {
    ApiError error;
    error.status = 403;
    error.type = "permission_error";
    error.code = std::move(code);
    error.message = std::move(message);
    return error;
}

} // namespace

Access::Access(std::string_view token) : m_open(token.empty()), m_token(sha256(token)) {}

bool Access::holds(std::string_view authorization) const {
    if (authorization.size() <= kScheme.size() || !sameWord(authorization.substr(0, kScheme.size()), kScheme))
        return false;
    std::string_view token = authorization.substr(kScheme.size());
    while (!token.empty() && token.front() == ' ')
        token.remove_prefix(1);
    // Digests of equal length, compared to the end: the time tells nothing about the token.
    const Sha256Digest given = sha256(token);
    unsigned differs = 0;
    for (std::size_t i = 0; i < given.size(); ++i)
        differs |= static_cast<unsigned>(given[i] ^ m_token[i]);
    return differs == 0;
}

std::optional<ApiError> Access::refusal(const HttpCall& call, bool needsToken) const {
    const std::string_view host = call.header("host");
    if (call.has("host") && !isLoopbackAuthority(host))
        return forbidden("This server answers to 127.0.0.1, localhost and [::1] alone; the request named "
                         "another host.",
                         "foreign_host");
    if (call.has("origin")) {
        const std::string_view origin = call.header("origin");
        const std::size_t scheme = origin.find("://");
        const bool own = scheme != std::string_view::npos && isLoopbackAuthority(origin.substr(scheme + 3)) &&
                         sameWord(origin.substr(scheme + 3), host);
        if (!own)
            return forbidden("A web page of another origin may not speak to this server.", "foreign_origin");
    }
    if (sameWord(call.header("sec-fetch-site"), "cross-site"))
        return forbidden("A web page of another site may not speak to this server.", "foreign_origin");
    if (!needsToken || m_open || holds(call.header("authorization")))
        return std::nullopt;
    ApiError error;
    error.status = 401;
    error.type = "authentication_error";
    error.code = call.has("authorization") ? "invalid_api_key" : "missing_api_key";
    error.message = call.has("authorization")
                        ? "The token is not the one of this server."
                        : "A token is needed: send the header Authorization: Bearer TOKEN.";
    return error;
}

Result<std::string> makeToken() {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::array<unsigned char, 43> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        return fail(ErrorCode::Internal, "The system gives no random bytes for a token.",
                    "Name a variable that holds one: --token-env VAR.");
    std::string token;
    for (const unsigned char byte : bytes) // 64 letters: no letter is likelier than another
        token.push_back(kLetters[byte % kLetters.size()]);
    return token;
}

bool isLoopbackAuthority(std::string_view authority) {
    std::string_view name = authority;
    if (!name.empty() && name.front() == '[') {
        const std::size_t end = name.find(']');
        if (end == std::string_view::npos)
            return false;
        name = name.substr(0, end + 1);
    } else {
        name = name.substr(0, name.find(':'));
    }
    std::string_view rest = authority.substr(name.size());
    if (!rest.empty()) {
        rest.remove_prefix(1);
        if (authority[name.size()] != ':' || rest.empty() || rest.size() > 5 ||
            !std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; }))
            return false;
    }
    return name == "127.0.0.1" || name == "[::1]" || sameWord(name, "localhost");
}

} // namespace touchstone
