// SPDX-License-Identifier: GPL-3.0-or-later
// Finding in a page: the words, how often they are there, next and previous. Interface's thread.
#pragma once

#include <QWidget>
#include <functional>

namespace touchstone::gui {

class SearchField;
class SourceView;
class TextLabel;

class FindBar : public QWidget {
    Q_OBJECT

public:
    /// `view`: the one to look through now.
    explicit FindBar(std::function<SourceView*()> view, QWidget* parent = nullptr);
    void focusField();
    void refresh(); ///< another page or view

private:
    void step(bool backwards);
    std::function<SourceView*()> m_view;
    SearchField* m_field;
    TextLabel* m_count;
};

} // namespace touchstone::gui
