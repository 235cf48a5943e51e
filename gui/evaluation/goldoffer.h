// SPDX-License-Identifier: GPL-3.0-or-later
// Where there is no gold set yet, or one more is wanted: the handbook's questions, or a file; and everything
// that is wrong with that file. Interface's thread.
#pragma once

#include "gui/viewmodels/experimentform.h"

#include <QWidget>

class QPushButton;
class QTreeWidget;

namespace touchstone::gui {

class EmptyState;
class MessageBanner;
class ProgressLine;

class GoldOffer : public QWidget {
    Q_OBJECT

public:
    explicit GoldOffer(ExperimentForm& form, QWidget* parent = nullptr);
    void chooseFile();
    void importFile(const QString& file);
    /// `back`: there is a form to go back to.
    void prepare(bool back);

Q_SIGNALS:
    void backRequested();

private:
    void build();
    void showErrors(const std::vector<Error>& errors);
    ExperimentForm& m_form;
    EmptyState* m_offer;
    QPushButton* m_sample;
    QPushButton* m_back;
    MessageBanner* m_banner;
    ProgressLine* m_progress;
    QTreeWidget* m_errors;
    QString m_folder; ///< of the last file
};

} // namespace touchstone::gui
