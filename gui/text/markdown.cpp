// SPDX-License-Identifier: GPL-3.0-or-later
// md4c's events turned into the small HTML that QTextDocument understands. Nothing of the input reaches the
// output unescaped, and no attribute but a checked href is ever written from it.
#include "gui/text/markdown.h"

#include "gui/text/convert.h"

#include <md4c.h>

#include <QUrl>

namespace touchstone::gui {
namespace {

bool isWebLink(const QString& address) {
    const QUrl url(address, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() &&
           (url.scheme() == QLatin1String("https") || url.scheme() == QLatin1String("http"));
}

QString attributeText(const MD_ATTRIBUTE& attribute) {
    return QString::fromUtf8(attribute.text, static_cast<qsizetype>(attribute.size));
}

class HtmlWriter {
public:
    HtmlWriter(const MarkdownOptions& options, bool plain) : m_options(options), m_plain(plain) {}

    QString run(QStringView markdown) {
        const QByteArray utf8 = markdown.toUtf8();
        MD_PARSER parser{};
        parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOHTML |
                       MD_FLAG_PERMISSIVEURLAUTOLINKS;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            static_cast<HtmlWriter*>(self)->enterBlock(type, detail);
            return 0;
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            static_cast<HtmlWriter*>(self)->leaveBlock(type, detail);
            return 0;
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            static_cast<HtmlWriter*>(self)->enterSpan(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
            static_cast<HtmlWriter*>(self)->leaveSpan(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            static_cast<HtmlWriter*>(self)->text(type, QString::fromUtf8(text, static_cast<qsizetype>(size)));
            return 0;
        };
        md_parse(utf8.constData(), static_cast<MD_SIZE>(utf8.size()), &parser, this);
        flush();
        return m_out;
    }

private:
    void tag(QLatin1String html) {
        flush();
        if (!m_plain)
            m_out += html;
    }
    void plainBreak() {
        flush();
        if (m_plain && !m_out.isEmpty() && !m_out.endsWith(QLatin1Char('\n')))
            m_out += QLatin1Char('\n');
    }

    void enterBlock(MD_BLOCKTYPE type, void* detail) {
        plainBreak();
        switch (type) {
        case MD_BLOCK_QUOTE:
            return tag(QLatin1String("<blockquote>"));
        case MD_BLOCK_UL:
            return tag(QLatin1String("<ul>"));
        case MD_BLOCK_OL: {
            const unsigned start = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
            flush();
            if (!m_plain)
                m_out += QStringLiteral("<ol start=\"%1\">").arg(start);
            return;
        }
        case MD_BLOCK_LI: {
            const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
            tag(QLatin1String("<li>"));
            if (item->is_task)
                m_pending += item->task_mark == ' ' ? QStringLiteral("☐ ") : QStringLiteral("☑ ");
            return;
        }
        case MD_BLOCK_HR:
            return tag(QLatin1String("<hr>"));
        case MD_BLOCK_H:
            return tag(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level <= 2 ? QLatin1String("<h3>")
                                                                           : QLatin1String("<h4>"));
        case MD_BLOCK_CODE:
            m_code = true;
            return tag(QLatin1String("<pre>"));
        case MD_BLOCK_P:
            return tag(QLatin1String("<p>"));
        case MD_BLOCK_TABLE:
            return tag(QLatin1String("<table cellspacing=\"0\" cellpadding=\"6\">"));
        case MD_BLOCK_THEAD:
            return tag(QLatin1String("<thead>"));
        case MD_BLOCK_TR:
            return tag(QLatin1String("<tr>"));
        case MD_BLOCK_TH:
            return tag(QLatin1String("<th align=\"left\">"));
        case MD_BLOCK_TD:
            return tag(static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align == MD_ALIGN_RIGHT
                           ? QLatin1String("<td align=\"right\">")
                           : QLatin1String("<td>"));
        default:
            return;
        }
    }

    void leaveBlock(MD_BLOCKTYPE type, void* detail) {
        switch (type) {
        case MD_BLOCK_QUOTE:
            return tag(QLatin1String("</blockquote>"));
        case MD_BLOCK_UL:
            return tag(QLatin1String("</ul>"));
        case MD_BLOCK_OL:
            return tag(QLatin1String("</ol>"));
        case MD_BLOCK_LI:
            return tag(QLatin1String("</li>"));
        case MD_BLOCK_H:
            return tag(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level <= 2 ? QLatin1String("</h3>")
                                                                           : QLatin1String("</h4>"));
        case MD_BLOCK_CODE:
            // The last line end would show as an empty line.
            if (m_pending.endsWith(QLatin1Char('\n')))
                m_pending.chop(1);
            tag(QLatin1String("</pre>"));
            m_code = false;
            return;
        case MD_BLOCK_P:
            return tag(QLatin1String("</p>"));
        case MD_BLOCK_TABLE:
            return tag(QLatin1String("</table>"));
        case MD_BLOCK_THEAD:
            return tag(QLatin1String("</thead>"));
        case MD_BLOCK_TR:
            return tag(QLatin1String("</tr>"));
        case MD_BLOCK_TH:
            return tag(QLatin1String("</th>"));
        case MD_BLOCK_TD:
            if (m_plain)
                m_pending += QLatin1Char(' ');
            return tag(QLatin1String("</td>"));
        default:
            return;
        }
    }

    void enterSpan(MD_SPANTYPE type, void* detail) {
        switch (type) {
        case MD_SPAN_EM:
            return tag(QLatin1String("<i>"));
        case MD_SPAN_STRONG:
            return tag(QLatin1String("<b>"));
        case MD_SPAN_DEL:
            return tag(QLatin1String("<s>"));
        case MD_SPAN_CODE:
            tag(QLatin1String("<code>"));
            m_code = true;
            return;
        case MD_SPAN_A: {
            flush();
            const QString address = attributeText(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
            m_links.push_back(isWebLink(address));
            if (m_links.back() && !m_plain)
                m_out += QStringLiteral("<a href=\"%1\">").arg(address.toHtmlEscaped());
            return;
        }
        case MD_SPAN_IMG: // its alternative text follows as text
            flush();
            return;
        default:
            return;
        }
    }

    void leaveSpan(MD_SPANTYPE type) {
        switch (type) {
        case MD_SPAN_EM:
            return tag(QLatin1String("</i>"));
        case MD_SPAN_STRONG:
            return tag(QLatin1String("</b>"));
        case MD_SPAN_DEL:
            return tag(QLatin1String("</s>"));
        case MD_SPAN_CODE:
            tag(QLatin1String("</code>"));
            m_code = false;
            return;
        case MD_SPAN_A:
            flush();
            if (!m_links.empty()) {
                if (m_links.back() && !m_plain)
                    m_out += QLatin1String("</a>");
                m_links.pop_back();
            }
            return;
        default:
            return;
        }
    }

    void text(MD_TEXTTYPE type, const QString& piece) {
        switch (type) {
        case MD_TEXT_NULLCHAR:
            m_pending += QChar(0xfffd);
            return;
        case MD_TEXT_BR:
            flush();
            m_out += m_plain ? QLatin1String("\n") : QLatin1String("<br>");
            return;
        case MD_TEXT_SOFTBR:
            m_pending += QLatin1Char(' ');
            return;
        case MD_TEXT_ENTITY:
            // QTextDocument knows the same entities; anything else stays as it is written.
            flush();
            if (m_plain || !isEntity(piece))
                m_pending += piece;
            else
                m_out += piece;
            return;
        default:
            m_pending += piece;
            return;
        }
    }

    static bool isEntity(const QString& text) {
        if (text.size() < 3 || text.size() > 12 || text.front() != QLatin1Char('&') ||
            text.back() != QLatin1Char(';'))
            return false;
        for (qsizetype i = 1; i + 1 < text.size(); ++i)
            if (!text.at(i).isLetterOrNumber() && !(i == 1 && text.at(i) == QLatin1Char('#')))
                return false;
        return true;
    }

    /// Writes the pending text: escaped, with citation marks outside of code and links.
    void flush() {
        if (m_pending.isEmpty())
            return;
        const QString piece = std::exchange(m_pending, QString());
        if (m_plain || m_code || !m_options.citations || !m_links.empty()) {
            m_out += m_plain ? piece : piece.toHtmlEscaped();
            return;
        }
        qsizetype from = 0;
        for (qsizetype open = piece.indexOf(QLatin1Char('[')); open >= 0;
             open = piece.indexOf(QLatin1Char('['), open + 1)) {
            qsizetype at = open + 1;
            int number = 0;
            while (at < piece.size() && at - open <= 3 && piece.at(at) >= QLatin1Char('0') &&
                   piece.at(at) <= QLatin1Char('9'))
                number = number * 10 + piece.at(at++).digitValue();
            if (at == open + 1 || at >= piece.size() || piece.at(at) != QLatin1Char(']') || number == 0)
                continue;
            m_out += piece.mid(from, open - from).toHtmlEscaped();
            const QString name =
                m_options.citationClass ? m_options.citationClass(number, m_options.context) : QString();
            m_out += QStringLiteral("<a class=\"cite %2\" href=\"cite:%1\">[%1]</a>").arg(number).arg(name);
            from = at + 1;
            open = at;
        }
        m_out += piece.mid(from).toHtmlEscaped();
    }

    const MarkdownOptions& m_options;
    bool m_plain;
    QString m_out, m_pending;
    bool m_code = false;
    std::vector<bool> m_links;
};

} // namespace

QString markdownToHtml(QStringView markdown, const MarkdownOptions& options) {
    return HtmlWriter(options, false).run(markdown);
}

QString markdownToPlain(QStringView markdown) {
    const MarkdownOptions options;
    return HtmlWriter(options, true).run(markdown).trimmed();
}

} // namespace touchstone::gui
