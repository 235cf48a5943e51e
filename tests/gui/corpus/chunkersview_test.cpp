// SPDX-License-Identifier: GPL-3.0-or-later
// Compare chunkers in its window: chosen, compared, drawn on a page, applied.
#include "eval/gold/gold_repository.h"
#include "gui/corpus/chunkersview.h"
#include "gui/widgets/sourceview.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QTableView>
#include <algorithm>
#include <memory>

using namespace touchstone;
using namespace touchstone::gui;

class ChunkersWindow : public MadeWorkspace {
protected:
    void gold() {
        auto database = *app->workbench()->workspace()->connect();
        const auto items = parseGoldJsonLines("{\"id\":\"a\",\"question\":\"Where do wombats "
                                              "sleep?\",\"relevant\":[{\"path\":\"wombats.md\"}]}\n",
                                              "gold.jsonl");
        ASSERT_TRUE(items) << describe(items.error());
        ASSERT_TRUE(GoldRepository(database).save("g", "t", *items));
    }
    void open() {
        view = std::make_unique<ChunkersView>(*app, QStringLiteral("t"), nullptr);
        view->show();
        ASSERT_TRUE(waitFor([&] { return !view->findChildren<QCheckBox*>().isEmpty(); }));
    }
    void TearDown() override {
        view.reset();
        MadeWorkspace::TearDown();
    }
    template<class T>
    T* part(const char* name) {
        T* found = view->findChild<T*>(QLatin1String(name));
        EXPECT_NE(found, nullptr) << name;
        return found;
    }
    std::unique_ptr<ChunkersView> view;
};

TEST_F(ChunkersWindow, ComparesDrawsAndAppliesTheWinner) {
    addWombats();
    gold();
    open();
    EXPECT_EQ(part<QComboBox>("chunkersGoldCombo")->currentText(), QStringLiteral("g"));
    part<QLineEdit>("chunkerEdit")->setText(QStringLiteral("windows:tokens=9"));
    part<QPushButton>("addChunkerButton")->click();
    EXPECT_TRUE(part<QLabel>("chunkersStateLabel")->text().contains(QStringLiteral("windows")))
        << "it says what is wrong";
    part<QLineEdit>("chunkerEdit")->setText(QStringLiteral("sentence:sentences=1,overlap=0"));
    part<QPushButton>("addChunkerButton")->click();
    EXPECT_TRUE(part<QLineEdit>("chunkerEdit")->text().isEmpty());
    part<QPushButton>("compareChunkersButton")->click();
    auto* table = part<QTableView>("chunkersTable");
    ASSERT_TRUE(waitFor([&] { return table->model()->rowCount() == 4; }));
    EXPECT_TRUE(table->isVisible());
    EXPECT_FALSE(part<QPushButton>("applyChunkerButton")->isEnabled()) << "the first is the corpus's own";
    auto* left = part<SourceView>("boundariesLeftView");
    auto* right = part<SourceView>("boundariesRightView");
    ASSERT_TRUE(waitFor([&] { return !left->layers().empty(); }));
    const auto chunks = [](const SourceView* source) {
        return std::count_if(source->layers().begin(), source->layers().end(),
                             [](const SourceLayer& layer) { return layer.kind == SourceLayer::Kind::Chunk; });
    };
    part<QComboBox>("boundariesRightCombo")->setCurrentIndex(3);
    EXPECT_GT(chunks(right), chunks(left)) << "every sentence is a chunk at the right";
    EXPECT_TRUE(std::any_of(right->layers().begin(), right->layers().end(),
                            [](const SourceLayer& layer) { return layer.kind == SourceLayer::Kind::Gold; }));
    part<QPushButton>("copyChunkersButton")->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 5);

    table->selectRow(3);
    ASSERT_TRUE(part<QPushButton>("applyChunkerButton")->isEnabled());
    part<QPushButton>("applyChunkerButton")->click();
    auto* box = view->findChild<QMessageBox*>();
    ASSERT_NE(box, nullptr);
    for (QAbstractButton* button : box->buttons())
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    ASSERT_TRUE(waitFor([&] {
        auto database = *app->workbench()->workspace()->connect();
        const auto edition = CorpusRepository(database).edition(EditionName::parse("t"));
        return edition && edition->chunker.starts_with("sentence");
    }));
}

TEST_F(ChunkersWindow, SaysWhatToDoWithoutAGoldSet) {
    addWombats();
    open();
    EXPECT_FALSE(part<QPushButton>("compareChunkersButton")->isEnabled());
    const auto labels = view->findChildren<QLabel*>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->isVisible() && label->text().contains(QStringLiteral("gold import"));
    }));
}
