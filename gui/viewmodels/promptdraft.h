// SPDX-License-Identifier: GPL-3.0-or-later
// A version that is being written: kept in the workspace while it is typed, checked as it stands, rendered
// for a question, committed on request. Interface's thread; reading, checking and writing happen in jobs.
#pragma once

#include "core/answering/prompt_preview.h"
#include "core/prompts/prompt_lint.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/promptdiff.h"

#include <QAbstractTableModel>
#include <QObject>
#include <QTimer>
#include <memory>
#include <optional>
#include <vector>

namespace touchstone::gui {

struct DraftFinding {
    enum class Kind : std::uint8_t { Mistake, Warning, Remark }; ///< a mistake stops the commit
    Kind kind = Kind::Remark;
    int line = 0, column = 1; ///< 1-based; line 0: of the whole text
    QString rule, message;
};

class DraftFindingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Place, Kind, Message, Rule, ColumnCount };
    enum Role { KindRole = Qt::UserRole + 1 };
    using QAbstractTableModel::QAbstractTableModel;
    void setFindings(std::vector<DraftFinding> findings);
    [[nodiscard]] const std::vector<DraftFinding>& findings() const { return m_findings; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<DraftFinding> m_findings;
};

/// What a model would be sent.
struct DraftPreview {
    QString question, corpus;
    PromptPreview preview;
};

class PromptDraft : public QObject {
    Q_OBJECT

public:
    explicit PromptDraft(AppModel& app, QObject* parent = nullptr);
    ~PromptDraft() override; ///< what was typed last is written

    /// The draft that was begun from this version, or its text. opened() or failed() follows.
    void open(const QString& name, int base);
    [[nodiscard]] bool isOpen() const { return m_open; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] int base() const { return m_base; }
    [[nodiscard]] QString label() const; ///< "answer@4"
    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const QString& message() const { return m_message; }
    [[nodiscard]] bool changed() const { return m_text != m_baseText; }
    [[nodiscard]] bool kept() const { return !m_dirty; } ///< what is typed stands in the workspace
    void setText(const QString& text);
    void setMessage(const QString& message);

    [[nodiscard]] DraftFindingModel& findings() const { return *m_findings; }
    /// Against the version that it began from; null until it is compared.
    [[nodiscard]] const std::shared_ptr<const PromptTextDiff>& diff() const { return m_diff; }
    void render(const QString& question); ///< rendered() or failed() follows
    [[nodiscard]] const std::shared_ptr<const DraftPreview>& preview() const { return m_preview; }

    void commit();  ///< committed() or failed() follows; the draft is gone then
    void discard(); ///< the draft is gone, its version's text is shown again

Q_SIGNALS:
    void opened();
    void keptChanged();
    void checked(); ///< findings and diff are those of the text as it was typed last
    void rendered();
    void committed(const QString& name, int version, bool isNew);
    void discarded();
    void failed(const touchstone::Error& error);

private:
    struct Typed {
        QString name, text, message;
        int base = 0;
    };
    [[nodiscard]] Typed typed() const { return {m_name, m_text, m_message, m_base}; }
    [[nodiscard]] static PromptLibrary::Draft draftOf(const Typed& typed);
    void keep();
    void check();
    AppModel& m_app;
    DraftFindingModel* m_findings;
    QTimer m_keepTimer, m_checkTimer;
    QString m_name, m_text, m_message, m_baseText;
    int m_base = 0;
    bool m_open = false, m_dirty = false;
    std::shared_ptr<const PromptTextDiff> m_diff;
    std::shared_ptr<const DraftPreview> m_preview;
    JobHandle m_openJob, m_checkJob, m_renderJob, m_commitJob;
};

} // namespace touchstone::gui
