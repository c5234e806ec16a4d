// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/LocalChecks.h"

#include "core/base/Async.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/exchange/TokenExchange.h"
#include "core/jwt/Assertion.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Salesforce's help allows for three minutes; that more is let through is known from clients only.
constexpr std::chrono::seconds documentedLifetime{180};

/// The first thing that is wrong with the key is the fact that the rule book looks at.
void noteKeyProblem(ExchangeContext &context, const QString &id)
{
    if (!context.evidence.has(fact::keyProblem))
        context.evidence.set(fact::keyProblem, id);
}

QMap<QString, QString> withProblem(const Problem &problem)
{
    QMap<QString, QString> facts = problem.facts;
    facts.insert(u"problem"_s, problem.id); // whoever shows it looks the problem's own words up
    return facts;
}

} // namespace

void KeyReadable::run(ExchangeContext &context)
{
    const QString path = context.input.connection.keyFile;
    if (path.isEmpty()) {
        noteKeyProblem(context, u"key.none"_s);
        return finish(CheckOutcome::Failed, u"none"_s);
    }
    const auto bytes = readFile(path);
    if (!bytes) {
        noteKeyProblem(context, bytes.error().id);
        return finish(CheckOutcome::Failed, u"failed"_s, withProblem(bytes.error()));
    }
    finish(CheckOutcome::Passed, u"passed"_s, {{u"path"_s, QDir::toNativeSeparators(path)}});
}

void KeyUsable::run(ExchangeContext &context)
{
    const QString path = context.input.connection.keyFile;
    // Judging a large key takes a third of a second: not on the window's thread.
    runThenCallback(
        this,
        [path, passphrase = context.input.passphrase] {
            auto bytes = readFile(path);
            const Secret text(bytes ? std::move(*bytes) : QByteArray());
            return inspectKey(text.reveal(), passphrase.get());
        },
        [this, &context, path](const KeyInspection &inspection) {
            guarded([&] { judge(context, inspection, path); });
        });
}

void KeyUsable::judge(ExchangeContext &context, const KeyInspection &inspection, const QString &path)
{
    if (inspection.kind == u"empty"_s && context.evidence.has(fact::keyProblem))
        return finish(CheckOutcome::Skipped, u"no-key"_s); // the check before this one said why
    if (!inspection.usable()) {
        noteKeyProblem(context, inspection.reason.id);
        return finish(CheckOutcome::Failed, u"failed"_s, withProblem(inspection.reason));
    }
    context.key = inspection.key;
    const QString bits = QString::number(inspection.bits);
    if (!isOwnerOnly(path))
        return finish(CheckOutcome::Warning, u"open-rights"_s,
                      {{u"bits"_s, bits}, {u"path"_s, QDir::toNativeSeparators(path)}});
    finish(CheckOutcome::Passed, u"passed"_s, {{u"bits"_s, bits}});
}

void CertificateReadable::run(ExchangeContext &context)
{
    const QString path = context.input.connection.certificateFile;
    if (path.isEmpty())
        return finish(CheckOutcome::Skipped, u"none"_s);
    const auto bytes = readFile(path);
    const auto certificate =
        bytes ? Certificate::fromBytes(*bytes) : Result<Certificate>(tl::unexpect, bytes.error());
    if (!certificate) {
        noteKeyProblem(context, certificate.error().id);
        return finish(CheckOutcome::Failed, u"failed"_s, withProblem(certificate.error()));
    }
    context.certificate = *certificate;
    finish(CheckOutcome::Passed, u"passed"_s, {{u"subject"_s, certificate->subject()}});
}

void KeyMatchesCertificate::run(ExchangeContext &context)
{
    if (!context.key || !context.certificate)
        return finish(CheckOutcome::Skipped, u"one-missing"_s);
    if (!context.certificate->matches(*context.key)) {
        noteKeyProblem(context, u"key.mismatch"_s);
        return finish(CheckOutcome::Failed, u"failed"_s,
                      {{u"subject"_s, context.certificate->subject()},
                       {u"sha256"_s, context.certificate->sha256Fingerprint()}});
    }
    finish(CheckOutcome::Passed, u"passed"_s);
}

