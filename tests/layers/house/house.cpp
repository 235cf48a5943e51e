// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/layers/house/house.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace touchstone::house {

namespace {

// A room may include itself and what stands before it. Pages stand side by side: see kPages.
constexpr auto kOrder = std::to_array<std::string_view>({
    "core/base",        "core/text",
    "core/platform",    "core/store",
    "core/settings",    "core/traces",
    "core/prompts",     "core/models",
    "core/embedding",   "core/corpus",
    "core/chunking",    "core/index",
    "core/ingest",      "core/retrieval",
    "core/engines",     "core/guardrails",
    "core/answering",   "core/agent",
    "eval/statistics",  "eval/metrics",
    "eval/gold",        "eval/judges",
    "eval/synthesis",   "eval/experiments",
    "eval/runners",     "eval/diagnosis",
    "eval/regressions", "eval/reports",
    "eval/serving",     "eval/cli",
    "gui/text",         "gui/jobs",
    "gui/settings",     "gui/viewmodels",
    "gui/theme",        "gui/widgets",
    "gui/charts",       "gui/shell",
    "gui/chat",         "gui/corpus",
    "gui/evaluation",   "gui/prompts",
    "gui/labelling",    "gui/traces",
    "gui/preferences",  "gui",
});

constexpr auto kPages =
    std::to_array<std::string_view>({"gui/chat", "gui/corpus", "gui/evaluation", "gui/prompts",
                                     "gui/labelling", "gui/traces", "gui/preferences"});
constexpr auto kGuiModels =
    std::to_array<std::string_view>({"gui/text", "gui/jobs", "gui/settings", "gui/viewmodels"});

constexpr auto kWidgetHeaders = std::to_array<std::string_view>({"QAbstractButton",
                                                                 "QAbstractItemView",
                                                                 "QAbstractScrollArea",
                                                                 "QApplication",
                                                                 "QBoxLayout",
                                                                 "QCheckBox",
                                                                 "QComboBox",
                                                                 "QCompleter",
                                                                 "QDialog",
                                                                 "QDialogButtonBox",
                                                                 "QDockWidget",
                                                                 "QFileDialog",
                                                                 "QFormLayout",
                                                                 "QFrame",
                                                                 "QGraphicsItem",
                                                                 "QGraphicsScene",
                                                                 "QGraphicsView",
                                                                 "QGridLayout",
                                                                 "QGroupBox",
                                                                 "QHBoxLayout",
                                                                 "QHeaderView",
                                                                 "QInputDialog",
                                                                 "QLabel",
                                                                 "QLayout",
                                                                 "QLineEdit",
                                                                 "QListView",
                                                                 "QListWidget",
                                                                 "QMainWindow",
                                                                 "QMenu",
                                                                 "QMenuBar",
                                                                 "QMessageBox",
                                                                 "QPlainTextEdit",
                                                                 "QProgressBar",
                                                                 "QPushButton",
                                                                 "QRadioButton",
                                                                 "QScrollArea",
                                                                 "QScrollBar",
                                                                 "QSlider",
                                                                 "QSpinBox",
                                                                 "QSplitter",
                                                                 "QStackedWidget",
                                                                 "QStatusBar",
                                                                 "QStyle",
                                                                 "QStyledItemDelegate",
                                                                 "QTabBar",
                                                                 "QTabWidget",
                                                                 "QTableView",
                                                                 "QTableWidget",
                                                                 "QTextBrowser",
                                                                 "QTextEdit",
                                                                 "QToolBar",
                                                                 "QToolButton",
                                                                 "QToolTip",
                                                                 "QTreeView",
                                                                 "QTreeWidget",
                                                                 "QVBoxLayout",
                                                                 "QWidget",
                                                                 "QWidgetAction"});

constexpr std::size_t kMostLines = 1000;

template<class List>
bool has(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

bool ends(std::string_view text, std::string_view with) {
    return text.size() >= with.size() && text.substr(text.size() - with.size()) == with;
}

/// <QString>, <QtCore/QString>, <qglobal.h>
bool isQt(std::string_view target) {
    return target.size() > 1 &&
           ((target[0] == 'Q' && (target[1] == 't' || (target[1] >= 'A' && target[1] <= 'Z'))) ||
            begins(target, "qt") || target == "qglobal.h");
}

std::string_view lastName(std::string_view target) {
    const std::size_t slash = target.rfind('/');
    return slash == std::string_view::npos ? target : target.substr(slash + 1);
}

bool isWidgets(std::string_view target) {
    return begins(target, "QtWidgets") || has(kWidgetHeaders, lastName(target));
}

bool isCharts(std::string_view target) {
    const std::string_view name = lastName(target);
    return begins(target, "QtCharts") ||
           (isQt(target) && (begins(name, "QChart") || ends(name, "Series") || ends(name, "Axis") ||
                             name == "QBarSet" || name == "QLegend"));
}

bool isThreads(std::string_view target) {
    return target == "thread" || target == "QThread" || target == "QtConcurrent" ||
           begins(target, "QtConcurrent/") || target == "QThreadPool";
}

struct Checker {
    std::vector<std::string> found;
    std::set<std::string> curlFiles;

    void add(const SourceFile& file, std::size_t line, const std::string& what) {
        found.push_back(file.path + ":" + std::to_string(line) + ": " + what);
    }

    void arrow(const SourceFile& file, const Include& include, const std::string& from) {
        if (!include.quoted)
            return;
        const std::string to = roomOf(include.target);
        if (to.empty()) {
            if (!ends(include.target, ".moc"))
                add(file, include.line, "\"" + include.target + "\" is not an include from the root");
            return;
        }
        if (to == from)
            return;
        const int target = orderOf(to);
        if (target < 0)
            add(file, include.line, to + " is no room of the house");
        else if (target > orderOf(from))
            add(file, include.line, from + " includes " + to + ", which is below it");
        else if (has(kPages, from) && has(kPages, to))
            add(file, include.line, "the page " + from + " includes the page " + to);
        else if (has(kPages, from) && to == "core/store")
            add(file, include.line, "the page " + from + " includes core/store");
        else if (from == "core/store" && to != "core/base" && to != "core/platform")
            add(file, include.line, "core/store includes " + to + "; base and platform are all it knows");
    }

    void library(const SourceFile& file, const Include& include, const std::string& room) {
        const std::string& target = include.target;
        const bool gui = room == "gui" || begins(room, "gui/");
        if (!gui && isQt(target))
            add(file, include.line, target + " is Qt, below gui");
        if (has(kGuiModels, room) && isWidgets(target))
            add(file, include.line, target + " is QtWidgets, in the models of the gui");
        if (isCharts(target) && room != "gui/charts")
            add(file, include.line, target + " is QtCharts, outside gui/charts");
        if (has(kPages, room) && isThreads(target))
            add(file, include.line, target + " makes threads, in a page");
        if (target == "sqlite3.h" && !(room == "core/store" && ends(file.path, ".cpp")))
            add(file, include.line, "sqlite3.h is for core/store/*.cpp alone");
        if (begins(target, "curl/")) {
            if (room != "core/platform" || !ends(file.path, ".cpp"))
                add(file, include.line, target + " is for one .cpp of core/platform");
            else if (curlFiles.insert(file.path).second && curlFiles.size() > 1)
                add(file, include.line, target + " is in a second file of core/platform");
        }
    }

    void form(const SourceFile& file) {
        constexpr std::string_view kLicence = "SPDX-License-Identifier: GPL-3.0-or-later";
        const std::string_view text = file.text;
        // A script may begin with #!, a list of CMake with what it is for.
        const bool script = ends(file.path, ".cmake") || ends(file.path, "CMakeLists.txt");
        std::size_t end = 0;
        for (int i = 0; i < (script ? 3 : 1) && end < text.size(); ++i)
            end = std::min(text.find('\n', end), text.size() - 1) + 1;
        if (text.substr(0, end).find(kLicence) == std::string_view::npos)
            add(file, 1, "the SPDX line is missing");
        const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
        if (lines > kMostLines)
            add(file, lines, "more than 1000 lines");
    }

    void check(const SourceFile& file) {
        form(file);
        const std::string room = roomOf(file.path);
        if (room.empty() || !(ends(file.path, ".h") || ends(file.path, ".cpp")))
            return;
        if (orderOf(room) < 0) {
            add(file, 1, room + " is no room of the house");
            return;
        }
        for (const Include& include : includesOf(file.text)) {
            arrow(file, include, room);
            library(file, include, room);
        }
    }
};

using Arrows = std::map<std::string, std::set<std::string>>;

bool walk(const Arrows& arrows, const std::string& room, std::vector<std::string>& path,
          std::set<std::string>& done) {
    if (const auto at = std::find(path.begin(), path.end(), room); at != path.end()) {
        path.erase(path.begin(), at);
        path.push_back(room);
        return true;
    }
    if (done.count(room) > 0)
        return false;
    path.push_back(room);
    if (const auto next = arrows.find(room); next != arrows.end())
        for (const std::string& to : next->second)
            if (walk(arrows, to, path, done))
                return true;
    path.pop_back();
    done.insert(room);
    return false;
}

} // namespace

std::vector<Include> includesOf(std::string_view text) {
    std::vector<Include> out;
    std::size_t number = 0;
    bool inComment = false;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        const auto trim = [&line] {
            line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
        };
        if (inComment) {
            inComment = line.find("*/") == std::string_view::npos;
            continue;
        }
        trim();
        if (begins(line, "/*")) {
            inComment = line.find("*/") == std::string_view::npos;
            continue;
        }
        if (!begins(line, "#"))
            continue;
        line.remove_prefix(1);
        trim();
        if (!begins(line, "include"))
            continue;
        line.remove_prefix(7);
        trim();
        if (line.size() < 2 || (line[0] != '"' && line[0] != '<'))
            continue;
        const std::size_t close = line.find(line[0] == '"' ? '"' : '>', 1);
        if (close != std::string_view::npos)
            out.push_back({number, std::string(line.substr(1, close - 1)), line[0] == '"'});
    }
    return out;
}

