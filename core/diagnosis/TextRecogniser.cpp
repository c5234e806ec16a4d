// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"

#include "core/diagnosis/AnswerForms.h"
#include "core/diagnosis/TextCleaning.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

using namespace forms;

namespace {

constexpr qsizetype factLength = 8 * 1024;

QString lineAround(const QString &text, qsizetype position)
{
    const qsizetype start = text.lastIndexOf(u'\n', qMax(qsizetype(0), position - 1)) + 1;
    const qsizetype end = text.indexOf(u'\n', position);
    const qsizetype from = qMax(start, position - literalLength / 2);
    return text.mid(from, qMin(literalLength, (end < 0 ? text.size() : end) - from)).trimmed();
}

class Recogniser
{
public:
    explicit Recogniser(const QByteArray &bytes) : m_text(cleanText(bytes)) {}

    RecognisedText run()
    {
        findClient();
        findAnswer();
        if (m_result.error.isEmpty() && m_result.description.isEmpty())
            findFailure();
        findContext();
        m_result.recognised = !m_result.error.isEmpty() || !m_result.description.isEmpty();
        if (m_result.literal.isEmpty())
            m_result.literal = m_result.description.isEmpty() ? m_result.error : m_result.description;
        if (m_result.literal.isEmpty())
            m_result.literal = m_text.left(literalLength).trimmed();
        Evidence &evidence = m_result.evidence;
        if (!m_result.error.isEmpty())
            evidence.set(fact::error, m_result.error);
        if (!m_result.description.isEmpty())
            evidence.set(fact::errorDescription, m_result.description);
        if (!m_text.isEmpty())
            evidence.set(fact::text, factText());
        if (m_result.source != "unknown"_L1)
            evidence.set(fact::client, m_result.source);
        return m_result;
    }

private:
    void findClient()
    {
        m_result.source = u"unknown"_s;
        for (const auto &each : textPatterns().clients) {
            if (each.matches.match(m_text).hasMatch()) {
                m_result.source = each.id;
                return;
            }
        }
    }

    void take(const Answer &answer, const QString &form)
    {
        m_result.error = usualSpelling(answer.code);
        m_result.description = answer.words;
        if (m_result.source == "unknown"_L1)
            m_result.source = form;
    }

    void findAnswer()
    {
        const Attempts attempts = fromCombinedList(m_text);
        if (attempts.count > 0) {
            const auto *wording = wordingIn(attempts.words);
            m_result.error = wording->error;
            m_result.description = attempts.words;
            if (attempts.count > 1)
                m_result.evidence.set(fact::attempts, attempts.mixed ? u"mixed"_s : u"same"_s);
            m_result.literal =
                m_text.mid(m_text.indexOf(u"Errors encountered:"_s, 0, Qt::CaseInsensitive), literalLength)
                    .trimmed();
            return;
        }
        for (const auto &[form, answers] :
             {std::pair(u"query"_s, fromQuery(m_text)), std::pair(u"go"_s, fromGoMaps(m_text)),
              std::pair(u"xml"_s, fromXml(m_text)), std::pair(u"json"_s, fromObjects(m_text))}) {
            // "Error: invalid_grant: …" looks like a field; what follows it is read line by line.
            const bool worded = std::any_of(answers.begin(), answers.end(),
                                            [](const Answer &answer) { return !answer.words.isEmpty(); });
            if (worded || (!answers.isEmpty() && form != "json"_L1))
                return takeBest(answers, form);
        }
        findInline();
    }

    /// The first whose words we know; "audience is invalid" only when nothing else was said.
    void takeBest(const QList<Answer> &answers, const QString &form)
    {
        const auto known = [](const Answer &answer) {
            return wordingIn(answer.words) &&
                   !answer.words.contains(u"audience is invalid"_s, Qt::CaseInsensitive);
        };
        const auto best = std::find_if(answers.begin(), answers.end(), known);
        const auto worded = std::find_if(answers.begin(), answers.end(),
                                         [](const Answer &answer) { return !answer.words.isEmpty(); });
        take(best != answers.end() ? *best : worded != answers.end() ? *worded : answers.first(), form);
    }

    void findInline()
    {
        const QList<Answer> answers = fromLines(m_text);
        const auto known = std::find_if(answers.begin(), answers.end(), [](const Answer &answer) {
            return wordingIn(answer.words) != nullptr;
        });
        if (known != answers.end()) {
            take(*known, u"text"_s);
            m_result.literal = lineAround(m_text, m_text.indexOf(known->code));
            return;
        }
        if (const auto *wording = wordingIn(m_text)) {
            const auto match = wording->matches.match(m_text);
            const bool severalCodes = answers.size() > 1;
            m_result.error = wording->error.isEmpty() && !severalCodes && !answers.isEmpty()
                                 ? usualSpelling(answers.first().code)
                                 : wording->error;
            m_result.description = match.captured().simplified();
            m_result.literal = lineAround(m_text, match.capturedStart());
            if (m_result.source == "unknown"_L1)
                m_result.source = u"text"_s;
            return;
        }
        if (answers.isEmpty())
            return;
        // A code whose words are unknown or lost. Failures of the program explain more than its rest of the
        // line.
        const bool onlyCodes = answers.size() > 1;
        m_result.error = usualSpelling(answers.first().code);
        m_result.description = onlyCodes ? QString() : answers.first().words;
        m_result.literal = lineAround(m_text, m_text.indexOf(answers.first().code));
        if (m_result.source == "unknown"_L1)
            m_result.source = u"text"_s;
    }

