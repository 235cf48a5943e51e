// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/documenttable.h"

#include "core/corpus/document_listing.h"
#include "gui/text/convert.h"

#include <QHash>
#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

namespace touchstone::gui {

namespace {

constexpr std::size_t kLookUp = 8192; ///< documents between two looks at the stop token

/// Words that many documents share, each kept once.
class WordList {
public:
    explicit WordList(QStringList& words) : m_words(words) { number(std::string()); }
    quint16 number(const std::string& text) {
        const QString word = toQString(text);
        const auto found = m_numbers.constFind(word);
        if (found != m_numbers.constEnd())
            return found.value();
        // More different words than that are no words to filter by.
        if (m_words.size() >= std::numeric_limits<quint16>::max())
            return 0;
        const auto next = static_cast<quint16>(m_words.size());
        m_words.append(word);
        m_numbers.insert(word, next);
        return next;
    }

private:
    QStringList& m_words;
    QHash<QString, quint16> m_numbers;
};

FileState stateOf(const std::string& name) {
    return name == "parsed" ? FileState::Parsed : name == "failed" ? FileState::Failed : FileState::Skipped;
}

template<class Value>
void reorder(std::vector<Value>& values, const std::vector<quint32>& order) {
    std::vector<Value> sorted;
    sorted.reserve(values.size());
    for (const quint32 from : order)
        sorted.push_back(std::move(values[from]));
    values = std::move(sorted);
}

void readFirst(DocumentTable& table) {
    std::vector<quint32> order(table.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto read = [&](quint32 number) { return table.row[number] != 0; };
    if (std::is_partitioned(order.begin(), order.end(), read))
        return;
    std::stable_partition(order.begin(), order.end(), read);
    reorder(table.row, order);
    reorder(table.path, order);
    reorder(table.title, order);
    reorder(table.reason, order);
    reorder(table.state, order);
    reorder(table.sizeBytes, order);
    reorder(table.sections, order);
    reorder(table.chunks, order);
    for (auto* column : {&table.source, &table.dialect, &table.language, &table.version, &table.status})
        reorder(*column, order);
    reorder(table.key, order);
}

enum class Field : std::uint8_t { Any, State, Status, Language, Version, Format, Source };

/// One word of the filter: the column that it looks into (Any: path, title and status), and the letters.
struct Term {
    Field field = Field::Any;
    QString text;
};

Field fieldByName(QStringView name) {
    static const std::array<std::pair<QLatin1String, Field>, 6> known{
        {{QLatin1String("state"), Field::State},
         {QLatin1String("status"), Field::Status},
         {QLatin1String("language"), Field::Language},
         {QLatin1String("version"), Field::Version},
         {QLatin1String("format"), Field::Format},
         {QLatin1String("source"), Field::Source}}};
    for (const auto& [word, field] : known)
        if (name == word)
            return field;
    return Field::Any;
}

std::vector<Term> termsOf(const QString& text) {
    std::vector<Term> terms;
    for (const QString& word : text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype colon = word.indexOf(QLatin1Char(':'));
        const Field field = fieldByName(QStringView(word).left(std::max<qsizetype>(0, colon)));
        Term term{field, field == Field::Any ? word : word.mid(colon + 1)};
        if (!term.text.isEmpty())
            terms.push_back(std::move(term));
    }
    return terms;
}

/// Which numbers of `words` a term finds, looked up once instead of for each document.
std::vector<bool> found(const QStringList& words, const QString& text) {
    std::vector<bool> hits(static_cast<std::size_t>(words.size()));
    for (qsizetype i = 0; i < words.size(); ++i)
        hits[static_cast<std::size_t>(i)] = words.at(i).contains(text, Qt::CaseInsensitive);
    return hits;
}

class Matcher {
public:
    Matcher(const DocumentTable& table, const QString& text) : m_table(table), m_terms(termsOf(text)) {
        for (const Term& term : m_terms)
            m_words.push_back(term.field == Field::Any ? std::vector<bool>() : found(table.words, term.text));
    }
    [[nodiscard]] bool operator()(std::size_t at) const {
        for (std::size_t i = 0; i < m_terms.size(); ++i)
            if (!has(m_terms[i], m_words[i], at))
                return false;
        return true;
    }

private:
    [[nodiscard]] bool has(const Term& term, const std::vector<bool>& words, std::size_t at) const {
        switch (term.field) {
        case Field::Any:
            return m_table.key[at].contains(term.text);
        case Field::State:
            return QString(stateWord(m_table.state[at])).startsWith(term.text);
        case Field::Status:
            return words[m_table.status[at]];
        case Field::Language:
            return words[m_table.language[at]];
        case Field::Version:
            return words[m_table.version[at]];
        case Field::Format:
            return words[m_table.dialect[at]];
        case Field::Source:
            return words[m_table.source[at]];
        }
        return false;
    }
    static QLatin1String stateWord(FileState state) {
        return QLatin1String(state == FileState::Parsed   ? "parsed"
                             : state == FileState::Failed ? "failed"
                                                          : "skipped");
    }
    const DocumentTable& m_table;
    std::vector<Term> m_terms;
    std::vector<std::vector<bool>> m_words;
};

/// The place of each word in the order of the alphabet, so that sorting compares numbers.
std::vector<quint32> ranksOf(const QStringList& words) {
    std::vector<quint32> order(static_cast<std::size_t>(words.size()));
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](quint32 a, quint32 b) {
        return words.at(static_cast<qsizetype>(a))
                   .compare(words.at(static_cast<qsizetype>(b)), Qt::CaseInsensitive) < 0;
    });
    std::vector<quint32> rank(order.size());
    for (quint32 i = 0; i < order.size(); ++i)
        rank[order[i]] = i;
    return rank;
}

template<class Key>
void sortBy(std::vector<quint32>& shown, bool descending, Key key) {
    std::stable_sort(shown.begin(), shown.end(),
                     [&](quint32 a, quint32 b) { return descending ? key(b) < key(a) : key(a) < key(b); });
}

void sortByWord(const DocumentTable& table, const std::vector<quint16>& column, std::vector<quint32>& shown,
                bool descending) {
    const std::vector<quint32> rank = ranksOf(table.words);
    sortBy(shown, descending, [&](quint32 at) { return rank[column[at]]; });
}

void sortRows(const DocumentTable& table, const DocumentQuery& query, std::vector<quint32>& shown) {
    const bool down = query.descending;
    switch (query.sortBy) {
    case DocumentColumn::Path:
        if (down)
            std::reverse(shown.begin(), shown.end());
        return;
    case DocumentColumn::Title:
        std::stable_sort(shown.begin(), shown.end(), [&](quint32 a, quint32 b) {
            const int order = table.title[a].compare(table.title[b], Qt::CaseInsensitive);
            return down ? order > 0 : order < 0;
        });
        return;
    case DocumentColumn::State:
        return sortBy(shown, down, [&](quint32 at) { return table.state[at]; });
    case DocumentColumn::Size:
        return sortBy(shown, down, [&](quint32 at) { return table.sizeBytes[at]; });
    case DocumentColumn::Sections:
        return sortBy(shown, down, [&](quint32 at) { return table.sections[at]; });
    case DocumentColumn::Chunks:
        return sortBy(shown, down, [&](quint32 at) { return table.chunks[at]; });
    case DocumentColumn::Language:
        return sortByWord(table, table.language, shown, down);
    case DocumentColumn::Version:
        return sortByWord(table, table.version, shown, down);
    case DocumentColumn::Status:
        return sortByWord(table, table.status, shown, down);
    case DocumentColumn::Format:
        return sortByWord(table, table.dialect, shown, down);
    }
}

} // namespace