std::string roomOf(std::string_view path) {
    const std::size_t first = path.find('/');
    if (first == std::string_view::npos)
        return {};
    const std::string_view side = path.substr(0, first);
    if (side != "core" && side != "eval" && side != "gui")
        return {};
    const std::size_t second = path.find('/', first + 1);
    return std::string(path.substr(0, second == std::string_view::npos ? first : second));
}

int orderOf(std::string_view room) {
    const auto at = std::find(kOrder.begin(), kOrder.end(), room);
    return at == kOrder.end() ? -1 : static_cast<int>(at - kOrder.begin());
}

std::vector<std::string> violations(const std::vector<SourceFile>& files) {
    Checker checker;
    for (const SourceFile& file : files)
        checker.check(file);
    if (std::string circle = circleOf(files); !circle.empty())
        checker.found.push_back("rooms in a circle: " + circle);
    return std::move(checker.found);
}

std::string circleOf(const std::vector<SourceFile>& files) {
    Arrows arrows;
    for (const SourceFile& file : files) {
        const std::string from = roomOf(file.path);
        if (from.empty())
            continue;
        for (const Include& include : includesOf(file.text))
            if (const std::string to = roomOf(include.target); include.quoted && !to.empty() && to != from)
                arrows[from].insert(to);
    }
    std::set<std::string> done;
    for (const auto& arrow : arrows) {
        std::vector<std::string> path;
        if (walk(arrows, arrow.first, path, done)) {
            std::string out;
            for (const std::string& room : path)
                out += (out.empty() ? "" : " -> ") + room;
            return out;
        }
    }
    return {};
}

} // namespace touchstone::house
