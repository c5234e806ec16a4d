// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/cases/Redaction.h"

#include "core/connection/PastedText.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// What the details of checks may say: the facts that core/exchange/checks gives, and those of the problems
/// they pass on. A new fact stays out until somebody adds it here.
const QSet<QString> detailFacts{
    u"address"_s,      u"audience"_s, u"because"_s, u"bits"_s,        u"bytes"_s,     u"certificate"_s,
    u"certificates"_s, u"count"_s,    u"keys"_s,    u"least"_s,       u"character"_s, u"days"_s,
    u"entered"_s,      u"error"_s,    u"found"_s,   u"description"_s, u"from"_s,      u"granted"_s,
    u"host"_s,         u"issuer"_s,   u"length"_s,  u"limit"_s,       u"location"_s,  u"minutes"_s,
    u"missing"_s,      u"most"_s,     u"name"_s,    u"part"_s,        u"parts"_s,     u"objects"_s,
    u"organization"_s, u"path"_s,     u"problem"_s, u"proxy"_s,       u"protocol"_s,  u"reason"_s,
    u"seconds"_s,      u"sha256"_s,   u"size"_s,    u"status"_s,      u"subject"_s,   u"suggestion"_s,
    u"type"_s,         u"until"_s,    u"used"_s,    u"username"_s,    u"values"_s};

/// "/home/joe/keys/a.pem" → "a.pem"; a folder of a person ("/home/joe") has no name worth keeping.
QString bareName(const QString &path)
{
    static const QRegularExpression separators(u"[/\\\\]+"_s);
    static const QSet<QString> homes{u"home"_s, u"users"_s, u"documents and settings"_s};
    const QStringList parts = path.split(separators, Qt::SkipEmptyParts);
    const bool person = parts.size() < 2 || homes.contains(parts.at(parts.size() - 2).toLower()) ||
                        parts.last() == "~"_L1 || parts.last().endsWith(u':');
    return person || path.endsWith(u'/') || path.endsWith(u'\\') ? u"[folder]"_s : parts.last();
}

/// Folders may have blanks in their names; they count as part of the path while a separator follows.
QRegularExpression pathPattern()
{
    const QString part = u"[^/\\\\\\s:*?\"'<>|]"_s;
    const QString parts = u"(?:%1++(?: %1++){0,4}[/\\\\]+)*%1*"_s.arg(part);
    // Where people and systems keep files, and any other place that ends in a key or certificate.
    const QString roots =
        u"(?:~[\\w.-]*(?=/)|/(?:home|Users|root|tmp|var|etc|opt|usr|mnt|media|private|run|srv|"
        u"Volumes|Library|Applications)(?=[/\\\\\\s\"')]|$)|(?=/(?:%1{1,99}+(?: "
        u"%1{1,99}+){0,4}/){1,30}%1{0,99}\\.(?:pem|key|"
        u"crt|cer|der|p12|pfx|keyway)\\b))"_s.arg(part);
    const QString unixPath =
        u"(?:file:/{0,2}|(?<![\\w./])|(?<=\\\\[nrt]))"_s + roots + u"(?:[/\\\\]+"_s + parts + u")?"_s;
    const QString windowsPath =
        u"(?<![A-Za-z0-9])(?:[A-Za-z]:(?:\\\\+|/(?!/))|\\\\\\\\[\\w.$-]+\\\\+)"_s + parts;
    return QRegularExpression(unixPath + u'|' + windowsPath);
}

QString withoutFolders(const QString &text)
{
    static const QRegularExpression paths = pathPattern();
    QString clean;
    qsizetype from = 0;
    auto matches = paths.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        clean += QStringView(text).mid(from, match.capturedStart() - from);
        clean += bareName(match.captured());
        from = match.capturedEnd();
    }
    return clean + QStringView(text).mid(from).toString();
}

QString withoutControls(QString text)
{
    static const QRegularExpression controls(
        u"[\\x{0}-\\x{8}\\x{B}\\x{C}\\x{E}-\\x{1F}\\x{7F}-\\x{9F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]"_s);
    return text.remove(controls);
}

QString bounded(const QString &text)
{
    // The whole text is judged before it is cut: half a secret is not recognised any more.
    return redacted(text).left(longestCaseText);
}

/// For a field that holds one value: one that is a secret from end to end is nobody's business either.
QString boundedField(const QString &text)
{
    return isSecret(recognise(text)) ? u"[hidden]"_s : bounded(text);
}

QString name(const QString &text)
{
    const QString clean = bounded(text);
    return isName(clean) ? clean : QString();
}

QStringList each(const QStringList &texts, QString (*change)(const QString &))
{
    QStringList list;
    for (const QString &text : texts)
        if (const QString changed = change(text); !changed.isEmpty())
            list << changed;
    return list;
}

Guide stepListOf(const Guide &guide)
{
    Guide list;
    list.id = name(guide.id);
    list.title = bounded(guide.title);
    for (const GuideStep &step : guide.steps) {
        GuideStep line;
        line.number = step.number;
        line.title = bounded(step.title);
        line.kind = step.kind;
        line.topics = each(step.topics, name);
        list.steps << line;
    }
    return list;
}

