// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/boundariespane.h"

#include "gui/text/convert.h"
#include "gui/widgets/containers.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/sourceview.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

BoundariesPane::BoundariesPane(ChunkerTrials& trials, QWidget* parent)
    : QWidget(parent), m_trials(trials), m_page(new QComboBox(this)) {
    m_page->setObjectName(QStringLiteral("boundariesPageCombo"));
    m_page->setAccessibleName(tr("Page with gold passages"));
    m_page->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto* top = new QHBoxLayout;
    top->setSpacing(space::kSmall);
    top->addWidget(new TextLabel(tr("Boundaries on"), TypeRole::Body, Token::Muted, this));
    top->addWidget(m_page, 1);
    auto* splitter = new Splitter(Qt::Horizontal, this);
    splitter->addWidget(
        makeSide(m_left, tr("Chunker at the left"), "boundariesLeftCombo", "boundariesLeftView"));
    splitter->addWidget(
        makeSide(m_right, tr("Chunker at the right"), "boundariesRightCombo", "boundariesRightView"));
    splitter->setSizes({500, 500});
    splitter->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, space::kSmall, 0, 0);
    column->setSpacing(space::kSmall);
    column->addLayout(top);
    column->addWidget(splitter, 1);
    connect(m_page, &QComboBox::currentIndexChanged, this,
            [this] { m_trials.openPage(m_page->currentText()); });
    connect(&m_trials, &ChunkerTrials::pageOpened, this, &BoundariesPane::showPage);
    const auto follow = [this](SourceView* other, quint64 byte) {
        if (m_following)
            return;
        m_following = true;
        other->setTopByte(byte);
        m_following = false;
    };
    connect(m_left.view, &SourceView::scrolled, this,
            [this, follow](quint64 byte) { follow(m_right.view, byte); });
    connect(m_right.view, &SourceView::scrolled, this,
            [this, follow](quint64 byte) { follow(m_left.view, byte); });
}

QWidget* BoundariesPane::makeSide(Side& side, const QString& name, const char* comboName,
                                  const char* viewName) {
    auto* box = new QWidget(this);
    side.chunker = new QComboBox(box);
    side.chunker->setObjectName(QLatin1String(comboName));
    side.chunker->setAccessibleName(name);
    side.chunker->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    side.view = new SourceView(box);
    side.view->setObjectName(QLatin1String(viewName));
    side.view->setAccessibleName(name);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kUnit);
    column->addWidget(side.chunker);
    column->addWidget(side.view, 1);
    connect(side.chunker, &QComboBox::currentIndexChanged, this, [this, which = &side] { draw(*which); });
    return box;
}

void BoundariesPane::refresh() {
    const auto& comparison = m_trials.comparison();
    if (!comparison)
        return;
    const QSignalBlocker quietPage(m_page), quietLeft(m_left.chunker), quietRight(m_right.chunker);
    const QString kept = m_page->currentText();
    m_page->clear();
    for (const auto& [path, ranges] : comparison->references)
        m_page->addItem(toQString(path));
    m_page->setCurrentIndex(std::max(0, m_page->findText(kept)));
    for (QComboBox* box : {m_left.chunker, m_right.chunker}) {
        box->clear();
        for (const ChunkerArm& arm : comparison->arms)
            box->addItem(toQString(arm.chunker));
    }
    m_left.chunker->setCurrentIndex(0);
    m_right.chunker->setCurrentIndex(comparison->arms.size() > 1 ? 1 : 0);
    m_trials.openPage(m_page->currentText());
}

void BoundariesPane::showPage() {
    m_left.view->setPage(m_trials.page());
    m_right.view->setPage(m_trials.page());
    draw(m_left);
    draw(m_right);
    const auto& references = m_trials.comparison()->references;
    if (const auto gold = references.find(toStd(m_trials.page()->path)); gold != references.end())
        m_left.view->showRange(gold->second.front());
    m_right.view->setTopByte(m_left.view->topByte());
}

void BoundariesPane::draw(const Side& side) {
    const auto& comparison = m_trials.comparison();
    const auto& page = side.view->page();
    const auto at = static_cast<std::size_t>(side.chunker->currentIndex());
    if (!comparison || !page || at >= comparison->arms.size())
        return;
    const std::string path = toStd(page->path);
    std::vector<SourceLayer> layers;
    const auto ranges = comparison->arms[at].ranges.find(path);
    std::uint64_t covered = 0;
    int number = 0;
    const auto add = [&layers](SourceLayer::Kind kind, TextRange range, const QString& label) {
        SourceLayer layer;
        layer.kind = kind;
        layer.range = range;
        layer.label = label;
        layers.push_back(std::move(layer));
    };
    if (ranges != comparison->arms[at].ranges.end())
        for (const TextRange& range : ranges->second) {
            add(SourceLayer::Kind::Chunk, range, QStringLiteral("c%1").arg(++number));
            if (range.start < covered)
                add(SourceLayer::Kind::Overlap, {range.start, std::min(covered, range.end)}, QString());
            covered = std::max(covered, range.end);
        }
    if (const auto gold = comparison->references.find(path); gold != comparison->references.end())
        for (const TextRange& range : gold->second)
            add(SourceLayer::Kind::Gold, range, QString());
    side.view->setLayers(std::move(layers));
}

} // namespace touchstone::gui
