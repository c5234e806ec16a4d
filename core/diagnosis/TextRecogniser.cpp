// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/TextRecogniser.h"

#include "core/diagnosis/AnswerForms.h"
#include "core/diagnosis/PastedKey.h"
#include "core/diagnosis/StructuredText.h"
#include "core/diagnosis/TextCleaning.h"
#include "core/diagnosis/TextFacts.h"

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

/// A file whose structure says which part of it is meant.
std::optional<Extract> extractOf(const QByteArray &bytes)
{
    const QByteArray head = bytes.left(4096).trimmed();
    if (head.contains('{')) {
        if (auto har = fromHar(bytes))
            return har;
        if (auto report = fromKeywayReport(bytes))
            return report;
    }
    if (bytes.size() > structuredLimitBytes ||
        !decodeText(bytes.left(4096)).contains("status"_L1, Qt::CaseInsensitive))
        return std::nullopt;
    return fromLoginHistory(decodeText(bytes));
}

void addMissing(Evidence &facts, const Evidence &more)
{
    Evidence all = more;
    all.merge(facts);
    facts = all;
}

/// Which kind of access token the text shows; the token itself is hidden from all that follows.
QString tokenFormIn(const QString &raw)
{
    static const QRegularExpression token = expression(
        u"(?:bearer |oauth |access_?token[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?|sessionid>|x-sfdc-session: )"
        "[\"']?(eyj[a-z0-9_-]{10}|00d[a-z0-9]{9,15}(?:!|%21))|^[\"']?(00d[a-z0-9]{9,15}!)"_s);
    const auto match = token.match(raw);
    if (!match.hasMatch())
        return {};
    return match.captured(1).startsWith("eyj"_L1, Qt::CaseInsensitive) ? u"jwt"_s : u"opaque"_s;
}

QString clientIn(const QString &text)
{
    for (const auto &each : textPatterns().clients)
        if (each.matches.match(text).hasMatch())
            return each.id;
    return u"unknown"_s;
}

class Recogniser
{
public:
    Recogniser(const QByteArray &bytes, const QDateTime &nowUtc)
        : m_bytes(bytes),
          m_now(nowUtc),
          m_extract(extractOf(bytes)),
          m_text(cleanText(m_extract ? m_extract->text : bytes))
    {
    }

    RecognisedText run(const QString &context)
    {
        m_result.source = m_extract ? m_extract->source : clientIn(m_text);
        findAnswer();
        if (m_extract)
            takeExtract();
        const bool answered = !m_result.error.isEmpty() || !m_result.description.isEmpty();
        if (!answered && !m_extract)
            findPasted();
        if (!answered && !m_result.fine && m_result.pasted == RecognisedText::Kind::Text)
            findFailure();
        findFacts(context);
        finish();
        return m_result;
    }

private:
    void takeExtract()
    {
        const Evidence &facts = m_extract->facts;
        if (facts.has(fact::error) || facts.has(fact::errorDescription)) {
            m_result.error = facts.string(fact::error);
            m_result.description = facts.string(fact::errorDescription);
        }
        if (m_extract->source == "login-history"_L1)
            m_result.literal = m_text.simplified().left(literalLength);
        m_result.remark = m_extract->remark;
        m_result.fine = !m_extract->remark.id.isEmpty();
    }

    void findPasted()
    {
        if (const auto key = readPastedKey(m_bytes, m_now)) {
            m_result.pasted =
                key->isCertificate ? RecognisedText::Kind::Certificate : RecognisedText::Kind::Key;
            m_result.remark = key->remark;
            m_result.fine = key->keyProblem.isEmpty();
            m_result.source = toString(m_result.pasted);
            if (!key->keyProblem.isEmpty())
                m_result.evidence.set(fact::keyProblem, key->keyProblem);
        } else if (auto assertion = readPastedAssertion(decodeText(m_bytes.left(128 * 1024)), m_now)) {
            m_result.pasted = assertion->isAccessToken ? RecognisedText::Kind::AccessToken
                                                       : RecognisedText::Kind::Assertion;
            m_result.fine = assertion->problems.isEmpty();
            m_result.remark =
                m_result.fine ? Problem{u"explain.assertion-fine"_s, {}} : assertion->problems.first();
            m_result.source = toString(m_result.pasted);
            takeClaims(*assertion);
            m_result.assertion = *assertion;
        }
        if (m_result.pasted != RecognisedText::Kind::Text)
            m_result.literal = hideSecrets(m_text.left(literalLength)).trimmed();
    }

    void takeClaims(const PastedAssertion &assertion)
    {
        Evidence &evidence = m_result.evidence;
        if (!assertion.audience.isEmpty() && !assertion.isAccessToken)
            evidence.set(fact::audience, assertion.audience);
        if (!assertion.problems.isEmpty())
            evidence.set(fact::claimProblem, assertion.claimProblem());
    }

