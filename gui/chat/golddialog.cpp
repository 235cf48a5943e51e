// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/chat/golddialog.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

namespace touchstone::gui {

namespace {

std::int64_t gradeOf(CitationStatus status) {
    if (status == CitationStatus::Verified)
        return 2;
    return status == CitationStatus::Partly ? 1 : 0;
}

} // namespace

std::vector<GoldPlace> goldPlacesOf(const Answer& answer) {
    std::vector<GoldPlace> places;
    for (const Citation& citation : answer.citations) {
        if (!citation.hit || *citation.hit >= answer.hits.size() || citation.range.empty())
            continue;
        const Hit& hit = answer.hits[*citation.hit];
        GoldPlace place;
        place.path = citation.path.empty() ? hit.stored.chunk.path : citation.path;
        place.heading = citation.heading;
        place.anchor = citation.anchor;
        place.version = hit.version.value_or("");
        place.source = hit.stored.chunk.source;
        place.range = citation.range;
        place.grade = gradeOf(citation.status);
        const auto known = std::find_if(places.begin(), places.end(), [&](const GoldPlace& other) {
            return other.path == place.path && other.range == place.range && other.source == place.source;
        });
        if (known == places.end())
            places.push_back(std::move(place));
        else
            known->grade = std::max(known->grade, place.grade);
    }
    return places;
}

GoldDialog::GoldDialog(Labels& labels, const Answer& answer, const QString& corpus, QWidget* parent)
    : QDialog(parent), m_labels(labels), m_corpus(corpus), m_places(goldPlacesOf(answer)),
      m_set(new QComboBox(this)), m_question(new QLineEdit(toQString(answer.question), this)),
      m_note(new TextLabel({}, TypeRole::Caption, Token::Muted, this)),
      m_save(makeButton(tr("Add to the gold set"), ButtonVariant::Primary, this)) {
    setObjectName(QStringLiteral("goldDialog"));
    setWindowTitle(tr("Add to a gold set"));
    setMinimumWidth(560);
    build(toQString(answer.question));
    connect(m_set, &QComboBox::currentTextChanged, this, &GoldDialog::check);
    connect(m_question, &QLineEdit::textChanged, this, &GoldDialog::check);
    connect(m_save, &QPushButton::clicked, this, &GoldDialog::save);
    connect(&m_labels, &Labels::setsChanged, this, [this] {
        refill(m_set, m_labels.setNames());
        check();
    });
    m_set->setEditText(m_labels.proposedSet(toQString(EditionName::parse(toStd(m_corpus)).name)));
    m_labels.refreshSets();
    check();
}

void GoldDialog::build(const QString& question) {
    m_set->setObjectName(QStringLiteral("goldSetCombo"));
    m_set->setEditable(true);
    m_set->setInsertPolicy(QComboBox::NoInsert);
    m_question->setObjectName(QStringLiteral("goldQuestionEdit"));
    m_question->setText(question);
    auto* places = new QVBoxLayout;
    places->setSpacing(space::kUnit);
    for (const GoldPlace& place : m_places) {
        const QString where =
            toQString(place.path) +
            (place.anchor.empty() ? QString() : QLatin1Char('#') + toQString(place.anchor)) +
            QStringLiteral("  ·  ") + rangeText(place.range->start, place.range->end);
        const QString grade = place.grade == 2   ? tr("answers it (2)")
                              : place.grade == 1 ? tr("helps (1)")
                                                 : tr("does not (0)");
        auto* box = new QCheckBox(
            QString(where + QStringLiteral("  ·  ") + grade).replace(QLatin1Char('&'), QStringLiteral("&&")),
            this);
        box->setObjectName(QStringLiteral("place%1Check").arg(m_boxes.size() + 1));
        box->setChecked(place.grade > 0);
        connect(box, &QCheckBox::toggled, this, &GoldDialog::check);
        places->addWidget(box);
        m_boxes.push_back(box);
    }
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kMedium);
    form->setVerticalSpacing(space::kSmall);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Question"), m_question);
    form->addRow(tr("Gold &set"), m_set);
    form->addRow(tr("Places"), places);
    m_note->setWordWrap(true);
    m_save->setObjectName(QStringLiteral("saveGoldButton"));
    m_save->setDefault(true);
    auto* cancel = makeButton(tr("Cancel"), ButtonVariant::Plain, this);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addLayout(form);
    column->addWidget(m_note);
    column->addLayout(buttons);
}

void GoldDialog::check() {
    const auto chosen =
        std::count_if(m_boxes.begin(), m_boxes.end(), [](const QCheckBox* box) { return box->isChecked(); });
    const Labels::NamedSet set = m_labels.named(m_set->currentText().trimmed());
    m_save->setEnabled(set.usable && chosen > 0 && !m_question->text().trimmed().isEmpty());
    m_note->setText(set.note);
}

void GoldDialog::save() {
    std::vector<GoldLabel> labels;
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (m_boxes[i]->isChecked())
            labels.push_back({toStd(m_set->currentText().trimmed()), toStd(m_corpus),
                              toStd(m_question->text().trimmed()), m_places[i]});
    m_labels.addAll(labels);
    accept();
}

} // namespace touchstone::gui
