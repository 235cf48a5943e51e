// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/evaluation/experimentfields.h"

#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleValidator>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

constexpr int kMostRetrieved = 10000, kMostRepeats = 1000;
constexpr double kMostMoney = 1e9;

QComboBox* makeCombo(const char* name, QWidget* parent) {
    auto* combo = new QComboBox(parent);
    combo->setObjectName(QLatin1String(name));
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(14);
    combo->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    leaveWheelToPage(combo);
    return combo;
}

QLineEdit* makeLimit(const char* name, const QString& words, QWidget* parent) {
    auto* edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(words);
    edit->setPlaceholderText(words);
    edit->setToolTip(ExperimentFields::tr("The run stops there and can be resumed. Empty: no limit."));
    return edit;
}

/// Keeps what was chosen where it is still there.
void fill(QComboBox* combo, const QList<std::pair<QString, QString>>& entries, const QString& otherwise) {
    const QSignalBlocker quiet(combo);
    const QString chosen = combo->count() > 0 ? combo->currentData().toString() : otherwise;
    combo->clear();
    for (const auto& [words, data] : entries)
        combo->addItem(words, data);
    int at = combo->findData(chosen);
    if (at < 0)
        at = combo->findData(otherwise);
    combo->setCurrentIndex(at);
}

QHBoxLayout* rowOf(std::initializer_list<QWidget*> parts) {
    auto* row = new QHBoxLayout;
    row->setSpacing(space::kUnit);
    for (QWidget* part : parts)
        row->addWidget(part, qobject_cast<QSpinBox*>(part) != nullptr ? 0 : 1);
    return row;
}

} // namespace

