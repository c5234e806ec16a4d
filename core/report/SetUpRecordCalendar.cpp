// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/SetUpRecord.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype lineLimitOctets = 75; // RFC 5545, 3.1

/// One content line. A fold never cuts through a character: some programs join lines only after decoding.
QByteArray folded(const QByteArray &line)
{
    QByteArray result;
    qsizetype length = 0;
    for (qsizetype i = 0; i < line.size();) {
        qsizetype size = 1;
        while (i + size < line.size() && (line.at(i + size) & 0xC0) == 0x80)
            ++size;
        if (length + size > lineLimitOctets) {
            result += "\r\n ";
            length = 1; // the blank counts
        }
        result += line.mid(i, size);
        length += size;
        i += size;
    }
    return result + "\r\n";
}

/// RFC 5545, 3.3.11.
QByteArray escaped(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u';', u"\\;"_s).replace(u',', u"\\,"_s);
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n').replace(u'\n', u"\\n"_s);
    return text.toUtf8();
}

QByteArray event(const QDate &date, int daysBefore, const QByteArray &uidStart, const QByteArray &stamp,
                 const Text &words, const QByteArray &summary)
{
    const QByteArray text = escaped(words.title + u"\n\n"_s + words.body);
    const QList<QByteArray> lines{"BEGIN:VEVENT",
                                  "UID:" + uidStart + '-' + QByteArray::number(daysBefore) + "@keyway",
                                  "DTSTAMP:" + stamp,
                                  "DTSTART;VALUE=DATE:" + date.toString(u"yyyyMMdd"_s).toLatin1(),
                                  "DTEND;VALUE=DATE:" + date.addDays(1).toString(u"yyyyMMdd"_s).toLatin1(),
                                  "SUMMARY:" + summary,
                                  "DESCRIPTION:" + text,
                                  "TRANSP:TRANSPARENT", // a reminder takes nobody's time
                                  "BEGIN:VALARM",
                                  "ACTION:DISPLAY",
                                  "TRIGGER;RELATED=START:PT9H", // a day begins at midnight: remind at nine
                                  "DESCRIPTION:" + summary,
                                  "END:VALARM",
                                  "END:VEVENT"};
    QByteArray result;
    for (const QByteArray &line : lines)
        result += folded(line);
    return result;
}

} // namespace

QByteArray expiryCalendar(const Certificate &certificate, const QString &what, const QDateTime &nowUtc,
                          const TextBook &texts)
{
    const QDateTime end = certificate.notAfterUtc();
    const QString fingerprint = certificate.sha256Fingerprint();
    const QByteArray uidStart = QString(fingerprint).remove(u':').toLower().toLatin1();
    const QByteArray stamp = nowUtc.toUTC().toString(u"yyyyMMdd'T'hhmmss'Z'"_s).toLatin1();
    QByteArray events;
    for (const int daysBefore : {60, 14}) {
        const QDate date = end.date().addDays(-daysBefore);
        if (date < nowUtc.toUTC().date())
            continue;
        const QMap<QString, QString> facts{{u"what"_s, what},
                                           {u"days"_s, QString::number(daysBefore)},
                                           {u"date"_s, QLocale::c().toString(end.date(), u"d MMMM yyyy"_s)},
                                           {u"fingerprint"_s, fingerprint}};
        events += event(date, daysBefore, uidStart, stamp, texts.text(u"calendar.description"_s, facts),
                        escaped(texts.text(u"calendar.summary"_s, facts).title));
    }
    if (events.isEmpty())
        return {}; // a calendar without an entry is not allowed
    return folded("BEGIN:VCALENDAR") + folded("VERSION:2.0") + folded("PRODID:-//Keyway//Keyway//EN") +
           folded("CALSCALE:GREGORIAN") + folded("METHOD:PUBLISH") + events + folded("END:VCALENDAR");
}

} // namespace keyway
