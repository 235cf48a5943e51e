// SPDX-License-Identifier: GPL-3.0-or-later
// .gitignore and .ignore of a folder tree: which files and folders are left out, and by which line. As git
// reads them: the last line that matches decides, a deeper file before a higher one, `!` takes back, a
// pattern with a `/` before its end is tied to its file's folder, one that ends in `/` means folders only.
// Lines of .ignore count after those of .gitignore beside it. Belongs to one thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace touchstone {

class IgnoreRules {
public:
    /// Takes the lines of a file `name` that lies in `folder` ("" = the root, else with '/' at its end).
    void add(std::string_view folder, std::string_view name, std::string_view text);
    /// Forgets all lines of files that lie in `folder` (when the walk leaves it).
    void leave(std::string_view folder);
    /// The file whose line leaves this path out ("docs/.gitignore"), or none. `path` without '/' at its end.
    [[nodiscard]] std::optional<std::string> ignoredBy(std::string_view path, bool isFolder) const;
    [[nodiscard]] bool empty() const { return m_rules.empty(); }

private:
    struct Rule {
        std::string folder, file,
            pattern; ///< pattern relative to the folder, without '!' and '/' at its ends
        bool inverted = false, foldersOnly = false, anchored = false;
    };
    std::vector<Rule> m_rules; ///< in order; the last match decides
};

} // namespace touchstone