ExperimentFields::ExperimentFields(ExperimentForm& form, QWidget* parent)
    : QScrollArea(parent), m_form(form) {
    setObjectName(QStringLiteral("experimentFields"));
    setAccessibleName(tr("The experiment"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    build();
}

void ExperimentFields::build() {
    auto* content = new QWidget(this);
    m_gold = makeCombo("goldCombo", content);
    m_corpus = makeCombo("experimentCorpusCombo", content);
    m_model = makeCombo("experimentModelCombo", content);
    m_arm = makeCombo("experimentArmCombo", content);
    m_arm->setAccessibleName(tr("What the model is given"));
    m_arm->addItem(tr("with sources"), static_cast<int>(ArmKind::Rag));
    m_arm->addItem(tr("with whole pages"), static_cast<int>(ArmKind::WholeDocument));
    m_arm->addItem(tr("without sources"), static_cast<int>(ArmKind::ClosedBook));
    m_prompt = makeCombo("experimentPromptCombo", content);
    m_mode = makeCombo("experimentModeCombo", content);
    m_mode->addItem(tr("hybrid"), static_cast<int>(RetrievalMode::Hybrid));
    m_mode->addItem(tr("lexical"), static_cast<int>(RetrievalMode::Lexical));
    m_mode->addItem(tr("dense"), static_cast<int>(RetrievalMode::Dense));
    m_k = new QSpinBox(content);
    m_k->setObjectName(QStringLiteral("experimentKSpin"));
    m_k->setAccessibleName(tr("Passages that are retrieved"));
    m_k->setRange(1, kMostRetrieved);
    m_k->setValue(ExperimentDraft().k);
    m_k->setPrefix(QStringLiteral("k "));
    m_rerank = makeCombo("experimentRerankCombo", content);
    m_rerank->setEditable(true);
    m_rerank->setInsertPolicy(QComboBox::NoInsert);
    m_rerank->addItems({tr("as usual for the mode"), QStringLiteral("features"), QStringLiteral("none")});
    m_rerank->setToolTip(tr("A reranker's SPEC, such as cross-encoder:path=FOLDER, can be typed here."));
    m_judge = makeCombo("experimentJudgeCombo", content);
    m_judgedBox = new QWidget(content);
    auto* judged = new QVBoxLayout(m_judgedBox);
    judged->setContentsMargins(0, 0, 0, 0);
    judged->setSpacing(2);
    for (const std::string& metric : judgeMetrics()) {
        if (metric == kPairwise)
            continue; // the form makes one arm, which has nothing to be compared with
        auto* box = new QCheckBox(toQString(metric), m_judgedBox);
        box->setObjectName(toQString(metric) + QStringLiteral("Box"));
        box->setChecked(m_judged.empty());
        judged->addWidget(box);
        m_judged.push_back(box);
    }
    m_repeats = new QSpinBox(content);
    m_repeats->setObjectName(QStringLiteral("experimentRepeatsSpin"));
    m_repeats->setRange(1, kMostRepeats);
    m_calls = makeLimit("budgetCallsEdit", tr("calls"), content);
    m_tokens = makeLimit("budgetTokensEdit", tr("tokens"), content);
    m_cost = makeLimit("budgetCostEdit", tr("money"), content);
    m_calls->setValidator(new QIntValidator(0, 2'000'000'000, m_calls));
    m_tokens->setValidator(new QIntValidator(0, 2'000'000'000, m_tokens));
    auto* money = new QDoubleValidator(0, kMostMoney, 6, m_cost);
    money->setNotation(QDoubleValidator::StandardNotation);
    m_cost->setValidator(money);
    m_name = new QLineEdit(content);
    m_name->setObjectName(QStringLiteral("experimentNameEdit"));
    m_file = new QLineEdit(content);
    m_file->setObjectName(QStringLiteral("keepExperimentEdit"));
    m_file->setToolTip(tr("The experiment file, as “touchstone-cli eval init” writes it. A file that is "
                          "there already is never overwritten. Empty: no file is kept."));
    auto* rows = new QFormLayout(content);
    addRows(rows);
    setWidget(content);
    connect(m_gold, &QComboBox::currentIndexChanged, this, &ExperimentFields::goldChosen);
    for (QComboBox* combo : {m_corpus, m_model, m_arm, m_prompt, m_mode, m_rerank, m_judge})
        connect(combo, &QComboBox::currentIndexChanged, this, &ExperimentFields::update);
    connect(m_rerank, &QComboBox::editTextChanged, this, &ExperimentFields::update);
    for (QSpinBox* spin : {m_k, m_repeats})
        connect(spin, &QSpinBox::valueChanged, this, &ExperimentFields::update);
    for (QLineEdit* edit : {m_calls, m_tokens, m_cost, m_name})
        connect(edit, &QLineEdit::textChanged, this, &ExperimentFields::update);
    connect(m_file, &QLineEdit::textEdited, this, [this] { m_fileTyped = true; });
    for (QCheckBox* box : m_judged)
        connect(box, &QCheckBox::toggled, this, &ExperimentFields::update);
}

void ExperimentFields::addRows(QFormLayout* rows) {
    rows->setContentsMargins(0, 0, space::kMedium, 0);
    rows->setHorizontalSpacing(space::kMedium);
    rows->setVerticalSpacing(space::kSmall);
    rows->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    auto* import = new IconButton(Icon::Plus, tr("Import a gold set …"), widget());
    import->setObjectName(QStringLiteral("importGoldButton"));
    connect(import, &QToolButton::clicked, this, &ExperimentFields::importRequested);
    const auto add = [rows](const QString& words, QWidget* first, QLayout* row) {
        if (row != nullptr)
            rows->addRow(words, row);
        else
            rows->addRow(words, first);
        QWidget* label = row != nullptr ? rows->labelForField(row) : rows->labelForField(first);
        static_cast<QLabel*>(label)->setBuddy(first);
    };
    auto* gold = new QHBoxLayout;
    gold->setSpacing(space::kUnit);
    gold->addWidget(m_gold, 1);
    gold->addWidget(import);
    add(tr("&Gold set"), m_gold, gold);
    add(tr("&Corpus"), m_corpus, nullptr);
    add(tr("&Model"), m_model, nullptr);
    add(tr("&Asked"), m_arm, nullptr);
    add(tr("&Prompt"), m_prompt, nullptr);
    add(tr("R&etrieval"), m_mode, rowOf({m_mode, m_k}));
    add(tr("Re&ranking"), m_rerank, nullptr);
    add(tr("&Judge"), m_judge, nullptr);
    rows->addRow(QString(), m_judgedBox);
    add(tr("Repea&ts"), m_repeats, nullptr);
    add(tr("&Budget"), m_calls, rowOf({m_calls, m_tokens, m_cost}));
    add(tr("&Name"), m_name, nullptr);
    add(tr("&File"), m_file, nullptr);
}

void ExperimentFields::refresh(const QString& model) {
    const auto& choices = m_form.choices();
    if (!choices)
        return;
    m_filling = true;
    QList<std::pair<QString, QString>> golds, editions, models, judges;
    for (const GoldSet& set : choices->golds) {
        const QString name = toQString(set.name) + QLatin1Char('@') + QString::number(set.version);
        golds.append({tr("%1 · %n item(s)", nullptr, static_cast<int>(set.items)).arg(name), name});
    }
    for (const EditionInfo& edition : choices->editions)
        editions.append({editionLabel(edition), editionLabel(edition)});
    judges.append({tr("nobody judges"), QString()});
    const QStringList names = m_form.models();
    for (const QString& name : names) {
        const bool none = name == QLatin1String("extractive");
        models.append({none ? tr("quotes, no model") : name, name});
        if (!none)
            judges.append({name, name});
    }
    const QString before = m_gold->currentData().toString();
    fill(m_gold, golds, golds.isEmpty() ? QString() : golds.front().second);
    fill(m_corpus, editions, QString());
    fill(m_model, models, model);
    fill(m_judge, judges, QString());
    m_filling = false;
    if (before != m_gold->currentData().toString())
        goldChosen();
    else
        update();
}

void ExperimentFields::chooseGold(const QString& nameAtVersion) {
    m_gold->setCurrentIndex(m_gold->findData(nameAtVersion));
}

void ExperimentFields::goldChosen() {
    if (m_filling || !m_form.choices())
        return;
    if (const GoldSet* gold = m_form.choices()->gold(m_gold->currentData().toString()))
        if (const EditionInfo* edition = m_form.choices()->editionFor(*gold)) {
            const QSignalBlocker quiet(m_corpus);
            m_corpus->setCurrentIndex(m_corpus->findData(editionLabel(*edition)));
        }
    update();
}

void ExperimentFields::fillPrompts() {
    const auto& choices = m_form.choices();
    if (!choices)
        return;
    const bool closed = m_arm->currentData().toInt() == static_cast<int>(ArmKind::ClosedBook);
    QList<std::pair<QString, QString>> prompts;
    for (const QString& prompt : closed ? choices->promptsWithoutSources : choices->prompts)
        prompts.append({prompt, prompt});
    const TargetSettings usual;
    fill(m_prompt, prompts, toQString(closed ? usual.promptWithoutSources : usual.prompt));
}

void ExperimentFields::update() {
    if (m_filling)
        return;
    m_filling = true;
    fillPrompts();
    const bool asks = m_model->currentData().toString() != QLatin1String("extractive");
    const bool closed = asks && m_arm->currentData().toInt() == static_cast<int>(ArmKind::ClosedBook);
    auto* rows = static_cast<QFormLayout*>(widget()->layout());
    const auto enable = [rows](QWidget* field, bool enabled) {
        field->setEnabled(enabled);
        if (QWidget* label = rows->labelForField(field))
            label->setEnabled(enabled);
    };
    enable(m_arm, asks);
    enable(m_prompt, asks && m_prompt->count() > 0);
    for (QWidget* field : std::initializer_list<QWidget*>{m_mode, m_k, m_rerank})
        enable(field, !closed);
    m_judgedBox->setVisible(!m_judge->currentData().toString().isEmpty());
    const QString usual = draftName([this] {
        ExperimentDraft draft = this->draft();
        draft.name.clear();
        return draft;
    }());
    m_name->setPlaceholderText(usual);
    if (!m_fileTyped)
        m_file->setText(m_form.proposedFile(m_name->text().trimmed().isEmpty() ? usual : m_name->text()));
    m_filling = false;
    Q_EMIT changed();
}

ExperimentDraft ExperimentFields::draft() const {
    ExperimentDraft out;
    out.gold = m_gold->currentData().toString();
    out.corpus = m_corpus->currentData().toString();
    out.model = m_model->currentData().toString();
    out.arm = static_cast<ArmKind>(m_arm->currentData().toInt());
    out.mode = static_cast<RetrievalMode>(m_mode->currentData().toInt());
    out.k = m_k->value();
    // The first entry is a sentence, not a SPEC.
    if (m_rerank->currentText() != m_rerank->itemText(0))
        out.rerank = m_rerank->currentText().trimmed();
    const TargetSettings usual;
    const QString prompt = m_prompt->currentData().toString();
    const bool closed = out.arm == ArmKind::ClosedBook;
    if (prompt != toQString(closed ? usual.promptWithoutSources : usual.prompt))
        out.prompt = prompt;
    out.judge = m_judge->currentData().toString();
    for (const QCheckBox* box : m_judged)
        if (box->isChecked())
            out.judgeMetrics.append(box->text());
    out.repeats = m_repeats->value();
    const auto limit = [](const QLineEdit* edit) {
        bool sound = false;
        const qint64 value = edit->locale().toLongLong(edit->text().trimmed(), &sound);
        return sound ? std::optional<qint64>(value) : std::nullopt;
    };
    out.calls = limit(m_calls);
    out.tokens = limit(m_tokens);
    bool sound = false;
    const double money = m_cost->locale().toDouble(m_cost->text().trimmed(), &sound);
    if (sound && money >= 0)
        out.cost = money;
    out.name = m_name->text().trimmed();
    return out;
}

QString ExperimentFields::missing() const {
    if (m_gold->currentIndex() < 0)
        return tr("Choose a gold set.");
    if (m_corpus->currentIndex() < 0)
        return tr("Choose the corpus that the questions are asked of.");
    return {};
}

QString ExperimentFields::file() const {
    return m_file->text().trimmed();
}

} // namespace touchstone::gui
