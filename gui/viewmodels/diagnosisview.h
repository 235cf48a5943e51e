// SPDX-License-Identifier: GPL-3.0-or-later
// A kept diagnosis of a run as the evaluation page shows it: causes counted, failures that are alike, what
// would help, and of each wrong answer its cause with the evidence. Immutable; safe for concurrent use but
// for the words, which are translated on the interface's thread.
#pragma once

#include "core/base/result.h"
#include "eval/diagnosis/failure.h"
#include "eval/diagnosis/retrieval_curves.h"
#include "eval/runners/own_notes.h"
#include "eval/statistics/descriptive.h"
#include "gui/viewmodels/runfigures.h"
#include "gui/viewmodels/sampletable.h"

#include <nlohmann/json_fwd.hpp>

#include <QString>
#include <QStringList>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

namespace touchstone::gui {

/// Causes as words for people; the data keeps the names of `eval diagnose`.
QString causeText(FailureCause cause);    ///< "not retrieved"
QString causeMeaning(FailureCause cause); ///< one sentence
std::optional<FailureCause> causeNamed(const QString& name);

struct DiagnosedShare {
    quint64 n = 0;
    std::optional<double> share;
    std::optional<Interval> interval;
};

struct DiagnosedCause {
    FailureCause cause = FailureCause::NotUsed;
    DiagnosedShare count;
    QStringList items;
};

struct DiagnosedCluster {
    QStringList terms, items;
};

struct DiagnosedFix {
    QString text, path, value; ///< path "": by hand
    bool replayed = false;
    quint64 mended = 0, lost = 0;
    std::optional<double> expected;
    std::optional<Interval> range;
};

struct DiagnosedArm {
    QString arm, note;
    quint64 items = 0;
    DiagnosedShare wrong;
    std::vector<DiagnosedCause> causes;
    std::vector<DiagnosedCluster> clusters;
    std::vector<DiagnosedFix> fixes;
};

struct DiagnosedPlace {
    QString place, why, lost;
    double given = 0;
    std::map<QString, std::optional<quint64>> ranks, stages; ///< none: below the depth
};

struct DiagnosedAnswer {
    FailureCause cause = FailureCause::NotUsed;
    QString explanation, replayNote;
    std::optional<bool> replayEqual;
    QStringList missingPoints, citations; ///< "[2] not in source: \u2026"
    std::vector<DiagnosedPlace> places;
};

/// Why an answer failed and what became of a gold place ("" = it was given), in words. A diagnosis keeps
/// English sentences; in another language they are said anew from their codes and numbers.
QString explanationText(const DiagnosedAnswer& answer, bool inEnglish);
QString placeText(const DiagnosedPlace& place, bool inEnglish);
QString fixText(const DiagnosedFix& fix, bool inEnglish);
/// Whether the window speaks English.
bool speaksEnglish();

struct DiagnosisView {
    std::vector<DiagnosedArm> arms;
    /// By arm's name, item, repeat.
    std::map<std::tuple<QString, QString, quint32>, DiagnosedAnswer> answers;

    [[nodiscard]] const DiagnosedArm* arm(const QString& name) const;
    [[nodiscard]] const DiagnosedAnswer* answer(const QString& arm, const QString& item,
                                                quint32 repeat) const;
};

/// Errors: BadInput (it is no diagnosis).
Result<std::shared_ptr<const DiagnosisView>> diagnosisView(const nlohmann::ordered_json& json);

using CurvesView = std::vector<ArmCurves>; ///< by arm

/// What is known of the rows of a table; null and "" where it is not.
struct MarkSources {
    std::shared_ptr<const DiagnosisView> diagnosis;
    std::shared_ptr<const CurvesView> curves;
    std::shared_ptr<const RunComparison> comparison; ///< the table's run is its B
    QString measure;                                 ///< of the comparison
    quint32 arm = 0;                                 ///< that is compared
    std::shared_ptr<const OwnNotes> notes{};         ///< of people on the run's items
    friend bool operator==(const MarkSources&, const MarkSources&) = default;
};

/// Of each row its cause, its group, how far down its gold lies, whether it became better or worse. Errors:
/// Cancelled.
Result<std::shared_ptr<const SampleMarks>> marksOf(const SampleTable& table, const MarkSources& sources,
                                                   JobContext& context);

} // namespace touchstone::gui
