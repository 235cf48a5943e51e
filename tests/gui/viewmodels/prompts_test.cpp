// SPDX-License-Identifier: GPL-3.0-or-later
// The prompts page without widgets: what differs between two texts, the lists, the search, the pair.
#include "core/base/hashing.h"
#include "gui/viewmodels/promptsviewmodel.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>

using namespace touchstone;
using namespace touchstone::gui;

namespace {

std::shared_ptr<const PromptTextDiff> diffOf(const std::string& a, const std::string& b) {
    JobContext context;
    auto diff = diffPromptTexts({"p", 1, a, "a"}, {"p", 2, b, "b"}, context);
    EXPECT_TRUE(diff);
    return diff ? *diff : nullptr;
}

QString marked(const DiffSide& side, bool exact) {
    QString out;
    for (const DiffMark& mark : side.marks)
        if (mark.exact == exact)
            out += QLatin1Char('[') + side.text.mid(mark.start, mark.end - mark.start) + QLatin1Char(']');
    return out;
}

const std::string kPrompt =
    "name: answer\n\n## system\nAnswer only from the sources. {{refusal}}\n\n## user\n"
    "{{#sources}}[{{number}}] {{text}}{{/sources}}\n{{question}}\n";

} // namespace

TEST(PromptTextDiffs, AChangedLineMarksWordsAndInsideAWordTheCharacters) {
    const auto diff = diffOf("## user\nAnswer in one sentence, müde wombats.\n",
                             "## user\nAnswer in two sentences, müde wombats.\n");
    ASSERT_TRUE(diff);
    ASSERT_EQ(diff->changes.size(), 1U);
    const DiffLineRow& row = diff->rows[1];
    EXPECT_EQ(row.before.number, 2);
    EXPECT_EQ(row.after.number, 2);
    EXPECT_TRUE(marked(row.before, false).contains(QStringLiteral("one")));
    EXPECT_TRUE(marked(row.after, false).contains(QStringLiteral("two")));
    EXPECT_FALSE(marked(row.after, false).contains(QStringLiteral("wombats")));
    const auto word = diffOf("## user\nPlease answer sentence.\n", "## user\nPlease answer sentences.\n");
    ASSERT_TRUE(word);
    EXPECT_EQ(marked(word->rows[1].after, true), QStringLiteral("[s]"))
        << marked(word->rows[1].after, false).toStdString();
}

TEST(PromptTextDiffs, LinesStandBesideWhatTheyBecame) {
    const auto diff = diffOf("## user\nFirst rule: cite every sentence.\nSecond rule: be brief and kind.\n",
                             "## user\nAn altogether new beginning here.\nFirst rule: cite each sentence.\n"
                             "Second rule: be brief and exact.\n");
    ASSERT_TRUE(diff);
    bool first = false, second = false;
    for (const DiffLineRow& row : diff->rows) {
        first = first || (row.before.text.startsWith(QStringLiteral("First")) &&
                          row.after.text.startsWith(QStringLiteral("First")));
        second = second || (row.before.text.startsWith(QStringLiteral("Second")) &&
                            row.after.text.startsWith(QStringLiteral("Second")));
    }
    EXPECT_TRUE(first);
    EXPECT_TRUE(second);
}

TEST(PromptTextDiffs, ABlockThatOnlyMovedSaysWhereTo) {
    const std::string block = "- Cite every sentence with its source.\n- Never cite a number twice.\n";
    const std::string rest = "one\ntwo\nthree\nfour\nfive\nsix\n";
    const auto diff = diffOf("## system\n" + block + rest, "## system\n" + rest + block);
    ASSERT_TRUE(diff);
    EXPECT_EQ(diff->moved, 4) << "two lines on each side";
    const auto found = std::find_if(diff->rows.begin(), diff->rows.end(),
                                    [](const DiffLineRow& row) { return row.before.moved > 0; });
    ASSERT_NE(found, diff->rows.end());
    EXPECT_EQ(found->before.number, 2);
    EXPECT_EQ(found->before.moved, 8);
}

TEST(PromptTextDiffs, LineEndsAndBlanksAreNamedAsAllThatDiffers) {
    const auto diff = diffOf("## user\r\nAsk.\r\n", "## user\nAsk.\n");
    ASSERT_TRUE(diff);
    ASSERT_FALSE(diff->changes.empty());
    for (const DiffLineRow& row : diff->rows)
        EXPECT_TRUE(row.change < 0 || row.whitespaceOnly);
    EXPECT_EQ(diff->rows[0].before.end, LineEnd::CarriageReturn);
    EXPECT_EQ(diff->rows[0].after.end, LineEnd::Newline);
    const auto end = diffOf("## user\nAsk.\n", "## user\nAsk.");
    ASSERT_EQ(end->changes.size(), 1U);
    EXPECT_EQ(end->rows.back().after.end, LineEnd::None);
}

