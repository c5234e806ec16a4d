// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Problem.h"
#include "core/base/Secret.h"

#include <QList>
#include <QStringList>

#include <optional>

namespace keyway {

/// One file of a dropped folder. `kind` as of KeyInspection.
struct KeyFolderFile
{
    QString path;
    QString kind;
    bool usable = false; ///< Salesforce takes the key, or the certificate
    Problem reason;      ///< why not, when it is not
};

/// Files that hold the same public key.
struct KeyFolderGroup
{
    QString publicKeySha256; ///< upper-case hex pairs joined by colons, of the SubjectPublicKeyInfo
    QList<KeyFolderFile> files;
    QString keyFile;         ///< the best of them: usable and not protected first; may be empty
    QString certificateFile; ///< the one that is good the longest; may be empty
};

struct KeyFolder
{
    QList<KeyFolderGroup> groups; ///< complete pairs first
    QList<KeyFolderFile> others;  ///< protected keys that were not opened, and what holds no key
};

/// Which of these belong together? Folders are looked into one level deep, files above 1 MB are left out, at
/// most 500 files. `passphrase` is tried on protected ones.
/// Problems in `reason`: those of readFile and inspectKey; for a certificate "certificate.is-chain" {count},
/// "certificate.too-large" {bytes, limit}, "certificate.key-unsuitable" {type, bits}.
KeyFolder sortKeyFolder(const QStringList &paths, const Secret *passphrase = nullptr);

/// Why there is no usable key with its certificate among them; nothing when there is one.
/// Problems: "key.encrypted" {path} or "key.passphrase-wrong" {path} (the pair may be behind it),
/// "key.no-pair" {keys, certificates} (how many of each).
std::optional<Problem> whyNoPair(const KeyFolder &folder);

} // namespace keyway
