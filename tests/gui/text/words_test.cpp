// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/errortext.h"
#include "gui/text/highlighter.h"
#include "gui/text/numbers.h"

#include <gtest/gtest.h>

using namespace touchstone;
using namespace touchstone::gui;

TEST(Numbers, ThreeSignificantDigits) {
    EXPECT_EQ(significantText(0.61234).toStdString(), "0.612");
    EXPECT_EQ(significantText(12.345).toStdString(), "12.3");
    EXPECT_EQ(significantText(1239.6).toStdString(), "1,240");
    EXPECT_EQ(significantText(-0.05).toStdString(), "−0.0500");
    EXPECT_EQ(significantText(std::numeric_limits<double>::quiet_NaN()).toStdString(), "–");
}

TEST(Numbers, IntervalsAndDifferencesAreShort) {
    EXPECT_EQ(intervalText(0.57, 0.65).toStdString(), "[.57, .65]");
    EXPECT_EQ(intervalText(-0.02, 1.0).toStdString(), "[−.02, 1.00]");
    EXPECT_EQ(signedText(0.04).toStdString(), "+.04");
    EXPECT_EQ(signedText(-0.123).toStdString(), "−.12");
    EXPECT_EQ(signedText(0.001).toStdString(), "±0");
}

TEST(Numbers, DurationsAndSizesAreHuman) {
    EXPECT_EQ(durationText(4.2).toStdString(), "4.2 ms");
    EXPECT_EQ(durationText(812).toStdString(), "0.8 s");
    EXPECT_EQ(durationText(125000).toStdString(), "2 min 5 s");
    EXPECT_EQ(durationText(-1).toStdString(), "–");
    EXPECT_EQ(sizeText(1'234'567).toStdString(), "1.2\u00a0MB");
    EXPECT_EQ(sizeText(999'999).toStdString(), "1.0\u00a0MB");
    EXPECT_EQ(secondsLeftText(8.4).toStdString(), "about 8 s left");
    EXPECT_EQ(secondsLeftText(0.4).toStdString(), "almost done");
}

TEST(Errors, EveryCodeHasWholeSentences) {
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const ErrorText text = errorText(makeError(static_cast<ErrorCode>(code), "It is so."));
        EXPECT_TRUE(text.what.endsWith(QLatin1Char('.'))) << code;
        EXPECT_EQ(text.action.isEmpty(), text.button.isEmpty());
        EXPECT_EQ(text.why.toStdString(), "It is so.");
    }
}

TEST(Errors, TheOwnHintWinsAndThePlaceIsNamed) {
    Error error = makeError(ErrorCode::BadInput, "A quote is not closed.", "Close it.");
    error.file = "a.json";
    error.line = 3;
    error.column = 7;
    EXPECT_EQ(errorText(error).why.toStdString(), "a.json:3:7: A quote is not closed.");
    EXPECT_EQ(errorText(error).remedy.toStdString(), "Close it.");
}

TEST(Highlighter, SpansAreInOrderAndInside) {
    const QString code =
        QStringLiteral("@app.get(\"/x\")\nasync def f(a: int = 3):  # note\n    return '''t\nu'''\n");
    int last = 0;
    std::size_t comments = 0;
    const auto spans = highlightCode(code, u"python");
    for (const CodeSpan& span : spans) {
        EXPECT_GE(span.start, last);
        EXPECT_GT(span.length, 0);
        last = span.start + span.length;
        EXPECT_LE(last, code.size());
        comments += span.kind == CodeKind::Comment ? 1 : 0;
    }
    EXPECT_EQ(comments, 1U);
    EXPECT_EQ(spans.front().kind, CodeKind::Name) << "a decorator";
}

TEST(Highlighter, HostileInputNeverLeavesTheText) {
    for (const char16_t* code : {u"\"", u"'\\", u"\"\"\"", u"/*", u"<", u"@", u"`", u"#", u"\"\\"})
        for (const char16_t* language : {u"python", u"js", u"c", u"json", u"html", u"sql", u"nothing"})
            for (const CodeSpan& span : highlightCode(QStringView(code), QStringView(language)))
                EXPECT_LE(span.start + span.length, QStringView(code).size());
}
