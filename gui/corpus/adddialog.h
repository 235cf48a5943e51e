// SPDX-License-Identifier: GPL-3.0-or-later
// What to add and how: source, name, version, and behind a fold dialect, chunker, embedder and site. Shown
// with open(); says how many files would be read before anything is. Interface's thread.
#pragma once

#include "gui/viewmodels/appmodel.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPushButton;

class QTimer;

namespace touchstone::gui {

class MessageBanner;
class TextLabel;

class AddDialog : public QDialog {
    Q_OBJECT

public:
    AddDialog(AppModel& app, const QString& source, QWidget* parent);
    ~AddDialog() override;

Q_SIGNALS:
    void addRequested(const touchstone::AddRequest& request);

private:
    void build();
    void chooseFolder();
    void chooseFile();
    void sourceChanged();
    void preview();
    [[nodiscard]] AddRequest request() const;
    AppModel& m_app;
    QLineEdit* m_source;
    QLineEdit* m_name;
    QLineEdit* m_version;
    QLineEdit* m_site;
    QComboBox* m_dialect;
    QLineEdit* m_chunker;
    QLineEdit* m_embedder;
    QWidget* m_more;
    TextLabel* m_count;
    MessageBanner* m_banner;
    QPushButton* m_addButton;
    JobHandle m_preview;
    QTimer* m_timer;
    bool m_nameTyped = false;
};

/// A name for a corpus from its source: "fastapi" of "fastapi-0.115.14.tar.gz".
QString suggestedName(const QString& source);
QString suggestedVersion(const QString& source);

} // namespace touchstone::gui
