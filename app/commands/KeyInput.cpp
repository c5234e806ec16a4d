// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/KeyInput.h"

#include "core/crypto/KeyFiles.h"

#include <QCommandLineParser>
#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// A blank at either side may belong to the pass phrase.
QByteArray firstLine(const QByteArray &text)
{
    const qsizetype end = text.indexOf('\n');
    QByteArray line(text.constData(), end < 0 ? text.size() : end);
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

/// Windows shells write UTF-16 with `>`, and its editors a byte order mark; neither is part of the phrase.
QByteArray asUtf8(const QByteArray &bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes);
    if (!encoding)
        return bytes;
    QStringDecoder decoder(*encoding);
    QString text = decoder.decode(bytes);
    QByteArray utf8 = text.toUtf8();
    text.fill(u'\0');
    return utf8;
}

KeyInspection unread(const Problem &problem)
{
    KeyInspection inspection;
    inspection.kind = problem.id == u"file.empty"_s ? u"empty"_s : u"unknown"_s;
    inspection.reason = problem;
    return inspection;
}

} // namespace

Result<std::optional<Secret>> readPassphrase(const QCommandLineParser &parser, const QString &option)
{
    if (!parser.isSet(option))
        return std::optional<Secret>();
    auto bytes = readFile(parser.value(option));
    if (!bytes)
        return failure(bytes.error());
    const Secret text(asUtf8(*bytes));
    const Secret original(std::move(*bytes)); // wiped too
    return std::optional<Secret>(Secret(firstLine(text.reveal())));
}

KeyInput readKeyInput(const QString &file, const std::optional<Secret> &passphrase)
{
    auto bytes = readFile(file);
    if (!bytes)
        return {Secret(), unread(bytes.error())};
    Secret text(std::move(*bytes));
    KeyInspection inspection = inspectKey(text.reveal(), passphrase ? &*passphrase : nullptr);
    return {std::move(text), std::move(inspection)};
}

} // namespace keyway
