// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/SalesforceId.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString checkCharacters(const QString &id15)
{
    static const QString alphabet = u"ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"_s;
    QString text;
    for (int group = 0; group < 3; ++group) {
        int bits = 0;
        for (int i = 0; i < 5; ++i)
            if (const QChar c = id15.at(group * 5 + i); c >= u'A' && c <= u'Z')
                bits |= 1 << i;
        text += alphabet.at(bits);
    }
    return text;
}

} // namespace

QString makeSalesforceId(const QString &keyPrefix, int number)
{
    const QString id = keyPrefix + u"KW"_s + u"%1"_s.arg(number, 10, 10, QChar(u'0'));
    return id + checkCharacters(id);
}

bool sameSalesforceId(const QString &one, const QString &other)
{
    return one.size() >= 15 && other.size() >= 15 && one.left(15) == other.left(15);
}

bool isSalesforceId(const QString &text)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?\\z"_s);
    return form.match(text).hasMatch();
}

} // namespace keyway