    void findFailure()
    {
        for (const auto &each : textPatterns().failures) {
            const auto match = each.matches.match(m_text);
            if (!match.hasMatch())
                continue;
            m_result.evidence.merge(Evidence::fromJson(each.facts));
            m_result.literal = lineAround(m_text, match.capturedStart());
            m_result.description = m_result.literal;
            if (m_result.source == "unknown"_L1)
                m_result.source = u"text"_s;
            return;
        }
    }

    void findContext()
    {
        Evidence &evidence = m_result.evidence;
        static const QRegularExpression status = expression(
            u"(?:http/[\\d.]+|status(?:[ _-]?code)?|http error|response(?: code)?|rejected|a)[\"'`:= (]{1,4}([1-5]\\d\\d)\\b|\\b([45]\\d\\d)[` ]{1,2}(?:bad request|unauthorized|forbidden|not found)"_s);
        const auto code = status.match(m_text);
        if (code.hasMatch() && !evidence.has(fact::httpStatus))
            evidence.set(fact::httpStatus, (code.captured(1) + code.captured(2)).toInt());
        for (const auto &each : textPatterns().circumstances)
            if (each.matches.match(m_text).hasMatch())
                evidence.merge(Evidence::fromJson(each.facts));
        findCall(evidence);
        findHosts(evidence);
    }

    void findCall(Evidence &evidence) const
    {
        static const QList<std::pair<QRegularExpression, QString>> calls{
            {expression(u"/services/soap/|soapenv|faultcode|sessionheader"_s), u"soap"_s},
            {expression(u"/services/async/|asyncapi|/jobs/(?:ingest|query)|bulk api"_s), u"bulk"_s},
            {expression(u"pubsub|pub/sub|metadata headers"_s), u"pubsub"_s},
            {expression(u"/services/oauth2/userinfo"_s), u"userinfo"_s},
            {expression(u"/services/data|/services/apexrest|use with the rest api"_s), u"rest"_s},
            {expression(u"grant_type=refresh_token|refresh token|access/refresh token"_s), u"refresh"_s},
            {expression(u"/services/oauth2/authorize|[?&#]?error=[a-z_]+&error_description="_s),
             u"authorize"_s},
            {expression(u"/services/oauth2/token|token endpoint|jwt-bearer|with jwt"_s), u"token"_s},
        };
        for (const auto &[pattern, call] : calls) {
            if (pattern.match(m_text).hasMatch()) {
                evidence.set(fact::call, call);
                return;
            }
        }
    }

    void findHosts(Evidence &evidence) const
    {
        static const QRegularExpression audience = expression(
            u"(?:audience|\\baud)[\"']?\\s*[=:]\\s*[\"']?(https?://[a-z0-9.-]{4,200}|[a-z0-9.-]{4,200}\\.(?:com|mil|cn))"_s);
        static const QRegularExpression host = expression(
            u"(?<![a-z0-9.@-])((?:[a-z0-9-]{1,80}\\.){1,6}(?:salesforce|force|cloudforce|salesforce-setup|site)\\.(?:com|mil)|(?:[a-z0-9-]{1,80}\\.){1,5}sfcrmproducts\\.cn)"_s);
        const auto aud = audience.match(m_text);
        if (aud.hasMatch()) {
            const QString url = aud.captured(1).toLower();
            evidence.set(fact::audience, url);
            evidence.set(fact::audienceKind, url.contains("login.salesforce.com"_L1)  ? u"login"_s
                                             : url.contains("test.salesforce.com"_L1) ? u"test"_s
                                             : url.contains(".my.salesforce"_L1)      ? u"my-domain"_s
                                                                                      : u"other"_s);
        }
        for (auto each = host.globalMatch(m_text); each.hasNext();) {
            const QString name = each.next().captured(1).toLower();
            static const QStringList pagesOnly{u"help.salesforce.com"_s,   u"developer.salesforce.com"_s,
                                               u"status.salesforce.com"_s, u"www.salesforce.com"_s,
                                               u"trust.salesforce.com"_s,  u"admin.salesforce.com"_s};
            if (pagesOnly.contains(name))
                continue;
            evidence.set(fact::host, name);
            evidence.set(fact::hostKind, kindOfHost(name));
            return;
        }
    }

    static QString kindOfHost(const QString &host)
    {
        static const QRegularExpression sandboxWithoutPartition(
            u"^[a-z0-9-]+--[a-z0-9-]+\\.(?:cs\\d+\\.)?my\\.salesforce\\.com$"_s);
        static const QRegularExpression instance(
            u"^(?:cs|na|eu|ap|um|gs|usa?)\\d+[a-z]?(?:\\.my)?\\.salesforce\\.com$"_s);
        if (host == "login.salesforce.com"_L1 || host == "test.salesforce.com"_L1)
            return u"generic"_s;
        if (host.contains("lightning.force"_L1) || host.contains("salesforce-setup"_L1))
            return u"lightning"_s;
        if (sandboxWithoutPartition.match(host).hasMatch())
            return u"legacy-sandbox"_s;
        if (instance.match(host).hasMatch())
            return u"instance"_s;
        return host.contains(".my.salesforce."_L1) || host.endsWith("sfcrmproducts.cn"_L1) ? u"my-domain"_s
                                                                                           : u"other"_s;
    }

    /// What rules may look at: the part that says what happened, then the beginning and the end.
    QString factText() const
    {
        QString text = m_text.simplified().toLower();
        if (text.size() > factLength)
            text = m_result.literal.simplified().toLower() + u' ' + text.left(factLength / 2) + u" … "_s +
                   text.right(factLength / 2 - literalLength - 8);
        return text.left(factLength);
    }

    QString m_text;
    RecognisedText m_result;
};

} // namespace

RecognisedText recogniseText(const QByteArray &text)
{
    return Recogniser(text).run();
}

} // namespace keyway
