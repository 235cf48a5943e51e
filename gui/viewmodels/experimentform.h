// SPDX-License-Identifier: GPL-3.0-or-later
// An experiment as a form: what there is to choose from, what is chosen, and the experiment file that comes
// of it, the same as `eval init` writes. Also gold sets out of files. Interface's thread; reading happens in
// jobs.
#pragma once

#include "eval/experiments/experiment.h"
#include "eval/runners/gold_import.h"
#include "gui/viewmodels/appmodel.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

struct ExperimentChoices {
    std::vector<GoldSet> golds; ///< every version, the newest of each name first
    std::vector<EditionInfo> editions;
    QStringList prompts; ///< that answer: "answer@2", the newest first
    QStringList promptsWithoutSources;

    [[nodiscard]] const GoldSet* gold(const QString& nameAtVersion) const;
    [[nodiscard]] const EditionInfo* edition(const QString& name) const;
    /// The one that a gold set was made for, else the newest of its name, else the only one; null: none fits.
    [[nodiscard]] const EditionInfo* editionFor(const GoldSet& gold) const;
};

/// What stands in the form. "" and none: as `eval init` has it.
struct ExperimentDraft {
    QString gold, corpus;                         ///< NAME@VERSION
    QString model = QStringLiteral("extractive"); ///< a name of the settings or a SPEC
    ArmKind arm = ArmKind::Rag;                   ///< with a model
    RetrievalMode mode = RetrievalMode::Hybrid;
    int k = 8;
    QString rerank, prompt;
    QString judge; ///< a model; "" = nobody judges
    QStringList judgeMetrics;
    int repeats = 1;
    std::optional<qint64> calls, tokens;
    std::optional<double> cost;
    QString name;
    friend bool operator==(const ExperimentDraft&, const ExperimentDraft&) = default;
};

/// What it is called when nobody names it: the gold set, what answers, and what is not as usual.
QString draftName(const ExperimentDraft& draft);

/// `model` and `judge`: canonical SPECs ("extractive", "" for none). Errors: NotFound (gold set or corpus is
/// gone), BadInput (what parseExperiment refuses).
Result<Experiment> experimentOf(const ExperimentDraft& draft, const ExperimentChoices& choices,
                                const std::string& model, const std::string& judge);
/// With the models found and their prices. Errors: also those of models.
Result<Experiment> experimentOf(const ExperimentDraft& draft, const ExperimentChoices& choices,
                                Workbench& bench);

/// The file, or the next free "NAME-2.json" beside it where another text stands there: nothing is lost.
/// Errors: Io.
Result<QString> keepExperiment(const QString& file, const std::string& text);

class ExperimentForm : public QObject {
    Q_OBJECT

public:
    explicit ExperimentForm(AppModel& app, QObject* parent = nullptr);
    ~ExperimentForm() override;

    /// choicesChanged() or failed() follows.
    void refresh();
    [[nodiscard]] const std::shared_ptr<const ExperimentChoices>& choices() const { return m_choices; }
    [[nodiscard]] QStringList models() const { return m_app.modelNames(); }
    /// Where the file of an experiment of that name goes: beside the workspace.
    [[nodiscard]] QString proposedFile(const QString& name) const;

    /// goldImported() or goldRefused() follows; refresh() by itself. "" = bound as importGold() has it.
    void importGold(const QString& file, const QString& name, const QString& corpus);
    /// The questions on the handbook, with the handbook where it is not there yet.
    void takeSample();
    [[nodiscard]] bool hasSample() const;
    /// kept() or failed() follows.
    void keep(const ExperimentDraft& draft, const QString& file);

Q_SIGNALS:
    void choicesChanged();
    void goldImported(const touchstone::GoldImport& gold);
    void goldRefused(const std::vector<touchstone::Error>& errors);
    void kept(const QString& file);
    void failed(const touchstone::Error& error);

private:
    void import(const GoldImportRequest& request, bool withHandbook);
    AppModel& m_app;
    std::shared_ptr<const ExperimentChoices> m_choices;
    JobHandle m_reading, m_importing, m_keeping;
};

} // namespace touchstone::gui
