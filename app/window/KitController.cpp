// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/KitController.h"

#include "core/crypto/KeyFiles.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

Result<Certificate> certificateOf(const Connection &connection)
{
    const auto bytes = readFile(connection.certificateFile);
    return bytes ? Certificate::fromBytes(*bytes) : Result<Certificate>(tl::unexpect, bytes.error());
}

} // namespace

KitController::KitController(Session &session, ConnectionStore &store, const QString &folder)
    : m_session(session), m_store(store), m_folder(folder)
{
}

void KitController::openKit(const QByteArray &bytes)
{
    const auto kit = kitFromBytes(bytes);
    if (!kit)
        return say(kit.error());
    if (!m_session.services().guides().guide(kit->guideId))
        return say({u"guide.unknown"_s, {{u"guide"_s, kit->guideId}, {u"guides"_s, QString()}}});
    QDir().mkpath(m_folder);
    // The same kit opened twice finds its certificate again: the name is the fingerprint's.
    const QString mark = kit->certificate.sha256Fingerprint().remove(u':').left(12).toLower();
    const QString path = QDir(m_folder).filePath(u"kit-%1-cert.pem"_s.arg(mark));
    if (!QFileInfo::exists(path)) {
        if (const auto written = writeNewPublicFile(path, kit->certificate.toPem()); !written)
            return say(written.error());
    }
    Connection connection;
    connection.guideId = kit->guideId;
    connection.certificateFile = path;
    const QString from = kit->from.isEmpty() ? tr("the sender of this kit") : kit->from;
    const QString note = kit->note.isEmpty() ? QString() : u" “%1”"_s.arg(kit->note);
    keep(connection, m_store.newPath(),
         tr("Kit from %1: the private key stays there. Set up the org here, then send the reply back.")
                 .arg(from) +
             note);
}

void KitController::openReply(const QByteArray &bytes)
{
    const auto reply = replyFromBytes(bytes);
    if (!reply)
        return say(reply.error());
    const auto accepts = [&](const Connection &connection) -> std::optional<Connection> {
        const auto certificate = certificateOf(connection);
        const auto filled = certificate ? accept(*reply, connection, *certificate)
                                        : Result<Connection>(tl::unexpect, certificate.error());
        return filled ? std::optional(*filled) : std::nullopt;
    };
    const QString sentence = tr("The admin’s values are filled in. Test the connection now.");
    if (const auto filled = accepts(m_session.connection()))
        return keep(*filled, m_session.path(), sentence);
    for (const RecentConnection &recent : m_store.recent()) {
        const auto connection = loadConnection(recent.path);
        if (!connection)
            continue;
        if (const auto filled = accepts(*connection))
            return keep(*filled, recent.path, sentence);
    }
    say({u"reply.other-certificate"_s,
         {{u"expected"_s, tr("that of an open or recent connection")},
          {u"found"_s, reply->certificateSha256}}});
}

void KitController::keep(const Connection &connection, const QString &path, const QString &sentence)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    if (const auto saved = path.isEmpty() ? Result<void>() : saveConnection(connection, path); !saved)
        return say(saved.error());
    Q_EMIT ready(connection, path, sentence);
}

void KitController::say(const Problem &problem)
{
    const Text text = m_session.services().texts().text(problem);
    Q_EMIT said((text.title + u". "_s + text.actions.join(u' ')).trimmed());
}

} // namespace keyway
