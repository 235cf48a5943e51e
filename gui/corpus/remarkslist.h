// SPDX-License-Identifier: GPL-3.0-or-later
// What failed on reading and why: file, line and reason. Shown with open(). Interface's thread.
#pragma once

#include <QDialog>

namespace touchstone::gui {

class CorpusViewModel;

class RemarksDialog : public QDialog {
    Q_OBJECT

public:
    RemarksDialog(CorpusViewModel& corpus, QWidget* parent);

Q_SIGNALS:
    void pageRequested(const QString& path);
};

} // namespace touchstone::gui
