// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// NAME.keyway-case.json → Case. Such a file comes by mail: its shape is judged, its texts are bounded and
// redacted like our own, and its diagnosis is not read at all.

#include "core/cases/JsonFields.h"
#include "core/cases/Redaction.h"
#include "core/crypto/KeyFiles.h"

#include <QDir>
#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

using Need = JsonFields::Need;

/// A case has some 20 kB; a long row of retries may double that. More would only make the window wait.
constexpr qint64 longestFile = 1024 * 1024;
constexpr qsizetype mostSteps = 50;
constexpr qsizetype mostTopics = 20;
constexpr qsizetype mostTicks = 1000;
constexpr qsizetype mostChecks = 200;
constexpr qsizetype mostFacts = 100;
constexpr qsizetype mostProbes = 1000;

QByteArray withoutByteOrderMark(const QByteArray &bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
}

Guide readGuide(JsonFields fields)
{
    Guide guide;
    guide.id = fields.name(u"id"_s);
    guide.title = fields.text(u"title"_s);
    QSet<int> numbers;
    for (JsonFields &each : fields.objects(u"steps"_s, mostSteps, Need::Required)) {
        GuideStep step;
        step.number = each.number(u"number"_s, 1, 999);
        step.title = each.text(u"title"_s, Need::Required);
        step.kind = each.word(u"kind"_s, caseWords::stepKinds);
        step.topics = each.names(u"topics"_s, mostTopics);
        if (numbers.contains(step.number))
            each.mistake(u"number"_s, u"is the number of another step already"_s);
        numbers.insert(step.number);
        guide.steps << step;
    }
    return guide;
}

CaseCertificate readCertificate(JsonFields fields)
{
    return {fields.text(u"subject"_s), fields.text(u"sha256"_s), fields.time(u"notBefore"_s),
            fields.time(u"notAfter"_s), fields.number(u"bits"_s, 0, 1'000'000)};
}

TokenAnswer readAnswer(JsonFields &fields)
{
    return {fields.number(u"status"_s, 0, 999), fields.text(u"error"_s), fields.text(u"description"_s), {}};
}

QList<CheckResult> readChecks(JsonFields &fields)
{
    QList<CheckResult> checks;
    QSet<QString> ids;
    for (JsonFields &each : fields.objects(u"checks"_s, mostChecks, Need::Required)) {
        CheckResult check;
        check.id = each.name(u"id"_s, Need::Required);
        check.stage = each.word(u"stage"_s, caseWords::stages);
        check.outcome = each.word(u"outcome"_s, caseWords::outcomes);
        check.milliseconds = each.number(u"ms"_s, 0, 1'000'000'000);
        check.detail.id = each.name(u"detailId"_s);
        JsonFields facts = each.object(u"facts"_s);
        if (facts.json().size() > mostFacts)
            each.mistake(u"facts"_s, u"has more than %1 entries"_s.arg(mostFacts));
        for (const QString &name : facts.json().keys().mid(0, mostFacts))
            if (isName(name)) // another name is not on the list of facts, and may be of any length
                check.detail.facts.insert(name, facts.text(name));
        if (ids.contains(check.id))
            each.mistake(u"id"_s, u"is the id of another check already"_s);
        ids.insert(check.id);
        checks << check;
    }
    return checks;
}

Evidence readEvidence(JsonFields fields)
{
    Evidence evidence;
    for (const QLatin1String fact : fact::all) {
        if (!fields.has(fact))
            continue;
        const QJsonValue value = fields.json().value(fact);
        if (value.isString() || value.isDouble() || value.isBool())
            evidence.set(fact, value);
        else
            fields.mistake(fact, u"must be a text, a number, or true or false"_s);
    }
    return evidence;
}

ExchangeReport readTest(JsonFields fields)
{
    ExchangeReport report;
    report.startedUtc = fields.time(u"startedUtc"_s);
    report.guideId = fields.name(u"guide"_s);
    report.host = fields.text(u"host"_s);
    report.audience = fields.text(u"audience"_s);
    report.username = fields.text(u"username"_s);
    report.cancelled = fields.flag(u"cancelled"_s);
    report.checks = readChecks(fields);
    JsonFields answer = fields.object(u"answer"_s);
    report.answer = readAnswer(answer);
    report.evidence = readEvidence(fields.object(u"evidence"_s, Need::Required));
    return report;
}

QList<ProbeAnswer> readProbes(JsonFields &fields)
{
    QList<ProbeAnswer> probes;
    for (JsonFields &each : fields.objects(u"probes"_s, mostProbes)) {
        ProbeAnswer probe;
        probe.kind = each.word(u"kind"_s, caseWords::probeKinds);
        probe.askedUtc = each.time(u"askedUtc"_s);
        probe.host = each.text(u"host"_s);
        probe.audience = each.text(u"audience"_s);
        probe.username = each.text(u"username"_s);
        probe.answer = readAnswer(each);
        probe.transport = each.name(u"transport"_s);
        probe.granted = each.flag(u"granted"_s);
        probes << probe;
    }
    return probes;
}

Case readCase(JsonFields &fields)
{
    Case one;
    one.savedUtc = fields.time(u"savedUtc"_s);
    one.keywayVersion = fields.text(u"keywayVersion"_s);
    one.guide = readGuide(fields.object(u"guide"_s, Need::Required));
    JsonFields entered = fields.object(u"entered"_s);
    one.domain = entered.text(u"domain"_s);
    one.username = entered.text(u"username"_s);
    one.consumerKey = entered.text(u"consumerKey"_s);
    one.consumerKeyLength = entered.number(u"consumerKeyLength"_s, 0, 100'000'000);
    one.tickedInstructions = entered.names(u"tickedInstructions"_s, mostTicks);
    one.practice = fields.flag(u"practice"_s);
    if (fields.has(u"certificate"_s))
        one.certificate = readCertificate(fields.object(u"certificate"_s));
    one.report = readTest(fields.object(u"test"_s, Need::Required));
    one.probes = readProbes(fields);
    return one;
}

/// Nothing to say about version 1.
std::optional<Problem> versionProblem(const QJsonValue &version)
{
    if (!version.isDouble() || version.toDouble() < caseWords::formatVersion)
        return Problem{
            u"case.broken"_s,
            {{u"field"_s, u"keywayCase"_s}, {u"reason"_s, u"must be a whole number, 1 or more"_s}}};
    if (version.toDouble() > caseWords::formatVersion)
        return Problem{u"case.newer"_s, {{u"version"_s, QString::number(version.toDouble())}}};
    return std::nullopt;
}

} // namespace

