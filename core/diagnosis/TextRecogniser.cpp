// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"

#include "core/diagnosis/TextCleaning.h"
#include "core/diagnosis/TextPatterns.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype factLength = 8 * 1024;
constexpr qsizetype literalLength = 600;

const TextPatterns &textPatterns()
{
    // Compiled in and judged by a test; without it nothing would be recognised, and nothing would break.
    static const TextPatterns patterns =
        TextPatterns::load(u":/keyway/diagnosis/recogniser.json"_s).value_or(TextPatterns{});
    return patterns;
}

struct Answer
{
    QString code;
    QString words;
};

QRegularExpression expression(const QString &pattern)
{
    return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption);
}

QString codeIn(const QString &text)
{
    return textPatterns().anyCode.match(text).captured();
}

/// Codes have one spelling, whatever a program made of it.
QString usualSpelling(const QString &code)
{
    for (const QString &known : textPatterns().codes)
        if (known.compare(code, Qt::CaseInsensitive) == 0)
            return known;
    return code;
}

QString trimmedWords(QString words)
{
    static const QRegularExpression audienceNote(u"\\s*\\[audience=[^\\]]*\\]?\\s*$"_s);
    words.remove(audienceNote);
    while (!words.isEmpty() && u"\"',;"_s.contains(words.back()))
        words.chop(1);
    return words.simplified().left(literalLength);
}

/// JSON in any quoting, a printed JavaScript or Python value: every pair of a code and its words.
QList<Answer> fromObjects(const QString &text)
{
    static const QRegularExpression field =
        expression(u"[\"']?\\b(error|errorcode|exceptioncode|error_description|errordescription|message|"
                   u"exceptionmessage|error_code)[\"']?\\s*[:=]\\s*"
                   "(?:\"([^\"\\r\\n]{0,2000})\"|'([^'\\r\\n]{0,2000})'|([A-Za-z0-9_.-]{3,60}))"_s);
    QList<Answer> answers;
    Answer open;
    const auto close = [&] {
        if (!open.code.isEmpty())
            answers << open;
        open = {};
    };
    qsizetype lastEnd = 0;
    int seen = 0;
    for (auto each = field.globalMatch(text); each.hasNext() && seen < 2000; ++seen) {
        const auto match = each.next();
        // Far apart means two different answers.
        if (match.capturedStart() - lastEnd > 400)
            close();
        lastEnd = match.capturedEnd();
        const QString name = match.captured(1).toLower();
        const QString value = match.captured(2) + match.captured(3) + match.captured(4);
        const bool isWords = name.contains("description"_L1) || name.endsWith("message"_L1);
        if (isWords) {
            if (open.words.isEmpty() || name == "error_description"_L1)
                open.words = trimmedWords(value);
        } else if (textPatterns().anyCode.match(value).capturedLength() == value.size() && !value.isEmpty()) {
            if (!open.code.isEmpty())
                close();
            open.code = value;
        }
    }
    close();
    return answers;
}

/// error=…&error_description=…
QList<Answer> fromQuery(const QString &text)
{
    static const QRegularExpression query = expression(
        u"[?&#]?\\berror=([A-Za-z0-9_.%-]{3,80})(?:&[a-z_]{1,30}=[^&\\s]{0,200}){0,4}?&error_description=([^&\\s\"'<>]{1,1000})"_s);
    QList<Answer> answers;
    for (auto each = query.globalMatch(text); each.hasNext() && answers.size() < 50;) {
        const auto match = each.next();
        QString words = match.captured(2);
        words.replace(u'+', u' ');
        answers << Answer{match.captured(1), trimmedWords(QUrl::fromPercentEncoding(words.toUtf8()))};
    }
    return answers;
}

/// Go's map[error:… error_description:…]
QList<Answer> fromGoMaps(const QString &text)
{
    static const QRegularExpression map =
        expression(u"map\\[error:([A-Za-z0-9_.-]{3,60}) error_description:([^\\]\\n]{1,1000})"_s);
    QList<Answer> answers;
    for (auto each = map.globalMatch(text); each.hasNext() && answers.size() < 50;) {
        const auto match = each.next();
        answers << Answer{match.captured(1), trimmedWords(match.captured(2))};
    }
    return answers;
}

QString element(const QString &text, const QString &names)
{
    const QRegularExpression tag =
        expression(u"<(?:[a-z0-9]{1,20}:)?(?:"_s + names +
                   u")(?:\\s[^<>]{0,200})?>\\s*(?:[a-z0-9]{1,20}:)?([^<]{1,1000})<"_s);
    return tag.match(text).captured(1).simplified();
}

QList<Answer> fromXml(const QString &text)
{
    if (!text.contains(u"</"_s))
        return {};
    const QString code = element(text, u"exceptionCode|faultcode|errorCode|error"_s);
    if (textPatterns().anyCode.match(code).capturedLength() == 0)
        return {};
    QString words = element(text, u"exceptionMessage|faultstring|error_description|message"_s);
    if (words.startsWith(codeIn(code) + u':'))
        words = words.mid(codeIn(code).size() + 1).trimmed();
    return {Answer{codeIn(code), trimmedWords(words)}};
}

/// "invalid_grant: user hasn't …", "invalid_grant - …", "invalid_request (…", one line.
QList<Answer> fromLines(const QString &text)
{
    static const QRegularExpression after(
        u"\\G[\"']?\\s{0,4}(?:::?|-|–|—|\\(|\\||,|\\bmessage:)\\s{0,4}([^\\r\\n]{2,600})"_s);
    QList<Answer> answers;
    for (auto each = textPatterns().anyCode.globalMatch(text); each.hasNext() && answers.size() < 50;) {
        const auto match = each.next();
        const auto words = after.match(text, match.capturedEnd());
        answers << Answer{match.captured(), words.hasMatch() ? trimmedWords(words.captured(1)) : QString()};
    }
    return answers;
}

const TextPatterns::Wording *wordingIn(const QString &text)
{
    for (const auto &each : textPatterns().wordings)
        if (each.matches.match(text).hasMatch())
            return &each;
    return nullptr;
}

/// The Salesforce CLI tries several hosts and audiences and prints one line for each. "audience is
/// invalid" only says that this attempt used a foreign audience; another line is the true answer.
struct Attempts
{
    QString words;
    bool mixed = false;
    int count = 0;
};
Attempts fromCombinedList(const QString &text)
{
    const auto start = text.indexOf(u"Errors encountered:"_s, 0, Qt::CaseInsensitive);
    if (start < 0)
        return {};
    Attempts result;
    QString first;
    const QStringList lines = text.mid(start + 19, 4000).split(u'\n');
    for (const QString &line : lines) {
        const QString words = trimmedWords(line);
        if (words.isEmpty() || !wordingIn(words)) {
            if (result.count > 0 && !words.isEmpty())
                break;
            continue;
        }
        ++result.count;
        if (first.isEmpty())
            first = words;
        result.mixed = result.mixed || words != first;
        if (result.words.isEmpty() && !words.contains(u"audience is invalid"_s, Qt::CaseInsensitive))
            result.words = words;
    }
    if (result.words.isEmpty())
        result.words = first;
    return result;
}

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
            for (auto known = each.facts.begin(); known != each.facts.end(); ++known)
                m_result.evidence.merge(Evidence::fromJson({{known.key(), known.value()}}));
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
