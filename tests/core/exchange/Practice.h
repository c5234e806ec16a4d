// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/AppServices.h"
#include "core/crypto/KeyFiles.h"
#include "core/exchange/ExchangeRun.h"
#include "core/practice/PracticeOrg.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace keyway::test {

inline AppServices loadServices()
{
    auto services = AppServices::load();
    if (!services)
        qFatal("%s", qPrintable(services.error()));
    return std::move(*services);
}

inline KeyPair newPair(int bits = 2048)
{
    CertificateSpec spec;
    spec.notBeforeUtc = QDateTime::currentDateTimeUtc().addDays(-1);
    const auto pair = generateKeyPair(bits, spec);
    if (!pair)
        qFatal("no key pair");
    return *pair;
}

/// A pair, its files, and the practice org whose app knows the certificate.
struct Practice
{
    KeyPair pair;
    QTemporaryDir folder;
    KeyPairFiles files;
    PracticeOrg org;

    explicit Practice(int bits = 2048) : pair(newPair(bits))
    {
        const auto written = writeKeyPair(folder.filePath(QStringLiteral("keys")), pair);
        if (!written)
            qFatal("keys not written");
        files = *written;
        org.uploadCertificate(pair.certificate);
        if (!org.start())
            qFatal("practice org not started");
    }

    /// As a person enters it who follows the guide.
    Connection connection() const
    {
        const PracticeAccount account = org.account();
        Connection connection;
        connection.domain = account.subdomain;
        connection.consumerKey = account.consumerKey;
        connection.username = account.username;
        connection.keyFile = files.privateKeyFile;
        connection.certificateFile = files.certificateFile;
        return connection;
    }

    ExchangeInput input(const AppServices &services, const Connection &connection) const
    {
        auto input = services.exchangeInput(connection);
        if (!input)
            qFatal("%s", qPrintable(input.error().id));
        input->network.proxyUrl = org.proxyUrl();
        input->network.extraAuthorityPem = org.authorityPem();
        return *input;
    }
};

inline ExchangeReport reportOf(ExchangeRun &run)
{
    QSignalSpy finished(&run, &ExchangeRun::finished);
    run.start();
    if (!finished.wait(60'000))
        return {};
    return finished.first().first().value<ExchangeReport>();
}

inline ExchangeReport reportOf(const ExchangeInput &input, const AppServices &services)
{
    ExchangeRun run(input, services.rules(), services.clock());
    return reportOf(run);
}

/// The first check that did not let the chain go on; empty when all did.
inline QString firstFailure(const ExchangeReport &report)
{
    for (const CheckResult &check : report.checks) {
        if (check.outcome == CheckOutcome::Failed || check.outcome == CheckOutcome::Crashed)
            return check.id;
    }
    return {};
}

/// Every check of the plan is in the report, and every sentence is whole.
inline QString flawOf(const ExchangeReport &report, const TextBook &texts)
{
    const auto plan = exchangePlan();
    if (report.checks.size() != static_cast<qsizetype>(plan.size()))
        return QStringLiteral("%1 checks").arg(report.checks.size());
    for (qsizetype i = 0; i < report.checks.size(); ++i) {
        const CheckResult &check = report.checks[i];
        const QString sentence = detailSentence(check, texts);
        if (check.id != plan[static_cast<size_t>(i)]->id())
            return QStringLiteral("out of order: ") + check.id;
        if (sentence.contains(QLatin1String("{{")) || sentence == check.detail.id || sentence.isEmpty() ||
            sentence.contains(QLatin1String(" : ")) || sentence.contains(QLatin1String("()")) ||
            sentence.contains(QLatin1String("  ")) || sentence.trimmed() != sentence ||
            sentence.endsWith(QLatin1Char(':')))
            return check.id + QStringLiteral(": ") + sentence;
    }
    return {};
}

} // namespace keyway::test