Result<std::shared_ptr<const DocumentTable>> readDocumentTable(Database& database, const EditionInfo& edition,
                                                               JobContext& context) {
    auto table = std::make_shared<DocumentTable>();
    WordList words(table->words);
    TOUCHSTONE_TRY(eachListedDocument(database, edition, context, [&](ListedDocument&& one) {
        table->row.push_back(one.row);
        table->path.push_back(toQString(one.path));
        table->title.push_back(toQString(one.title));
        table->reason.push_back(toQString(one.reason));
        const FileState state = stateOf(one.state);
        table->state.push_back(state);
        ++table->count[static_cast<std::size_t>(state)];
        table->sizeBytes.push_back(one.sizeBytes);
        table->sections.push_back(static_cast<quint32>(one.sections));
        table->chunks.push_back(static_cast<quint32>(one.chunks));
        table->source.push_back(words.number(one.source));
        table->dialect.push_back(words.number(one.dialect));
        table->language.push_back(words.number(one.language));
        table->version.push_back(words.number(one.version));
        table->status.push_back(words.number(one.status));
        table->key.push_back((table->path.back() + QLatin1Char('\n') + table->title.back() +
                              QLatin1Char('\n') + table->word(table->status.back()))
                                 .toLower());
    }));
    readFirst(*table);
    table->byRow.reserve(table->size());
    for (quint32 i = 0; i < table->size(); ++i)
        if (table->row[i] != 0)
            table->byRow.emplace(table->row[i], i);
    return std::shared_ptr<const DocumentTable>(std::move(table));
}

Result<std::vector<quint32>> select(const DocumentTable& table, const DocumentQuery& query,
                                    JobContext& context) {
    std::vector<quint32> shown;
    const Matcher matches(table, query.text);
    shown.reserve(table.size());
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (i % kLookUp == 0)
            TOUCHSTONE_TRY(context.check());
        if (matches(i))
            shown.push_back(static_cast<quint32>(i));
    }
    sortRows(table, query, shown);
    TOUCHSTONE_TRY(context.check());
    return shown;
}

} // namespace touchstone::gui
