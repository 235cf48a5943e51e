// SPDX-License-Identifier: GPL-3.0-or-later
// The findings of lint in a window of its own, beside the pages: table, filter, the proposed report of the
// chosen finding, export. Interface's thread.
#pragma once

#include "gui/viewmodels/lintviewmodel.h"

#include <QDialog>

class QComboBox;
class QPlainTextEdit;
class QPushButton;
class QTableView;

namespace touchstone::gui {

class ProgressLine;
class SearchField;
class TextLabel;

class LintView : public QDialog {
    Q_OBJECT

public:
    LintView(AppModel& app, const QString& edition, QWidget* parent);

Q_SIGNALS:
    void pageRequested(const QString& path, quint64 start, quint64 end);

private:
    void build();
    QWidget* makeFilters();
    QWidget* makeButtons();
    void fillRules();
    void applyFilter();
    void showChosen();
    void showState(const QString& text);
    void openChosen();
    void exportAs();
    [[nodiscard]] const LintFinding* chosen() const;

    AppModel& m_app;
    LintViewModel* m_lint;
    SearchField* m_words = nullptr;
    QComboBox* m_rule = nullptr;
    QComboBox* m_severity = nullptr;
    TextLabel* m_state = nullptr;
    ProgressLine* m_progress = nullptr;
    QTableView* m_table = nullptr;
    QPlainTextEdit* m_report = nullptr;
    QPushButton* m_open = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_export = nullptr;
    QPushButton* m_again = nullptr;
};

} // namespace touchstone::gui
