// SPDX-License-Identifier: GPL-3.0-or-later
// The source beside an answer: the original page, rendered or raw, at the cited range, with the answer's
// other passages of that page in the gutter. Loads in the background; the newest request wins. Interface's
// thread.
#pragma once

#include "core/answering/answer.h"
#include "gui/viewmodels/appmodel.h"
#include "gui/viewmodels/pagecontent.h"

#include <QWidget>
#include <memory>

class QButtonGroup;

namespace touchstone::gui {

class IconButton;
class MessageBanner;
class SourceView;
class TextLabel;
class EmptyState;

class SourcePanel : public QWidget {
    Q_OBJECT

public:
    explicit SourcePanel(AppModel& app, QWidget* parent = nullptr);
    /// Passage n of an answer; `hits` are its passages.
    void showPassage(const std::vector<Hit>& hits, const std::vector<Citation>& citations, int n);
    void clear();
    [[nodiscard]] int passage() const { return m_number; }
    void toggleRaw();

Q_SIGNALS:
    void shown(int n);
    void openInCorpusRequested(const QVariantMap& place);
    void webLinkClicked(const QUrl& url);

private:
    void load(const Hit& hit);
    void present();
    void describe();
    [[nodiscard]] bool isExtractedHit(const Hit& hit) const;
    void showMode();
    AppModel& m_app;
    std::vector<Hit> m_hits;
    std::vector<Citation> m_citations;
    int m_number = 0;
    std::shared_ptr<const PageContent> m_page;
    QString m_loading; ///< edition and path that the running job loads
    JobHandle m_job;
    TextLabel* m_title;
    TextLabel* m_place;
    QButtonGroup* m_modes;
    IconButton* m_web;
    IconButton* m_copy;
    IconButton* m_inCorpus;
    MessageBanner* m_banner;
    SourceView* m_view;
    EmptyState* m_empty;
    QWidget* m_head;
};

} // namespace touchstone::gui
