// SPDX-License-Identifier: GPL-3.0-or-later
// The form of one model server, with the check that shows its steps one by one. Interface's thread.
#pragma once

#include "gui/settings/serverchecks.h"
#include "gui/settings/serverform.h"
#include "gui/widgets/containers.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace touchstone::gui {

class SectionHeader;
class TextLabel;

class ServerEditor : public Card {
    Q_OBJECT

public:
    explicit ServerEditor(ServerChecks& checks, QWidget* parent = nullptr);
    void setForm(const ServerForm& form, const QStringList& taken, bool isNew);
    void setModels(const QStringList& models);
    [[nodiscard]] ServerForm form() const;
    /// A value for the keychain that was typed; read once, then the field is empty.
    [[nodiscard]] QString takeKeyValue();
    void focusFirst();

Q_SIGNALS:
    void saveRequested();
    void cancelRequested();

private:
    void build();
    void updateKeyFields();
    void updateState();
    void addStep(const DoctorStep& step);
    void clearSteps();

    ServerChecks& m_checks;
    ServerForm m_form;
    QStringList m_taken;
    SectionHeader* m_title;
    QLineEdit* m_name;
    QLineEdit* m_url;
    QComboBox* m_model;
    QComboBox* m_keyKind;
    QComboBox* m_keyName;
    QLineEdit* m_keyValue;
    QPushButton* m_list;
    QPushButton* m_test;
    QPushButton* m_save;
    QVBoxLayout* m_steps;
    TextLabel* m_problem;
    TextLabel* m_keyNote;
};

} // namespace touchstone::gui
