// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/corpus/adddialog.h"

#include "core/corpus/source.h"
#include "gui/text/convert.h"
#include "gui/text/numbers.h"
#include "gui/theme/theme.h"
#include "gui/widgets/controls.h"
#include "gui/widgets/labels.h"
#include "gui/widgets/messages.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QTimer>
#include <QVBoxLayout>

namespace touchstone::gui {

namespace {

/// "fastapi-0.115.14.tar.gz" -> ("fastapi", "0.115.14")
std::pair<QString, QString> nameAndVersion(const QString& source) {
    static const QRegularExpression kPreset(QStringLiteral("^([A-Za-z][\\w-]*)@([\\w.]+)$"));
    if (const auto preset = kPreset.match(source.trimmed()); preset.hasMatch())
        return {preset.captured(1), preset.captured(2)};
    QString base = source.trimmed();
    while (base.endsWith(QLatin1Char('/')))
        base.chop(1);
    base = base.section(QLatin1Char('/'), -1);
    static const QRegularExpression kEnding(
        QStringLiteral("(\\.tar\\.gz|\\.tgz|\\.tar|\\.zip|\\.md|\\.txt|\\.html?)$"),
        QRegularExpression::CaseInsensitiveOption);
    base.remove(kEnding);
    static const QRegularExpression kVersioned(QStringLiteral("^(.*?)[-_@ ]v?(\\d+(?:\\.\\w+)+)$"));
    if (const auto versioned = kVersioned.match(base);
        versioned.hasMatch() && !versioned.captured(1).isEmpty())
        return {versioned.captured(1), versioned.captured(2)};
    return {base, QString()};
}

} // namespace

QString suggestedName(const QString& source) {
    return nameAndVersion(source).first;
}
QString suggestedVersion(const QString& source) {
    return nameAndVersion(source).second;
}

AddDialog::AddDialog(AppModel& app, const QString& source, QWidget* parent)
    : QDialog(parent), m_app(app), m_timer(new QTimer(this)) {
    setObjectName(QStringLiteral("addDialog"));
    setWindowTitle(tr("Add a corpus"));
    setMinimumWidth(560);
    build();
    m_timer->setSingleShot(true);
    m_timer->setInterval(400);
    connect(m_timer, &QTimer::timeout, this, &AddDialog::preview);
    m_source->setText(source);
    sourceChanged();
}

AddDialog::~AddDialog() {
    m_preview.forget();
}

void AddDialog::build() {
    m_source = new QLineEdit(this);
    m_source->setObjectName(QStringLiteral("sourceEdit"));
    m_source->setPlaceholderText(tr("Folder, .tar.gz, .zip, file, address, or fastapi@0.115.14"));
    m_name = new QLineEdit(this);
    m_name->setObjectName(QStringLiteral("nameEdit"));
    m_version = new QLineEdit(this);
    m_version->setObjectName(QStringLiteral("versionEdit"));
    m_version->setPlaceholderText(tr("none"));
    auto* folder = makeButton(tr("Folder …"), ButtonVariant::Plain, Icon::Folder, this);
    folder->setObjectName(QStringLiteral("folderButton"));
    auto* file = makeButton(tr("File …"), ButtonVariant::Plain, Icon::Archive, this);
    file->setObjectName(QStringLiteral("fileButton"));
    auto* sourceRow = new QHBoxLayout;
    sourceRow->setSpacing(space::kUnit);
    sourceRow->addWidget(m_source, 1);
    sourceRow->addWidget(folder);
    sourceRow->addWidget(file);

    auto* form = new QFormLayout;
    form->setHorizontalSpacing(space::kMedium);
    form->setVerticalSpacing(space::kSmall);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->addRow(tr("&Source"), sourceRow);
    static_cast<QLabel*>(form->labelForField(sourceRow))->setBuddy(m_source);
    form->addRow(tr("&Name"), m_name);
    form->addRow(tr("&Version"), m_version);

    m_more = new QWidget(this);
    m_dialect = new QComboBox(m_more);
    m_dialect->setObjectName(QStringLiteral("dialectCombo"));
    for (const char* name : {"auto", "mkdocs", "markdown", "text", "code"})
        m_dialect->addItem(QLatin1String(name));
    m_chunker = new QLineEdit(toQString(AddRequest().chunker), m_more);
    m_chunker->setObjectName(QStringLiteral("chunkerEdit"));
    m_embedder = new QLineEdit(toQString(AddRequest().embedder), m_more);
    m_embedder->setObjectName(QStringLiteral("embedderEdit"));
    m_site = new QLineEdit(m_more);
    m_site->setObjectName(QStringLiteral("siteEdit"));
    m_site->setPlaceholderText(tr("from mkdocs.yml"));
    auto* more = new QFormLayout(m_more);
    more->setContentsMargins(0, 0, 0, 0);
    more->setHorizontalSpacing(space::kMedium);
    more->setVerticalSpacing(space::kSmall);
    more->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    more->addRow(tr("&Dialect"), m_dialect);
    more->addRow(tr("&Chunker"), m_chunker);
    more->addRow(tr("&Embedder"), m_embedder);
    more->addRow(tr("Published &at"), m_site);
    m_more->hide();
    auto* fold = makeButton(tr("More settings"), ButtonVariant::Quiet, Icon::Down, this);
    fold->setObjectName(QStringLiteral("moreButton"));
    fold->setCheckable(true);

    m_count = new TextLabel({}, TypeRole::Body, Token::Muted, this);
    m_count->setObjectName(QStringLiteral("countLabel"));
    m_count->setWordWrap(true);
    m_banner = new MessageBanner(this);
    m_banner->clear();
    auto* cancel = makeButton(tr("Cancel"), ButtonVariant::Plain, this);
    cancel->setObjectName(QStringLiteral("cancelButton"));
    m_addButton = makeButton(tr("Add"), ButtonVariant::Primary, this);
    m_addButton->setObjectName(QStringLiteral("confirmButton"));
    m_addButton->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(space::kSmall);
    buttons->addWidget(fold);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_addButton);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addLayout(form);
    column->addWidget(m_more);
    column->addWidget(m_count);
    column->addWidget(m_banner);
    column->addLayout(buttons);

