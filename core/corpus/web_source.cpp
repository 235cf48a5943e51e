// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the web as a source: a list of addresses (urls:FILE), or those that a sitemap names (sitemap:URL).
// Every page is asked for through the cache, so that one that has not changed is not sent again. A page whose
// server cannot be reached stays as it was kept.
#include "core/corpus/fetch_cache.h"
#include "core/corpus/path_safety.h"
#include "core/corpus/source_kinds.h"
#include "core/corpus/web_paths.h"
#include "core/platform/env.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <chrono>
#include <deque>

namespace touchstone {
namespace {

constexpr int kMostSitemaps = 50;

class WebSource final : public DocumentSource {
public:
    WebSource(const SourceRequest& request, HttpTransport& http, SourceInfo info,
              std::vector<std::string> urls, std::string sitemap)
        : m_caps(request.caps), m_allowPrivate(request.allowPrivate), m_http(http), m_info(std::move(info)),
          m_urls(std::move(urls)), m_sitemap(std::move(sitemap)),
          m_cache(request.cacheDir.empty() ? Places::fromEnvironment().cacheDir / "archives"
                                           : request.cacheDir) {}
    [[nodiscard]] const SourceInfo& info() const override { return m_info; }
    Result<> read(const SourceSink& sink, JobContext& context) override;

private:
    Result<KeptFile> fetch(const std::string& url, JobContext& context);
    Result<> followSitemaps(const SourceSink& sink, JobContext& context);
    Result<> readPage(const std::string& url, const SourceSink& sink, JobContext& context);
    [[nodiscard]] bool timeIsUp() const {
        return elapsedMs(m_begun) > static_cast<double>(m_caps.webSeconds) * 1000;
    }

