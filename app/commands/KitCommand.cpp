// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/KitCommand.h"

#include "core/crypto/KeyFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// A folder stands for the kit in it, because a folder is what the admin was sent.
Result<QString> kitFileIn(const QString &path)
{
    if (!QFileInfo(path).isDir())
        return path;
    const QDir folder(path);
    const QStringList kits = folder.entryList({u"*.keyway-kit.json"_s}, QDir::Files, QDir::Name);
    if (kits.isEmpty())
        return failure(u"kit.no-file"_s, {{u"path"_s, QDir::toNativeSeparators(path)}});
    return folder.filePath(kits.first());
}

} // namespace

void KitCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"out"_s, u"Folder for the kit, or with --reply the file for the reply."_s, u"PATH"_s},
         {u"from"_s, u"Who sends the kit."_s, u"NAME"_s},
         {u"note"_s, u"What to tell the admin."_s, u"TEXT"_s},
         {u"open"_s, u"Say what a kit or a reply holds; a kit's folder will do."_s, u"KIT"_s},
         {u"reply"_s, u"Write the reply to a kit, from the admin's connection file."_s, u"FILE.keyway"_s},
         {u"accept"_s, u"Put a reply's values into FILE.keyway."_s, u"REPLY"_s}});
}

void KitCommand::start(const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    const bool opens = parser.isSet(u"open"_s);
    const bool replies = parser.isSet(u"reply"_s);
    const bool accepts = parser.isSet(u"accept"_s);
    const int modes = int(opens) + int(replies) + int(accepts);
    const bool letter = parser.isSet(u"from"_s) || parser.isSet(u"note"_s);
    const bool unused = modes > 0 && (letter || (parser.isSet(u"out"_s) && !replies));
    if (modes > 1 || unused || ((opens || replies) && !files.isEmpty()))
        return fail({u"usage.kit-mode"_s, {}});
    if (opens)
        return open(parser.value(u"open"_s));
    if (replies)
        return answer(parser.value(u"reply"_s), parser);
    if (files.size() != 1)
        return fail({u"usage.one-file"_s,
                     {{u"command"_s, accepts ? u"kit --accept REPLY.json FILE.keyway"_s
                                             : u"kit FILE.keyway --out FOLDER --from NAME"_s}}});
    if (accepts)
        return takeIn(parser.value(u"accept"_s), files.first());
    make(files.first(), parser);
}

Result<Certificate> KitCommand::certificateOf(const Connection &connection, const QString &file) const
{
    if (connection.certificateFile.isEmpty())
        return failure(u"kit.no-certificate"_s, {{u"path"_s, file}});
    const auto bytes = readFile(connection.certificateFile);
    if (!bytes)
        return failure(bytes.error());
    return Certificate::fromBytes(*bytes);
}

void KitCommand::make(const QString &file, const QCommandLineParser &parser)
{
    for (const QString &option : {u"out"_s, u"from"_s}) {
        if (!parser.isSet(option))
            return fail({u"usage.option-missing"_s,
                         {{u"option"_s, u"--"_s + option}, {u"command"_s, u"kit FILE.keyway"_s}}});
    }
    const auto connection = loadConnection(file);
    if (!connection)
        return fail(connection.error());
    const Guide *guide = m_services.guides().guide(connection->guideId);
    if (!guide)
        return fail({u"guide.unknown"_s, {{u"guide"_s, connection->guideId}}}, file);
    const auto certificate = certificateOf(*connection, file);
    if (!certificate)
        return fail(certificate.error(), connection->certificateFile);
    if (certificate->notAfterUtc() < m_services.clock().nowUtc())
        return fail(
            {u"kit.expired"_s, {{u"until"_s, certificate->notAfterUtc().date().toString(Qt::ISODate)}}},
            connection->certificateFile);
    const HandOverKit kit{guide->id, parser.value(u"from"_s), parser.value(u"note"_s), *certificate};
    const auto written = writeKit(parser.value(u"out"_s), kit, *guide);
    if (!written)
        return fail(written.error());
    const QString folder = QFileInfo(*written).absolutePath();
    print(u"Kit"_s, folder);
    print(u"Certificate"_s, certificate->sha256Fingerprint());
    m_console.print(u"Send the whole folder to the admin. Your private key is not in it, and must not be."_s);
    m_console.document({{u"folder"_s, folder},
                        {u"kitFile"_s, *written},
                        {u"guide"_s, guide->id},
                        {u"sha256"_s, certificate->sha256Fingerprint()}});
    end(Works);
}

void KitCommand::open(const QString &path)
{
    const auto file = kitFileIn(path);
    if (!file)
        return fail(file.error());
    const auto bytes = readFile(*file);
    if (!bytes)
        return fail(bytes.error());
    if (looksLikeReply(*bytes) && !looksLikeKit(*bytes)) {
        const auto reply = replyFromBytes(*bytes);
        return reply ? openReply(*file, *reply) : fail(reply.error(), *file);
    }
    const auto kit = kitFromBytes(*bytes);
    return kit ? openKit(*file, *kit) : fail(kit.error(), *file);
}

