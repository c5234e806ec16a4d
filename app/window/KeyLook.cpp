// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KeyLook.h"

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/crypto/KeyFolder.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Secret base64Of(const Secret &text, const KeyInspection &inspection)
{
    const bool asItIs =
        inspection.repairs.isEmpty() && !inspection.encrypted && inspection.encoding.endsWith(u"-pem"_s);
    return asItIs ? base64Line(text.reveal()) : base64Line(inspection.key->toPkcs8Pem().reveal());
}

bool needsCopy(const KeyInspection &inspection)
{
    return inspection.encrypted || inspection.kind == u"pkcs12"_s;
}

/// Who is asked for a pass phrase wants to know for which file.
Problem withPath(Problem problem, const QString &path)
{
    if (problem.id == u"key.encrypted"_s || problem.id == u"key.passphrase-wrong"_s)
        problem.facts.insert(u"path"_s, QDir::toNativeSeparators(path));
    return problem;
}

/// Files named one by one: they are taken as given, even where they do not belong together.
Result<SortedKeyFiles> sortFiles(const QStringList &paths, const Secret *passphrase)
{
    SortedKeyFiles sorted;
    std::optional<Problem> reason;
    for (const QString &path : paths) {
        auto bytes = readFile(path);
        if (!bytes)
            return failure(bytes.error());
        const Secret text(std::move(*bytes));
        const KeyInspection inspection = inspectKey(text.reveal(), passphrase);
        if (inspection.usable()) {
            sorted.keyFile = path;
            sorted.keyNeedsCopy = needsCopy(inspection);
        } else if (inspection.kind == u"certificate"_s || Certificate::fromBytes(text.reveal())) {
            sorted.certificateFile = path;
        } else {
            reason = withPath(inspection.reason, path);
        }
    }
    if (sorted.keyFile.isEmpty() && (sorted.certificateFile.isEmpty() || reason))
        return failure(reason.value_or(Problem{u"key.unknown"_s, {}}));
    return sorted;
}

Result<SortedKeyFiles> sortFolder(const QStringList &paths, const Secret *passphrase)
{
    const KeyFolder folder = sortKeyFolder(paths, passphrase);
    const auto hasKey = [](const KeyFolderGroup &group) { return !group.keyFile.isEmpty(); };
    const auto missing = whyNoPair(folder);
    const auto found = std::find_if(folder.groups.begin(), folder.groups.end(), hasKey); // pairs come first
    if (found == folder.groups.end())
        return failure(missing.value_or(Problem{u"key.unknown"_s, {}}));
    // Where a locked key may be the one of the certificate, the pass phrase is asked for first.
    if (missing && missing->id != u"key.no-pair"_s)
        return failure(*missing);
    auto bytes = readFile(found->keyFile);
    if (!bytes)
        return failure(bytes.error());
    const Secret text(std::move(*bytes));
    return SortedKeyFiles{found->keyFile, found->certificateFile,
                          needsCopy(inspectKey(text.reveal(), passphrase))};
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

Result<SortedKeyFiles> sortKeyFiles(const QStringList &paths, const Secret *passphrase)
{
    const bool anyFolder =
        std::any_of(paths.begin(), paths.end(), [](const QString &path) { return QFileInfo(path).isDir(); });
    return anyFolder ? sortFolder(paths, passphrase) : sortFiles(paths, passphrase);
}

} // namespace keyway