    connect(folder, &QPushButton::clicked, this, &AddDialog::chooseFolder);
    connect(file, &QPushButton::clicked, this, &AddDialog::chooseFile);
    connect(m_source, &QLineEdit::textChanged, this, &AddDialog::sourceChanged);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
    connect(m_name, &QLineEdit::textChanged, this, [this] {
        m_addButton->setEnabled(!m_name->text().trimmed().isEmpty() && !m_source->text().trimmed().isEmpty());
    });
    connect(fold, &QPushButton::toggled, this, [this](bool open) {
        m_more->setVisible(open);
        adjustSize();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_addButton, &QPushButton::clicked, this, [this] {
        Q_EMIT addRequested(request());
        accept();
    });
}

void AddDialog::chooseFolder() {
    auto* dialog = new QFileDialog(this, tr("A folder of documents"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_source, &QLineEdit::setText);
    dialog->open();
}

void AddDialog::chooseFile() {
    auto* dialog = new QFileDialog(this, tr("An archive or a file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_source, &QLineEdit::setText);
    dialog->open();
}

void AddDialog::sourceChanged() {
    const QString source = m_source->text().trimmed();
    if (!m_nameTyped) {
        m_name->setText(suggestedName(source));
        m_version->setText(suggestedVersion(source));
    }
    m_addButton->setEnabled(!source.isEmpty() && !m_name->text().trimmed().isEmpty());
    m_banner->clear();
    m_count->setText(QString());
    m_preview.forget();
    m_timer->start();
}

AddRequest AddDialog::request() const {
    AddRequest out;
    out.source = toStd(m_source->text().trimmed());
    out.name = toStd(m_name->text().trimmed());
    if (!m_version->text().trimmed().isEmpty())
        out.version = toStd(m_version->text().trimmed());
    out.dialect = toStd(m_dialect->currentText());
    out.chunker = toStd(m_chunker->text().trimmed());
    out.embedder = toStd(m_embedder->text().trimmed());
    out.siteUrl = toStd(m_site->text().trimmed());
    return out;
}

void AddDialog::preview() {
    const QString source = m_source->text().trimmed();
    if (source.isEmpty() || !m_app.workbench())
        return;
    // Only what lies on this machine is counted unasked; an address or a preset would be fetched for it.
    if (source.contains(QStringLiteral("://"))) {
        m_count->setText(tr("This address is fetched when you press Add."));
        return;
    }
    if (!QFileInfo::exists(source)) {
        if (source.contains(QLatin1Char('@'))) {
            const quint64 bytes =
                presetDownloadBytes(toStd(suggestedName(source)), toStd(suggestedVersion(source)));
            m_count->setText(bytes > 0
                                 ? tr("One download of about %1 when you press Add.").arg(sizeText(bytes))
                                 : tr("One download when you press Add; its size is not known."));
        } else {
            m_count->setText(tr("There is no such file or folder."));
        }
        return;
    }
    m_count->setText(tr("Counting …"));
    AddRequest wanted = request();
    wanted.preview = true;
    if (wanted.name.empty())
        wanted.name = "preview";
    m_preview.forget();
    m_preview = m_app.jobs().start<AddReport>(
        Lane::Io, tr("Counting files"), this,
        [workbench = m_app.workbench(), wanted](JobContext& context) {
            return workbench->addCorpus(wanted, context);
        },
        [this](Result<AddReport> report) {
            if (report) {
                m_count->setText(tr("%1 files would be read, %2 left out.")
                                     .arg(countText(report->filesParsed),
                                          countText(report->filesFailed + report->filesSkipped)));
            } else if (report.error().code != ErrorCode::Cancelled) {
                m_count->setText(QString());
                m_banner->showError(report.error());
            }
        },
        false);
}

} // namespace touchstone::gui
