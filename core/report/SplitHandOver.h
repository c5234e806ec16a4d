// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/connection/Connection.h"
#include "core/crypto/Certificate.h"
#include "core/guide/Guide.h"

namespace keyway {

/// The integrator who keeps the private key sends a public kit to the customer's admin; the admin sets up the
/// org and returns a reply. The key never travels.
struct HandOverKit
{
    QString guideId;
    QString from; ///< who sends it
    QString note; ///< to the admin; may be empty
    Certificate certificate;
};

/// `NAME.keyway-kit.json`: {"keywayKit": 1, guide, from, note, certificate (PEM), sha256}.
QByteArray toBytes(const HandOverKit &kit);
bool looksLikeKit(const QByteArray &bytes);
/// Problems: "kit.not-json" {reason}, "kit.not-a-kit", "kit.newer" {version}, "kit.broken" {field, reason},
/// "kit.secret-inside" {field} (somebody put a key into it: refused, and said what to do).
Result<HandOverKit> kitFromBytes(const QByteArray &bytes);
/// A folder NAME with the kit, cert.pem and guide.html (every instruction of the guide, for an admin without
/// Keyway). Never overwrites; gives the path of the kit file. Problems: those of kitFromBytes (what we would
/// refuse to read is not sent), "file.exists" {path}, "file.not-written" {path, reason}.
Result<QString> writeKit(const QString &folder, const HandOverKit &kit, const Guide &guide);
/// The guide as one printable page.
QString guideHtml(const Guide &guide);

struct HandOverReply
{
    QString guideId;
    QString certificateSha256; ///< which kit it answers
    QString consumerKey;
    QString username;
    QString domain;
};

/// `NAME.keyway-reply.json`.
QByteArray toBytes(const HandOverReply &reply);
bool looksLikeReply(const QByteArray &bytes);
/// Problems: "reply.not-json" {reason}, "reply.not-a-reply", "reply.newer" {version}, "reply.broken" {field,
/// reason}, "reply.secret-inside" {field}. Every value is judged as when it is typed: those of
/// judgeConsumerKey, judgeUsername and HostFormats::judge, with the fact {field} besides; warnings pass.
Result<HandOverReply> replyFromBytes(const QByteArray &bytes);
/// Never overwrites, and writes nothing that replyFromBytes would refuse. Problems: those, "file.exists"
/// {path}, "file.not-written" {path, reason}.
Result<void> writeReply(const QString &path, const HandOverReply &reply);
/// The reply's values in the integrator's connection.
/// Problems: "reply.other-certificate" {expected, found}, "reply.other-guide" {expected, found}.
Result<Connection> accept(const HandOverReply &reply, const Connection &connection,
                          const Certificate &certificate);

} // namespace keyway
