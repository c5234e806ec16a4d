// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/SetUpRecord.h"

#include "core/diagnosis/TextRecogniser.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString day(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"d MMMM yyyy"_s);
}

QString minute(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"d MMMM yyyy, hh:mm 'UTC'"_s);
}

/// The page as it grows. Whatever is added is escaped here, and secrets are hidden here: nothing else writes
/// markup with a value in it.
class Page
{
public:
    Page(const SetUpRecordInput &input, const TextBook &texts) : m_input(input), m_texts(texts) {}

    QString say(const QString &id, const QMap<QString, QString> &facts = {}) const
    {
        return m_texts.text(u"record."_s + id, facts).title;
    }
    QString shortKey() const
    {
        const QString key = m_input.connection.consumerKey;
        const auto problem = judgeConsumerKey(key);
        // What is too short to be cut, or is no Consumer Key at all, is not shown in part either.
        if ((problem && !isWarning(*problem)) || key.size() < 24)
            return say(u"not-given"_s);
        return say(u"consumer-key-length"_s, {{u"shown"_s, key.left(8) + u"…"_s + key.right(4)},
                                              {u"length"_s, QString::number(key.size())}});
    }
    void heading(const QString &id)
    {
        const QMap<QString, QString> facts{{u"destination"_s, m_input.guide.destination}};
        m_html += u"<h2>"_s + clean(say(u"heading."_s + id, facts)) + u"</h2>\n"_s;
    }
    void paragraph(const QString &text) { m_html += u"<p>"_s + clean(text) + u"</p>\n"_s; }
    void table(const QList<std::pair<QString, QString>> &rows)
    {
        m_html += u"<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">\n"_s;
        for (const auto &[label, value] : rows)
            m_html += u"<tr><th align=\"left\" width=\"32%\">"_s + clean(label) + u"</th><td>"_s +
                      clean(value.isEmpty() ? say(u"not-given"_s) : value) + u"</td></tr>\n"_s;
        m_html += u"</table>\n"_s;
    }
    QString html(const QString &title) const
    {
        return u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>%1</title></head>\n"
               u"<body>\n<h1>%1</h1>\n%2</body></html>\n"_s.arg(clean(title), m_html);
    }

private:
    QString clean(const QString &text) const
    {
        QString shown = hideSecrets(text);
        const QString key = m_input.connection.consumerKey;
        if (key.size() >= 24) // the answers of a test may name it
            shown.replace(key, key.left(8) + u"…"_s + key.right(4));
        return shown.toHtmlEscaped();
    }

    const SetUpRecordInput &m_input;
    const TextBook &m_texts;
    QString m_html;
};

QString claims(const DestinationProfile &profile)
{
    return profile.sendsIssuedAt ? u"iss, sub, aud, iat, exp"_s : u"iss, sub, aud, exp"_s;
}

void addValues(Page &page, const SetUpRecordInput &input)
{
    const Guide &guide = input.guide;
    page.heading(u"set"_s);
    QList<std::pair<QString, QString>> rows{
        {page.say(u"org"_s), input.domain.accepted ? input.domain.host : QString()},
        {page.say(u"environment"_s), input.domain.accepted ? input.domain.environment : QString()},
        {page.say(u"consumer-key"_s), page.shortKey()},
        {page.say(u"username"_s), input.connection.username}};
    if (guide.profile.asksConsumerSecret)
        rows << std::pair{page.say(u"secret"_s), page.say(u"secret-asked"_s)};
    if (!input.connection.objects.isEmpty())
        rows << std::pair{page.say(u"objects"_s), input.connection.objects.join(u", "_s)};
    page.table(rows);

    page.heading(u"sent"_s);
    page.table({{page.say(u"token-host"_s), guide.tokenHostFor(input.domain)},
                {page.say(u"audience"_s), guide.audienceFor(input.domain)},
                {page.say(u"claims"_s), claims(guide.profile)},
                {page.say(u"lifetime"_s),
                 page.say(u"seconds"_s, {{u"seconds"_s, QString::number(guide.profile.lifetime.count())}})}});
}

