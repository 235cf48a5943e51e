// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/widgets/containers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"
#include "gui/widgets/status.h"

#include <gtest/gtest.h>

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace touchstone;
using namespace touchstone::gui;

TEST(Status, EachHasShapeAndWordOfItsOwn) {
    for (int i = 0; i <= static_cast<int>(Status::Running); ++i) {
        const auto status = static_cast<Status>(i);
        EXPECT_FALSE(statusWord(status).isEmpty());
        for (int j = 0; j < i; ++j) {
            EXPECT_NE(statusWord(status), statusWord(static_cast<Status>(j)));
            const bool bothChecked = status == Status::Good && j == static_cast<int>(Status::Verified);
            EXPECT_EQ(statusIcon(status) == statusIcon(static_cast<Status>(j)), bothChecked);
        }
    }
}

TEST(Chip, SaysItsStatusToScreenReaders) {
    Chip chip(QStringLiteral("Origin"));
    chip.setNumber(2);
    chip.setStatus(Status::Partly);
    EXPECT_EQ(chip.accessibleName().toStdString(), "[2] Origin, partly supported");
    QSignalSpy spy(&chip, &Chip::clicked);
    chip.show();
    QTest::keyClick(&chip, Qt::Key_Space);
    EXPECT_EQ(spy.size(), 1);
}

TEST(SearchField, EscapeClearsAndEnterAsksAtOnce) {
    SearchField field(QStringLiteral("Filter"));
    QSignalSpy spy(&field, &SearchField::filterChanged);
    field.show();
    QTest::keyClicks(&field, QStringLiteral("cors"));
    QTest::keyClick(&field, Qt::Key_Return);
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.first().first().toString().toStdString(), "cors");
    QTest::keyClick(&field, Qt::Key_Escape);
    EXPECT_TRUE(field.text().isEmpty());
    EXPECT_TRUE(QTest::qWaitFor([&] { return spy.size() == 2; }));
}

TEST(MessageBanner, OffersTheActionOfTheError) {
    MessageBanner banner;
    QSignalSpy spy(&banner, &MessageBanner::actionRequested);
    banner.showError(makeError(ErrorCode::Offline, "example.org was not asked."));
    EXPECT_FALSE(banner.isHidden());
    banner.findChild<QPushButton*>(QStringLiteral("messageActionButton"))->click();
    ASSERT_EQ(spy.size(), 1);
    EXPECT_EQ(spy.first().first().toString().toStdString(), "network.goOnline");
    banner.clear();
    EXPECT_TRUE(banner.isHidden());
}

TEST(FlowLayout, WrapsAtTheEdge) {
    QWidget host;
    auto* flow = new FlowLayout(&host, 4);
    for (int i = 0; i < 4; ++i) {
        auto* item = new QWidget;
        item->setFixedSize(50, 20);
        flow->addWidget(item);
    }
    EXPECT_EQ(flow->heightForWidth(300), 20);
    EXPECT_EQ(flow->heightForWidth(110), 44);
    EXPECT_EQ(flow->heightForWidth(10), 4 * 20 + 3 * 4);
}

TEST(TextLabel, CutTextIsInTheToolTip) {
    TextLabel label(QStringLiteral("A rather long sentence that does not fit"));
    label.setElided(true);
    label.resize(60, 20);
    label.grab();
    EXPECT_EQ(label.toolTip(), label.text());
    EXPECT_LT(label.minimumSizeHint().width(), 40);
}
