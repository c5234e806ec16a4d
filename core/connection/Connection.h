// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace keyway {

/// Where a practice org listens; only ever obeyed for a proxy on the loopback address (PRODUCT.md 7).
struct PracticeAddress
{
    QString proxy;  ///< "http://127.0.0.1:PORT"
    QString caFile; ///< PEM of the authority made at its start
    bool operator==(const PracticeAddress &) const = default;
};

/// What the person entered. A dumb value: no logic, no secret.
struct Connection
{
    QString guideId = QStringLiteral("ampersand");
    QString domain; ///< as entered
    QString consumerKey;
    QString username;
    QString keyFile;         ///< absolute in memory, relative to the file on disk
    QString certificateFile; ///< the same
    QStringList objects;     ///< API names of the objects the integration shall reach; may be empty
    QSet<QString> tickedInstructions;
    std::optional<PracticeAddress> practice;
    bool operator==(const Connection &) const = default;
};

/// `NAME.keyway`. Problems: those of readFile, "connection.not-json" {path, reason}, "connection.version"
/// {path, version}, "connection.secret-inside" {path, field}, "connection.practice-not-loopback" {path,
/// proxy}.
Result<Connection> loadConnection(const QString &path);
/// Atomic. Problems: "file.not-written" {path, reason}; "connection.secret-inside" {path, field} when a
/// secret was pasted into a field, and "connection.practice-not-loopback": nothing is written then.
Result<void> saveConnection(const Connection &connection, const QString &path);

/// Is the value what the field wants? Nothing to say gives std::nullopt. Recognises values pasted into the
/// wrong field. The caller has trimmed both ends. Problems: "consumer-key." and "username." with
/// "empty", "blank-inside", "is-secret", "is-private-key", "is-certificate", "is-token", "is-address";
/// "consumer-key.is-username"; "username.is-consumer-key", "username.no-at", "username.not-email-form",
/// "username.unexpected-character" {character}. Those that only warn end in "?":
/// "consumer-key.looks-cut?" {length}, "consumer-key.looks-long?" {length}, "consumer-key.unusual?" {length},
/// "consumer-key.unexpected-character?" {character}.
std::optional<Problem> judgeConsumerKey(const QString &text);
std::optional<Problem> judgeUsername(const QString &text);
bool isWarning(const Problem &problem);

} // namespace keyway
