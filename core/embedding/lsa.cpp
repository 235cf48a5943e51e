// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/embedding/lsa.h"

#include "core/base/blob.h"
#include "core/embedding/lsa_matrix.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace touchstone {

namespace {
constexpr std::string_view kMagic = "TLSAMOD1";
using Counts = std::vector<std::pair<std::uint32_t, std::uint32_t>>; ///< term, count; ascending

float weightOf(std::uint32_t count, float idf) {
    return (1.0F + std::log(static_cast<float>(count))) * idf;
}

void scaleToUnit(float* values, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        sum += static_cast<double>(values[i]) * static_cast<double>(values[i]);
    if (!(sum > 1e-30)) {
        std::fill_n(values, n, 0.0F);
        return;
    }
    const auto factor = static_cast<float>(1 / std::sqrt(sum));
    for (std::size_t i = 0; i < n; ++i)
        values[i] *= factor;
}

/// Sorts and counts term numbers.
Counts countsOf(std::vector<std::uint32_t>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    Counts out;
    for (std::uint32_t number : numbers) {
        if (!out.empty() && out.back().first == number)
            ++out.back().second;
        else
            out.emplace_back(number, 1U);
    }
    return out;
}
} // namespace

struct LsaModel::Data {
    std::string letters;             ///< all terms, one after the other, in byte order
    std::vector<std::uint32_t> ends; ///< of each term in letters
    std::vector<float> idf;          ///< of each term
    lsa::DenseMatrix projection;     ///< terms x dimension: right singular vectors

    [[nodiscard]] std::string_view term(std::size_t at) const {
        const std::size_t start = at == 0 ? 0 : ends[at - 1];
        return std::string_view(letters).substr(start, ends[at] - start);
    }
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view text) const {
        std::size_t low = 0, high = ends.size();
        while (low < high) {
            const std::size_t middle = low + (high - low) / 2;
            if (term(middle) < text)
                low = middle + 1;
            else
                high = middle;
        }
        if (low == ends.size() || term(low) != text)
            return std::nullopt;
        return static_cast<std::uint32_t>(low);
    }
};

namespace {

/// Documents of the training set as term numbers in order of first appearance, and how many hold each term.
class TrainingTerms {
public:
    void add(const std::vector<std::string>& document) {
        std::vector<std::uint32_t> numbers;
        numbers.reserve(document.size());
        for (const std::string& text : document) {
            const auto [found, fresh] =
                m_numbers.try_emplace(text, static_cast<std::uint32_t>(m_terms.size()));
            if (fresh) {
                m_terms.push_back(found->first);
                m_frequencies.push_back(0);
            }
            numbers.push_back(found->second);
        }
        m_documents.push_back(countsOf(numbers));
        for (const auto& [term, count] : m_documents.back())
            ++m_frequencies[term];
    }
    /// The terms that are kept, in byte order. When no term is in `minimum` documents all are taken.
    [[nodiscard]] std::vector<std::uint32_t> keep(std::size_t minimum, std::size_t limit) const {
        std::vector<std::uint32_t> kept;
        for (std::uint32_t i = 0; i < m_terms.size(); ++i)
            if (m_frequencies[i] >= minimum)
                kept.push_back(i);
        if (kept.empty() && minimum > 1)
            return keep(1, limit);
        const auto byText = [&](std::uint32_t a, std::uint32_t b) { return m_terms[a] < m_terms[b]; };
        if (kept.size() > limit) {
            std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(limit), kept.end(),
                             [&](std::uint32_t a, std::uint32_t b) {
                                 return m_frequencies[a] != m_frequencies[b]
                                            ? m_frequencies[a] > m_frequencies[b]
                                            : byText(a, b);
                             });
            kept.resize(limit);
        }
        std::sort(kept.begin(), kept.end(), byText);
        return kept;
    }
    [[nodiscard]] const std::vector<Counts>& documents() const { return m_documents; }
    [[nodiscard]] std::string_view text(std::uint32_t term) const { return m_terms[term]; }
    [[nodiscard]] std::uint32_t frequency(std::uint32_t term) const { return m_frequencies[term]; }
    [[nodiscard]] std::size_t size() const { return m_terms.size(); }

private:
    std::unordered_map<std::string_view, std::uint32_t> m_numbers; // views of the caller's documents
    std::vector<std::string_view> m_terms;
    std::vector<std::uint32_t> m_frequencies;
    std::vector<Counts> m_documents;
};

} // namespace