void CertificateValid::run(ExchangeContext &context)
{
    if (!context.certificate)
        return finish(CheckOutcome::Skipped, u"no-certificate"_s);
    const QDateTime now = context.clock->nowUtc();
    const QDateTime end = context.certificate->notAfterUtc();
    const QMap<QString, QString> facts{
        {u"from"_s, context.certificate->notBeforeUtc().date().toString(Qt::ISODate)},
        {u"until"_s, end.date().toString(Qt::ISODate)},
        {u"days"_s, QString::number(now.daysTo(end))}};
    if (end < now)
        return finish(CheckOutcome::Warning, u"expired"_s, facts);
    if (context.certificate->notBeforeUtc() > now.addSecs(60))
        return finish(CheckOutcome::Warning, u"not-yet"_s, facts);
    if (now.daysTo(end) < 60)
        return finish(CheckOutcome::Warning, u"soon"_s, facts);
    finish(CheckOutcome::Passed, u"passed"_s, facts);
}

void CertificateFits::run(ExchangeContext &context)
{
    if (!context.certificate)
        return finish(CheckOutcome::Skipped, u"no-certificate"_s);
    const qsizetype size = context.certificate->toPem().size();
    const QMap<QString, QString> facts{{u"bytes"_s, QString::number(size)},
                                       {u"limit"_s, QString::number(Certificate::uploadLimitBytes)}};
    const bool fits = size <= Certificate::uploadLimitBytes;
    finish(fits ? CheckOutcome::Passed : CheckOutcome::Warning, fits ? u"passed"_s : u"too-large"_s, facts);
}

void ConsumerKeyEntered::run(ExchangeContext &context)
{
    const auto problem = judgeConsumerKey(context.input.connection.consumerKey);
    if (!problem)
        return finish(CheckOutcome::Passed, u"passed"_s);
    if (isWarning(*problem))
        return finish(CheckOutcome::Warning, u"warning"_s, withProblem(*problem));
    noteKeyProblem(context, problem->id);
    finish(CheckOutcome::Failed, u"failed"_s, withProblem(*problem));
}

void UsernameEntered::run(ExchangeContext &context)
{
    const auto problem = judgeUsername(context.input.connection.username);
    context.evidence.set(fact::username, context.input.connection.username);
    if (!problem)
        return finish(CheckOutcome::Passed, u"passed"_s,
                      {{u"username"_s, context.input.connection.username}});
    if (isWarning(*problem))
        return finish(CheckOutcome::Warning, u"warning"_s, withProblem(*problem));
    noteKeyProblem(context, problem->id);
    finish(CheckOutcome::Failed, u"failed"_s, withProblem(*problem));
}

void DomainUsable::run(ExchangeContext &context)
{
    const DomainVerdict &domain = context.input.domain;
    if (!domain.accepted) {
        noteKeyProblem(context, domain.reason.id);
        return finish(CheckOutcome::Failed, u"failed"_s, withProblem(domain.reason));
    }
    const QMap<QString, QString> facts{{u"host"_s, domain.host}, {u"audience"_s, context.audience}};
    if (domain.isWarning()) {
        QMap<QString, QString> warned = withProblem(domain.reason);
        warned.insert(facts);
        return finish(CheckOutcome::Warning, u"warning"_s, warned);
    }
    finish(CheckOutcome::Passed, u"passed"_s, facts);
}

void AssertionVerifies::run(ExchangeContext &context)
{
    const Connection &connection = context.input.connection;
    if (!context.key || connection.consumerKey.isEmpty() || connection.username.isEmpty() ||
        !context.input.domain.accepted)
        return finish(CheckOutcome::Skipped, u"input-missing"_s);
    const auto lifetime = context.input.guide.profile.lifetime;
    auto assertion =
        signExchange(context.input, connection.username, context.audience, *context.key, *context.clock);
    if (!assertion)
        return finish(CheckOutcome::Failed, u"not-signed"_s, withProblem(assertion.error()));
    context.assertion = std::move(*assertion);
    const auto decoded = decodeAssertion(context.assertion.reveal());
    if (context.certificate && (!decoded || !verifyAssertion(*decoded, *context.certificate))) {
        noteKeyProblem(context, u"key.mismatch"_s);
        return finish(CheckOutcome::Failed, u"not-verified"_s);
    }
    const QMap<QString, QString> facts{{u"seconds"_s, QString::number(lifetime.count())},
                                       {u"audience"_s, context.audience}};
    if (lifetime > documentedLifetime)
        return finish(CheckOutcome::Warning, u"long"_s, facts);
    finish(CheckOutcome::Passed, context.certificate ? u"passed"_s : u"signed"_s, facts);
}

} // namespace keyway
