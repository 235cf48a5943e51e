// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/numbers.h"
#include "gui/viewmodels/networkevents.h"
#include "tests/gui/viewmodels/made_workspace.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace touchstone;
using namespace touchstone::gui;

class NetworkEventTables : public MadeWorkspace {};

TEST_F(NetworkEventTables, NewestFirstFilteredAndInHumanUnits) {
    NetworkEvents model(*app);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEvents({{1000, "model", "POST", "api.one.test:443", "/v1/chat", 1200, 3400, 200, "ok", 812},
                     {2000, "corpus", "GET", "docs.two.test:443", "/index", 0, 0, 0, "refused offline", 1}});
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, NetworkEvents::Purpose).data().toString(), QStringLiteral("corpus"));
    EXPECT_EQ(model.index(0, NetworkEvents::Status).data().toString(), QStringLiteral("refused offline"));
    EXPECT_EQ(model.index(1, NetworkEvents::Status).data().toString(), QStringLiteral("200 ok"));
    EXPECT_EQ(model.index(1, NetworkEvents::Sent).data().toString(), sizeText(1200));
    model.setFilter(QStringLiteral("ONE.test"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.all(), 2);
    EXPECT_EQ(model.index(0, NetworkEvents::Request).data().toString(),
              QStringLiteral("POST api.one.test:443/v1/chat"));
}

TEST_F(NetworkEventTables, WhatTheWorkspaceHoldsIsRead) {
    {
        auto database = app->workbench()->workspace()->connect();
        ASSERT_TRUE(TraceRepository(*database).logNetwork(
            {1000, "model", "POST", "api.one.test:443", "/v1/chat", 1, 2, 200, "ok", 3}));
    }
    NetworkEvents model(*app);
    QSignalSpy loaded(&model, &NetworkEvents::loaded);
    model.refresh();
    ASSERT_TRUE(waitFor([&] { return loaded.size() == 1; }));
    EXPECT_EQ(model.rowCount(), 1);
}
