// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around one chunk: its nearest by vector and by words, the questions of gold sets that point at
// it, the answers that found or cited it. Asked for in the background when a chunk is chosen; the newest
// request wins and each part comes when it is there. Interface's thread.
#pragma once

#include "core/answering/chunk_uses.h"
#include "eval/gold/gold_labels.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/pagecontent.h"

#include <QObject>
#include <QString>
#include <optional>
#include <vector>

namespace touchstone::gui {

struct NearChunk {
    QString path, heading, beginning; ///< the first words of its text
    TextRange range;
    double score = 0; ///< cosine, or the score by words
};

struct ChunkAnswer {
    QString conversation, question;
    int turn = 0; ///< place in the conversation
    int rank = 0; ///< among the passages of the answer
    bool cited = false;
    qint64 askedUnixMs = 0;
    qint64 row = 0; ///< of the turn
};

struct ChunkGold {
    QString set, item, question;
    qint64 version = 0, grade = 1;
    TextRange range; ///< empty: the judgement means a section or the page
};

class ChunkContext : public QObject {
    Q_OBJECT

public:
    template<class T>
    using Part = std::optional<Result<std::vector<T>>>; ///< none: not there yet

    explicit ChunkContext(AppModel& app, QObject* parent = nullptr);
    ~ChunkContext() override;

    /// Null: no chunk. changed() follows for each part.
    void show(const EditionInfo* edition, const PageChunk* chunk);
    /// The gold sets have changed.
    void refreshGold();

    [[nodiscard]] const Part<NearChunk>& byVector() const { return m_byVector; }
    [[nodiscard]] const Part<NearChunk>& byWords() const { return m_byWords; }
    [[nodiscard]] const Part<ChunkGold>& gold() const { return m_gold; }
    [[nodiscard]] const Part<ChunkAnswer>& answers() const { return m_answers; }
    static constexpr std::size_t kNearest = 8;

Q_SIGNALS:
    void changed();

private:
    void start();
    template<class T>
    void ask(Lane lane, JobHandle& handle, Part<T>& part,
             Result<std::vector<T>> (*read)(Workbench&, const EditionInfo&, qint64, JobContext&));
    AppModel& m_app;
    std::optional<EditionInfo> m_edition;
    qint64 m_row = 0;
    Part<NearChunk> m_byVector, m_byWords;
    Part<ChunkGold> m_gold;
    Part<ChunkAnswer> m_answers;
    JobHandle m_vectorJob, m_wordsJob, m_goldJob, m_answersJob;
};

} // namespace touchstone::gui
