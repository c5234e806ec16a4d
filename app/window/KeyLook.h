// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Secret.h"
#include "core/base/TextBook.h"
#include "core/connection/Connection.h"
#include "ui/pages/KeyPage.h"

namespace keyway {

// Looking at key files. Free functions: they run on a pool thread.

/// What the page shows of the connection's files.
KeyPageState lookAtKeyPair(const Connection &connection, const TextBook &texts, const QDateTime &nowUtc,
                           bool withBase64);

/// The line for the installation form. A file that had to be repaired or is no PEM comes in its clean form.
Result<Secret> readBase64Key(const QString &keyFile);

struct SortedKeyFiles
{
    QString keyFile;         ///< empty when only a certificate was given
    QString certificateFile; ///< may be empty; inside the key file where that is PKCS#12 or a bundle
    /// The key file is protected or PKCS#12: whoever reads it later wants a plain copy (openProtectedKey).
    bool keyNeedsCopy = false;
};

/// Which of the given files is the key and which the certificate; of a folder, the best pair in it.
/// Problems: the reason when there is no usable key; "key.encrypted" {path} and "key.passphrase-wrong" {path}
/// when a pass phrase may help; "key.no-pair" {keys, certificates} for a folder.
Result<SortedKeyFiles> sortKeyFiles(const QStringList &paths, const Secret *passphrase = nullptr);

} // namespace keyway