bool looksLikeCase(const QByteArray &bytes)
{
    const QByteArray mark = "\"keywayCase\"";
    const QByteArray text = withoutByteOrderMark(bytes);
    qsizetype begin = 0;
    while (begin < text.size() && QByteArrayView(" \t\r\n").contains(text.at(begin)))
        ++begin;
    if (begin == text.size() || text.at(begin) != '{')
        return false;
    for (qsizetype at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
        qsizetype next = at + mark.size();
        while (next < text.size() && QByteArrayView(" \t\r\n").contains(text.at(next)))
            ++next;
        if (next < text.size() && text.at(next) == ':')
            return true;
    }
    return false;
}

Result<Case> caseFromBytes(const QByteArray &bytes, const RuleBook &rules)
{
    if (bytes.size() > longestFile)
        return failure(u"case.broken"_s, {{u"field"_s, u"file"_s}, {u"reason"_s, u"has more than 1 MB"_s}});
    const QByteArray text = withoutByteOrderMark(bytes);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = QString::number(text.left(error.offset).count('\n') + 1);
        return failure(u"case.not-json"_s, {{u"reason"_s, u"line %1: %2"_s.arg(line, error.errorString())}});
    }
    if (!document.isObject() || !document.object().contains("keywayCase"_L1))
        return failure(u"case.not-a-case"_s);
    if (const auto problem = versionProblem(document.object().value("keywayCase"_L1)))
        return failure(*problem);

    JsonFields fields(document.object());
    Case one = readCase(fields);
    if (const auto mistake = fields.firstMistake(); !mistake.isEmpty())
        return failure(u"case.broken"_s, mistake);
    one = redacted(one);
    if (!one.report.passed() && !one.report.cancelled)
        one.report.diagnosis = rules.diagnose(one.report.evidence, &one.guide);
    return one;
}

Result<Case> loadCase(const QString &path, const RuleBook &rules)
{
    const auto bytes = readFile(path, longestFile);
    if (!bytes)
        return failure(bytes.error());
    auto one = caseFromBytes(*bytes, rules);
    if (!one) {
        Problem problem = one.error();
        problem.facts.insert(u"path"_s, QDir::toNativeSeparators(path));
        return failure(problem);
    }
    return one;
}

} // namespace keyway
