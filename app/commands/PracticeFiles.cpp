// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/PracticeFiles.h"

#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyFiles.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace keyway {

Result<void> PracticeFiles::write(PracticeOrg &org, const QString &guideId, const QStringList &objects,
                                  const Clock &clock)
{
    CertificateSpec spec;
    spec.notBeforeUtc = clock.nowUtc();
    const auto pair = generateKeyPair(2048, spec);
    if (!pair)
        return failure(pair.error());
    const auto files = writeKeyPair(m_folder.path(), *pair);
    if (!files)
        return failure(files.error());
    org.uploadCertificate(pair->certificate);

    QFile authorityFile(authority());
    if (!authorityFile.open(QIODevice::WriteOnly) || authorityFile.write(org.authorityPem()) < 0)
        return failure(u"file.not-written"_s,
                       {{u"path"_s, authority()}, {u"reason"_s, authorityFile.errorString()}});
    authorityFile.close();

    const PracticeAccount account = org.account();
    if (const auto kept = writeNewSecretFile(consumerSecret(),
                                             Secret(QByteArray(account.consumerSecret.toLatin1() + '\n')));
        !kept)
        return failure(kept.error());
    Connection connection;
    connection.guideId = guideId;
    connection.domain = account.subdomain;
    connection.consumerKey = account.consumerKey;
    connection.username = account.username;
    connection.keyFile = files->privateKeyFile;
    connection.certificateFile = files->certificateFile;
    connection.objects = objects;
    connection.practice = PracticeAddress{org.proxyUrl(), authority()};
    return saveConnection(connection, this->connection());
}

} // namespace keyway