TEST(PromptTextDiffs, EveryLineOfBothTextsIsThereOnceAndInOrder) {
    std::string a = "## user\n", b = "## user\n";
    unsigned state = 7;
    const auto next = [&] { return (state = state * 1664525U + 1013904223U) >> 16U; };
    for (int i = 0; i < 400; ++i) {
        const std::string line = "line " + std::to_string(next() % 60) + " says a thing\n";
        if (next() % 5 != 0)
            a += line;
        if (next() % 5 != 0)
            b += line;
    }
    const auto diff = diffOf(a, b);
    std::string before, after;
    int lastBefore = 0, lastAfter = 0, changed = 0;
    for (const DiffLineRow& row : diff->rows) {
        if (row.before.number > 0) {
            EXPECT_EQ(row.before.number, ++lastBefore);
            before += row.before.text.toStdString() + "\n";
        }
        if (row.after.number > 0) {
            EXPECT_EQ(row.after.number, ++lastAfter);
            after += row.after.text.toStdString() + "\n";
        }
        changed += row.change >= 0 ? 1 : 0;
    }
    EXPECT_EQ(before, a);
    EXPECT_EQ(after, b);
    EXPECT_GT(changed, 20);
    const auto plain = lineChanges(a, b);
    EXPECT_EQ(diff->changes.size(), plain.size()) << "a change is what bisecting tries alone";
}

TEST(PromptTextDiffs, TenThousandLinesTakeLessThanATenthOfASecondWhereTheyAreRead) {
    std::string a = "## user\n", b = "## user\n";
    for (int i = 0; i < 10'000; ++i) {
        const std::string line = "Rule " + std::to_string(i) + ": cite the source of each claim.\n";
        a += line;
        b += i % 10 == 3 ? "Rule " + std::to_string(i) + ": cite a source for each claim.\n" : line;
    }
    QElapsedTimer timer;
    timer.start();
    const auto diff = diffOf(a, b);
    const qint64 took = timer.elapsed();
    EXPECT_EQ(diff->changes.size(), 1000U);
    RecordProperty("milliseconds", static_cast<int>(took));
    EXPECT_LT(took, 1000) << "in a build without optimising, under load";
}

TEST(PromptTextDiffs, SettingsAreFields) {
    const auto diff =
        diffOf("temperature: 0.2\nschema: {\"type\": \"object\", \"a\": 1}\n## user\nx\n",
               "temperature: 0.7\nschema: {\"a\": 1, \"type\": \"array\"}\nseed: 3\n## user\nx\n");
    SettingsDiffModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setDiff(diff);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.index(0, SettingsDiffModel::Field).data().toString(), QStringLiteral("temperature"));
    EXPECT_EQ(model.index(1, SettingsDiffModel::Field).data().toString(), QStringLiteral("schema.type"));
    EXPECT_EQ(model.index(2, SettingsDiffModel::Change).data().toString(), QStringLiteral("added"));
}

TEST(PromptGraphs, ABranchHasALaneOfItsOwnAndEndsAtItsParent) {
    std::vector<PromptRow> rows(5);
    const int parents[] = {3, 2, 2, 1, 0}; // 5 from 3, 4 from 2, 3 from 2, 2 from 1, 1
    for (int i = 0; i < 5; ++i) {
        rows[static_cast<std::size_t>(i)].version = 5 - i;
        if (parents[i] > 0)
            rows[static_cast<std::size_t>(i)].parent = parents[i];
    }
    layOutGraph(rows);
    EXPECT_EQ(rows[0].graph.lane, 0);
    EXPECT_EQ(rows[1].graph.lane, 1);
    EXPECT_FALSE(rows[1].graph.fromAbove);
    EXPECT_EQ(rows[2].graph.lane, 0);
    EXPECT_EQ(rows[2].graph.through, std::vector<int>{1});
    EXPECT_EQ(rows[3].graph.joining, std::vector<int>{1});
    EXPECT_FALSE(rows[4].graph.below);
}

class Prompts : public MadeWorkspace {
protected:
    int commit(const std::string& text, const std::string& message, const std::string& tag = {}) {
        auto database = app->workbench()->workspace()->connect();
        EXPECT_TRUE(database);
        PromptLibrary library(*database, app->workbench()->promptFolder());
        PromptCommit change;
        change.name = "answer";
        change.text = text;
        change.file = "test";
        change.message = message;
        change.author = "ada";
        change.tag = tag;
        const auto done = library.commit(change);
        EXPECT_TRUE(done) << (done ? "" : done.error().message);
        return done ? done->prompt.version : 0;
    }
    void open(PromptsViewModel& prompts) {
        prompts.refresh();
        ASSERT_TRUE(waitFor([&] { return prompts.pair() != nullptr; }));
    }
};

