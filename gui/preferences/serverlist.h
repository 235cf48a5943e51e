// SPDX-License-Identifier: GPL-3.0-or-later
// The model servers of the settings, one row each, the answerer without a model first. Interface's thread.
#pragma once

#include "core/models/doctor.h"
#include "core/settings/settings.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace touchstone::gui {

class ServerList : public QWidget {
    Q_OBJECT

public:
    explicit ServerList(QWidget* parent = nullptr);
    void setServers(const std::vector<ModelServer>& servers, const std::string& chosen);
    /// What the look-round found: offered below the list until clearFound().
    void setFound(const std::vector<LocalServer>& found);
    void clearFound();
    void setSearching(bool searching);

Q_SIGNALS:
    void chosen(const QString& name);
    void editRequested(const QString& name); ///< "" = a new one
    void removeRequested(const QString& name);
    void findRequested();
    void foundChosen(const QString& name, const QString& url, const QStringList& models);

private:
    QWidget* row(const QString& name, const QString& about, bool chosen, bool builtIn);
    QVBoxLayout* m_rows;
    QVBoxLayout* m_found;
    QPushButton* m_find;
};

} // namespace touchstone::gui