QString detailFact(const QString &fact, const QString &value, bool practice)
{
    if (fact == "path"_L1)
        return bounded(value).section(QRegularExpression(u"[/\\\\]"_s), -1);
    if (fact == "proxy"_L1) // its port is of this computer and this hour
        return practice && !value.isEmpty() ? u"localhost"_s : bounded(value).section(u'@', -1);
    if (fact == "problem"_L1 || fact == "because"_L1)
        return name(value);
    return bounded(value);
}

CheckResult checkOf(const CheckResult &check, bool practice)
{
    CheckResult clean = check;
    clean.id = name(check.id);
    clean.detail = Problem{name(check.detail.id), {}};
    for (auto fact = check.detail.facts.begin(); fact != check.detail.facts.end(); ++fact)
        if (detailFacts.contains(fact.key()))
            clean.detail.facts.insert(fact.key(), detailFact(fact.key(), fact.value(), practice));
    return clean;
}

Evidence evidenceOf(const Evidence &evidence)
{
    Evidence clean;
    for (const QLatin1String fact : fact::all) {
        const QJsonValue value = evidence.value(fact);
        if (fact == fact::text) // all that was pasted: not a result of a test
            continue;
        if (value.isString())
            clean.set(fact, bounded(value.toString()));
        else if (value.isBool() || value.isDouble())
            clean.set(fact, value);
    }
    return clean;
}

Diagnosis diagnosisOf(const Diagnosis &diagnosis)
{
    Diagnosis clean = diagnosis;
    clean.verdict = bounded(clean.verdict);
    clean.literal = bounded(clean.literal);
    for (Hypothesis &one : clean.hypotheses)
        one = {name(one.topic),        one.step,           name(one.likelihood),
               bounded(one.title),     bounded(one.why),   each(one.actions, bounded),
               bounded(one.tellApart), name(one.setupNode)};
    for (RuledOut &one : clean.ruledOut)
        one = {name(one.topic), bounded(one.why)};
    for (DecisionStage &one : clean.decisions)
        one.id = name(one.id);
    return clean;
}

TokenAnswer answerOf(const TokenAnswer &answer)
{
    return {answer.status, bounded(answer.error), bounded(answer.description), {}};
}

ProbeAnswer probeOf(const ProbeAnswer &probe)
{
    ProbeAnswer clean = probe;
    clean.askedUtc = probe.askedUtc.toUTC();
    clean.host = bounded(probe.host);
    clean.audience = bounded(probe.audience);
    clean.username = boundedField(probe.username);
    clean.answer = answerOf(probe.answer);
    clean.transport = name(probe.transport);
    return clean;
}

ExchangeReport reportOf(const ExchangeReport &report, bool practice)
{
    ExchangeReport clean;
    clean.startedUtc = report.startedUtc.toUTC();
    clean.guideId = name(report.guideId);
    clean.host = bounded(report.host);
    clean.audience = bounded(report.audience);
    clean.username = boundedField(report.username);
    for (const CheckResult &check : report.checks)
        clean.checks << checkOf(check, practice);
    clean.answer = answerOf(report.answer);
    clean.evidence = evidenceOf(report.evidence);
    clean.diagnosis = diagnosisOf(report.diagnosis);
    clean.cancelled = report.cancelled;
    return clean;
}

} // namespace

QString redacted(const QString &text)
{
    return withoutFolders(hideSecrets(withoutControls(text)));
}

QString shortenedConsumerKey(const QString &consumerKey)
{
    const QString key = consumerKey.trimmed();
    if (isSecret(recognise(key)) || redacted(key) != key)
        return u"[hidden]"_s;
    return key.size() <= 12 ? key : key.left(8) + u'…' + key.right(4);
}

bool isName(const QString &text)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9._?-]{1,80}\\z"_s);
    return form.match(text).hasMatch();
}

Case redacted(const Case &one)
{
    Case clean;
    clean.savedUtc = one.savedUtc.toUTC();
    clean.keywayVersion = name(one.keywayVersion);
    clean.guide = stepListOf(one.guide);
    clean.domain = boundedField(one.domain);
    clean.username = boundedField(one.username);
    clean.consumerKey = shortenedConsumerKey(one.consumerKey);
    clean.consumerKeyLength = one.consumerKeyLength;
    clean.tickedInstructions = each(one.tickedInstructions, name);
    clean.tickedInstructions.sort();
    clean.practice = one.practice;
    if (const auto &certificate = one.certificate)
        clean.certificate =
            CaseCertificate{bounded(certificate->subject), bounded(certificate->sha256),
                            certificate->notBefore.toUTC(), certificate->notAfter.toUTC(), certificate->bits};
    clean.report = reportOf(one.report, one.practice);
    for (const ProbeAnswer &probe : one.probes)
        clean.probes << probeOf(probe);
    return clean;
}

} // namespace keyway
