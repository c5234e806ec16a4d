// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/connection/Connection.h"
#include "core/practice/PracticeOrg.h"

#include <QTemporaryDir>

namespace keyway {

/// What a client needs to reach a practice org: key pair, authority, secret and connection file, in a folder
/// that goes away with the object.
class PracticeFiles
{
public:
    /// Uploads the new certificate to the org's app as well. The org runs, and its choices are made: its
    /// account is written down. Problems: those of writing files and of making a key.
    Result<void> write(PracticeOrg &org, const QString &guideId, const QStringList &objects,
                       const Clock &clock);

    QString authority() const { return m_folder.filePath(QStringLiteral("practice-ca.pem")); }
    QString privateKey() const { return m_folder.filePath(QStringLiteral("private-key.pem")); }
    QString consumerSecret() const { return m_folder.filePath(QStringLiteral("consumer-secret.txt")); }
    QString connection() const { return m_folder.filePath(QStringLiteral("practice.keyway")); }

private:
    QTemporaryDir m_folder;
};

} // namespace keyway
