// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/text/highlighter.h"

#include <QSet>
#include <algorithm>

namespace touchstone::gui {
namespace {

struct Profile {
    std::vector<const char16_t*> names;    ///< as written behind a fence
    std::vector<const char16_t*> keywords; ///< whole words
    const char16_t* lineComment = nullptr;
    const char16_t* lineComment2 = nullptr;
    const char16_t* blockStart = nullptr;
    const char16_t* blockEnd = nullptr;
    bool tripleQuotes = false;    ///< """ and ''' run over lines
    bool backticks = false;       ///< `text` runs over lines
    bool singleQuotes = true;     ///< 'text' is a string
    bool decorators = false;      ///< @name and @name.part
    bool keysBeforeColon = false; ///< word: or "word": is a name
    bool caseInsensitive = false;
    bool tags = false; ///< <name attribute="value">
};

const std::vector<Profile>& profiles() {
    static const std::vector<Profile> all{
        {{u"python", u"py", u"python3", u"pycon"},
         {u"and",      u"as",     u"assert", u"async",  u"await",  u"break",  u"class",   u"continue",
          u"def",      u"del",    u"elif",   u"else",   u"except", u"False",  u"finally", u"for",
          u"from",     u"global", u"if",     u"import", u"in",     u"is",     u"lambda",  u"None",
          u"nonlocal", u"not",    u"or",     u"pass",   u"raise",  u"return", u"True",    u"try",
          u"while",    u"with",   u"yield",  u"match",  u"case",   u"self"},
         u"#",
         nullptr,
         nullptr,
         nullptr,
         true,
         false,
         true,
         true},
        {{u"bash", u"sh", u"shell", u"console", u"zsh", u"terminal"},
         {u"if",   u"then", u"else",     u"elif",   u"fi",     u"for",   u"in",   u"do", u"done", u"while",
          u"case", u"esac", u"function", u"export", u"return", u"local", u"echo", u"cd", u"sudo", u"source"},
         u"#"},
        {{u"javascript", u"js", u"typescript", u"ts", u"jsx", u"tsx"},
         {u"async",   u"await",    u"break", u"case",   u"catch",  u"class",      u"const",     u"continue",
          u"default", u"delete",   u"do",    u"else",   u"export", u"extends",    u"false",     u"finally",
          u"for",     u"function", u"if",    u"import", u"in",     u"instanceof", u"interface", u"let",
          u"new",     u"null",     u"of",    u"return", u"static", u"super",      u"switch",    u"this",
          u"throw",   u"true",     u"try",   u"type",   u"typeof", u"undefined",  u"var",       u"void",
          u"while",   u"yield",    u"from"},
         u"//",
         nullptr,
         u"/*",
         u"*/",
         false,
         true,
         true,
         true},
        {{u"c", u"cpp", u"c++", u"h", u"hpp", u"cc", u"java", u"csharp", u"cs", u"go", u"rust", u"rs",
          u"kotlin"},
         {u"auto",     u"bool",      u"break",    u"case",    u"catch",     u"char",      u"class",
          u"const",    u"constexpr", u"continue", u"default", u"delete",    u"do",        u"double",
          u"else",     u"enum",      u"explicit", u"extern",  u"false",     u"final",     u"float",
          u"fn",       u"for",       u"func",     u"if",      u"import",    u"impl",      u"inline",
          u"int",      u"interface", u"let",      u"long",    u"mut",       u"namespace", u"new",
          u"nullptr",  u"override",  u"package",  u"private", u"protected", u"pub",       u"public",
          u"return",   u"short",     u"signed",   u"sizeof",  u"static",    u"struct",    u"switch",
          u"template", u"this",      u"throw",    u"true",    u"try",       u"typedef",   u"typename",
          u"union",    u"unsigned",  u"use",      u"using",   u"virtual",   u"void",      u"volatile",
          u"while"},
         u"//",
         nullptr,
         u"/*",
         u"*/",
         false,
         false,
         true,
         true},
        {{u"json", u"json5", u"jsonc"},
         {u"true", u"false", u"null"},
         u"//",
         nullptr,
         nullptr,
         nullptr,
         false,
         false,
         false,
         false,
         true},
        {{u"yaml", u"yml"},
         {u"true", u"false", u"null", u"yes", u"no"},
         u"#",
         nullptr,
         nullptr,
         nullptr,
         false,
         false,
         true,
         false,
         true},
        {{u"toml", u"ini", u"cfg", u"conf", u"dotenv"},
         {u"true", u"false"},
         u"#",
         u";",
         nullptr,
         nullptr,
         true},
        {{u"sql"},
         {u"select", u"from",   u"where",  u"insert",  u"into",    u"values", u"update",    u"set",
          u"delete", u"create", u"table",  u"index",   u"view",    u"drop",   u"alter",     u"join",
          u"left",   u"right",  u"inner",  u"outer",   u"on",      u"group",  u"by",        u"order",
          u"having", u"limit",  u"offset", u"and",     u"or",      u"not",    u"null",      u"is",
          u"as",     u"in",     u"like",   u"between", u"union",   u"all",    u"distinct",  u"case",
          u"when",   u"then",   u"else",   u"end",     u"primary", u"key",    u"references"},
         u"--",
         nullptr,
         u"/*",
         u"*/",
         false,
         false,
         true,
         false,
         false,
         true},
        {{u"html", u"xml", u"svg", u"jinja", u"vue"},
         {},
         nullptr,
         nullptr,
         u"<!--",
         u"-->",
         false,
         false,
         true,
         false,
         false,
         false,
         true},
        {{u"css", u"scss"},
         {u"important", u"inherit", u"none", u"auto"},
         nullptr,
         nullptr,
         u"/*",
         u"*/",
         false,
         false,
         true,
         true,
         true},
        {{u"dockerfile", u"docker"},
         {u"from", u"run", u"cmd", u"copy", u"add", u"workdir", u"env", u"arg", u"expose", u"entrypoint",
          u"user", u"volume", u"label", u"as"},
         u"#",
         nullptr,
         nullptr,
         nullptr,
         false,
         false,
         true,
         false,
         false,
         true},
        {{u"cmake", u"make", u"makefile", u"ruby", u"rb", u"r", u"perl"},
         {u"if", u"else", u"elsif", u"endif", u"for", u"foreach", u"endforeach", u"function", u"endfunction",
          u"def", u"end", u"do", u"return", u"set", u"include"},
         u"#"},
    };
    return all;
}

const Profile* profileOf(const QString& language) {
    for (const Profile& profile : profiles())
        for (const char16_t* name : profile.names)
            if (language == QStringView(name))
                return &profile;
    return nullptr;
}

class Scanner {
public:
    Scanner(QStringView code, const Profile& profile) : m_code(code), m_profile(profile) {
        for (const char16_t* word : profile.keywords)
            m_keywords.insert(QString::fromUtf16(word));
    }

