// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/settings/settings.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace touchstone {
namespace {

class SettingsFileTest : public testing::Test {
protected:
    void SetUp() override {
        m_folder =
            std::filesystem::temp_directory_path() / ("touchstone-settings-" + std::to_string(::getpid()));
        std::filesystem::remove_all(m_folder);
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    void write(const std::string& text) {
        std::filesystem::create_directories(path().parent_path());
        std::ofstream(path()) << text;
    }
    std::string read() {
        std::stringstream out;
        out << std::ifstream(path()).rdbuf();
        return out.str();
    }
    Error loadError(const std::string& text) {
        write(text);
        const auto loaded = file().load();
        EXPECT_FALSE(loaded.has_value()) << text;
        return loaded ? Error{} : loaded.error();
    }
    std::filesystem::path path() const { return m_folder / "deep" / "settings.json"; }
    SettingsFile file() const { return SettingsFile(path()); }

    std::filesystem::path m_folder;
};

TEST_F(SettingsFileTest, NoFileMeansDefaults) {
    const auto loaded = file().load();
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->theme, "system");
    EXPECT_TRUE(loaded->models.empty());
    EXPECT_FALSE(std::filesystem::exists(path())) << "reading makes no file";
}

TEST_F(SettingsFileTest, GivesBackWhatWasSaved) {
    Settings settings;
    settings.models = {{"local", "openai:url=http://127.0.0.1:8080/v1,model=m"},
                       {"cloud", "openai:key=env:OPENAI_API_KEY,model=\"a,b\""}};
    settings.defaultModel = "local";
    settings.theme = "dark";
    settings.language = "de";
    settings.offline = true;
    settings.proxy = "http://proxy:3128";
    settings.fastapiBaseUrl = "http://127.0.0.1:9/";
    ASSERT_TRUE(file().save(settings).has_value());
    const auto loaded = file().load();
    ASSERT_TRUE(loaded.has_value());
    ASSERT_EQ(loaded->models.size(), 2U);
    EXPECT_EQ(loaded->models[1].name, "cloud");
    EXPECT_EQ(loaded->models[1].spec, settings.models[1].spec);
    EXPECT_EQ(loaded->defaultModel, "local");
    EXPECT_EQ(loaded->theme, "dark");
    EXPECT_EQ(loaded->language, "de");
    EXPECT_TRUE(loaded->offline);
    EXPECT_EQ(loaded->proxy, "http://proxy:3128");
    EXPECT_EQ(loaded->fastapiBaseUrl, "http://127.0.0.1:9/");
    const auto permissions = std::filesystem::status(path()).permissions();
    EXPECT_EQ(permissions & std::filesystem::perms::all,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(SettingsFileTest, KeepsFieldsItDoesNotKnow) {
    write(R"({"future": {"a": [1, 2]}, "theme": "light",
              "models": [{"name": "m", "spec": "extractive", "colour": "red"}]})");
    auto loaded = file().load();
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->theme, "light");
    loaded->theme = "dark";
    loaded->models.push_back({"n", "extractive"});
    ASSERT_TRUE(file().save(*loaded).has_value());
    EXPECT_THAT(read(), testing::HasSubstr("\"future\""));
    EXPECT_THAT(read(), testing::HasSubstr("\"colour\": \"red\""));
    EXPECT_THAT(read(), testing::HasSubstr("\"dark\""));
    const auto again = file().load();
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(again->models.size(), 2U);
    EXPECT_THAT(again->unknownFields, testing::HasSubstr("\"future\":{\"a\":[1,2]}"));
}

TEST_F(SettingsFileTest, HostsThatAreTrustedStayAndHaveToBeTexts) {
    write(R"({"trusted_hosts": ["models.example:443"]})");
    auto loaded = file().load();
    ASSERT_TRUE(loaded.has_value());
    EXPECT_EQ(loaded->trustedHosts, std::vector<std::string>{"models.example:443"});
    loaded->trustedHosts.push_back("b:80");
    ASSERT_TRUE(file().save(*loaded).has_value());
    EXPECT_EQ(file().load()->trustedHosts, (std::vector<std::string>{"models.example:443", "b:80"}));
    loaded->trustedHosts.clear();
    ASSERT_TRUE(file().save(*loaded).has_value());
    EXPECT_TRUE(file().load()->trustedHosts.empty()) << "what was taken out does not come back";
    EXPECT_EQ(loadError(R"({"trusted_hosts": "a"})").code, ErrorCode::BadInput);
    EXPECT_EQ(loadError(R"({"trusted_hosts": [1]})").code, ErrorCode::BadInput);
}

TEST_F(SettingsFileTest, NamesThePlaceOfASlip) {
    const Error error = loadError("{\n  \"theme\": \"d\u00e4rk\" oops\n}");
    EXPECT_EQ(error.code, ErrorCode::BadInput);
    EXPECT_EQ(error.file, path().string());
    EXPECT_EQ(error.line, 2);
    EXPECT_EQ(error.column, 19) << "in characters, not bytes";
    EXPECT_EQ(loadError("{\"a\": ").line, 1);
}

TEST_F(SettingsFileTest, RefusesWrongShapes) {
    for (const char* text : {"[]", "3", R"({"theme": 3})", R"({"offline": "yes"})", R"({"models": {}})",
                             R"({"models": ["x"]})", R"({"models": [{"name": "x"}]})", "{\"a\": \"\xFF\"}"})
        EXPECT_EQ(loadError(text).code, ErrorCode::BadInput) << text;
    EXPECT_EQ(loadError("{\"a\": " + std::string(200000, '[')).code, ErrorCode::BadInput);
}

TEST_F(SettingsFileTest, RefusesAKeyInPlainText) {
    for (const char* spec : {"openai:key=sk-12345678", "openai:url=http://h/v1,key=\"sk-1,2\"",
                             "openai:api_key=sk-12345678", "openai:sk-12345678"}) {
        Settings settings;
        settings.models = {{"cloud", spec}};
        const auto saved = file().save(settings);
        ASSERT_FALSE(saved.has_value()) << spec;
        EXPECT_EQ(saved.error().code, ErrorCode::Usage);
        EXPECT_EQ(describe(saved.error()).find("sk-1"), std::string::npos) << "the key is not repeated";
    }
    EXPECT_FALSE(std::filesystem::exists(path()));
    Settings reference;
    reference.models = {{"a", "openai:key=keychain:work"}, {"b", "openai:key=env:KEY"}, {"c", "extractive"}};
    EXPECT_TRUE(file().save(reference).has_value());
    reference.models.push_back({"a", "extractive"});
    EXPECT_EQ(file().save(reference).error().code, ErrorCode::Usage) << "names are unique";
}

} // namespace
} // namespace touchstone
