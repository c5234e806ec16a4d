// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Connection ⇄ NAME.keyway. Such a file may come by mail: nothing in it is trusted.

#include "core/connection/Connection.h"
#include "core/connection/PastedText.h"
#include "core/connection/SecretMembers.h"
#include "core/crypto/KeyFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int fileVersion = 1;
/// A hostile file must not fill the screen with a name of a million characters.
constexpr qsizetype longestFact = 120;

QString folderOf(const QString &path)
{
    return QFileInfo(path).absolutePath();
}

QString absolutePath(const QString &written, const QString &folder)
{
    return written.isEmpty() ? QString() : QDir::cleanPath(QDir(folder).absoluteFilePath(written));
}

/// Another drive on Windows has no relative path; then Qt gives the absolute one back.
QString relativePath(const QString &absolute, const QString &folder)
{
    return absolute.isEmpty() ? QString()
                              : QDir(folder).relativeFilePath(QFileInfo(absolute).absoluteFilePath());
}

QString findSecret(const QJsonObject &json)
{
    const auto holdsSecret = [](const QString &, const QString &text) {
        return isSecret(recognise(text)) || text.contains("-----BEGIN"_L1);
    };
    return findSecretMember(json, holdsSecret, {u"privateKeyFile"_s});
}

/// Plain http to this very computer, and nothing else in the address.
bool isLoopbackProxy(const QString &proxy)
{
    const QUrl url(proxy, QUrl::StrictMode);
    if (!url.isValid() || url.scheme() != "http"_L1 || url.port() < 1 || !url.userInfo().isEmpty() ||
        url.hasQuery() || url.hasFragment() || (!url.path().isEmpty() && url.path() != "/"_L1))
        return false;
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

std::optional<Problem> practiceProblem(const std::optional<PracticeAddress> &practice, const QString &path)
{
    if (!practice || isLoopbackProxy(practice->proxy))
        return std::nullopt;
    return Problem{
        u"connection.practice-not-loopback"_s,
        {{u"path"_s, QDir::toNativeSeparators(path)}, {u"proxy"_s, practice->proxy.left(longestFact)}}};
}

/// Members of known type; the first mistake is kept.
class MemberReader
{
public:
    explicit MemberReader(QJsonObject object) : m_object(std::move(object)) {}

    QString text(const QString &name, const QString &otherwise = {})
    {
        const QJsonValue value = m_object.value(name);
        if (value.isString())
            return value.toString();
        if (!value.isUndefined())
            note(u"“%1” must be a text"_s.arg(name));
        return otherwise;
    }
    QStringList textList(const QString &name)
    {
        QStringList texts;
        const QJsonValue value = m_object.value(name);
        const QJsonArray entries = value.toArray();
        for (const QJsonValue &entry : entries)
            texts << entry.toString();
        if ((!value.isArray() && !value.isUndefined()) || texts.contains(QString()))
            note(u"“%1” must be a list of texts"_s.arg(name));
        return texts;
    }
    QSet<QString> textSet(const QString &name)
    {
        const QStringList texts = textList(name);
        return {texts.begin(), texts.end()};
    }
    QString mistake() const { return m_mistake; }
    void note(const QString &mistake)
    {
        if (m_mistake.isEmpty())
            m_mistake = mistake;
    }

private:
    QJsonObject m_object;
    QString m_mistake;
};

Result<Connection> fromJson(const QJsonObject &json, const QString &path)
{
    const QString folder = folderOf(path);
    MemberReader reader(json);
    Connection connection;
    connection.guideId = reader.text(u"guide"_s, connection.guideId);
    connection.domain = reader.text(u"domain"_s);
    connection.consumerKey = reader.text(u"consumerKey"_s);
    connection.username = reader.text(u"username"_s);
    connection.keyFile = absolutePath(reader.text(u"privateKeyFile"_s), folder);
    connection.certificateFile = absolutePath(reader.text(u"certificateFile"_s), folder);
    connection.objects = reader.textList(u"objects"_s);
    connection.tickedInstructions = reader.textSet(u"ticked"_s);
    const QJsonValue practice = json.value(u"practice"_s);
    if (practice.isObject()) {
        MemberReader practiceReader(practice.toObject());
        connection.practice = PracticeAddress{practiceReader.text(u"proxy"_s),
                                              absolutePath(practiceReader.text(u"caFile"_s), folder)};
        reader.note(practiceReader.mistake());
    } else if (!practice.isUndefined() && !practice.isNull()) {
        reader.note(u"“practice” must be an object"_s);
    }
    if (!reader.mistake().isEmpty())
        return failure(u"connection.not-json"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"reason"_s, reader.mistake()}});
    if (const auto problem = practiceProblem(connection.practice, path))
        return failure(*problem);
    return connection;
}

QJsonObject toJson(const Connection &connection, const QString &folder)
{
    QStringList ticked = connection.tickedInstructions.values();
    ticked.sort(); // the same connection gives the same file
    QJsonObject json{{u"version"_s, fileVersion},
                     {u"guide"_s, connection.guideId},
                     {u"domain"_s, connection.domain},
                     {u"consumerKey"_s, connection.consumerKey},
                     {u"username"_s, connection.username},
                     {u"privateKeyFile"_s, relativePath(connection.keyFile, folder)},
                     {u"certificateFile"_s, relativePath(connection.certificateFile, folder)},
                     {u"ticked"_s, QJsonArray::fromStringList(ticked)}};
    if (!connection.objects.isEmpty())
        json.insert(u"objects"_s, QJsonArray::fromStringList(connection.objects));
    if (connection.practice)
        json.insert(u"practice"_s,
                    QJsonObject{{u"proxy"_s, connection.practice->proxy},
                                {u"caFile"_s, relativePath(connection.practice->caFile, folder)}});
    return json;
}

} // namespace

Result<Connection> loadConnection(const QString &path)
{
    const auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line = QString::number(bytes->left(error.offset).count('\n') + 1);
        return failure(u"connection.not-json"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)},
                        {u"reason"_s, u"line %1: %2"_s.arg(line, error.errorString())}});
    }
    if (!document.isObject())
        return failure(u"connection.not-json"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)},
                        {u"reason"_s, u"it holds a list instead of named values"_s}});
    const QJsonObject json = document.object();
    if (const QString field = findSecret(json); !field.isEmpty())
        return failure(u"connection.secret-inside"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"field"_s, field.left(longestFact)}});
    const QJsonValue version = json.value(u"version"_s);
    if (!version.isDouble() || version.toDouble() != fileVersion) {
        const QString shown = version.isUndefined() ? u"none"_s : version.toVariant().toString().left(20);
        return failure(u"connection.version"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"version"_s, shown}});
    }
    return fromJson(json, path);
}

Result<void> saveConnection(const Connection &connection, const QString &path)
{
    // A secret pasted into the wrong field must not reach the disk because somebody pressed Save.
    const QJsonObject json = toJson(connection, folderOf(path));
    if (const QString field = findSecret(json); !field.isEmpty())
        return failure(u"connection.secret-inside"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"field"_s, field.left(longestFact)}});
    if (const auto problem = practiceProblem(connection.practice, path))
        return failure(*problem);

    QSaveFile file(path);
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Indented);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return failure(u"file.not-written"_s,
                       {{u"path"_s, QDir::toNativeSeparators(path)}, {u"reason"_s, file.errorString()}});
    return {};
}

} // namespace keyway
