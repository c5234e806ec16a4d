// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Case → NAME.keyway-case.json; resources/schemas/case.schema.json describes the document.

#include "core/cases/CaseWords.h"
#include "core/cases/Redaction.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString timeText(const QDateTime &time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

QJsonObject toJson(const Guide &guide)
{
    QJsonArray steps;
    for (const GuideStep &step : guide.steps)
        steps << QJsonObject{{u"number"_s, step.number},
                             {u"title"_s, step.title},
                             {u"kind"_s, caseWords::wordOf(caseWords::stepKinds, step.kind)},
                             {u"topics"_s, QJsonArray::fromStringList(step.topics)}};
    return {{u"id"_s, guide.id}, {u"title"_s, guide.title}, {u"steps"_s, steps}};
}

/// `detail` is for a person who opens the file without Keyway; it is never read back.
QJsonObject toJson(const CheckResult &check, const TextBook &texts)
{
    QJsonObject facts;
    for (auto fact = check.detail.facts.begin(); fact != check.detail.facts.end(); ++fact)
        facts.insert(fact.key(), fact.value());
    return {{u"id"_s, check.id},
            {u"stage"_s, caseWords::wordOf(caseWords::stages, check.stage)},
            {u"outcome"_s, caseWords::wordOf(caseWords::outcomes, check.outcome)},
            {u"ms"_s, check.milliseconds},
            {u"detailId"_s, check.detail.id},
            {u"detail"_s, redacted(detailSentence(check, texts)).left(longestCaseText)},
            {u"facts"_s, facts}};
}

QJsonObject toJson(const ExchangeReport &report, const TextBook &texts)
{
    QJsonArray checks;
    for (const CheckResult &check : report.checks)
        checks << toJson(check, texts);
    const QString verdict = report.passed() ? u"passed"_s : report.cancelled ? u"cancelled"_s : u"failed"_s;
    return {{u"startedUtc"_s, timeText(report.startedUtc)},
            {u"guide"_s, report.guideId},
            {u"host"_s, report.host},
            {u"audience"_s, report.audience},
            {u"username"_s, report.username},
            {u"verdict"_s, verdict},
            {u"cancelled"_s, report.cancelled},
            {u"checks"_s, checks},
            {u"answer"_s, QJsonObject{{u"status"_s, report.answer.status},
                                      {u"error"_s, report.answer.error},
                                      {u"description"_s, report.answer.description}}},
            {u"evidence"_s, report.evidence.toJson()}};
}

QJsonObject toJson(const Case &one, const TextBook &texts)
{
    QJsonArray probes;
    for (const ProbeAnswer &probe : one.probes)
        probes << probe.toJson();
    QJsonObject json{{u"keywayCase"_s, caseWords::formatVersion},
                     {u"savedUtc"_s, timeText(one.savedUtc)},
                     {u"keywayVersion"_s, one.keywayVersion},
                     {u"guide"_s, toJson(one.guide)},
                     {u"entered"_s, QJsonObject{{u"domain"_s, one.domain},
                                                {u"username"_s, one.username},
                                                {u"consumerKey"_s, one.consumerKey},
                                                {u"consumerKeyLength"_s, one.consumerKeyLength},
                                                {u"tickedInstructions"_s,
                                                 QJsonArray::fromStringList(one.tickedInstructions)}}},
                     {u"practice"_s, one.practice},
                     {u"test"_s, toJson(one.report, texts)},
                     {u"probes"_s, probes},
                     {u"diagnosis"_s, one.report.diagnosis.toJson()}};
    if (const auto &certificate = one.certificate)
        json.insert(u"certificate"_s, QJsonObject{{u"subject"_s, certificate->subject},
                                                  {u"sha256"_s, certificate->sha256},
                                                  {u"notBefore"_s, timeText(certificate->notBefore)},
                                                  {u"notAfter"_s, timeText(certificate->notAfter)},
                                                  {u"bits"_s, certificate->bits}});
    return json;
}

} // namespace

Case caseOf(const Connection &connection, const Guide &guide, const ExchangeReport &report,
            const QList<ProbeAnswer> &probes, const std::optional<CaseCertificate> &certificate,
            const QDateTime &nowUtc)
{
    Case one;
    one.savedUtc = nowUtc;
    one.keywayVersion = QStringLiteral(KEYWAY_VERSION);
    one.guide = guide;
    one.domain = connection.domain;
    one.username = connection.username;
    one.consumerKey = connection.consumerKey;
    one.consumerKeyLength = static_cast<int>(connection.consumerKey.size());
    one.tickedInstructions = connection.tickedInstructions.values();
    one.practice = connection.practice.has_value();
    one.certificate = certificate;
    one.report = report;
    one.probes = probes;
    return redacted(one);
}

QByteArray toBytes(const Case &one, const TextBook &texts)
{
    return QJsonDocument(toJson(redacted(one), texts)).toJson(QJsonDocument::Indented);
}

Result<void> saveCase(const QString &path, const Case &one, const TextBook &texts)
{
    QSaveFile file(path); // the old file stays until the new one is whole
    const QByteArray bytes = toBytes(one, texts);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(u"file.not-written"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"reason"_s, file.errorString()}});
    return {};
}

} // namespace keyway
