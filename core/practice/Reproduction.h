// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/diagnosis/Condition.h"

#include <QJsonObject>
#include <QMap>
#include <QSet>

#include <optional>

namespace keyway {

/// How to get an answer from the practice org: every setting not named is healthy.
struct Reproduction
{
    QString id;                      ///< "not-admin-approved"
    QMap<QString, QString> settings; ///< setting → value
    QString note; ///< what differs from the customer's situation, if anything; one sentence
    bool operator==(const Reproduction &) const = default;
};

/// Answer → settings, as data (resources/practice/reproductions.json); the first entry that fits wins, so the
/// most likely cause stands first.
class Reproductions
{
public:
    static Result<Reproductions, DataError>
    load(const QString &path = QStringLiteral(":/keyway/practice/reproductions.json"));
    /// Nothing when the evidence is of something that never leaves the customer's computer, or is unknown.
    /// `topic`: the first hypothesis; among entries with the same answer the one of this topic is preferred.
    std::optional<Reproduction> forEvidence(const Evidence &evidence, const QString &topic = {}) const;
    QStringList ids() const;

private:
    struct Entry
    {
        Reproduction reproduction;
        QString topic;
        QJsonObject answer; ///< as written: entries with the same one differ in topic only
        QList<Condition> when;
    };
    QList<Entry> m_entries;
};

/// The objects whose rights were found missing: "Account (create, edit), Order__c (read)" → the names. A
/// connection that is to show it again must name them.
QStringList missingObjects(const Evidence &evidence);

} // namespace keyway
