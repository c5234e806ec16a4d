// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/ExplainCommand.h"

#include "app/commands/StandardInput.h"
#include "core/cases/CustomerReply.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// A remark about a pasted thing without fault stands in the place of a diagnosis.
Diagnosis nothingWrong(const RecognisedText &found, const Text &remark)
{
    Diagnosis diagnosis;
    diagnosis.recognised = true;
    diagnosis.verdict = remark.title;
    diagnosis.literal = found.literal;
    return diagnosis;
}

} // namespace

void ExplainCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({{u"guide"_s, u"Number the steps as this guide does."_s, u"G"_s, u"ampersand"_s},
                       {u"context"_s, u"What you know besides, in your own words."_s, u"TEXT"_s},
                       {u"just-created"_s, u"The app or a setting was made or changed minutes ago."_s},
                       {u"worked-before"_s, u"The same sign-in worked before."_s},
                       {u"sandbox-refreshed"_s, u"The sandbox was refreshed not long ago."_s},
                       {u"since"_s, u"With a case: what changed since this older one."_s, u"OLDER"_s},
                       {u"reply"_s, u"Also write a reply for the customer."_s}});
}

void ExplainCommand::start(const QCommandLineParser &parser)
{
    const Guide *guide = m_services.guides().guide(parser.value(u"guide"_s));
    if (!guide)
        return fail({u"guide.unknown"_s, {{u"guide"_s, parser.value(u"guide"_s)}, {u"guides"_s, QString()}}});
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return fail({u"usage.one-file"_s, {{u"command"_s, u"explain [FILE]"_s}}});
    const bool piped = files.isEmpty() || files.first() == u"-"_s;
    const auto text = piped ? readStandardInput() : readFile(files.first(), pastedTextLimitBytes);
    if (!text)
        return fail(text.error());
    if (text->trimmed().isEmpty())
        return fail({u"file.empty"_s, {{u"path"_s, piped ? u"standard input"_s : files.first()}}});
    m_withReply = parser.isSet(u"reply"_s);
    if (looksLikeCase(*text)) {
        const auto one = caseFromBytes(*text, m_services.rules());
        return one ? explainCase(*one, parser.value(u"since"_s)) : fail(one.error());
    }
    if (parser.isSet(u"since"_s))
        return fail({u"case.not-a-case"_s, {{u"path"_s, piped ? u"standard input"_s : files.first()}}});
    RecognisedText found = recogniseText(*text, parser.value(u"context"_s), m_services.clock().nowUtc());
    for (const auto &[option, fact] :
         {std::pair(u"just-created"_s, fact::justCreated), std::pair(u"worked-before"_s, fact::workedBefore),
          std::pair(u"sandbox-refreshed"_s, fact::sandboxRefreshed)})
        if (parser.isSet(option))
            found.evidence.set(fact, true);
    explain(found, *guide);
}

void ExplainCommand::explain(const RecognisedText &found, const Guide &guide)
{
    const TextBook &texts = m_services.texts();
    const Text remark = found.remark.id.isEmpty() ? Text() : texts.text(found.remark);
    Diagnosis diagnosis =
        found.fine ? nothingWrong(found, remark) : m_services.rules().diagnose(found.evidence, &guide);
    if (diagnosis.literal.isEmpty())
        diagnosis.literal = found.literal;
    const bool recognised = found.recognised && diagnosis.recognised;
    m_console.print(recognised ? u"Recognised: %1 %2"_s.arg(found.source, found.error)
                               : u"This text is not known. What it can be:"_s);
    printRemark(found, remark);
    if (!found.fine)
        printDiagnosis(m_console, diagnosis);
    QJsonArray claims;
    for (const ClaimVerdict &each : found.assertion.claims) {
        const QString verdict = each.verdict.id.isEmpty() ? QString() : texts.text(each.verdict).title;
        claims << QJsonObject{{u"claim"_s, each.claim},
                              {u"value"_s, each.value},
                              {u"problem"_s, orNull(each.verdict.id.mid(6))},
                              {u"verdict"_s, orNull(verdict)}};
    }
    QJsonObject document{{u"recognised"_s, recognised},         {u"source"_s, found.source},
                         {u"error"_s, orNull(found.error)},     {u"description"_s, orNull(found.description)},
                         {u"pasted"_s, toString(found.pasted)}, {u"claims"_s, claims},
                         {u"diagnosis"_s, diagnosis.toJson()}};
    if (!found.remark.id.isEmpty())
        document.insert(u"remark"_s, QJsonObject{{u"id"_s, found.remark.id},
                                                 {u"title"_s, remark.title},
                                                 {u"actions"_s, QJsonArray::fromStringList(remark.actions)}});
    if (!found.fine)
        printReply(diagnosis, guide, document);
    m_console.document(document);
    end(recognised ? Works : Undecided);
}

