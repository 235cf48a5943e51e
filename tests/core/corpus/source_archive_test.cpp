// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/corpus/source_archives.h"
#include "tests/core/corpus/source_fixture.h"

namespace touchstone::test {
namespace {

class ArchiveSourceTest : public SourceTest {};

const std::string kGood = "# Good page\n";

std::string goodTar(const std::string& more) {
    return gzip(tarMember("top/good.md", kGood) + more + tarEnd());
}
std::string goodZip(std::vector<ZipEntry> more) {
    more.insert(more.begin(), ZipEntry{"top/good.md", kGood});
    return zip(more);
}

TEST_F(ArchiveSourceTest, SingleTopFolderIsNotPartOfPaths) {
    const auto one = readArchive("a.tar.gz", goodTar(tarMember("./top/sub//b.md", "b")));
    EXPECT_EQ(one.order, (std::vector<std::string>{"good.md", "sub/b.md"}));
    const auto two = readArchive("b.tgz", goodTar(tarMember("other/b.md", "b")));
    EXPECT_EQ(two.order, (std::vector<std::string>{"top/good.md", "other/b.md"}));
    EXPECT_TRUE(two.problems.empty());
}

TEST_F(ArchiveSourceTest, ContentCountsNotTheName) {
    EXPECT_EQ(readArchive("a.zip", goodTar({})).files.at("good.md"), kGood);
    EXPECT_EQ(readArchive("b.tar.gz", goodZip({})).files.at("good.md"), kGood);
    EXPECT_EQ(readArchive("c.tar", tarMember("top/good.md", kGood) + tarEnd()).files.at("good.md"), kGood);
    const auto document = readArchive("d.docx", goodZip({})); // a document that is a zip inside is one file
    EXPECT_EQ(document.order, std::vector<std::string>{"d.docx"});
}

TEST_F(ArchiveSourceTest, PathsThatLeadElsewhereAreToldAndLeftOut) {
    for (const char* name : {"../x.md", "top/a/../../x.md", "/abs/x.md", "C:/x.md", "a\\..\\x.md", ".."}) {
        const auto tar = readArchive("a.tar.gz", goodTar(tarMember(name, "evil")));
        EXPECT_EQ(tar.order, std::vector<std::string>{"good.md"}) << name;
        EXPECT_EQ(tar.problems.size(), 1U) << name;
        const auto packed = readArchive("a.zip", goodZip({{name, "evil"}}));
        EXPECT_EQ(packed.order, std::vector<std::string>{"good.md"}) << name;
        EXPECT_EQ(packed.problems.size(), 1U) << name;
    }
}

TEST_F(ArchiveSourceTest, LinksAndDevicesAreToldAndLeftOut) {
    for (const char type : {'1', '2', '3', '4', '6'}) {
        const auto out = readArchive("a.tar.gz", goodTar(tarMember("top/l.md", "", type, "/etc/passwd")));
        EXPECT_EQ(out.order, std::vector<std::string>{"good.md"}) << type;
        ASSERT_TRUE(out.problem("l.md")) << type;
        EXPECT_FALSE(out.problem("l.md")->failed) << type;
    }
    ZipEntry link{"top/l.md", "/etc/passwd"};
    link.mode = 0120777;
    EXPECT_TRUE(readArchive("a.zip", goodZip({link})).tells("l.md", "symbolic link"));
}

TEST_F(ArchiveSourceTest, EncryptedAndOddlyPackedEntriesAreTold) {
    ZipEntry encrypted{"top/e.md", std::string(40, 'x')};
    encrypted.flags = 0x801;
    ZipEntry odd{"top/o.md", std::string(40, 'x')};
    odd.method = 99;
    const auto out = readArchive("a.zip", goodZip({encrypted, odd}));
    EXPECT_TRUE(out.tells("e.md", "encrypted"));
    EXPECT_TRUE(out.tells("o.md", "method"));
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
}

TEST_F(ArchiveSourceTest, ADamagedZipEntryDoesNotStopTheOthers) {
    ZipEntry wrongSum{"top/a.md", "# a\n"};
    wrongSum.crcChange = 5;
    ZipEntry wrongSize{"top/b.md", std::string(5000, 'b'), true};
    wrongSize.claimed = 10;
    ZipEntry rubbish{"top/c.md", std::string(400, '\xff')};
    rubbish.method = 8;
    const auto out = readArchive("a.zip", goodZip({wrongSum, wrongSize, rubbish, {"top/z.md", "last"}}));
    EXPECT_EQ(out.order, (std::vector<std::string>{"good.md", "z.md"}));
    for (const char* path : {"a.md", "b.md", "c.md"}) {
        ASSERT_TRUE(out.problem(path)) << path;
        EXPECT_TRUE(out.problem(path)->failed) << path;
    }
}

TEST_F(ArchiveSourceTest, FirstOfTwoEntriesOfOneNameCounts) {
    const auto out =
        readArchive("a.zip", goodZip({{"top/good.md", "two"}, {"top/x", "file"}, {"top/x/y.md", "below"}}));
    EXPECT_EQ(out.files.at("good.md"), kGood);
    EXPECT_TRUE(out.tells("good.md", "second entry"));
    EXPECT_TRUE(out.tells("x/y.md", "name of a file"));
}

TEST_F(ArchiveSourceTest, HiddenFoldersAndNestedArchivesAreToldOnce) {
    const auto out = readArchive("a.zip", goodZip({{"top/.git/a", "1"},
                                                   {"top/.git/b", "2"},
                                                   {"top/in.zip", zip({{"x.md", "x"}})},
                                                   {"top/.md", "m"}}));
    EXPECT_EQ(out.order, (std::vector<std::string>{"good.md", ".md"}));
    EXPECT_EQ(out.problems.size(), 2U);
    EXPECT_TRUE(out.tells(".git", "hidden"));
    EXPECT_TRUE(out.tells("in.zip", "not opened"));
}

TEST_F(ArchiveSourceTest, WhatWasReadBeforeDamageStays) {
    const std::string big(40000, 'b');
    const std::string tar = tarMember("top/good.md", kGood) + tarMember("top/b.md", big) + tarEnd();
    const auto cut = readArchive("a.tar", tar.substr(0, 9000));
    EXPECT_EQ(cut.order, std::vector<std::string>{"good.md"});
    ASSERT_TRUE(cut.problem("b.md"));
    EXPECT_TRUE(cut.problem("b.md")->failed);
    const std::string packed = gzip(tar);
    EXPECT_FALSE(readArchive("b.tar.gz", packed.substr(0, packed.size() - 4)).problems.empty());
    const std::string zipped = goodZip({{"top/b.md", big}});
    const auto cutZip = readArchive("c.zip", zipped.substr(0, 9000));
    EXPECT_EQ(cutZip.order, std::vector<std::string>{"good.md"});
    EXPECT_FALSE(cutZip.problems.empty());
}

TEST_F(ArchiveSourceTest, AWrongChecksumOfThePackingIsTold) {
    std::string packed = goodTar({});
    packed[packed.size() - 6] = static_cast<char>(packed[packed.size() - 6] ^ 1);
    const auto out = readArchive("a.tar.gz", packed);
    ASSERT_EQ(out.problems.size(), 1U);
    EXPECT_TRUE(out.problems[0].failed);
    EXPECT_TRUE(readArchive("b.tar.gz", goodTar({}) + gzip(std::string(1024, '\0'))).problems.empty());
}

TEST_F(ArchiveSourceTest, AZipWithoutItsDirectoryIsReadFromTheFrontAndTold) {
    const auto out = readArchive("a.zip", zip({{"top/good.md", kGood}}, false));
    EXPECT_EQ(out.files.at("good.md"), kGood);
    EXPECT_FALSE(out.problems.empty());
}

TEST_F(ArchiveSourceTest, WhatLiesBehindATarsEndIsNotLeftOutInSilence) {
    const auto out =
        readArchive("a.tar.gz", gzip(tarMember("a.md", "a") + tarEnd() + tarMember("b.md", "b") + tarEnd()));
    EXPECT_EQ(out.order, (std::vector<std::string>{"a.md", "b.md"}));
}

TEST_F(ArchiveSourceTest, BombsEndAtTheRatio) {
    const std::string zeros(8U << 20U, '\0');
    const auto tar =
        readArchive("a.tar.gz", goodTar(tarMember("top/z.md", zeros) + tarMember("top/later.md", "x")));
    EXPECT_EQ(tar.order, std::vector<std::string>{"good.md"});
    EXPECT_TRUE(tar.tells("z.md", "times its packed size"));
    const auto packed = readArchive("a.zip", goodZip({{"top/z.md", zeros, true}, {"top/later.md", "x"}}));
    EXPECT_EQ(packed.order, std::vector<std::string>{"good.md"});
    EXPECT_TRUE(packed.tells("z.md", "times its packed size"));
}

TEST_F(ArchiveSourceTest, EntriesOnTopOfEachOtherCannotMultiplyAndAreTold) {
    std::vector<ZipEntry> entries{{"k0.md", std::string(3000, 'k'), true}};
    for (int i = 1; i < 200; ++i) {
        entries.push_back({"k" + std::to_string(i) + ".md", entries[0].bytes, true});
        entries.back().at = 0;
    }
    const auto out = readArchive("a.zip", zip(entries));
    EXPECT_EQ(out.order.size(), 1U);
    EXPECT_TRUE(out.tells("", "names 200 entries"));
}

TEST_F(ArchiveSourceTest, CapsOnFilesTotalEntriesDepthAndLength) {
    caps.fileBytes = 1000;
    caps.totalBytes = 100000;
    caps.entries = 20;
    caps.depth = 3;
    caps.pathBytes = 60;
    const auto out =
        readArchive("a.tar.gz", goodTar(tarMember("top/large.md", std::string(2000, 'x')) +
                                        tarMember("top/a/b/c/d.md", "deep") +
                                        tarMember("top/" + std::string(70, 'n') + ".md", "long")));
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
    EXPECT_TRUE(out.tells("large.md", "not read"));
    EXPECT_EQ(out.problems.size(), 3U);
    std::string many;
    for (int i = 0; i < 40; ++i)
        many += tarMember("top/" + std::to_string(i) + ".md", "x");
    const auto counted = readArchive("b.tar.gz", goodTar(many));
    EXPECT_EQ(counted.order.size(), 20U);
    EXPECT_TRUE(counted.tells("", "more than 20 entries"));
    caps.entries = 1000;
    many.clear();
    for (int i = 0; i < 200; ++i)
        many +=
            tarMember("top/" + std::to_string(i) + ".md", std::string(600, static_cast<char>('a' + i % 26)));
    EXPECT_TRUE(readArchive("c.tar", many + tarEnd()).problems.size() == 1);
}

TEST_F(ArchiveSourceTest, ClaimedSizesAreNotBelieved) {
    const auto out = readArchive("a.tar.gz", gzip(tarMember("top/good.md", kGood) +
                                                  tarMember("top/b.md", "abc", '0', "", 8589934591)));
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
    EXPECT_TRUE(out.tells("b.md", "by its header"));
}

TEST_F(ArchiveSourceTest, WhatIsNoArchiveIsBadInputThatNamesIt) {
    const std::vector<std::pair<std::string, std::string>> wrong{
        {"empty.zip", ""},
        {"picture.zip", "\x89PNG\r\n" + std::string(3000, 'p')},
        {"text.tar.gz", "# not an archive\n"},
        {"packed.tar.gz", gzip(std::string(900, 't'))},
        {"none.tar.gz", gzip(std::string(10240, '\0'))},
        {"none.zip", zip({})}};
    for (const auto& each : wrong) {
        const auto out = readArchive(each.first, each.second);
        ASSERT_FALSE(out.outcome) << each.first;
        EXPECT_EQ(out.outcome.error().code, ErrorCode::BadInput) << each.first;
        EXPECT_NE(out.outcome.error().message.find(each.first), std::string::npos)
            << out.outcome.error().message;
    }
}

TEST_F(ArchiveSourceTest, UnwantedFilesAreNotReadAndStopWorks) {
    wanted = [](const std::string& path, std::uint64_t) { return path != "skip.md"; };
    const auto out = readArchive("a.tar.gz", goodTar(tarMember("top/skip.md", "s")));
    EXPECT_EQ(out.order, std::vector<std::string>{"good.md"});
    EXPECT_TRUE(out.problems.empty());
    auto source = open((folder / "a.tar.gz").string());
    ASSERT_TRUE(source);
    std::stop_source stop;
    stop.request_stop();
    context.stop = stop.get_token();
    EXPECT_EQ(read(**source).outcome.error().code, ErrorCode::Cancelled);
}

TEST_F(ArchiveSourceTest, NamesBeyondAsciiSurvive) {
    EXPECT_EQ(readArchive("a.zip", goodZip({{"top/größe.md", "g"}})).order.back(), "größe.md");
    EXPECT_EQ(readArchive("a.tar.gz", goodTar(tarMember("top/größe.md", "g"))).order.back(), "größe.md");
    EXPECT_EQ(readArchive("b.tar.gz", goodTar(tarMember("top/\xff.md", "g"))).order.back(),
              "\xEF\xBF\xBD.md");
}

} // namespace
} // namespace touchstone::test
