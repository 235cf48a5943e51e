// SPDX-License-Identifier: GPL-3.0-or-later
// touchstone-reader: takes the words out of a PDF. A program of its own, so that a damaged or hostile file,
// or the library that reads it, can harm nothing but this process; it has limits on memory and processor
// time, no environment to speak of, and one file: its input.
//
//   touchstone-reader pdf CPU-SECONDS MEMORY-MIB < FILE > WORDS
//
// WORDS is described in core/corpus/pdf_words.h.
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <charconv>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true; // needs far more addresses than memory
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

constexpr int kMostPages = 20000;

bool limit(int resource, rlim_t value) {
    const rlimit wanted{value, value};
    return setrlimit(static_cast<__rlimit_resource_t>(resource), &wanted) == 0;
}

bool limitAll(unsigned long cpuSeconds, unsigned long memoryMiB) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == 1)
        return false; // who asked is gone already
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0);
    return limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0) && limit(RLIMIT_NPROC, 0) &&
           limit(RLIMIT_NOFILE, 32) && limit(RLIMIT_CPU, cpuSeconds) &&
           (kSanitized || limit(RLIMIT_AS, memoryMiB << 20U));
}

/// One line of the output: fields between tabs, so none of them may hold one.
std::string clean(std::string_view text) {
    std::string out;
    for (const char c : text)
        out.push_back(static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? ' ' : c);
    return out;
}

std::string utf8(const poppler::ustring& text) {
    const poppler::byte_array bytes = text.to_utf8();
    return clean(std::string_view(bytes.data(), bytes.size()));
}

int refuse(const char* why) {
    std::printf("E\t%s\n", why);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

void printPage(const poppler::page& page, int number) {
    const poppler::rectf box = page.page_rect(poppler::crop_box);
    std::printf("P\t%d\t%.1f\t%.1f\t%s\n", number, box.width(), box.height(), utf8(page.label()).c_str());
    for (const poppler::text_box& word : page.text_list(poppler::page::text_list_include_font)) {
        const std::string text = utf8(word.text());
        if (text.find_first_not_of(' ') == std::string::npos)
            continue;
        const poppler::rectf at = word.bbox();
        const double size = word.has_font_info() ? word.get_font_size() : at.height();
        const std::string font = word.has_font_info() ? clean(word.get_font_name(0)) : std::string();
        for (const double value : {at.left(), at.top(), at.right(), at.bottom(), size})
            if (!std::isfinite(value) || std::abs(value) > 1e6)
                return; // a page that nobody could print
        std::printf("W\t%.2f\t%.2f\t%.2f\t%.2f\t%.2f\t%d\t%d\t%s\t%s\n", at.left(), at.top(), at.right(),
                    at.bottom(), size, word.rotation(), word.has_space_after() ? 1 : 0, font.c_str(),
                    text.c_str());
    }
}

int readPdf() {
    struct stat info {};
    if (fstat(STDIN_FILENO, &info) != 0 || info.st_size <= 0)
        return refuse("empty");
    const auto size = static_cast<std::size_t>(info.st_size);
    void* bytes = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
    if (bytes == MAP_FAILED)
        return refuse("memory");
    const std::unique_ptr<poppler::document> document(
        poppler::document::load_from_raw_data(static_cast<const char*>(bytes), static_cast<int>(size)));
    if (!document)
        return refuse("damaged");
    if (document->is_locked())
        return refuse("locked");
    const int pages = document->pages();
    if (pages <= 0)
        return refuse("no-pages");
    std::printf("D\t%d\t%s\t%s\t%s\n", pages, utf8(document->get_title()).c_str(),
                utf8(document->get_author()).c_str(), utf8(document->get_subject()).c_str());
    for (int i = 0; i < pages && i < kMostPages; ++i) {
        const std::unique_ptr<poppler::page> page(document->create_page(i));
        if (page)
            printPage(*page, i + 1);
        else
            std::printf("P\t%d\t0\t0\t\n", i + 1);
    }
    std::printf("Z\n"); // all of it
    return std::fflush(stdout) == 0 ? 0 : 1;
}

unsigned long numberIn(const char* text, unsigned long otherwise) {
    unsigned long value = 0;
    const auto read = std::from_chars(text, text + std::strlen(text), value);
    return read.ec == std::errc() && value > 0 && value < 100000 ? value : otherwise;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4 || std::strcmp(argv[1], "pdf") != 0) {
        std::fputs("touchstone-reader is started by touchstone: pdf CPU-SECONDS MEMORY-MIB < FILE\n", stderr);
        return 2;
    }
    if (!limitAll(numberIn(argv[2], 30), numberIn(argv[3], 768)))
        return 1;
    poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
    try {
        return readPdf();
    } catch (const std::exception&) {
        return refuse("memory");
    }
}
