// SPDX-License-Identifier: GPL-3.0-or-later
// Two texts of a prompt held against each other for people: every line, changed ones beside their
// counterparts with words and characters marked, blocks that only moved, line ends, and the settings as
// fields. Made by a job, immutable afterwards.
#pragma once

#include "core/base/job_context.h"
#include "core/prompts/line_diff.h"
#include "core/prompts/prompt_diff.h"
#include "gui/viewmodels/pairing.h"

#include <QAbstractTableModel>
#include <QString>
#include <memory>
#include <vector>

namespace touchstone::gui {

enum class LineEnd : std::uint8_t { Newline, CarriageReturn, None };

/// One side of a line.
struct DiffSide {
    int number = 0; ///< 1-based; 0: this side has no line here
    QString text;   ///< without its end
    LineEnd end = LineEnd::Newline;
    std::vector<DiffMark> marks; ///< empty in a changed line: all of it
    int moved = 0; ///< line of the other side that says the same, elsewhere; 0 = it did not move
};

struct DiffLineRow {
    DiffSide before, after;
    int change = -1;             ///< which change it belongs to; -1: it is equal
    bool whitespaceOnly = false; ///< the sides differ in blanks or line ends alone
};

/// A change as bisecting counts them too (core/prompts/line_diff.h).
struct DiffChange {
    int firstRow = 0, rows = 0;
    int removed = 0, added = 0; ///< lines
    int moved = 0;              ///< of both, lines that stand elsewhere on the other side
};

struct PromptTextDiff {
    std::vector<DiffLineRow> rows;
    std::vector<DiffChange> changes;
    int added = 0, removed = 0, moved = 0; ///< moved: lines
    std::vector<SettingChange> settings;
    QString settingsProblem; ///< why the settings cannot be compared; "" = they are
};

/// Errors: Cancelled.
Result<std::shared_ptr<const PromptTextDiff>>
diffPromptTexts(const PromptVersion& before, const PromptVersion& after, JobContext& context);

/// As a unified listing, for the clipboard.
QString unifiedText(const PromptTextDiff& diff, const QString& before, const QString& after);

class SettingsDiffModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Field, Change, Before, After, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setDiff(std::shared_ptr<const PromptTextDiff> diff);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const PromptTextDiff> m_diff;
};

} // namespace touchstone::gui
