// SPDX-License-Identifier: GPL-3.0-or-later
// What is computed over a whole edition when somebody looks at it: figures, map, chunks that were never
// found, whether the snapshot adds up. Each is made once per snapshot, in the background. Interface's thread.
#pragma once

#include "core/index/snapshot_health.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/coldchunks.h"
#include "gui/viewmodels/corpusfigures.h"

#include <QObject>
#include <optional>

namespace touchstone::gui {

class CorpusReports : public QObject {
    Q_OBJECT

public:
    explicit CorpusReports(AppModel& app, QObject* parent = nullptr);
    ~CorpusReports() override;

    /// Another edition or snapshot, or none: everything known is dropped, the health is read.
    void setEdition(const EditionInfo* edition, std::shared_ptr<const DocumentTable> documents);
    void wantFigures();
    void wantMap();
    void wantColdChunks(); ///< always anew: answers come while the window is open

    [[nodiscard]] const std::shared_ptr<const DocumentTable>& documents() const { return m_documents; }
    [[nodiscard]] const std::shared_ptr<const CorpusFigures>& figures() const { return m_figures; }
    [[nodiscard]] const std::shared_ptr<const CorpusMap>& map() const { return m_map; }
    [[nodiscard]] const std::shared_ptr<const ColdChunks>& coldChunks() const { return m_cold; }
    [[nodiscard]] const std::optional<SnapshotHealth>& health() const { return m_health; }
    [[nodiscard]] bool reading() const { return m_reading > 0; }

    /// Makes the indexes of the shown edition anew from its chunks; health is read again afterwards.
    void rebuildIndexes();
    /// Reads the first source again with the settings that it was read with. added() or failed() of AppModel.
    void readAgain();

Q_SIGNALS:
    void changed();
    void healthChanged();
    void failed(const touchstone::Error& error);

private:
    template<class T>
    void read(JobHandle& job, std::shared_ptr<const T>& into, const QString& title,
              Result<std::shared_ptr<const T>> (*how)(Database&, const EditionInfo&, const DocumentTable&,
                                                      JobContext&));
    void readHealth();
    AppModel& m_app;
    std::optional<EditionInfo> m_edition;
    std::shared_ptr<const DocumentTable> m_documents;
    std::shared_ptr<const CorpusFigures> m_figures;
    std::shared_ptr<const CorpusMap> m_map;
    std::shared_ptr<const ColdChunks> m_cold;
    std::optional<SnapshotHealth> m_health;
    JobHandle m_figuresJob, m_mapJob, m_coldJob, m_healthJob;
    int m_reading = 0;
};

} // namespace touchstone::gui
