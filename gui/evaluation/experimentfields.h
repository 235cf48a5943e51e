// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of an experiment: gold set, corpus, what answers, retrieval, judge, repeats, budget, name.
// Interface's thread.
#pragma once

#include "gui/viewmodels/experimentform.h"

#include <QScrollArea>
#include <vector>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace touchstone::gui {

class TextLabel;

class ExperimentFields : public QScrollArea {
    Q_OBJECT

public:
    explicit ExperimentFields(ExperimentForm& form, QWidget* parent = nullptr);
    /// Choices and models anew; what is chosen stays where it is still there.
    void refresh(const QString& model);
    void chooseGold(const QString& nameAtVersion);
    [[nodiscard]] ExperimentDraft draft() const;
    /// Why it cannot be planned; "" = it can.
    [[nodiscard]] QString missing() const;
    [[nodiscard]] QString file() const; ///< where it is kept; "" = nowhere

Q_SIGNALS:
    void changed();
    void importRequested();

private:
    void build();
    void addRows(QFormLayout* rows);
    void goldChosen();
    void update();
    void fillPrompts();
    ExperimentForm& m_form;
    QComboBox* m_gold;
    QComboBox* m_corpus;
    QComboBox* m_model;
    QComboBox* m_arm;
    QComboBox* m_prompt;
    QComboBox* m_mode;
    QSpinBox* m_k;
    QComboBox* m_rerank;
    QComboBox* m_judge;
    std::vector<QCheckBox*> m_judged;
    QWidget* m_judgedBox;
    QSpinBox* m_repeats;
    QLineEdit* m_calls;
    QLineEdit* m_tokens;
    QLineEdit* m_cost;
    QLineEdit* m_name;
    QLineEdit* m_file;
    bool m_filling = false;
    bool m_fileTyped = false; ///< the file's name is the user's and follows nothing
};

} // namespace touchstone::gui