    SourceCaps m_caps;
    bool m_allowPrivate;
    HttpTransport& m_http;
    SourceInfo m_info;
    std::vector<std::string> m_urls;
    std::string m_sitemap; ///< "" = a list
    FetchCache m_cache;
    std::chrono::steady_clock::time_point m_begun;
    std::uint64_t m_bytes = 0, m_pages = 0;
    std::optional<Error> m_first; ///< the first page's that could not be had
};

void tell(const SourceSink& sink, std::string path, std::string reason, bool failed) {
    if (sink.problem)
        sink.problem({std::move(path), std::move(reason), failed});
}

/// How a page that was not fetched is named: its address without what may be secret.
std::string labelOfUrl(const std::string& url) {
    return shownName(repairUtf8(urlForPeople(url)));
}

Result<KeptFile> WebSource::fetch(const std::string& url, JobContext& context) {
    FetchWish wish;
    wish.url = url;
    wish.maxBytes = m_caps.webPageBytes;
    wish.allowPrivate = m_allowPrivate;
    return m_cache.fetch(wish, m_http, context);
}

/// Sitemaps may name further ones; only pages of the same host are taken.
Result<> WebSource::followSitemaps(const SourceSink& sink, JobContext& context) {
    const auto home = parseUrl(m_sitemap);
    std::deque<std::string> left{m_sitemap};
    for (int count = 0; !left.empty(); ++count) {
        const std::string url = std::move(left.front());
        left.pop_front();
        if (count == kMostSitemaps || timeIsUp()) {
            tell(sink, labelOfUrl(url), fmt::format("not read: {} sitemaps were", count), true);
            return {};
        }
        auto kept = fetch(url, context);
        if (!kept)
            return fail(std::move(kept.error()));
        const auto xml = readFile(kept->path, m_caps.webPageBytes);
        if (!xml)
            return fail(xml.error());
        Sitemap found = readSitemap(*xml);
        if (found.pages.empty() && found.sitemaps.empty() && count == 0)
            return fail(ErrorCode::BadInput,
                        fmt::format("{} is no sitemap that names pages.", labelOfUrl(url)),
                        "A sitemap is an XML file with <urlset> or <sitemapindex>.");
        for (auto* list : {&found.pages, &found.sitemaps})
            for (std::string& each : *list) {
                const auto parts = parseUrl(each);
                if (!parts || parts->host != home->host)
                    tell(sink, labelOfUrl(each), "of another host than the sitemap: left out", false);
                else if (list == &found.pages)
                    m_urls.push_back(std::move(each));
                else
                    left.push_back(std::move(each));
            }
    }
    return {};
}

Result<> WebSource::readPage(const std::string& url, const SourceSink& sink, JobContext& context) {
    auto kept = fetch(url, context);
    if (!kept) {
        Error& error = kept.error();
        if (error.code == ErrorCode::Cancelled || error.code == ErrorCode::Offline)
            return fail(std::move(error));
        const bool passing = error.code == ErrorCode::Unreachable || error.httpStatus >= 500;
        auto before = passing ? m_cache.kept(url, context) : Result<std::optional<KeptFile>>(std::nullopt);
        if (!before)
            return fail(std::move(before.error()));
        tell(sink, *before ? std::string() : labelOfUrl(url),
             *before ? fmt::format("{}: the copy of an earlier reading was taken ({})", labelOfUrl(url),
                                   error.message)
                     : error.message,
             !*before);
        if (!m_first)
            m_first = error;
        if (!*before)
            return {};
        kept = std::move(**before);
    }
    if (!mayBeDocument(kept->contentType)) {
        tell(sink, labelOfUrl(url), fmt::format("{}: not a document", printable(kept->contentType)), false);
        return {};
    }
    std::string path = pathOfPage(url, kept->contentType);
    if (path.empty()) {
        tell(sink, labelOfUrl(url), "no path can be made of its address", false);
        return {};
    }
    auto bytes = readFile(kept->path, m_caps.webPageBytes);
    if (!bytes)
        return fail(std::move(bytes.error()));
    m_bytes += bytes->size();
    ++m_pages;
    return sink.file({std::move(path), std::move(*bytes), {}, repairUtf8(urlForPeople(url))});
}

Result<> WebSource::read(const SourceSink& sink, JobContext& context) {
    m_begun = std::chrono::steady_clock::now();
    if (!m_sitemap.empty())
        TOUCHSTONE_TRY(followSitemaps(sink, context));
    ProgressMeter meter(context, "fetching", m_urls.size());
    for (std::size_t i = 0; i < m_urls.size(); ++i) {
        TOUCHSTONE_TRY(context.check());
        std::string ended;
        if (i >= m_caps.webPages)
            ended = fmt::format("only the first {} pages are fetched", m_caps.webPages);
        else if (m_bytes >= m_caps.webBytes)
            ended = fmt::format("more than {} MiB", m_caps.webBytes >> 20U);
        else if (timeIsUp())
            ended = fmt::format("it took longer than {} s", m_caps.webSeconds);
        if (!ended.empty()) {
            for (; i < m_urls.size(); ++i)
                tell(sink, labelOfUrl(m_urls[i]), "not fetched: " + ended, true);
            break;
        }
        if (sink.wanted && !sink.wanted(pathOfPage(m_urls[i], ""), 0))
            continue;
        TOUCHSTONE_TRY(readPage(m_urls[i], sink, context));
        meter.advance();
    }
    meter.finish();
    if (m_pages == 0 && m_first)
        return fail(*m_first);
    return {};
}

} // namespace

Result<std::unique_ptr<DocumentSource>> openWeb(const SourceRequest& request, HttpTransport* http,
                                                JobContext& context) {
    const std::string& text = request.text;
    const std::size_t colon = text.find(':');
    const std::string rest = text.substr(colon + 1);
    SourceInfo info;
    info.kind = "web";
    std::vector<std::string> urls;
    std::string sitemap;
    if (text.starts_with("sitemap:")) {
        if (const auto parts = parseUrl(rest); !parts)
            return fail(parts.error());
        sitemap = rest.substr(0, rest.find('#'));
        info.origin = "sitemap:" + repairUtf8(urlForPeople(sitemap));
    } else {
        auto opened = openPath(rest, request.caps);
        if (!opened)
            return fail(std::move(opened.error()));
        auto content = readDescriptor(opened->descriptor.get(), request.caps.webPageBytes, context);
        if (!content)
            return fail(std::move(content.error()));
        if (opened->info.kind != "file" || !content->problem.empty())
            return fail(ErrorCode::BadInput, fmt::format("{} is no list of addresses.", opened->label),
                        "Write one http or https address a line.");
        auto list = readUrlList(content->bytes, rest);
        if (!list)
            return fail(std::move(list.error()));
        if (list->empty())
            return fail(ErrorCode::BadInput, fmt::format("{} names no address.", opened->label),
                        "Write one http or https address a line.");
        urls = std::move(*list);
        info.origin = "urls:" + opened->info.origin;
    }
    if (http == nullptr)
        return fail(ErrorCode::Offline,
                    fmt::format("{} has to be fetched, and there is no network here.", info.origin));
    return std::unique_ptr<DocumentSource>(
        std::make_unique<WebSource>(request, *http, std::move(info), std::move(urls), std::move(sitemap)));
}

} // namespace touchstone