    std::vector<CodeSpan> run() {
        while (m_at < m_code.size())
            step();
        return std::move(m_spans);
    }

private:
    [[nodiscard]] bool here(const char16_t* text) const {
        return text != nullptr && m_code.mid(m_at).startsWith(QStringView(text));
    }
    void add(qsizetype from, qsizetype to, CodeKind kind) {
        if (to > from)
            m_spans.push_back({static_cast<int>(from), static_cast<int>(to - from), kind});
    }
    void takeUntil(QStringView end, qsizetype skip, CodeKind kind) {
        const qsizetype from = m_at;
        const qsizetype found = m_code.indexOf(end, m_at + skip);
        m_at = found < 0 ? m_code.size() : found + end.size();
        add(from, m_at, kind);
    }
    void takeLine(CodeKind kind) {
        const qsizetype from = m_at;
        const qsizetype end = m_code.indexOf(QLatin1Char('\n'), m_at);
        m_at = end < 0 ? m_code.size() : end;
        add(from, m_at, kind);
    }
    void takeString(QChar quote) {
        const qsizetype from = m_at++;
        while (m_at < m_code.size() && m_code.at(m_at) != quote && m_code.at(m_at) != QLatin1Char('\n'))
            m_at += m_code.at(m_at) == QLatin1Char('\\') ? 2 : 1;
        m_at = std::min(m_at, m_code.size());
        if (m_at < m_code.size() && m_code.at(m_at) == quote)
            ++m_at;
        add(from, m_at, m_profile.keysBeforeColon && colonFollows() ? CodeKind::Name : CodeKind::String);
    }
    [[nodiscard]] bool colonFollows() const {
        qsizetype at = m_at;
        while (at < m_code.size() && m_code.at(at) == QLatin1Char(' '))
            ++at;
        return at < m_code.size() && m_code.at(at) == QLatin1Char(':');
    }
    [[nodiscard]] bool isWord(qsizetype at) const {
        return at < m_code.size() && (m_code.at(at).isLetterOrNumber() || m_code.at(at) == QLatin1Char('_'));
    }
    void takeWord() {
        const qsizetype from = m_at;
        while (isWord(m_at))
            ++m_at;
        QString word = m_code.mid(from, m_at - from).toString();
        if (m_profile.caseInsensitive)
            word = word.toLower();
        if (m_keywords.contains(word)) {
            m_defines = word == QLatin1String("def") || word == QLatin1String("class") ||
                        word == QLatin1String("function");
            add(from, m_at, CodeKind::Keyword);
            return;
        }
        if (m_defines || (m_profile.keysBeforeColon && colonFollows()))
            add(from, m_at, CodeKind::Name);
        m_defines = false;
    }
    void takeNumber() {
        const qsizetype from = m_at;
        while (isWord(m_at) ||
               (m_at < m_code.size() && m_code.at(m_at) == QLatin1Char('.') && isWord(m_at + 1)))
            ++m_at;
        add(from, m_at, CodeKind::Number);
    }
    void takeTag() {
        const qsizetype from = m_at++;
        if (m_at < m_code.size() && m_code.at(m_at) == QLatin1Char('/'))
            ++m_at;
        while (isWord(m_at) || (m_at < m_code.size() && m_code.at(m_at) == QLatin1Char('-')))
            ++m_at;
        add(from, m_at, CodeKind::Keyword);
    }

