// SPDX-License-Identifier: GPL-3.0-or-later
// The form of an experiment: the file that it makes, gold sets out of files, a plan that follows it.
#include "eval/gold/gold_repository.h"
#include "eval/runners/prepared_run.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/runstarter.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <nlohmann/json.hpp>

namespace touchstone::gui {
namespace {

ExperimentChoices someChoices() {
    ExperimentChoices out;
    GoldSet gold;
    gold.name = "w";
    gold.version = 2;
    gold.hash = "cafe";
    gold.corpus = "t";
    gold.items = 3;
    out.golds = {gold};
    EditionInfo edition;
    edition.name = "t";
    edition.snapshot = "beef";
    out.editions = {edition};
    return out;
}

ExperimentDraft someDraft() {
    ExperimentDraft out;
    out.gold = QStringLiteral("w@2");
    out.corpus = QStringLiteral("t");
    return out;
}

TEST(ExperimentDrafts, MakeTheFileThatEvalInitWrites) {
    const ExperimentChoices choices = someChoices();
    for (const char* model : {"extractive", "openai-compatible:url=http://127.0.0.1:1/v1,model=m"}) {
        ExperimentDraft draft = someDraft();
        draft.model = QString::fromLatin1(model);
        const auto made = experimentOf(draft, choices, model, {});
        ASSERT_TRUE(made) << made.error().message;
        EXPECT_EQ(experimentText(*made),
                  experimentText(starterExperiment(choices.golds[0], choices.editions[0], model)));
    }
}

TEST(ExperimentDrafts, CarryEachSettingToWhereTheFileHasIt) {
    ExperimentDraft draft = someDraft();
    draft.model = QStringLiteral("m");
    draft.mode = RetrievalMode::Lexical;
    draft.k = 3;
    draft.rerank = QStringLiteral("none");
    draft.prompt = QStringLiteral("answer@7");
    draft.judge = QStringLiteral("j");
    draft.judgeMetrics = {QStringLiteral("ragas.faithfulness")};
    draft.repeats = 4;
    draft.calls = 10;
    draft.cost = 2.5;
    const auto made = experimentOf(draft, someChoices(), "mock:text=x", "mock:text=y");
    ASSERT_TRUE(made) << made.error().message;
    const auto json = nlohmann::json::parse(experimentText(*made));
    EXPECT_EQ(json["target"]["retrieval"].dump(), R"({"k":3,"mode":"lexical","rerank":"none"})");
    EXPECT_EQ(json["target"]["prompt"], "answer@7");
    EXPECT_EQ(json["target"]["arm"], "rag");
    EXPECT_EQ(json["judges"]["model"], "mock:text=y");
    EXPECT_EQ(json["judges"]["metrics"][0], "ragas.faithfulness");
    EXPECT_EQ(json["repeats"], 4);
    EXPECT_EQ(json["budget"]["calls"], 10);
    EXPECT_TRUE(json["budget"]["tokens"].is_null());
    EXPECT_EQ(json["budget"]["cost"], 2.5);
    EXPECT_EQ(json["name"], "w@2, rag, lexical, k 3, rerank none, answer@7, x 4");
}

TEST(ExperimentDrafts, WithoutSourcesNothingIsRetrieved) {
    ExperimentDraft draft = someDraft();
    draft.model = QStringLiteral("m");
    draft.arm = ArmKind::ClosedBook;
    const auto made = experimentOf(draft, someChoices(), "mock:text=x", {});
    ASSERT_TRUE(made) << made.error().message;
    EXPECT_EQ(made->target.value("arm", ""), "closed-book");
    EXPECT_FALSE(made->target.contains("retrieval"));
}

TEST(ExperimentDrafts, WhatIsGoneOrWrongIsSaid) {
    ExperimentDraft draft = someDraft();
    draft.gold = QStringLiteral("other@1");
    EXPECT_EQ(experimentOf(draft, someChoices(), "extractive", {}).error().code, ErrorCode::NotFound);
    draft = someDraft();
    draft.corpus.clear();
    EXPECT_EQ(experimentOf(draft, someChoices(), "extractive", {}).error().code, ErrorCode::NotFound);
    draft = someDraft();
    draft.rerank = QStringLiteral("nonsense");
    EXPECT_EQ(experimentOf(draft, someChoices(), "extractive", {}).error().code, ErrorCode::BadInput);
}

class ExperimentForms : public MadeWorkspace {};

TEST_F(ExperimentForms, AFileThatIsThereIsNeverOverwritten) {
    const QString file = toQString((folder / "sub/e.json").string());
    EXPECT_EQ(*keepExperiment(file, "one"), file);
    EXPECT_EQ(*keepExperiment(file, "one"), file) << "the same text is the same file";
    const auto second = keepExperiment(file, "two");
    ASSERT_TRUE(second);
    EXPECT_TRUE(second->endsWith(QStringLiteral("sub/e-2.json"))) << second->toStdString();
    std::ifstream first(folder / "sub/e.json");
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(first), {}), "one");
}

