// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace keyway {

// For sources only: PEM (RFC 7468) as it arrives after mail, chat, JSON, environment variables and editors.

/// One block, cleaned: its lines joined, blanks gone.
struct PemBlock
{
    QByteArray label;      ///< "RSA PRIVATE KEY"
    QByteArray cipher;     ///< of DEK-Info, "AES-256-CBC,0123…"; empty when not encrypted in the old way
    QByteArray base64;     ///< the body; not yet checked
    bool isClosed = false; ///< its END line is there
    QStringList repairs;   ///< what was not as it should be, of the ids in KeyInspection
};

struct PemText
{
    QList<PemBlock> blocks;
    bool hasOtherText = false; ///< something stands before, between or after the blocks
};

/// Text that a Windows shell wrote with `>` is UTF-16; makes UTF-8 of it, without a byte order mark.
/// Adds "bom", "crlf", "invisible-characters" and "escaped-newlines" to `repairs`.
QByteArray plainText(const QByteArray &bytes, QStringList *repairs);

/// The base64 of a key or certificate inside other text: a mail, a line of an .env file, JSON or YAML. Its
/// blanks are gone; empty when there is none, or when letters stand in it that do not belong there.
QByteArray base64Within(const QByteArray &text);

/// Takes text apart that `plainText` made. No blocks: not PEM.
PemText readPem(const QByteArray &text);

} // namespace keyway