    void step() {
        const QChar c = m_code.at(m_at);
        const QChar next = m_at + 1 < m_code.size() ? m_code.at(m_at + 1) : QChar();
        if (m_profile.blockStart != nullptr && here(m_profile.blockStart))
            return takeUntil(QStringView(m_profile.blockEnd), QStringView(m_profile.blockStart).size(),
                             CodeKind::Comment);
        if (here(m_profile.lineComment) || here(m_profile.lineComment2))
            return takeLine(CodeKind::Comment);
        if (m_profile.tripleQuotes && here(u"\"\"\""))
            return takeUntil(QStringView(u"\"\"\""), 3, CodeKind::String);
        if (m_profile.tripleQuotes && here(u"'''"))
            return takeUntil(QStringView(u"'''"), 3, CodeKind::String);
        if (m_profile.backticks && c == QLatin1Char('`'))
            return takeUntil(QStringView(u"`"), 1, CodeKind::String);
        if (c == QLatin1Char('"') || (c == QLatin1Char('\'') && m_profile.singleQuotes))
            return takeString(c);
        if (m_profile.tags && c == QLatin1Char('<') && (next.isLetter() || next == QLatin1Char('/')))
            return takeTag();
        if (m_profile.decorators && c == QLatin1Char('@') && (next.isLetter() || next == QLatin1Char('_'))) {
            const qsizetype from = m_at++;
            while (isWord(m_at) || (m_at < m_code.size() && m_code.at(m_at) == QLatin1Char('.')))
                ++m_at;
            return add(from, m_at, CodeKind::Name);
        }
        if (c.isDigit())
            return takeNumber();
        if (c.isLetter() || c == QLatin1Char('_'))
            return takeWord();
        if (!c.isSpace())
            m_defines = false;
        ++m_at;
    }

    QStringView m_code;
    const Profile& m_profile;
    QSet<QString> m_keywords;
    std::vector<CodeSpan> m_spans;
    qsizetype m_at = 0;
    bool m_defines = false; ///< the word before was def, class or function
};

std::vector<CodeSpan> highlightDiff(QStringView code) {
    std::vector<CodeSpan> spans;
    for (qsizetype from = 0; from < code.size();) {
        qsizetype end = code.indexOf(QLatin1Char('\n'), from);
        if (end < 0)
            end = code.size();
        const QChar first = end > from ? code.at(from) : QChar();
        if (first == QLatin1Char('+'))
            spans.push_back({static_cast<int>(from), static_cast<int>(end - from), CodeKind::Added});
        else if (first == QLatin1Char('-'))
            spans.push_back({static_cast<int>(from), static_cast<int>(end - from), CodeKind::Removed});
        else if (first == QLatin1Char('@'))
            spans.push_back({static_cast<int>(from), static_cast<int>(end - from), CodeKind::Comment});
        from = end + 1;
    }
    return spans;
}

} // namespace

std::vector<CodeSpan> highlightCode(QStringView code, QStringView language) {
    const QString name = language.toString().trimmed().toLower();
    if (name == QLatin1String("diff") || name == QLatin1String("patch"))
        return highlightDiff(code);
    const Profile* profile = profileOf(name);
    if (profile == nullptr)
        return {};
    return Scanner(code, *profile).run();
}

} // namespace touchstone::gui
