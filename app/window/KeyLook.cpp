// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KeyLook.h"

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Secret base64Of(const Secret &text, const KeyInspection &inspection)
{
    const bool asItIs = inspection.repairs.isEmpty() && inspection.encoding.endsWith(u"-pem"_s);
    return asItIs ? base64Line(text.reveal()) : base64Line(inspection.key->toPkcs8Pem().reveal());
}

std::optional<Problem> addCertificate(KeyPageState &state, const PrivateKey &key, const TextBook &texts,
                                      const QDateTime &nowUtc)
{
    const auto bytes = readFile(state.certificateFile);
    if (!bytes)
        return bytes.error();
    const auto certificate = Certificate::fromBytes(*bytes);
    if (!certificate)
        return certificate.error();
    state.subject = certificate->subject();
    state.sha256 = certificate->sha256Fingerprint();
    state.notAfterUtc = certificate->notAfterUtc();
    state.daysLeft = static_cast<int>(nowUtc.daysTo(state.notAfterUtc));
    state.matches = certificate->matches(key);
    const qsizetype size = certificate->toPem().size();
    if (size > Certificate::uploadLimitBytes)
        state.warnings << texts
                              .text(u"check.certificate.fits.too-large"_s,
                                    {{u"bytes"_s, QString::number(size)},
                                     {u"limit"_s, QString::number(Certificate::uploadLimitBytes)}})
                              .title;
    return {};
}

} // namespace

KeyPageState lookAtKeyPair(const Connection &connection, const TextBook &texts, const QDateTime &nowUtc,
                           bool withBase64)
{
    KeyPageState state;
    if (connection.keyFile.isEmpty())
        return state;
    state.keyFile = connection.keyFile;
    state.certificateFile = connection.certificateFile;
    const auto refused = [&state, &texts](const Problem &problem) {
        state.phase = KeyPageState::Phase::Problem;
        state.problem = texts.text(problem);
        return state;
    };
    auto bytes = readFile(connection.keyFile);
    if (!bytes)
        return refused(bytes.error());
    const Secret text(std::move(*bytes));
    const KeyInspection inspection = inspectKey(text.reveal());
    if (!inspection.usable())
        return refused(inspection.reason);
    state.phase = KeyPageState::Phase::Ready;
    state.bits = inspection.bits;
    state.keyOwnerOnly = isOwnerOnly(connection.keyFile);
    for (const QString &repair : inspection.repairs)
        state.repairs << texts.text(u"repair."_s + repair).title;
    const Secret base64 = base64Of(text, inspection);
    state.base64Length = static_cast<int>(base64.size());
    if (withBase64)
        state.base64 = QString::fromLatin1(base64.reveal());
    if (!connection.certificateFile.isEmpty()) {
        if (const auto problem = addCertificate(state, *inspection.key, texts, nowUtc))
            return refused(*problem);
    }
    return state;
}

Result<Secret> readBase64Key(const QString &keyFile)
{
    auto bytes = readFile(keyFile);
    if (!bytes)
        return failure(bytes.error());
    const Secret text(std::move(*bytes));
    const KeyInspection inspection = inspectKey(text.reveal());
    if (!inspection.usable())
        return failure(inspection.reason);
    return base64Of(text, inspection);
}

Result<SortedKeyFiles> sortKeyFiles(const QStringList &paths)
{
    SortedKeyFiles sorted;
    std::optional<Problem> reason;
    for (const QString &path : paths) {
        auto bytes = readFile(path);
        if (!bytes)
            return failure(bytes.error());
        const Secret text(std::move(*bytes));
        const KeyInspection inspection = inspectKey(text.reveal());
        if (inspection.usable())
            sorted.keyFile = path;
        else if (inspection.kind == u"certificate"_s || Certificate::fromBytes(text.reveal()))
            sorted.certificateFile = path;
        else
            reason = inspection.reason;
    }
    if (sorted.keyFile.isEmpty() && (sorted.certificateFile.isEmpty() || reason))
        return failure(reason.value_or(Problem{u"key.unknown"_s, {}}));
    return sorted;
}

} // namespace keyway
