// SPDX-License-Identifier: GPL-3.0-or-later
// 'This passage answers ...': the words that were selected, a question of a gold set or a new one, how well
// they answer it. Interface's thread.
#pragma once

#include "gui/viewmodels/labels.h"

#include <QDialog>

class QButtonGroup;
class QComboBox;
class QPushButton;

namespace touchstone::gui {

class TextLabel;

class LabelDialog : public QDialog {
    Q_OBJECT

public:
    /// `place`: with its range; `words`: what stands there; `corpus`: "name@version".
    LabelDialog(Labels& labels, GoldPlace place, const QString& words, const QString& corpus,
                QWidget* parent = nullptr);

private:
    void build(const QString& words);
    void refreshSets();
    void refreshQuestions();
    void check();
    void save();
    Labels& m_labels;
    GoldPlace m_place;
    QString m_corpus;
    QComboBox* m_set;
    QComboBox* m_question;
    QButtonGroup* m_grade;
    TextLabel* m_note;
    QPushButton* m_save;
};

} // namespace touchstone::gui
