// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/StructuredText.h"

#include <QDateTime>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// RFC 4180, with any one separator; a row may not be longer than a screen of text.
class CsvReader
{
public:
    CsvReader(const QString &text, QChar separator) : m_text(text), m_separator(separator) {}

    bool atEnd() const { return m_at >= m_text.size(); }

    QStringList row()
    {
        QStringList cells;
        QString cell;
        bool quoted = false;
        const qsizetype start = m_at;
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text.at(m_at);
            if (quoted) {
                if (c != u'"')
                    cell += c;
                else if (m_at + 1 < m_text.size() && m_text.at(m_at + 1) == u'"')
                    cell += m_text.at(++m_at);
                else
                    quoted = false;
                // A quote that never closes must not swallow the file.
                if (m_at - start > longestRow)
                    quoted = false;
            } else if (c == u'"') {
                quoted = true;
            } else if (c == m_separator) {
                cells << cell.trimmed();
                cell.clear();
            } else if (c == u'\n') {
                ++m_at;
                break;
            } else if (c != u'\r') {
                cell += c;
            }
        }
        cells << cell.trimmed();
        return cells;
    }

private:
    static constexpr qsizetype longestRow = 8 * 1024;
    const QString &m_text;
    QChar m_separator;
    qsizetype m_at = 0;
};

struct Columns
{
    qsizetype status = -1;
    qsizetype type = -1;
    qsizetype application = -1;
    qsizetype username = -1;
    qsizetype time = -1;

    explicit Columns(const QStringList &header)
    {
        for (qsizetype i = 0; i < header.size(); ++i) {
            const QString name = QString(header.at(i)).remove(u' ').remove(u'_').toLower();
            if (name == "status"_L1 || name == "loginstatus"_L1)
                status = i;
            else if (name == "logintype"_L1)
                type = i;
            else if (name == "application"_L1)
                application = i;
            else if (name == "username"_L1 || name == "user"_L1)
                username = i;
            else if (name.startsWith("logintime"_L1) || name == "timestamp"_L1)
                time = i;
        }
    }
    bool isLoginHistory() const
    {
        return status >= 0 && (type >= 0 || application >= 0) && (time >= 0 || username >= 0);
    }
};

/// All rows of a file write the time alike, so the form that fitted is tried first.
class TimeReader
{
public:
    QDateTime read(QString text)
    {
        for (const QLatin1String zone : {" PST"_L1, " PDT"_L1, " GMT"_L1})
            if (const qsizetype at = text.indexOf(zone); at > 0)
                text.truncate(at);
        text.remove(u',');
        static const QStringList forms{u"M/d/yyyy h:mm:ss AP"_s, u"M/d/yyyy h:mm AP"_s, u"M/d/yyyy H:mm:ss"_s,
                                       u"M/d/yyyy H:mm"_s,       u"d.M.yyyy H:mm:ss"_s, u"d.M.yyyy H:mm"_s};
        if (m_form < 0) {
            const QDateTime iso = QDateTime::fromString(text, Qt::ISODate);
            if (iso.isValid())
                return iso;
        }
        if (m_form >= 0)
            return m_locale.toDateTime(text, forms.at(m_form));
        for (qsizetype form = 0; form < forms.size(); ++form) {
            const QDateTime time = m_locale.toDateTime(text, forms.at(form));
            if (!time.isValid())
                continue;
            m_form = form;
            return time;
        }
        return {};
    }

private:
    QLocale m_locale = QLocale::c();
    qsizetype m_form = -1;
};

} // namespace

std::optional<Extract> fromLoginHistory(const QString &text)
{
    const qsizetype firstEnd = text.indexOf(u'\n');
    const QString first = text.left(qMin(firstEnd, qsizetype(4096)));
    if (firstEnd < 0 || !first.contains(u"status"_s, Qt::CaseInsensitive))
        return std::nullopt;
    const QChar separator = first.contains(u'\t')                   ? u'\t'
                            : first.count(u';') > first.count(u',') ? u';'
                                                                    : u',';
    CsvReader reader(text, separator);
    const Columns columns(reader.row());
    if (!columns.isLoginHistory())
        return std::nullopt;
    Extract extract;
    extract.source = u"login-history"_s;
    QStringList worst;
    bool worstIsOAuth = false;
    QDateTime newest;
    TimeReader times;
    qsizetype rows = 0;
    while (!reader.atEnd()) {
        const QStringList row = reader.row();
        const QString status = row.value(columns.status);
        if (row.size() < 2 || status.isEmpty())
            continue;
        ++rows;
        if (status.startsWith("success"_L1, Qt::CaseInsensitive) || status == "LOGIN_NO_ERROR"_L1)
            continue;
        const QString type = row.value(columns.type);
        const bool isOAuth = type.contains("remote access"_L1, Qt::CaseInsensitive) ||
                             type.contains("oauth"_L1, Qt::CaseInsensitive);
        const bool better = isOAuth && !worstIsOAuth;
        const bool worse = !isOAuth && worstIsOAuth;
        const bool mayWin = worst.isEmpty() || better || (newest.isValid() && !worse);
        const QDateTime time = mayWin ? times.read(row.value(columns.time)) : QDateTime();
        // Without readable times the first row: Setup lists the newest first.
        const bool newer = time.isValid() && newest.isValid() && time > newest;
        if (worst.isEmpty() || better || (newer && !worse)) {
            worst = row;
            worstIsOAuth = isOAuth;
            newest = time;
        }
    }
    if (worst.isEmpty()) {
        extract.remark = {u"explain.history-no-failure"_s, {{u"count"_s, QString::number(rows)}}};
        return extract;
    }
    QStringList told;
    for (const qsizetype column : {columns.time, columns.username, columns.application, columns.type})
        if (column >= 0 && !worst.value(column).isEmpty())
            told << worst.value(column).left(120);
    extract.text = (worst.value(columns.status).left(400) + u"\n\n"_s + told.join(u" | "_s)).toUtf8();
    return extract;
}

} // namespace keyway
