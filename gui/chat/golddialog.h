// SPDX-License-Identifier: GPL-3.0-or-later
// 'Add to the gold set': the question of an answer, and the places that it cites as judgements; those that
// carry it are chosen, the others can be. Interface's thread.
#pragma once

#include "core/answering/answer.h"
#include "gui/viewmodels/labels.h"

#include <QDialog>
#include <vector>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QPushButton;

namespace touchstone::gui {

class TextLabel;

class GoldDialog : public QDialog {
    Q_OBJECT

public:
    /// `corpus`: "name@version".
    GoldDialog(Labels& labels, const Answer& answer, const QString& corpus, QWidget* parent = nullptr);

private:
    void build(const QString& question);
    void check();
    void save();
    Labels& m_labels;
    QString m_corpus;
    std::vector<GoldPlace> m_places;
    std::vector<QCheckBox*> m_boxes;
    QComboBox* m_set;
    QLineEdit* m_question;
    TextLabel* m_note;
    QPushButton* m_save;
};

/// The cited places, each once: grade 2 where the citation was verified, 1 where it carries partly, 0 else.
std::vector<GoldPlace> goldPlacesOf(const Answer& answer);

} // namespace touchstone::gui
