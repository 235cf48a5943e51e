// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layers/house/house.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace touchstone::house {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::vector<SourceFile> readHouse() {
    std::vector<SourceFile> out;
    const fs::path root = TOUCHSTONE_SOURCE_DIR;
    for (const char* side : {"core", "eval", "gui", "tests", "bench", "cmake"}) {
        if (!fs::exists(root / side))
            continue;
        for (const auto& entry : fs::recursive_directory_iterator(root / side)) {
            const fs::path& path = entry.path();
            const std::string kind = path.extension().string();
            if (!entry.is_regular_file() || !(kind == ".h" || kind == ".cpp" || kind == ".sql" ||
                                              kind == ".cmake" || path.filename() == "CMakeLists.txt"))
                continue;
            const std::string name = path.lexically_relative(root).generic_string();
            if (name.rfind("tests/fixtures/", 0) == 0) // data with faults on purpose
                continue;
            std::stringstream text;
            text << std::ifstream(path, std::ios::binary).rdbuf();
            out.push_back({name, text.str()});
        }
    }
    return out;
}

const std::string kLicence = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

std::vector<std::string> broken(const std::string& path, const std::string& text) {
    return violations({{path, kLicence + text}});
}

TEST(House, EveryArrowPointsUp) {
    const auto files = readHouse();
    ASSERT_GT(files.size(), 20U) << "the checkout is not where it was built";
    std::size_t includes = 0;
    for (const SourceFile& file : files)
        includes += includesOf(file.text).size();
    EXPECT_GT(includes, 100U);
    for (const std::string& violation : violations(files))
        ADD_FAILURE() << violation;
}

TEST(HouseChecker, LetsGoodFilesPass) {
    EXPECT_THAT(
        broken("core/retrieval/a.cpp",
               "#include \"core/base/error.h\"\n#include \"core/retrieval/b.h\"\n#include <vector>\n"),
        IsEmpty());
    EXPECT_THAT(broken("gui/chat/chatpage.cpp",
                       "#include \"gui/widgets/a.h\"\n#include <QWidget>\n#include \"chatpage.moc\"\n"),
                IsEmpty());
    EXPECT_THAT(broken("gui/main.cpp", "#include \"gui/chat/chatpage.h\"\n"), IsEmpty());
    EXPECT_THAT(broken("core/store/database.cpp", "#include <sqlite3.h>\n"), IsEmpty());
    EXPECT_THAT(broken("gui/charts/curve.cpp", "#include <QtCharts/QLineSeries>\n"), IsEmpty());
    EXPECT_THAT(broken("core/base/a.h", "// #include \"gui/a.h\"\n/*\n#include <QString>\n*/\n"), IsEmpty());
}

TEST(HouseChecker, FindsArrowsThatPointDown) {
    EXPECT_THAT(broken("core/base/a.h", "\n#  include \"core/text/utf8.h\"\n"),
                ElementsAre("core/base/a.h:3: core/base includes core/text, which is below it"));
    EXPECT_THAT(broken("core/answering/a.cpp", "#include \"eval/metrics/a.h\"\n").size(), 1U);
    EXPECT_THAT(broken("eval/cli/a.cpp", "#include \"gui/text/a.h\"\n").size(), 1U);
    EXPECT_THAT(broken("gui/shell/a.cpp", "#include \"gui/chat/chatpage.h\"\n").size(), 1U);
    EXPECT_THAT(broken("core/store/a.cpp", "#include \"core/text/utf8.h\"\n").size(), 1U);
}

TEST(HouseChecker, FindsArrowsThatPointSideways) {
    EXPECT_THAT(broken("gui/corpus/a.cpp", "#include \"gui/chat/chatpage.h\"\n"),
                ElementsAre(HasSubstr("the page gui/corpus includes the page gui/chat")));
    EXPECT_THAT(broken("gui/corpus/a.cpp", "#include \"core/store/database.h\"\n").size(), 1U);
    EXPECT_THAT(broken("gui/corpus/a.cpp", "#include <thread>\n").size(), 1U);
}

TEST(HouseChecker, FindsLibrariesOutsideTheirDoor) {
    EXPECT_THAT(broken("core/base/a.h", "#include <QString>\n"), ElementsAre(HasSubstr("below gui")));
    EXPECT_THAT(broken("eval/cli/a.cpp", "#include <QtCore/QString>\n").size(), 1U);
    EXPECT_THAT(broken("gui/viewmodels/a.cpp", "#include <QLabel>\n").size(), 1U);
    EXPECT_THAT(broken("gui/jobs/a.cpp", "#include <QtWidgets/QLabel>\n").size(), 1U);
    EXPECT_THAT(broken("gui/chat/a.cpp", "#include <QChartView>\n").size(), 1U);
    EXPECT_THAT(broken("core/store/database.h", "#include <sqlite3.h>\n").size(), 1U);
    EXPECT_THAT(broken("core/corpus/a.cpp", "#include \"sqlite3.h\"\n").size(), 2U);
    EXPECT_THAT(broken("core/models/a.cpp", "#include <curl/curl.h>\n").size(), 1U);
    EXPECT_THAT(violations({{"core/platform/a.cpp", kLicence + "#include <curl/curl.h>\n"},
                            {"core/platform/b.cpp", kLicence + "#include <curl/curl.h>\n"}})
                    .size(),
                1U);
}

TEST(HouseChecker, FindsFilesWithoutLicenceAndFilesThatGrew) {
    EXPECT_THAT(violations({{"core/base/a.h", "#pragma once\n"}}), ElementsAre(HasSubstr("SPDX")));
    EXPECT_THAT(violations({{"tests/core/a.cpp", ""}}).size(), 1U);
    EXPECT_THAT(
        violations({{"eval/CMakeLists.txt", "# What it is.\n# SPDX-License-Identifier: GPL-3.0-or-later\n"}}),
        IsEmpty());
    EXPECT_THAT(broken("core/base/a.cpp", std::string(999, '\n')), IsEmpty());
    EXPECT_THAT(broken("core/base/a.cpp", std::string(1000, '\n')), ElementsAre(HasSubstr("1000 lines")));
}

TEST(HouseChecker, FindsRoomsThatNobodyKnowsAndIncludesNotFromTheRoot) {
    EXPECT_THAT(broken("core/helpers/a.h", ""), ElementsAre(HasSubstr("no room")));
    EXPECT_THAT(broken("core/text/a.cpp", "#include \"core/helpers/a.h\"\n"),
                ElementsAre(HasSubstr("no room")));
    EXPECT_THAT(broken("core/text/a.cpp", "#include \"utf8.h\"\n"), ElementsAre(HasSubstr("from the root")));
}

TEST(HouseChecker, FindsCircles) {
    const std::vector<SourceFile> files = {{"core/text/a.h", "#include \"core/base/b.h\"\n"},
                                           {"core/base/b.h", "#include \"core/store/c.h\"\n"},
                                           {"core/store/c.h", "#include \"core/text/a.h\"\n"}};
    EXPECT_EQ(circleOf(files), "core/base -> core/store -> core/text -> core/base");
    EXPECT_EQ(circleOf({files[0], files[1]}), "");
    EXPECT_THAT(violations(files), testing::Contains(HasSubstr("circle")));
}

} // namespace
} // namespace touchstone::house
