// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/near_duplicates.h"

#include "core/base/hashing.h"
#include "core/text/char_classes.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace touchstone {

namespace {

// A bucket of texts that are all alike needs no more witnesses than this.
constexpr std::size_t kMostInBucket = 16;
constexpr std::size_t kShingleWords = 3;

constexpr std::uint64_t mixed(std::uint64_t value) { // finaliser of SplitMix64
    value += 0x9e3779b97f4a7c15ULL;
    value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
    return value ^ (value >> 31U);
}

} // namespace

std::vector<std::uint64_t> shinglesOf(std::string_view original) {
    const std::string text = toLowerUtf8(original);
    std::vector<std::uint64_t> words;
    for (std::size_t at = 0; at < text.size();) {
        ClassifiedChar c = classAt(text, at);
        const std::size_t start = at;
        at += c.length;
        if (c.charClass == CharClass::Other || c.charClass == CharClass::Invisible)
            continue;
        while (c.charClass != CharClass::Unspaced && at < text.size()) {
            c = classAt(text, at);
            if ((c.charClass == CharClass::Other && text[at] != '_') || c.charClass == CharClass::Unspaced)
                break;
            at += c.length;
        }
        words.push_back(fnv1a(std::string_view(text).substr(start, at - start)));
    }
    std::vector<std::uint64_t> out;
    if (words.empty())
        return out;
    const std::size_t run = std::min(kShingleWords, words.size());
    for (std::size_t i = 0; i + run <= words.size(); ++i) {
        std::uint64_t hash = 0;
        for (std::size_t j = 0; j < run; ++j)
            hash = mixed(hash ^ words[i + j]);
        out.push_back(hash);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

double jaccard(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
    std::size_t shared = 0;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        if (a[i] == b[j]) {
            ++shared;
            ++i;
            ++j;
        } else if (a[i] < b[j]) {
            ++i;
        } else {
            ++j;
        }
    }
    const std::size_t all = a.size() + b.size() - shared;
    return all == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(all);
}

MinHash minHashOf(const std::vector<std::uint64_t>& shingles) {
    MinHash out;
    out.fill(0xffffffffU);
    for (const std::uint64_t shingle : shingles) {
        // Two independent halves make the whole family (Kirsch, Mitzenmacher 2006).
        const std::uint64_t first = mixed(shingle);
        const std::uint64_t second = mixed(first) | 1U;
        std::uint64_t value = first;
        for (std::size_t i = 0; i < kMinHashes; ++i, value += second)
            out[i] = std::min(out[i], static_cast<std::uint32_t>(value >> 32U));
    }
    return out;
}

std::uint64_t NearDuplicateIndex::bandKey(const MinHash& signature, std::size_t band) const {
    std::uint64_t key = mixed(band);
    for (std::size_t i = 0; i < m_rows; ++i)
        key = mixed(key ^ signature[band * m_rows + i]);
    return key;
}

std::vector<std::uint32_t> NearDuplicateIndex::candidates(const MinHash& signature) const {
    std::vector<std::uint32_t> out;
    for (std::size_t band = 0; band < kMinHashes / m_rows; ++band) {
        const auto found = m_buckets.find(bandKey(signature, band));
        if (found != m_buckets.end())
            out.insert(out.end(), found->second.begin(), found->second.end());
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
}

void NearDuplicateIndex::add(std::uint32_t item, const MinHash& signature) {
    for (std::size_t band = 0; band < kMinHashes / m_rows; ++band) {
        std::vector<std::uint32_t>& bucket = m_buckets[bandKey(signature, band)];
        if (bucket.size() < kMostInBucket)
            bucket.push_back(item);
    }
}

} // namespace touchstone
