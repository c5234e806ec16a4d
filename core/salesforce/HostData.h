// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/salesforce/MyDomain.h"

#include <QHash>
#include <QList>
#include <QRegularExpression>
#include <QStringList>

namespace keyway {

/// Addresses that end alike, e.g. "lightning.force.com".
struct SuffixRule
{
    QString suffix;
    QString kind;
    QString legacyKind; ///< kind when a sandbox name comes without its partition
    bool accept = false;
    bool package = false;  ///< "--package" follows the name
    bool instance = false; ///< an instance label may follow the name
    bool fuzzy = false;    ///< misspellings of this suffix are recognised
    bool suggest = false;  ///< the name in it is worth offering
    QString environment;   ///< empty: read from the name
    QString sandboxEnvironment;
    bool hasAudience = false; ///< otherwise by environment
    QString audience;         ///< {host}, {name} and {site} are filled in
    QString sandboxAudience;
    QString reason;
};

struct HostRule
{
    QString host;
    QString kind;
    QString environment;
    QString audience;
    QString reason;
};

/// Text that belongs in another field: keys, tokens, ids.
struct WrongFieldRule
{
    QRegularExpression pattern;
    QString kind;
    QString reason;
};

struct Misspelling
{
    QString suffix;
    QString means;
};

/// resources/salesforce/hosts.json, read and checked.
struct HostData
{
    QString loginSuffix;
    QHash<QString, QString> audiences;
    QHash<QString, QString> partitions;
    QHash<QString, QString> partitionMisspellings;
    QStringList sandboxWords;
    QStringList suspiciousPrefixes;
    int sureLength = 0;
    QList<SuffixRule> suffixes; ///< longest first
    QList<HostRule> hosts;
    QStringList companyDomains;
    QStringList companyNames;
    QStringList otherSites;
    QRegularExpression productionInstance;
    QRegularExpression sandboxInstance;
    QRegularExpression hyperforceInstance;
    QStringList instanceWords;   ///< instance prefixes that need a number unless the whole host is given
    QList<Misspelling> misspelt; ///< longest first
    QStringList strayEndings;
    QStringList proxies; ///< longest first
    QStringList refusedSchemes;
    QRegularExpression placeholderCharacters;
    QRegularExpression placeholderWords;
    QList<WrongFieldRule> wrongField;

    static Result<HostData, DataError> parse(const QByteArray &json, const QString &file);
};

struct HostFormats::Data
{
    HostData hosts;
};

} // namespace keyway