    void findFacts(const QString &context)
    {
        Evidence &evidence = m_result.evidence;
        const auto fill = [&evidence](const Evidence &more) { addMissing(evidence, more); };
        if (m_extract) {
            fill(m_extract->facts);
        } else {
            const QString raw = decodeText(m_bytes.left(256 * 1024));
            const bool isText = m_result.pasted == RecognisedText::Kind::Text;
            if (const auto assertion = isText ? assertionInside(raw) : std::nullopt)
                takeClaims(*assertion);
            const bool showsToken = isText || m_result.pasted == RecognisedText::Kind::AccessToken;
            if (const QString form = showsToken ? tokenFormIn(raw) : QString(); !form.isEmpty())
                evidence.set(fact::tokenForm, form);
        }
        if (evidence.has(fact::audience))
            evidence.set(fact::audienceKind, kindOfAudience(evidence.string(fact::audience)));
        if (evidence.has(fact::host))
            evidence.set(fact::hostKind, kindOfHost(evidence.string(fact::host)));
        if (m_result.pasted == RecognisedText::Kind::Text)
            fill(factsAround(m_text));
        if (!context.isEmpty())
            fill(factsOfContext(context));
    }

    Evidence factsOfContext(const QString &context) const
    {
        const QString words = cleanText(context.left(4000).toUtf8());
        const Evidence around = factsAround(words);
        Evidence facts;
        for (const QLatin1String name :
             {fact::justCreated, fact::workedBefore, fact::sandboxRefreshed, fact::host, fact::hostKind,
              fact::audience, fact::audienceKind, fact::call, fact::tokenForm})
            if (around.has(name))
                facts.set(name, around.value(name));
        for (const auto &each : textPatterns().situations)
            if (each.matches.match(words).hasMatch())
                addMissing(facts, Evidence::fromJson(each.facts));
        // A host that the text names is not also of the kind that the person names.
        if (m_result.evidence.has(fact::host))
            facts.remove(fact::hostKind);
        if (m_result.evidence.has(fact::audience))
            facts.remove(fact::audienceKind);
        const QString client = clientIn(words);
        static const QStringList forms{u"unknown"_s, u"text"_s, u"json"_s, u"query"_s, u"xml"_s};
        if (client != "unknown"_L1 && forms.contains(m_result.source))
            facts.set(fact::client, client);
        return facts;
    }

    void finish()
    {
        m_result.recognised = m_result.fine || m_result.pasted != RecognisedText::Kind::Text ||
                              !m_result.error.isEmpty() || !m_result.description.isEmpty();
        if (m_result.literal.isEmpty())
            m_result.literal = m_result.description.isEmpty() ? m_result.error : m_result.description;
        if (m_result.literal.isEmpty())
            m_result.literal = m_text.left(literalLength).trimmed();
        Evidence &evidence = m_result.evidence;
        if (!m_result.error.isEmpty())
            evidence.set(fact::error, m_result.error);
        if (!m_result.description.isEmpty())
            evidence.set(fact::errorDescription, m_result.description);
        if (!m_text.isEmpty() && m_result.pasted == RecognisedText::Kind::Text) {
            // What the person tells of the situation comes after the text itself.
            const QString note = evidence.string(fact::text);
            evidence.set(fact::text, note.isEmpty() ? factText() : factText() + u'\n' + note);
        }
        if (m_result.source != "unknown"_L1 && !evidence.has(fact::client))
            evidence.set(fact::client, m_result.source);
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
        if (!attempts.failure.isEmpty()) {
            m_ownFailure = attempts.failure;
            if (attempts.mixed)
                m_result.evidence.set(fact::attempts, u"mixed"_s);
            return;
        }
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
        const QString &text = m_ownFailure.isEmpty() ? m_text : m_ownFailure;
        for (const auto &each : textPatterns().failures) {
            const auto match = each.matches.match(text);
            if (!match.hasMatch())
                continue;
            m_result.evidence.merge(Evidence::fromJson(each.facts));
            m_result.literal = lineAround(text, match.capturedStart());
            m_result.description = m_result.literal;
            if (m_result.source == "unknown"_L1)
                m_result.source = u"text"_s;
            return;
        }
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

    const QByteArray &m_bytes;
    QDateTime m_now;
    std::optional<Extract> m_extract;
    QString m_text;
    QString m_ownFailure; ///< what befell the address that was given, where other hosts answered besides
    RecognisedText m_result;
};

} // namespace

RecognisedText recogniseText(const QByteArray &text, const QString &context, const QDateTime &nowUtc)
{
    return Recogniser(text, nowUtc).run(context);
}

QString toString(RecognisedText::Kind kind)
{
    switch (kind) {
    case RecognisedText::Kind::Text:
        return u"text"_s;
    case RecognisedText::Kind::Assertion:
        return u"assertion"_s;
    case RecognisedText::Kind::AccessToken:
        return u"access-token"_s;
    case RecognisedText::Kind::Key:
        return u"key"_s;
    case RecognisedText::Kind::Certificate:
        return u"certificate"_s;
    }
    return {};
}

} // namespace keyway
