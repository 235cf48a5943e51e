// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/serverform.h"

#include <gtest/gtest.h>

using namespace touchstone;
using namespace touchstone::gui;

namespace {
ServerForm good() {
    ServerForm form;
    form.name = QStringLiteral("Mine");
    form.url = QStringLiteral("http://127.0.0.1:8080/v1");
    form.model = QStringLiteral("small, fast");
    return form;
}
} // namespace

TEST(ServerForm, SpecsGoThereAndBack) {
    ServerForm form = good();
    form.keyKind = KeyKind::Environment;
    form.keyName = QStringLiteral("MY_KEY");
    form.others = {{"temperature", "0"}};
    const ModelServer server = form.toServer();
    const ServerForm back = ServerForm::fromServer(server);
    EXPECT_EQ(back.name, form.name);
    EXPECT_EQ(back.url, form.url);
    EXPECT_EQ(back.model, form.model);
    EXPECT_EQ(back.keyKind, KeyKind::Environment);
    EXPECT_EQ(back.keyName, form.keyName);
    EXPECT_EQ(back.others, form.others) << "what the form does not show is kept";
    EXPECT_EQ(back.toServer().spec, server.spec);
}

TEST(ServerForm, SaysWhatIsMissing) {
    EXPECT_TRUE(good().problems({}).isEmpty());
    EXPECT_EQ(good().problems({QStringLiteral("Mine")}).size(), 1);
    EXPECT_EQ(ServerForm{}.problems({}).size(), 3);
    ServerForm form = good();
    form.url = QStringLiteral("file:///etc/passwd");
    EXPECT_EQ(form.problems({}).size(), 1);
    form = good();
    form.name = QStringLiteral("extractive");
    EXPECT_EQ(form.problems({}).size(), 1);
}

TEST(ServerForm, AKeyTypedAsAVariableIsRefused) {
    ServerForm form = good();
    form.keyKind = KeyKind::Environment;
    form.keyName = QStringLiteral("sk-proj-abc123");
    EXPECT_EQ(form.problems({}).size(), 1);
}
