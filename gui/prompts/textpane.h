// SPDX-License-Identifier: GPL-3.0-or-later
// What two versions say: the settings that differ as a table, the texts below. Interface's thread.
#pragma once

#include <QWidget>
#include <memory>
#include <vector>

class QTableView;

namespace touchstone::gui {

class IconButton;
class PromptDiffView;
class SettingsDiffModel;
class TextLabel;
struct ChangeNote;
struct PromptTextDiff;

class TextPane : public QWidget {
    Q_OBJECT

public:
    explicit TextPane(QWidget* parent = nullptr);
    /// Null: it is being read.
    void setDiff(std::shared_ptr<const PromptTextDiff> diff, const QString& a, const QString& b);
    void setNotes(std::vector<ChangeNote> notes);
    [[nodiscard]] PromptDiffView& view() const { return *m_view; }
    void toggleInline();
    void toggleWhitespace();
    void toggleOnlyChanges();

private:
    void build();
    void showState();
    void fitSettings();
    std::shared_ptr<const PromptTextDiff> m_diff;
    SettingsDiffModel* m_settings;
    QTableView* m_table;
    PromptDiffView* m_view;
    TextLabel* m_counts;
    TextLabel* m_problem;
    IconButton* m_inline;
    IconButton* m_whitespace;
    IconButton* m_onlyChanges;
};

} // namespace touchstone::gui