Result<std::shared_ptr<const LsaModel>>
LsaModel::train(const std::vector<std::vector<std::string>>& documents, const LsaOptions& options,
                JobContext& context) {
    TrainingTerms terms;
    const std::size_t used =
        std::min(documents.size(), std::max<std::size_t>(options.maxTrainingDocuments, 1));
    for (std::size_t i = 0; i < used; ++i) {
        terms.add(documents[i * documents.size() / used]); // an even sample where there are too many
        if ((i & 0x3FFU) == 0)
            TOUCHSTONE_TRY(context.check());
    }
    // In a small corpus most words stand in one text only, and without them questions would mean nothing.
    constexpr std::size_t kSmallCorpus = 200;
    const std::size_t minimum =
        used < kSmallCorpus ? 1 : std::max<std::size_t>(options.minDocumentFrequency, 1);
    const std::vector<std::uint32_t> kept = terms.keep(minimum, options.maxTerms);

    auto data = std::make_shared<Data>();
    std::vector<std::uint32_t> place(terms.size(), UINT32_MAX);
    for (std::uint32_t i = 0; i < kept.size(); ++i) {
        place[kept[i]] = i;
        data->letters += terms.text(kept[i]);
        data->ends.push_back(static_cast<std::uint32_t>(data->letters.size()));
        // 1 + ln(N / n): a term that is everywhere still counts a little, so a small corpus keeps its words.
        data->idf.push_back(static_cast<float>(
            1 + std::log(static_cast<double>(used) / static_cast<double>(terms.frequency(kept[i])))));
    }

    lsa::SparseMatrix matrix;
    matrix.columns = kept.size();
    std::vector<std::pair<std::uint32_t, float>> row;
    for (const Counts& counts : terms.documents()) {
        row.clear();
        double sum = 0;
        for (const auto& [term, count] : counts)
            if (place[term] != UINT32_MAX) {
                const float weight = weightOf(count, data->idf[place[term]]);
                row.emplace_back(place[term], weight);
                sum += static_cast<double>(weight) * static_cast<double>(weight);
            }
        std::sort(row.begin(), row.end());
        // Unit rows: a long text must not have more say in the directions than a short one.
        const auto factor = static_cast<float>(sum > 0 ? 1 / std::sqrt(sum) : 0);
        for (const auto& [column, weight] : row) {
            matrix.numbers.push_back(column);
            matrix.values.push_back(weight * factor);
        }
        matrix.starts.push_back(matrix.numbers.size());
    }
    TOUCHSTONE_TRY(context.check());

    const std::size_t rank = std::min({options.dimension, kept.size(), used > 1 ? used - 1 : used});
    if (rank > 0) {
        lsa::Factors factors =
            lsa::truncatedSvd(matrix, rank, options.seed, [&] { return context.stopped(); });
        TOUCHSTONE_TRY(context.check());
        data->projection = std::move(factors.right);
    } else {
        data->projection = lsa::DenseMatrix(kept.size(), 0);
    }
    auto model = std::make_shared<LsaModel>();
    model->m_data = std::move(data);
    return std::shared_ptr<const LsaModel>(std::move(model));
}

std::size_t LsaModel::dimension() const {
    return m_data->projection.columns;
}

std::size_t LsaModel::termCount() const {
    return m_data->ends.size();
}

std::vector<float> LsaModel::embed(const std::vector<std::string>& terms) const {
    std::vector<std::uint32_t> numbers;
    numbers.reserve(terms.size());
    for (const std::string& term : terms)
        if (const auto number = m_data->find(term))
            numbers.push_back(*number);
    std::vector<float> out(dimension(), 0.0F);
    for (const auto& [number, count] : countsOf(numbers))
        lsa::addScaled(out.data(), m_data->projection.row(number), weightOf(count, m_data->idf[number]),
                       out.size());
    scaleToUnit(out.data(), out.size());
    return out;
}

std::string LsaModel::serialise() const {
    const Data& data = *m_data;
    std::string body;
    body.reserve(32 + data.letters.size() + data.ends.size() * 8 + data.projection.values.size() * 4);
    appendRaw(body, static_cast<std::uint64_t>(data.ends.size()));
    appendRaw(body, static_cast<std::uint64_t>(data.projection.columns));
    appendRaw(body, static_cast<std::uint64_t>(data.letters.size()));
    const auto appendArray = [&](const auto& values) {
        if (!values.empty())
            body.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(values[0]));
    };
    appendArray(data.ends);
    appendArray(data.idf);
    body += data.letters;
    appendArray(data.projection.values);
    return sealBlob(kMagic, body);
}

Result<std::shared_ptr<const LsaModel>> LsaModel::parse(std::string_view blob) {
    const auto damaged = [] {
        return fail(ErrorCode::BadInput, "The LSA model is damaged or of another version.",
                    "It can be trained again from the chunks.");
    };
    std::string_view body;
    if (!openBlob(blob, kMagic, body))
        return damaged();
    BlobReader reader(body);
    const auto terms = reader.raw<std::uint64_t>();
    const auto dimension = reader.raw<std::uint64_t>();
    const auto letters = reader.raw<std::uint64_t>();
    // Sizes first, in a form that cannot overflow: a model that lies about itself must not make us allocate.
    if (reader.failed() || terms > reader.left() / 8 || letters > reader.left() - terms * 8)
        return damaged();
    const std::uint64_t rest = reader.left() - terms * 8 - letters;
    if (terms == 0 ? rest != 0 || letters != 0
                   : dimension > rest / 4 / terms || terms * dimension * 4 != rest)
        return damaged();

    auto data = std::make_shared<Data>();
    const auto readArray = [&](auto& values, std::uint64_t count) {
        values.resize(static_cast<std::size_t>(count));
        const std::string_view bytes = reader.bytes(count * sizeof(values[0]));
        if (!bytes.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
    };
    readArray(data->ends, terms);
    readArray(data->idf, terms);
    data->letters = std::string(reader.bytes(letters));
    data->projection.rows = static_cast<std::size_t>(terms);
    data->projection.columns = terms == 0 ? 0 : static_cast<std::size_t>(dimension);
    readArray(data->projection.values, terms * data->projection.columns);
    if (!std::is_sorted(data->ends.begin(), data->ends.end()) ||
        (!data->ends.empty() && data->ends.back() != data->letters.size()))
        return damaged();
    auto model = std::make_shared<LsaModel>();
    model->m_data = std::move(data);
    return std::shared_ptr<const LsaModel>(std::move(model));
}

} // namespace touchstone