void KitCommand::openKit(const QString &path, const HandOverKit &kit)
{
    const Guide *guide = m_services.guides().guide(kit.guideId);
    const QString until = kit.certificate.notAfterUtc().toString(Qt::ISODate);
    m_console.print(u"%1: a kit for setting up an org"_s.arg(path));
    print(u"From"_s, kit.from);
    print(u"Guide"_s,
          guide ? guide->title : u"%1 (not known to this Keyway: follow guide.html)"_s.arg(kit.guideId));
    print(u"Certificate"_s, kit.certificate.subject());
    print(u"SHA-256"_s, kit.certificate.sha256Fingerprint());
    print(u"Valid until"_s, until);
    if (!kit.note.isEmpty())
        m_console.print(u'\n' + kit.note);
    m_console.document({{u"file"_s, path},
                        {u"kind"_s, u"kit"_s},
                        {u"guide"_s, kit.guideId},
                        {u"guideKnown"_s, guide != nullptr},
                        {u"from"_s, kit.from},
                        {u"note"_s, kit.note},
                        {u"subject"_s, kit.certificate.subject()},
                        {u"sha256"_s, kit.certificate.sha256Fingerprint()},
                        {u"notAfter"_s, until}});
    end(Works);
}

void KitCommand::openReply(const QString &path, const HandOverReply &reply)
{
    m_console.print(u"%1: an admin's reply to a kit"_s.arg(path));
    print(u"Guide"_s, reply.guideId);
    print(u"Certificate"_s, reply.certificateSha256);
    print(u"Consumer Key"_s, reply.consumerKey);
    print(u"Username"_s, reply.username);
    print(u"Address"_s, reply.domain);
    m_console.document({{u"file"_s, path},
                        {u"kind"_s, u"reply"_s},
                        {u"guide"_s, reply.guideId},
                        {u"sha256"_s, reply.certificateSha256},
                        {u"consumerKey"_s, reply.consumerKey},
                        {u"username"_s, reply.username},
                        {u"domain"_s, reply.domain}});
    end(Works);
}

void KitCommand::answer(const QString &file, const QCommandLineParser &parser)
{
    if (!parser.isSet(u"out"_s))
        return fail({u"usage.option-missing"_s,
                     {{u"option"_s, u"--out"_s}, {u"command"_s, u"kit --reply FILE.keyway"_s}}});
    const auto connection = loadConnection(file);
    if (!connection)
        return fail(connection.error());
    const auto certificate = certificateOf(*connection, file);
    if (!certificate)
        return fail(certificate.error(), connection->certificateFile);
    const HandOverReply reply{connection->guideId, certificate->sha256Fingerprint(), connection->consumerKey,
                              connection->username, connection->domain};
    const QString out = QFileInfo(parser.value(u"out"_s)).absoluteFilePath();
    if (const auto written = writeReply(out, reply); !written)
        return fail(written.error(), file);
    print(u"Reply"_s, out);
    m_console.print(u"Send this file to the person who sent you the kit. There is no secret in it."_s);
    m_console.document(
        {{u"replyFile"_s, out}, {u"guide"_s, reply.guideId}, {u"sha256"_s, reply.certificateSha256}});
    end(Works);
}

void KitCommand::takeIn(const QString &replyFile, const QString &file)
{
    const auto bytes = readFile(replyFile);
    if (!bytes)
        return fail(bytes.error());
    const auto reply = replyFromBytes(*bytes);
    if (!reply)
        return fail(reply.error(), replyFile);
    const auto before = loadConnection(file);
    if (!before)
        return fail(before.error());
    const auto certificate = certificateOf(*before, file);
    if (!certificate)
        return fail(certificate.error(), before->certificateFile);
    const auto after = accept(*reply, *before, *certificate);
    if (!after)
        return fail(after.error(), replyFile);
    if (const Guide *guide = m_services.guides().guide(after->guideId)) {
        const DomainVerdict domain = m_services.hosts().judge(after->domain, guide->profile.hostRule);
        if (!domain.accepted)
            return fail(domain.reason, replyFile);
    }
    if (*after != *before) {
        if (const auto saved = saveConnection(*after, file); !saved)
            return fail(saved.error());
    }
    QJsonArray changed;
    const auto compare = [&](const QString &name, const QString &label, const QString &old,
                             const QString &now) {
        if (old == now)
            return;
        print(label, old.isEmpty() ? now : u"%1 (before: %2)"_s.arg(now, old));
        changed << QJsonObject{{u"field"_s, name}, {u"before"_s, old}, {u"after"_s, now}};
    };
    compare(u"consumerKey"_s, u"Consumer Key"_s, before->consumerKey, after->consumerKey);
    compare(u"username"_s, u"Username"_s, before->username, after->username);
    compare(u"domain"_s, u"Address"_s, before->domain, after->domain);
    m_console.print(changed.isEmpty() ? u"%1 has these values already; nothing was changed."_s.arg(file)
                                      : u"%1 is changed. Next: keyway-cli check %1"_s.arg(file));
    m_console.document({{u"file"_s, file}, {u"changed"_s, changed}});
    end(Works);
}

void KitCommand::print(const QString &label, const QString &value) const
{
    m_console.print(u"%1 %2"_s.arg(label, -13).arg(value));
}

} // namespace keyway
