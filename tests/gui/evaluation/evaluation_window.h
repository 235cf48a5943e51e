// SPDX-License-Identifier: GPL-3.0-or-later
// A window with the evaluation page over a workspace with real runs, for tests.
#pragma once

#include "eval/gold/gold_repository.h"
#include "eval/runners/run_executor.h"
#include "eval/runners/workbench_services.h"
#include "gui/evaluation/evaluationpage.h"
#include "gui/shell/mainwindow.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QAbstractButton>
#include <QTableView>

namespace touchstone::gui {

class EvaluationPages : public MadeWorkspace {
protected:
    void show() {
        window = std::make_unique<MainWindow>();
        page = new EvaluationPage(*app);
        window->addPage(page);
        window->resize(1300, 820);
        window->show();
        window->open(QStringLiteral("evaluation"));
    }
    void TearDown() override {
        window.reset();
        MadeWorkspace::TearDown();
    }
    /// Asks three questions on wombats without a model.
    void run(const std::string& name, std::size_t k = 8, const std::string& more = {}) {
        auto database = app->workbench()->workspace()->connect();
        ASSERT_TRUE(database);
        const auto items = parseGoldJsonLines(
            R"({"id": "sleep", "question": "Where do zephyrine wombats sleep?", "type": "how-to", "relevant": [{"path": "wombats.md", "anchor": "wombats"}]}
{"id": "food", "question": "What do wombats eat at dusk?", "type": "concept", "relevant": [{"path": "wombats.md", "heading": "Food"}]}
{"id": "none", "question": "Quantum chromodynamics of gluons?", "type": "unanswerable", "relevant": []}
)" + more,
            "gold");
        ASSERT_TRUE(items);
        const auto gold = GoldRepository(*database).save("w", "t", *items);
        ASSERT_TRUE(gold);
        Experiment experiment = starterExperiment(*gold, app->editions().back(), "extractive");
        experiment.name = name;
        experiment.target["retrieval"]["k"] = k;
        const TargetServices services = workbenchServices(app->workbench(), false);
        const auto prepared = prepareRun(*database, experiment, services, "test");
        ASSERT_TRUE(prepared) << (prepared ? "" : prepared.error().message);
        const auto created = createRun(*database, *prepared);
        ASSERT_TRUE(created);
        JobContext context;
        const auto done = executeRun(*database, *created, *prepared, {false, services}, context);
        ASSERT_TRUE(done) << (done ? "" : done.error().message);
    }
    template<class T>
    T* part(const char* name) {
        T* found = window->findChild<T*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    QTableView* runs() { return part<QTableView>("runTable"); }
    QTableView* samples() { return part<QTableView>("sampleTable"); }
    void openFirst() {
        ASSERT_TRUE(waitFor([&] { return runs()->model()->rowCount() > 0; }));
        part<QAbstractButton>("openRunButton")->click();
        ASSERT_TRUE(waitFor([&] { return samples()->model()->rowCount() == 3; }));
    }
    std::unique_ptr<MainWindow> window;
    EvaluationPage* page = nullptr;
};

} // namespace touchstone::gui
