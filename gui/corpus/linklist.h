// SPDX-License-Identifier: GPL-3.0-or-later
// A short list of places to go to, under a heading with a count: rows of two lines that are reached by Tab
// and opened by Enter or a click. Says what it waits for, and what an empty list means. Interface's thread.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

class QVBoxLayout;

namespace touchstone::gui {

class SectionHeader;
class TextLabel;

struct LinkRow {
    QString first, second; ///< what it is; where, how near, when
    QString detail;        ///< tool tip: the beginning of the text
};

class LinkList : public QWidget {
    Q_OBJECT

public:
    LinkList(const QString& title, const QString& waiting, const QString& none, QWidget* parent = nullptr);
    void setWaiting();
    void setRows(const std::vector<LinkRow>& rows);
    void setFailed(const QString& why);
    [[nodiscard]] int count() const { return m_count; }

Q_SIGNALS:
    void activated(int row);

private:
    void clear();
    SectionHeader* m_header;
    TextLabel* m_words;
    QVBoxLayout* m_rows;
    QString m_waiting, m_none;
    int m_count = 0;
};

} // namespace touchstone::gui