TEST_F(Prompts, TheNewestIsHeldAgainstItsParent) {
    commit(kPrompt, "Shorter");
    const int newest = commit(kPrompt + "Be brief.\n", "Even shorter", "candidate");
    PromptsViewModel prompts(*app);
    QAbstractItemModelTester names(&prompts.names(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    QAbstractItemModelTester versions(&prompts.versions(),
                                      QAbstractItemModelTester::FailureReportingMode::Fatal);
    open(prompts);
    EXPECT_EQ(prompts.name(), QStringLiteral("answer"));
    EXPECT_EQ(prompts.b(), newest);
    EXPECT_EQ(prompts.a(), newest - 1);
    EXPECT_EQ(prompts.pair()->diff->added, 1);
    EXPECT_GT(prompts.names().rowCount(), 1) << "every prompt of the program is a version too";
    const QString said = prompts.versions().index(0).data(Qt::AccessibleTextRole).toString();
    EXPECT_TRUE(said.contains(QStringLiteral("candidate")) && said.contains(QStringLiteral("by ada")))
        << said.toStdString();
    prompts.swap();
    EXPECT_EQ(prompts.a(), newest);
    ASSERT_TRUE(waitFor([&] { return prompts.pair() && prompts.pair()->diff->removed == 1; }));
}

TEST_F(Prompts, AHeldVersionStaysAWhileOthersAreShown) {
    const int first = commit(kPrompt, "one");
    commit(kPrompt + "two\n", "two");
    const int third = commit(kPrompt + "three\n", "three");
    PromptsViewModel prompts(*app);
    open(prompts);
    prompts.show(first);
    prompts.holdA(first);
    prompts.show(third);
    EXPECT_EQ(prompts.a(), first);
    EXPECT_EQ(prompts.b(), third);
    prompts.holdA(first);
    EXPECT_EQ(prompts.a(), third - 1);
}

TEST_F(Prompts, TheSearchReadsAllTexts) {
    commit(kPrompt + "Never mention Zephyrine wombats.\n", "Wombats are out");
    PromptsViewModel prompts(*app);
    open(prompts);
    const int names = prompts.names().rowCount();
    prompts.setSearch(QStringLiteral("zephyrine WOMBATS"));
    ASSERT_TRUE(waitFor([&] { return prompts.versions().searching(); }));
    EXPECT_EQ(prompts.names().rowCount(), 1);
    ASSERT_EQ(prompts.versions().rowCount(), 1);
    EXPECT_EQ(prompts.versions().snippet(0), QStringLiteral("Never mention Zephyrine wombats."));
    prompts.setSearch(QStringLiteral("no prompt has these words"));
    ASSERT_TRUE(waitFor([&] { return prompts.versions().rowCount() == 0; }));
    prompts.setSearch({});
    EXPECT_EQ(prompts.names().rowCount(), names);
}

TEST_F(Prompts, TagsMoveAndMistakesAreTold) {
    const int first = commit(kPrompt, "one", "candidate");
    const int second = commit(kPrompt + "two\n", "two");
    PromptsViewModel prompts(*app);
    open(prompts);
    std::string failure;
    QObject::connect(&prompts, &PromptsViewModel::failed, &prompts,
                     [&](const Error& error) { failure = error.message; });
    prompts.tag(second, QStringLiteral("candidate"));
    ASSERT_TRUE(waitFor([&] {
        const PromptRow* row = prompts.history()->version(second);
        return row->tags.contains(QStringLiteral("candidate"));
    }));
    EXPECT_TRUE(prompts.history()->version(first)->tags.isEmpty());
    prompts.tag(second, QStringLiteral("production"));
    ASSERT_TRUE(waitFor([&] { return !failure.empty(); }));
    failure.clear();
    prompts.rollback(QStringLiteral("answer"), QStringLiteral("test"));
    ASSERT_TRUE(waitFor([&] { return !failure.empty(); })) << "nothing is in production";
    prompts.readLog();
    ASSERT_TRUE(waitFor([&] { return prompts.log().size() >= 4; }));
}

TEST_F(Prompts, AnyTwoOfAThousandVersionsAreShownWithinFiftyMilliseconds) {
    auto database = app->workbench()->workspace()->connect();
    PromptLibrary library(*database, app->workbench()->promptFolder());
    const std::string text = library.find("answer@1")->text;
    commit(text + "First of many.\n", "the first"); // the built-in one is stored with it
    ASSERT_TRUE(database->transaction([&]() -> Result<> {
        for (int i = 3; i <= 1001; ++i) {
            const std::string edited = text + "Rule " + std::to_string(i) + " of many.\n";
            auto insert =
                database->prepare("INSERT INTO prompt_version (name, version, hash, parent, built_in, "
                                  "author, message, created, text) VALUES ('answer', ?, ?, ?, 0, "
                                  "'ada', 'edit', 1, ?)");
            if (!insert)
                return fail(std::move(insert.error()));
            insert->bind(1, i).bind(2, sha256Hex(edited)).bind(3, i - 1).bind(4, edited);
            TOUCHSTONE_TRY(insert->run());
        }
        return {};
    }));
    PromptsViewModel prompts(*app);
    open(prompts);
    ASSERT_EQ(prompts.versions().rowCount(), 1001);
    std::vector<qint64> took;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        prompts.setPair(1 + i * 37 % 1000, 1000 - i * 29 % 900);
        ASSERT_TRUE(waitFor([&] { return prompts.pair() != nullptr; }));
        took.push_back(timer.elapsed());
    }
    std::sort(took.begin(), took.end());
    RecordProperty("medianMilliseconds", static_cast<int>(took[took.size() / 2]));
    EXPECT_LT(took[took.size() / 2], 50);
}
