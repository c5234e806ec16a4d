// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/HandOver.h"
#include "core/report/HandOverNames.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

bool isPlainAscii(char character)
{
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
           (character >= '0' && character <= '9') || QByteArrayView("_@%+=:,./-").contains(character);
}

/// Characters that mean only themselves to a shell, to docker and to dotenv.
bool isPlain(const QByteArray &value)
{
    if (std::all_of(value.begin(), value.end(), isPlainAscii))
        return true; // a key takes this way: no second copy of it is made
    const QString text = QString::fromUtf8(value);
    return text.toUtf8() == value && std::all_of(text.begin(), text.end(), [](QChar one) {
               return one.unicode() < 0x80 ? isPlainAscii(one.toLatin1()) : one.isLetterOrNumber();
           });
}

bool containsAny(const QByteArray &value, QByteArrayView characters)
{
    return std::any_of(value.begin(), value.end(), [&](char one) { return characters.contains(one); });
}

bool hasControls(const QByteArray &value)
{
    return std::any_of(value.begin(), value.end(), [](char one) { return one >= 0 && one < 0x20; });
}

QByteArray quotedLine(const QByteArray &name, const QByteArray &value, char quote)
{
    return "# " + name +
           " is quoted for a shell and for dotenv. docker --env-file would keep the quotes as part of the\n"
           "# value: for docker, take the first and the last character away.\n" +
           name + '=' + quote + value + quote + '\n';
}

QByteArray base64Lines(const QByteArray &name, const QByteArray &value)
{
    return "# Shell: printf %s \"$" + name + "\" | base64 -d    Node: Buffer.from(process.env." + name +
           ", \"base64\")\n" + name + '=' + value.toBase64() + '\n';
}

/// dotenv takes no escapes in single quotes, and a shell takes some in double quotes: a value with a mark of
/// both cannot be written so that the two agree.
QByteArray linesFor(const QByteArray &name, const QByteArray &value)
{
    if (isPlain(value))
        return name + '=' + value + '\n';
    if (!hasControls(value) && QString::fromUtf8(value).toUtf8() == value) {
        if (!value.contains('\''))
            return quotedLine(name, value, '\'');
        if (!containsAny(value, "\"$`\\"))
            return quotedLine(name, value, '"');
    }
    return "# " + name + " cannot be written so that a shell, docker and dotenv read the same: as base64.\n" +
           base64Lines(name + "_BASE64", value);
}

} // namespace

Secret handOverEnv(const HandOverValues &values)
{
    QByteArray lines = "# Salesforce sign-in for " + values.guide.destination.simplified().toUtf8() +
                       ". Keep this file as safe as a password.\n"
                       "# It reads the same with a shell (set -a; . ./FILE), docker --env-file and dotenv.\n";
    QList<QByteArray> given;
    for (const HandOverField &field : values.guide.handOver) {
        const bool pem = field.id == u"privateKeyPem"_s; // line ends: docker could not take them
        const QString id = pem ? u"privateKeyBase64"_s : field.id;
        const QByteArray name = "SALESFORCE_" + upperSnake(id).toLatin1();
        if (given.contains(name))
            continue;
        given << name;
        const Secret value = handOverValue(field.id, values);
        if (value.isEmpty())
            lines += "# " + name + " is not known yet.\n" + name + "=\n";
        else if (pem)
            lines +=
                "# The private key's PEM text in base64, because it has line ends and docker knows none.\n" +
                base64Lines(name, value.reveal());
        else
            lines += linesFor(name, value.reveal());
    }
    return Secret(std::move(lines));
}

} // namespace keyway
