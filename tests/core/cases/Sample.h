// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/cases/Case.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

/// A run that ended in "user hasn't approved this consumer", as it comes from the window or keyway-cli.
namespace sample {

using namespace Qt::StringLiterals;

inline const keyway::RuleBook &rules()
{
    static const keyway::RuleBook book = *keyway::RuleBook::load();
    return book;
}

inline const keyway::TextBook &texts()
{
    static const keyway::TextBook book = [] {
        QStringList files;
        const QDir folder(u":/keyway/texts"_s);
        for (const QString &name : folder.entryList({u"*.en.md"_s}, QDir::Files, QDir::Name))
            files << folder.filePath(name);
        return *keyway::TextBook::load(files);
    }();
    return book;
}

inline const keyway::Guide &guide()
{
    static const keyway::GuideShelf shelf = *keyway::GuideShelf::load();
    return *shelf.guide(u"ampersand"_s);
}

inline QDateTime time(const QString &text)
{
    return QDateTime::fromString(text, Qt::ISODateWithMs);
}

inline keyway::Connection connection()
{
    keyway::Connection connection;
    connection.domain = u"https://acme.my.salesforce.com"_s;
    connection.consumerKey = u"3MVG9"_s + QString(76, u'k') + u"WXYZ"_s;
    connection.username = u"integration@acme.com"_s;
    connection.keyFile = u"/home/joe/keys/private-key.pem"_s;
    connection.certificateFile = u"/home/joe/keys/cert.pem"_s;
    connection.tickedInstructions = {u"key.generate"_s, u"app.new"_s, u"app.enable-oauth"_s};
    return connection;
}

inline keyway::CaseCertificate certificate()
{
    return {u"CN=salesforce-jwt-integration"_s, u"AB:CD:EF:01"_s, time(u"2030-01-01T00:00:00.000Z"_s),
            time(u"2039-12-30T00:00:00.000Z"_s), 2048};
}

inline keyway::ExchangeReport report()
{
    using namespace keyway;
    ExchangeReport report;
    report.startedUtc = time(u"2030-02-03T04:05:06.789Z"_s);
    report.guideId = u"ampersand"_s;
    report.host = u"acme.my.salesforce.com"_s;
    report.audience = u"https://login.salesforce.com"_s;
    report.username = u"integration@acme.com"_s;
    report.checks = {
        {u"key.readable"_s, CheckStage::Local, CheckOutcome::Passed, 1,
         Problem{u"check.key.readable.passed"_s, {{u"path"_s, u"/home/joe/keys/private-key.pem"_s}}}},
        {u"consumer-key.entered"_s, CheckStage::Local, CheckOutcome::Warning, 0,
         Problem{u"check.consumer-key.entered.warning"_s,
                 {{u"problem"_s, u"consumer-key.looks-cut?"_s}, {u"length"_s, u"60"_s}}}},
        {u"proxy.found"_s, CheckStage::Reach, CheckOutcome::Passed, 2,
         Problem{u"check.proxy.found.proxy"_s, {{u"proxy"_s, u"proxy.acme.example:3128"_s}}}},
        {u"token.granted"_s, CheckStage::Decision, CheckOutcome::Failed, 345,
         Problem{u"check.token.granted.answered"_s,
                 {{u"status"_s, u"400"_s},
                  {u"error"_s, u"invalid_grant"_s},
                  {u"description"_s, u"user hasn't approved this consumer"_s}}}},
        {u"token.form"_s, CheckStage::Token, CheckOutcome::Skipped, 0,
         Problem{u"check.not-reached"_s, {{u"because"_s, u"token.granted"_s}}}}};
    report.answer = {400, u"invalid_grant"_s, u"user hasn't approved this consumer"_s, u"{\"error\":…}"_s};
    Evidence &evidence = report.evidence;
    evidence.set(fact::guide, u"ampersand"_s);
    evidence.set(fact::environment, u"production"_s);
    evidence.set(fact::host, report.host);
    evidence.set(fact::hostKind, u"my-domain"_s);
    evidence.set(fact::audience, report.audience);
    evidence.set(fact::audienceKind, u"login"_s);
    evidence.set(fact::call, u"token"_s);
    evidence.set(fact::httpStatus, 400);
    evidence.set(fact::error, report.answer.error);
    evidence.set(fact::errorDescription, report.answer.description);
    evidence.set(fact::clockSkewSeconds, 1);
    evidence.set(fact::justCreated, true);
    evidence.set(fact::reached, u"decision"_s);
    report.diagnosis = rules().diagnose(evidence, &guide());
    return report;
}

inline QList<keyway::ProbeAnswer> probes()
{
    using namespace keyway;
    ProbeAnswer grid{ProbeKind::Grid,
                     time(u"2030-02-03T04:06:00.001Z"_s),
                     u"login.salesforce.com"_s,
                     u"https://login.salesforce.com"_s,
                     u"integration@acme.com"_s,
                     {400, u"app_not_found"_s, u"External client app is not installed in this org"_s, {}},
                     {},
                     false};
    ProbeAnswer retry = grid;
    retry.kind = ProbeKind::Retry;
    retry.answer = {};
    retry.transport = u"timeout"_s;
    ProbeAnswer other = grid;
    other.kind = ProbeKind::OtherUser;
    other.answer = {200, {}, {}, {}};
    other.granted = true;
    ProbeAnswer key = grid;
    key.kind = ProbeKind::ThrowAwayKey;
    return {grid, retry, other, key};
}

inline QDateTime savedUtc()
{
    return time(u"2030-02-03T04:10:00.250Z"_s);
}

inline keyway::Case one()
{
    return keyway::caseOf(connection(), guide(), report(), probes(), certificate(), savedUtc());
}

inline QJsonObject json(const keyway::Case &of)
{
    return QJsonDocument::fromJson(keyway::toBytes(of, texts())).object();
}

inline QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

} // namespace sample
