// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection/Connection.h"
#include "core/exchange/Probe.h"

namespace keyway {

/// The certificate as another person may see it; all of it is public.
struct CaseCertificate
{
    QString subject;
    QString sha256;
    QDateTime notBefore;
    QDateTime notAfter;
    int bits = 0;
    bool operator==(const CaseCertificate &) const = default;
};

/// Of a certificate file; nothing where it cannot be read.
std::optional<CaseCertificate> readCaseCertificate(const QString &path);

/// A redacted record of one live test that another person can open, offline and without the key. Only what is
/// named here gets in (allow-list, PRODUCT.md 7): no private key, assertion, signature, token or secret, no
/// path of the customer's computer.
struct Case
{
    QDateTime savedUtc;
    QString keywayVersion;
    Guide guide; ///< id, title and the steps' numbers, titles, kinds and topics: enough for the step list
    QString domain;
    QString username;
    QString consumerKey; ///< shortened: first 8 and last 4 characters around "…", and consumerKeyLength
    int consumerKeyLength = 0;
    QStringList tickedInstructions;
    bool practice = false; ///< tested against the practice org
    std::optional<CaseCertificate> certificate;
    ExchangeReport report; ///< with evidence (context facts included); diagnosed again when loaded
    QList<ProbeAnswer> probes;
};

/// `certificate` is read by the caller; absent when there is none.
Case caseOf(const Connection &connection, const Guide &guide, const ExchangeReport &report,
            const QList<ProbeAnswer> &probes, const std::optional<CaseCertificate> &certificate,
            const QDateTime &nowUtc);

/// The document that is written: {"keywayCase": 1, …, "diagnosis": as in PRODUCT.md 6}.
QByteArray toBytes(const Case &one, const TextBook &texts);

/// Is this a case, of whatever version, broken or not?
bool looksLikeCase(const QByteArray &bytes);

/// Problems: "case.not-json" {reason}, "case.not-a-case", "case.newer" {version}, "case.broken" {field,
/// reason}. The report's diagnosis is made anew with `rules`; a case made elsewhere is material to judge:
/// every text is bounded, secrets in it are hidden.
Result<Case> caseFromBytes(const QByteArray &bytes, const RuleBook &rules);

/// Problems: those above, with {path}, and those of readFile and writing ("file.not-written").
Result<Case> loadCase(const QString &path, const RuleBook &rules);
Result<void> saveCase(const QString &path, const Case &one, const TextBook &texts);

/// One difference, as text "case.changed.<what>" {before, after} of resources/texts/cases.en.md, ordered as
/// the wizard's steps are; empty when nothing differs.
QList<Problem> changesSince(const Case &older, const Case &newer);
/// What a person reads of a change: the words of its text, a check named by its title.
Text changeText(const Problem &change, const TextBook &texts);

} // namespace keyway