void addCertificate(Page &page, const SetUpRecordInput &input)
{
    page.heading(u"certificate"_s);
    if (!input.certificate)
        return page.paragraph(page.say(u"no-certificate"_s));
    const Certificate &certificate = *input.certificate;
    const QDateTime end = certificate.notAfterUtc();
    const QString until =
        end < input.nowUtc
            ? page.say(u"expired"_s, {{u"date"_s, day(end)}})
            : page.say(u"days-left"_s,
                       {{u"date"_s, day(end)}, {u"days"_s, QString::number(input.nowUtc.daysTo(end))}});
    page.table(
        {{page.say(u"subject"_s), certificate.subject()},
         {page.say(u"fingerprint"_s), certificate.sha256Fingerprint()},
         {page.say(u"key"_s), page.say(u"key-bits"_s, {{u"type"_s, certificate.keyType()},
                                                       {u"bits"_s, QString::number(certificate.keyBits())}})},
         {page.say(u"valid-from"_s), day(certificate.notBeforeUtc())},
         {page.say(u"valid-until"_s), until}});
}

void addTest(Page &page, const SetUpRecordInput &input, const TextBook &texts)
{
    page.heading(u"test"_s);
    if (!input.report)
        return page.paragraph(page.say(u"tested.never"_s));
    const ExchangeReport &report = *input.report;
    const QString verdict = !report.passed() ? u"tested.failed"_s
                            : input.proved   ? u"tested.proved"_s
                                             : u"tested.changed"_s;
    page.paragraph(page.say(verdict));
    page.paragraph(page.say(u"tested.when"_s, {{u"date"_s, minute(report.startedUtc)},
                                               {u"host"_s, report.host},
                                               {u"username"_s, report.username}}));
    QList<std::pair<QString, QString>> rows;
    for (const CheckResult &check : report.checks) {
        const QString sentence = detailSentence(check, texts);
        rows << std::pair{page.say(u"outcome."_s + toString(check.outcome)),
                          sentence.isEmpty() ? texts.text(u"check."_s + check.id).title : sentence};
    }
    page.table(rows);
}

void addSteps(Page &page, const SetUpRecordInput &input)
{
    page.heading(u"steps"_s);
    QList<std::pair<QString, QString>> rows;
    for (const GuideStep &step : input.guide.steps) {
        const auto ticked = std::count_if(
            step.instructions.begin(), step.instructions.end(), [&](const Instruction &instruction) {
                return input.connection.tickedInstructions.contains(instruction.id);
            });
        rows << std::pair{
            page.say(u"step"_s, {{u"number"_s, QString::number(step.number)}, {u"title"_s, step.title}}),
            step.instructions.isEmpty()
                ? page.say(u"no-instructions"_s)
                : page.say(u"ticked"_s, {{u"ticked"_s, QString::number(ticked)},
                                         {u"all"_s, QString::number(step.instructions.size())}})};
    }
    page.table(rows);
}

} // namespace

QString setUpRecordHtml(const SetUpRecordInput &input, const TextBook &texts)
{
    Page page(input, texts);
    const QString person = input.person.simplified();
    page.paragraph(page.say(person.isEmpty() ? u"intro-unnamed"_s : u"intro"_s,
                            {{u"person"_s, person}, {u"date"_s, minute(input.nowUtc)}}));
    if (input.connection.practice)
        page.paragraph(page.say(u"practice"_s));
    addValues(page, input);
    addCertificate(page, input);
    addTest(page, input, texts);
    addSteps(page, input);
    if (!input.guide.keepWorking.isEmpty()) {
        page.heading(u"keep"_s);
        for (const QString &sentence : input.guide.keepWorking)
            page.paragraph(sentence);
    }
    return page.html(page.say(u"title"_s, {{u"destination"_s, input.guide.destination}}));
}

} // namespace keyway
