// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/EquivalentCommandsQuoting.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString quotedForSh(QString value)
{
    static const QRegularExpression special(u"[^A-Za-z0-9_@%+=:,./-]"_s);
    static const QRegularExpression specialInDouble(u"[\"$`\\\\!]"_s);
    if (!value.isEmpty() && !value.contains(special))
        return value;
    if (!value.contains(u'\''))
        return u'\'' + value + u'\'';
    if (!value.contains(specialInDouble))
        return u'"' + value + u'"'; // easier to read than the form below
    return u'\'' + value.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString quotedForPowerShell(QString value)
{
    // PowerShell ends a string at a curly single quote as well.
    static const QRegularExpression quotes(u"(['\\x{2018}-\\x{201B}])"_s);
    return u'\'' + value.replace(quotes, u"\\1\\1"_s) + u'\'';
}

} // namespace

std::optional<ScriptKind> scriptKind(const QString &word)
{
    if (word == u"sh"_s)
        return ScriptKind::Sh;
    if (word == u"powershell"_s)
        return ScriptKind::PowerShell;
    if (word == u"js"_s)
        return ScriptKind::Js;
    if (word == u"python"_s)
        return ScriptKind::Python;
    if (word == u"none"_s)
        return ScriptKind::None;
    return {};
}

QString quoted(const QString &value, ScriptKind kind)
{
    switch (kind) {
    case ScriptKind::Sh:
        return quotedForSh(value);
    case ScriptKind::PowerShell:
        return quotedForPowerShell(value);
    case ScriptKind::Js:
    case ScriptKind::Python: // takes every escape that JSON has
        return jsonString(value);
    case ScriptKind::None:
        break;
    }
    return value;
}

QString jsonString(const QString &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.mid(1, list.size() - 2));
}

QString soqlString(const QString &value)
{
    QString text = value;
    text.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + text + u'\'';
}

} // namespace keyway
