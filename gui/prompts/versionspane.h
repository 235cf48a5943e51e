// SPDX-License-Identifier: GPL-3.0-or-later
// The left of the prompts page: a search in all texts, the names, the versions of the chosen one, and what
// can be done with a version. Interface's thread.
#pragma once

#include <QWidget>

class QListView;
class QPushButton;

namespace touchstone::gui {

class IconButton;
class PromptsViewModel;
class SearchField;
class SectionHeader;
class TextLabel;

class VersionsPane : public QWidget {
    Q_OBJECT

public:
    explicit VersionsPane(PromptsViewModel& prompts, QWidget* parent = nullptr);
    void focusSearch();
    void focusVersions();
    void step(int direction);         ///< among the versions
    [[nodiscard]] int chosen() const; ///< number of the version that is chosen; 0 = none
    [[nodiscard]] bool searching() const;

Q_SIGNALS:
    void versionRequested(int version); ///< show it as B
    void newRequested();
    void moreRequested(const QPoint& globalPosition);

private:
    void build();
    void showNames();
    void showVersions();
    PromptsViewModel& m_prompts;
    SearchField* m_search;
    QListView* m_names;
    QListView* m_versions;
    SectionHeader* m_header;
    TextLabel* m_nothing;
    QPushButton* m_new;
    IconButton* m_more;
    bool m_filling = false;
};

} // namespace touchstone::gui
