// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts page without widgets: names and versions, the search in all texts, the two versions A and B
// with their text diff, tags, rollback and the log. Interface's thread; reading and writing happen in jobs,
// and of two requests the newer one wins.
#pragma once

#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/promptdiff.h"
#include "gui/viewmodels/promptlist.h"

#include <QObject>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

/// Both texts and what differs between them.
struct PromptPair {
    StoredPrompt a, b;
    std::shared_ptr<const PromptTextDiff> diff;
};

/// Who commits and promotes where nobody is named: the account's name.
std::string accountName();

class PromptsViewModel : public QObject {
    Q_OBJECT

public:
    explicit PromptsViewModel(AppModel& app, QObject* parent = nullptr);
    ~PromptsViewModel() override;

    [[nodiscard]] PromptNameModel& names() const { return *m_names; }
    [[nodiscard]] PromptVersionModel& versions() const { return *m_versions; }
    [[nodiscard]] const std::shared_ptr<const PromptShelf>& shelf() const { return m_shelf; }
    /// Reads everything anew; shelfChanged() follows. What was chosen stays chosen.
    void refresh();
    /// The same, and then A and B are the version and its parent.
    void refreshAndShow(const QString& name, int version);

    [[nodiscard]] const QString& name() const { return m_name; }
    void setName(const QString& name); ///< B is its newest version, A that one's parent
    [[nodiscard]] const PromptHistory* history() const;
    /// matchesChanged() follows; "" shows everything again.
    void setSearch(const QString& words);
    [[nodiscard]] const QString& search() const { return m_search; }

    [[nodiscard]] int a() const { return m_a; } ///< 0 = nothing is chosen
    [[nodiscard]] int b() const { return m_b; }
    void setPair(int a, int b); ///< pairChanged() at once, pairRead() when the texts are there
    void show(int version);     ///< as B, with its parent as A (itself, when it has none) or the held one
    void holdA(int version);    ///< it stays A while others are shown; the held one again: no longer
    [[nodiscard]] int heldA() const { return m_held; } ///< 0 = none
    void swap() { setPair(m_b, m_a); }
    [[nodiscard]] QString labelOf(int version) const;
    /// Null until it is read.
    [[nodiscard]] const std::shared_ptr<const PromptPair>& pair() const { return m_pair; }

    /// `tag` leaves the version that had it. tagged() or failed() follows.
    void tag(int version, const QString& tag);
    void rollback(const QString& name, const QString& reason); ///< rolledBack() or failed() follows
    void readLog();                                            ///< of the name; logRead() follows
    [[nodiscard]] const std::vector<PromptEvent>& log() const { return m_log; }

Q_SIGNALS:
    void shelfChanged();
    void nameChanged();
    void matchesChanged();
    void pairChanged();
    void pairRead();
    void tagged(const QString& label, const QString& tag);
    void rolledBack(const QString& name, int from, int to); ///< to 0: nothing is in production any more
    void logRead();
    void failed(const touchstone::Error& error);

private:
    void fillLists();
    void readPair();
    AppModel& m_app;
    PromptNameModel* m_names;
    PromptVersionModel* m_versions;
    std::shared_ptr<const PromptShelf> m_shelf;
    RunLines m_runs;
    QString m_name, m_search;
    std::optional<PromptMatches> m_matches;
    int m_a = 0, m_b = 0, m_held = 0;
    QString m_wantedName;
    int m_wanted = 0;
    std::shared_ptr<const PromptPair> m_pair;
    std::vector<PromptEvent> m_log;
    JobHandle m_shelfJob, m_searchJob, m_pairJob, m_logJob;
};

} // namespace touchstone::gui
