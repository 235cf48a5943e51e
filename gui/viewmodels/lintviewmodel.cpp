// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/viewmodels/lintviewmodel.h"

#include "core/ingest/lint_export.h"
#include "gui/text/convert.h"
#include "gui/viewmodels/appmodel.h"

#include <QSaveFile>
#include <algorithm>
#include <array>
#include <tuple>

namespace touchstone::gui {

namespace {

std::size_t ruleOrder(const std::string& rule) {
    const auto& rules = lintRules();
    const auto found =
        std::find_if(rules.begin(), rules.end(), [&](const LintRule& one) { return one.name == rule; });
    return static_cast<std::size_t>(found - rules.begin());
}

QString placeText(const LintFinding& finding) {
    return toQString(finding.path) + QLatin1Char(':') + QString::number(finding.line);
}

} // namespace

QString lintRuleTitle(std::string_view rule) {
    struct Title {
        std::string_view name;
        QString text;
    };
    const std::array<Title, 12> titles{{
        {"broken-link", LintViewModel::tr("Broken link")},
        {"broken-anchor", LintViewModel::tr("Broken anchor")},
        {"missing-include", LintViewModel::tr("Missing include")},
        {"empty-heading", LintViewModel::tr("Empty heading")},
        {"duplicate-anchor", LintViewModel::tr("Anchor given twice")},
        {"orphan-page", LintViewModel::tr("Page not in the navigation")},
        {"near-duplicate", LintViewModel::tr("Nearly the same")},
        {"section-over-budget", LintViewModel::tr("Section too large")},
        {"wrong-language", LintViewModel::tr("Code in another language")},
        {"deprecated-name", LintViewModel::tr("Deprecated name")},
        {"injected-instruction", LintViewModel::tr("Speaks to the model")},
        {"invisible-characters", LintViewModel::tr("Invisible characters")},
    }};
    for (const Title& title : titles)
        if (title.name == rule)
            return title.text;
    return toQString(rule);
}

QString lintSeverityTitle(LintSeverity severity) {
    switch (severity) {
    case LintSeverity::Error:
        return LintViewModel::tr("Error");
    case LintSeverity::Warning:
        return LintViewModel::tr("Warning");
    case LintSeverity::Info:
        break;
    }
    return LintViewModel::tr("Remark");
}

void LintTableModel::setReport(std::shared_ptr<const LintReport> report) {
    beginResetModel();
    m_report = std::move(report);
    m_order.clear();
    for (std::size_t i = 0; m_report && i < m_report->findings.size(); ++i)
        m_order.push_back(i);
    std::stable_sort(m_order.begin(), m_order.end(), [this](std::size_t a, std::size_t b) {
        const LintFinding& left = m_report->findings[a];
        const LintFinding& right = m_report->findings[b];
        return std::make_tuple(-static_cast<int>(left.severity), ruleOrder(left.rule)) <
               std::make_tuple(-static_cast<int>(right.severity), ruleOrder(right.rule));
    });
    apply();
    endResetModel();
}

void LintTableModel::setFilter(const QString& words, const QString& rule, int severity) {
    beginResetModel();
    m_words = words;
    m_rule = rule;
    m_severity = severity;
    apply();
    endResetModel();
}

void LintTableModel::apply() {
    m_shown.clear();
    const std::string rule = toStd(m_rule);
    const QStringList words = m_words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const std::size_t at : m_order) {
        const LintFinding& one = m_report->findings[at];
        if ((!rule.empty() && one.rule != rule) ||
            (m_severity >= 0 && static_cast<int>(one.severity) != m_severity))
            continue;
        const QString text =
            words.isEmpty() ? QString() : toQString(one.path + " " + one.message + " " + one.excerpt);
        if (std::all_of(words.begin(), words.end(),
                        [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); }))
            m_shown.push_back(at);
    }
}

const LintFinding* LintTableModel::finding(int row) const {
    const auto at = static_cast<std::size_t>(row);
    return row < 0 || at >= m_shown.size() ? nullptr : &m_report->findings[m_shown[at]];
}

int LintTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int LintTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant LintTableModel::data(const QModelIndex& index, int role) const {
    const LintFinding* one = index.isValid() ? finding(index.row()) : nullptr;
    if (one == nullptr)
        return {};
    if (role == Qt::ToolTipRole)
        return toQString(one->report);
    if (role == Qt::UserRole)
        return static_cast<int>(one->severity);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Severity:
        return lintSeverityTitle(one->severity);
    case Rule:
        return lintRuleTitle(one->rule);
    case Place:
        return placeText(*one);
    default:
        return toQString(one->message);
    }
}

QVariant LintTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Severity:
        return tr("Severity");
    case Rule:
        return tr("Rule");
    case Place:
        return tr("Place");
    default:
        return tr("Finding");
    }
}

LintViewModel::LintViewModel(AppModel& app, QObject* parent)
    : QObject(parent), m_app(app), m_table(new LintTableModel(this)) {}

LintViewModel::~LintViewModel() {
    m_job.forget();
    m_locating.forget();
}

void LintViewModel::check(const QString& edition) {
    m_edition = edition;
    if (!m_app.workbench())
        return;
    m_job.forget();
    m_job = m_app.jobs().start<std::shared_ptr<const LintReport>>(
        Lane::Eval, tr("Checking %1").arg(edition), this,
        [workbench = m_app.workbench(),
         name = toStd(edition)](JobContext& context) -> Result<std::shared_ptr<const LintReport>> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            auto info = CorpusRepository(*database).edition(EditionName::parse(name));
            if (!info)
                return fail(std::move(info.error()));
            auto report = lintCorpus(*database, *info, {}, context);
            if (!report)
                return fail(std::move(report.error()));
            return std::make_shared<const LintReport>(std::move(*report));
        },
        [this](Result<std::shared_ptr<const LintReport>> report) {
            if (!report) {
                Q_EMIT failed(report.error());
                return;
            }
            m_table->setReport(std::move(*report));
            Q_EMIT finished();
        });
    Q_EMIT started();
}

void LintViewModel::locate(const LintFinding& finding) {
    if (!m_app.workbench())
        return;
    struct Place {
        QString path;
        quint64 start = 0, end = 0;
    };
    m_locating.forget();
    m_locating = m_app.jobs().start<Place>(
        Lane::Io, tr("Opening a page"), this,
        [workbench = m_app.workbench(), name = toStd(m_edition), path = finding.path,
         line = finding.line](JobContext&) -> Result<Place> {
            auto database = workbench->workspace()->connect();
            if (!database)
                return fail(std::move(database.error()));
            CorpusRepository repository(*database);
            auto info = repository.edition(EditionName::parse(name));
            if (!info)
                return fail(std::move(info.error()));
            auto bytes = repository.bytes(*info, path);
            if (!bytes)
                return fail(std::move(bytes.error()));
            std::size_t start = 0;
            for (std::uint64_t i = 1; i < line && start != std::string::npos; ++i) {
                start = bytes->find('\n', start);
                start = start == std::string::npos ? start : start + 1;
            }
            if (start == std::string::npos)
                return Place{toQString(path), 0, 0};
            return Place{toQString(path), start, std::min(bytes->find('\n', start), bytes->size())};
        },
        [this](Result<Place> place) {
            if (place)
                Q_EMIT located(place->path, place->start, place->end);
            else
                Q_EMIT failed(place.error());
        },
        false);
}

QString LintViewModel::exported(const QString& format) const {
    const auto& report = m_table->report();
    if (!report)
        return {};
    if (format == QLatin1String("csv"))
        return toQString(lintReportCsv(*report));
    if (format == QLatin1String("markdown"))
        return toQString(lintReportMarkdown(*report));
    return toQString(
        lintReportJson(*report).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace));
}

void LintViewModel::save(const QString& file, const QString& format) {
    const auto report = m_table->report();
    if (!report)
        return;
    m_app.jobs().start<bool>(
        Lane::Io, tr("Saving the findings"), this,
        [file, bytes = exported(format).toUtf8()](JobContext&) -> Result<bool> {
            QSaveFile out(file);
            if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
                return fail(ErrorCode::Io, "The file '" + toStd(file) + "' could not be written.",
                            toStd(out.errorString()));
            return true;
        },
        [this, file](Result<bool> done) {
            if (done)
                Q_EMIT saved(file);
            else
                Q_EMIT failed(done.error());
        },
        false);
}

} // namespace touchstone::gui
