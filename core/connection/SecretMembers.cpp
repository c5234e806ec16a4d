// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/connection/SecretMembers.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

bool soundsSecret(const QString &member)
{
    static const QStringList smells{u"privatekey"_s, u"secret"_s,     u"token"_s,
                                    u"password"_s,   u"passphrase"_s, u"assertion"_s};
    static const QRegularExpression separators(u"[^a-z]"_s);
    const QString letters = member.toLower().remove(separators);
    return std::any_of(smells.begin(), smells.end(),
                       [&](const QString &smell) { return letters.contains(smell); });
}

} // namespace

QString findSecretMember(const QJsonValue &value, const HoldsSecret &holdsSecret, const QStringList &harmless,
                         const QString &name)
{
    if (value.isString())
        return holdsSecret(name, value.toString()) ? name : QString();
    const QJsonArray entries = value.toArray();
    for (const QJsonValue &entry : entries) {
        if (const QString found = findSecretMember(entry, holdsSecret, harmless, name); !found.isEmpty())
            return found;
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (!harmless.contains(member.key()) && soundsSecret(member.key()) && !member->isNull())
            return member.key();
        if (const QString found = findSecretMember(*member, holdsSecret, harmless, member.key());
            !found.isEmpty())
            return found;
    }
    return {};
}

} // namespace keyway
