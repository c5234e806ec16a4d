// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/MailedFile.h"

#include "core/connection/PastedText.h"
#include "core/connection/SecretMembers.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int formatVersion = 1;
/// A kit has some 3 kB.
constexpr qsizetype longestFile = 64 * 1024;
constexpr qsizetype longestFact = 120;

QByteArray withoutByteOrderMark(const QByteArray &bytes)
{
    return bytes.startsWith("\xEF\xBB\xBF") ? bytes.mid(3) : bytes;
}

bool holdsSecret(const QString &name, const QString &text)
{
    // Public values of fixed form, which the search for random letters would take for secrets.
    static const QStringList publicNames{u"certificate"_s, u"sha256"_s, u"certificateSha256"_s,
                                         u"consumerKey"_s};
    if (isSecret(recognise(text)) || text.contains("PRIVATE KEY"_L1))
        return !name.endsWith("sha256"_L1, Qt::CaseInsensitive) || text.contains("KEY"_L1);
    return !publicNames.contains(name) && hideSecrets(text) != text;
}

/// Qt keeps the last of two members of one name without a word: what was judged must be all there is.
qsizetype membersWritten(const QByteArray &json)
{
    qsizetype colons = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        if (inText && json.at(i) == '\\')
            ++i;
        else if (json.at(i) == '"')
            inText = !inText;
        else if (!inText && json.at(i) == ':')
            ++colons;
    }
    return colons;
}

} // namespace

tl::unexpected<Problem> brokenField(const MailedFormat &format, const QString &field, const QString &reason)
{
    return failure(format.family + u".broken"_s,
                   {{u"field"_s, field.left(longestFact)}, {u"reason"_s, reason.left(longestFact)}});
}

bool looksLikeMailedFile(const QByteArray &bytes, const MailedFormat &format)
{
    return withoutByteOrderMark(bytes).trimmed().startsWith('{') &&
           bytes.contains('"' + format.version.toLatin1() + '"');
}

Result<QJsonObject> readMailedFile(const QByteArray &bytes, const MailedFormat &format)
{
    const QString &family = format.family;
    const auto secretInside = [&](const QString &field) {
        return failure(family + u".secret-inside"_s, {{u"field"_s, field.left(longestFact)}});
    };
    // Before anything else, so that no other mistake hides it. A key file alone is simply not ours.
    if (looksLikeMailedFile(bytes, format) && bytes.contains("PRIVATE KEY-----"))
        return secretInside(u"the file"_s);
    if (bytes.size() > longestFile)
        return brokenField(format, u"the file"_s, u"is larger than 64 KB"_s);
    const QByteArray json = withoutByteOrderMark(bytes);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const QString line = QString::number(json.left(error.offset).count('\n') + 1);
        return failure(family + u".not-json"_s,
                       {{u"reason"_s, u"line %1: %2"_s.arg(line, error.errorString())}});
    }
    const QJsonObject object = document.object();
    const QJsonValue version = object.value(format.version);
    if (version.isUndefined())
        return failure(family + u".not-a-"_s + family);
    if (const QString field = findSecretMember(object, holdsSecret); !field.isEmpty())
        return secretInside(field);
    if (version.isDouble() && version.toDouble() > formatVersion)
        return failure(family + u".newer"_s, {{u"version"_s, version.toVariant().toString().left(20)}});
    if (!version.isDouble() || version.toDouble() != formatVersion)
        return brokenField(format, format.version, u"must be 1"_s);
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == format.version)
            continue;
        if (!format.texts.contains(member.key()))
            return brokenField(format, member.key(), u"is not known here"_s);
        if (!member->isString())
            return brokenField(format, member.key(), u"must be a text"_s);
    }
    for (const QString &name : format.texts) {
        if (!object.contains(name))
            return brokenField(format, name, u"is missing"_s);
    }
    if (membersWritten(json) != object.size())
        return brokenField(format, u"the file"_s, u"has two members of the same name"_s);
    return object;
}

QString unfitText(const QString &text, qsizetype longest, bool lines)
{
    if (text.size() > longest)
        return u"has more than %1 characters"_s.arg(longest);
    for (const QChar c : text) {
        const bool lineEnd = c == u'\n';
        if (lineEnd && !lines)
            return u"must be one line"_s;
        // Marks of single letters, as Hebrew needs them, stay; those that turn a whole passage do not.
        const bool turns =
            (c >= QChar(0x202A) && c <= QChar(0x202E)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (turns || (c.category() == QChar::Other_Control && !lineEnd))
            return u"holds invisible control characters"_s;
    }
    return {};
}

} // namespace keyway
