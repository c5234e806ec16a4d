// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"

#include <QSet>
#include <QString>

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
    QSet<QString> tickedInstructions;
    std::optional<PracticeAddress> practice;
    bool operator==(const Connection &) const = default;
};

/// `NAME.keyway`. Problems: those of readFile, "connection.not-json" {path, reason}, "connection.version"
/// {path, version}, "connection.secret-inside" {path, field}, "connection.practice-not-loopback" {path, proxy}.
Result<Connection> loadConnection(const QString &path);
/// Atomic. Problem: "file.not-written" {path, reason}.
Result<void> saveConnection(const Connection &connection, const QString &path);

/// Is the value what the field wants? Nothing to say gives std::nullopt. Recognises values pasted into the
/// wrong field. Problems: "consumer-key.empty", "consumer-key.blank-inside", "consumer-key.is-secret",
/// "consumer-key.is-username", "consumer-key.looks-cut" {length}; "username.empty", "username.no-at",
/// "username.blank-inside", "username.is-consumer-key". Those ending in "?" only warn.
std::optional<Problem> judgeConsumerKey(const QString &text);
std::optional<Problem> judgeUsername(const QString &text);
bool isWarning(const Problem &problem);

} // namespace keyway
