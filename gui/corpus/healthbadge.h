// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the shown snapshot adds up, as one chip; pressed, it lists each check with its numbers, and what to
// press where one fails. Interface's thread.
#pragma once

#include "core/index/snapshot_health.h"

#include <QString>
#include <QWidget>
#include <vector>

namespace touchstone::gui {

class Chip;
class CorpusReports;

/// One line of the report.
struct HealthCheck {
    bool well = true;
    QString words; ///< "12 files = 10 parsed + 1 failed + 1 left out"
};
std::vector<HealthCheck> healthChecks(const SnapshotHealth& health);

class HealthBadge : public QWidget {
    Q_OBJECT

public:
    explicit HealthBadge(CorpusReports& reports, QWidget* parent = nullptr);
    void showReport();

private:
    void refresh();
    CorpusReports& m_reports;
    Chip* m_chip;
};

} // namespace touchstone::gui