TEST_F(ExperimentForms, AGoldSetIsImportedBoundAndChosenFrom) {
    addWombats();
    std::ofstream(folder / "mine.jsonl")
        << R"({"id": "sleep", "question": "Where?", "relevant": [{"path": "wombats.md"}]})" << '\n'
        << R"({"id": "lost", "question": "What?", "relevant": [{"path": "none.md"}]})" << '\n';
    ExperimentForm form(*app);
    std::optional<GoldImport> gold;
    bool refreshed = false;
    QObject::connect(&form, &ExperimentForm::goldImported, [&](const GoldImport& one) { gold = one; });
    QObject::connect(&form, &ExperimentForm::choicesChanged, [&] { refreshed = true; });
    form.importGold(toQString((folder / "mine.jsonl").string()), {}, {});
    ASSERT_TRUE(waitFor([&] { return refreshed; }));
    ASSERT_TRUE(gold);
    EXPECT_EQ(gold->set.name, "mine");
    ASSERT_EQ(gold->warnings.size(), 1U) << "a page that the corpus does not have";
    ASSERT_NE(form.choices()->gold(QStringLiteral("mine@1")), nullptr);
    EXPECT_EQ(editionLabel(*form.choices()->editionFor(*form.choices()->gold(QStringLiteral("mine@1")))),
              QStringLiteral("t"));
    EXPECT_TRUE(form.choices()->prompts.contains(QStringLiteral("answer@1")));
    EXPECT_TRUE(form.choices()->promptsWithoutSources.contains(QStringLiteral("closed-book@1")));
    for (const QString& prompt : form.choices()->prompts)
        EXPECT_FALSE(prompt.startsWith(QStringLiteral("judge"))) << prompt.toStdString();
}

TEST_F(ExperimentForms, EveryBadLineIsNamedAndNothingIsKept) {
    std::ofstream(folder / "bad.jsonl") << R"({"id": "a", "question": "Q?", "relevant": []})" << '\n'
                                        << "no json\n"
                                        << R"({"id": "a", "question": "Q?", "relevant": []})" << '\n'
                                        << R"({"id": "b", "relevant": []})" << '\n';
    ExperimentForm form(*app);
    std::vector<Error> errors;
    QObject::connect(&form, &ExperimentForm::goldRefused,
                     [&](const std::vector<Error>& all) { errors = all; });
    form.importGold(toQString((folder / "bad.jsonl").string()), {}, {});
    ASSERT_TRUE(waitFor([&] { return !errors.empty(); }));
    ASSERT_EQ(errors.size(), 3U);
    EXPECT_EQ(errors[0].line, 2);
    EXPECT_EQ(errors[1].line, 3);
    EXPECT_EQ(errors[2].line, 4);
    auto database = app->workbench()->workspace()->connect();
    EXPECT_TRUE(GoldRepository(*database).list()->empty());
    errors.clear();
    form.importGold(toQString((folder / "none.jsonl").string()), {}, {});
    ASSERT_TRUE(waitFor([&] { return !errors.empty(); }));
    EXPECT_EQ(errors.front().line, 0);
}

TEST_F(ExperimentForms, ThePlanIsThatOfTheDryRunAndTheRunKeepsItsFile) {
    addWombats();
    auto database = app->workbench()->workspace()->connect();
    const auto items = parseGoldJsonLines(
        R"({"id": "sleep", "question": "Where do zephyrine wombats sleep?", "relevant": []})", "gold");
    ASSERT_TRUE(GoldRepository(*database).save("w", "t", *items));
    ExperimentForm form(*app);
    form.refresh();
    ASSERT_TRUE(waitFor([&] { return form.choices() != nullptr; }));
    ExperimentDraft draft;
    draft.gold = QStringLiteral("w@1");
    draft.corpus = editionLabel(app->editions().back());
    draft.repeats = 2;
    RunStarter starter(*app);
    std::shared_ptr<const PlannedRun> planned;
    std::optional<Error> failure;
    QObject::connect(&starter, &RunStarter::planned,
                     [&](const std::shared_ptr<const PlannedRun>& plan) { planned = plan; });
    QObject::connect(&starter, &RunStarter::planFailed, [&](const Error& error) { failure = error; });
    starter.plan(draft, form.choices());
    ASSERT_TRUE(waitFor([&] { return planned != nullptr || failure; }));
    ASSERT_TRUE(planned) << failure->message;
    EXPECT_EQ(planned->plan.samples, 2U);
    EXPECT_EQ(planned->plan.calls, 0U);
    const QString file = form.proposedFile(draftName(draft));
    EXPECT_TRUE(file.endsWith(QStringLiteral("experiments/w-1-extractive-x-2.json"))) << file.toStdString();
    QString kept;
    bool ended = false;
    QObject::connect(&starter, &RunStarter::kept, [&](const QString& name) { kept = name; });
    QObject::connect(&starter, &RunStarter::ended, [&](const QString&, const Error* error) {
        EXPECT_EQ(error, nullptr);
        ended = true;
    });
    starter.start(*planned, false, file);
    ASSERT_TRUE(waitFor([&] { return ended; }));
    EXPECT_EQ(kept, file);
    std::ifstream written(toStd(file));
    const std::string text(std::istreambuf_iterator<char>(written), {});
    EXPECT_EQ(text, planned->text);
    EXPECT_TRUE(parseExperiment(text, "kept"));
}

} // namespace
} // namespace touchstone::gui