void ExplainCommand::explainCase(const Case &one, const QString &olderPath)
{
    const ExchangeReport &report = one.report;
    QStringList changes;
    if (!olderPath.isEmpty()) {
        const auto older = loadCase(olderPath, m_services.rules());
        if (!older)
            return fail(older.error());
        for (const Problem &change : changesSince(*older, one))
            changes << changeText(change, m_services.texts()).title;
    }
    m_console.print(u"A case of %1, tested %2 UTC for %3"_s.arg(
        report.host, report.startedUtc.toString(u"yyyy-MM-dd HH:mm"_s), report.username));
    if (report.passed())
        m_console.print(u"The test passed; there is nothing to explain."_s);
    else
        printDiagnosis(m_console, report.diagnosis);
    if (!olderPath.isEmpty())
        m_console.print(changes.isEmpty() ? u"\nNothing that a case records has changed."_s
                                          : u"\nWhat changed:\n  "_s + changes.join(u"\n  "_s));
    QJsonObject document{{u"recognised"_s, report.passed() || report.diagnosis.recognised},
                         {u"source"_s, u"keyway-case"_s},
                         {u"error"_s, orNull(report.answer.error)},
                         {u"description"_s, orNull(report.answer.description)},
                         {u"diagnosis"_s, report.diagnosis.toJson()}};
    if (!olderPath.isEmpty())
        document.insert(u"changes"_s, QJsonArray::fromStringList(changes));
    printReply(report.diagnosis, one.guide, document);
    m_console.document(document);
    end(report.passed() || report.diagnosis.recognised ? Works : Undecided);
}

void ExplainCommand::printReply(const Diagnosis &diagnosis, const Guide &guide, QJsonObject &document) const
{
    if (!m_withReply || diagnosis.hypotheses.isEmpty())
        return;
    const QString reply = customerReply(diagnosis, guide, m_services.texts());
    m_console.print(u"\n----- A reply for the customer -----\n"_s + reply);
    document.insert(u"reply"_s, reply);
}

void ExplainCommand::printRemark(const RecognisedText &found, const Text &remark) const
{
    for (const ClaimVerdict &each : found.assertion.claims) {
        m_console.print(
            u"  %1 %2: %3"_s.arg(each.verdict.id.isEmpty() ? u" "_s : u"✗"_s, each.claim, each.value));
        if (!each.verdict.id.isEmpty())
            m_console.print(u"      "_s + m_services.texts().text(each.verdict).title);
    }
    if (remark.title.isEmpty())
        return;
    m_console.print(u"\n"_s + remark.title);
    if (!remark.body.isEmpty())
        m_console.print(u"  "_s + remark.body);
    for (const QString &action : remark.actions)
        m_console.print(u"     → "_s + action);
}

void printDiagnosis(const Console &console, const Diagnosis &diagnosis)
{
    console.print(u"\n%1"_s.arg(diagnosis.verdict));
    if (!diagnosis.literal.isEmpty())
        console.print(u"  Its own words: "_s + diagnosis.literal);
    int rank = 0;
    for (const Hypothesis &hypothesis : diagnosis.hypotheses) {
        const QString where = hypothesis.step > 0 ? u"step %1"_s.arg(hypothesis.step) : hypothesis.topic;
        console.print(u"\n%1. [%2, %3] %4"_s.arg(++rank).arg(where, hypothesis.likelihood, hypothesis.title));
        for (const QString &action : hypothesis.actions)
            console.print(u"     → "_s + action);
        if (!hypothesis.tellApart.isEmpty())
            console.print(u"     To tell: "_s + hypothesis.tellApart);
    }
    if (!diagnosis.ruledOut.isEmpty())
        console.print(u"\nRuled out:"_s);
    for (const RuledOut &out : diagnosis.ruledOut)
        console.print(u"  %1: %2"_s.arg(out.topic, out.why));
}

} // namespace keyway
