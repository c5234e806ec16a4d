// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/TokenReply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace keyway {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LargestBody = 1024 * 1024; ///< real answers have 2 kB; more is somebody else's page
constexpr qsizetype LargestShown = 4096;

QByteArray withoutMark(const QByteArray &body)
{
    return (body.startsWith("\xEF\xBB\xBF") ? body.mid(3) : body).trimmed();
}

/// JSON that stops inside an object, a list or a text.
bool isCut(const QByteArray &json)
{
    int depth = 0;
    bool inText = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inText) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inText = false;
        } else if (c == '"') {
            inText = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return depth > 0 || inText;
}

QString memberText(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object.value(name);
    if (value.isObject())
        return shownBody(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    return value.isDouble() || value.isBool() ? value.toVariant().toString() : value.toString();
}

struct ErrorPair
{
    QString error;
    QString description;
};

/// OAuth's {"error", "error_description"} and REST's [{"errorCode", "message"}].
ErrorPair errorIn(const QJsonDocument &document)
{
    const QJsonObject object = document.isArray() ? document.array().first().toObject() : document.object();
    ErrorPair pair{memberText(object, u"error"_s), memberText(object, u"error_description"_s)};
    if (pair.error.isEmpty())
        pair.error = memberText(object, u"errorCode"_s);
    if (pair.description.isEmpty())
        pair.description = memberText(object, u"message"_s);
    pair.error = shownBody(pair.error.toUtf8());
    pair.description = shownBody(pair.description.toUtf8());
    return pair;
}

QString formOf(const QString &token)
{
    static const QRegularExpression opaque(u"^00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?!."_s);
    static const QRegularExpression jwt(u"^eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*$"_s);
    if (opaque.match(token).hasMatch())
        return u"opaque"_s;
    return jwt.match(token).hasMatch() ? u"jwt"_s : u"unknown"_s;
}

QString organizationOf(const QString &token, const QString &id)
{
    if (formOf(token) == "opaque"_L1)
        return token.section(u'!', 0, 0);
    static const QRegularExpression inUrl(u"/id/(00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)/"_s);
    return inUrl.match(id).captured(1);
}

void readToken(const QJsonObject &object, TokenReply *reply)
{
    const QString token = object.value(u"access_token"_s).toString();
    reply->id = object.value(u"id"_s).toString();
    reply->instanceUrl = object.value(u"instance_url"_s).toString();
    reply->scope = object.value(u"scope"_s).toString();
    reply->tokenType = object.value(u"token_type"_s).toString();
    reply->tokenFormat = object.value(u"token_format"_s).toString();
    reply->tokenForm = formOf(token);
    reply->organizationId = organizationOf(token, reply->id);
    reply->accessToken = Secret(token.toUtf8());
}

/// The content of the first such element, for answers that are XML or an HTML page.
QString element(const QString &markup, const QString &name)
{
    const QRegularExpression pattern(u"<(?:\\w+:)?%1\\b[^<>]*>\\s*([^<]{1,400})"_s.arg(name),
                                     QRegularExpression::CaseInsensitiveOption);
    return pattern.match(markup).captured(1).simplified();
}

} // namespace

QString shownBody(const QByteArray &body)
{
    static const QRegularExpression members(u"(\"(?:access_token|refresh_token|id_token|assertion|client_"
                                            u"secret|signature|session_?id)\"\\s*:\\s*)"
                                            u"\"(?:[^\"\\\\]|\\\\.)*+\"?"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression session(
        u"00D[A-Za-z0-9]{12,15}(?:!|%21|\\\\u0021|&#33;)[A-Za-z0-9._%-]*"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression jwt(u"eyJ[A-Za-z0-9_-]{6,}(?:\\.[A-Za-z0-9_-]*)*"_s);
    static const QRegularExpression parameter(
        u"\\b((?:access_token|refresh_token|assertion|client_secret|sid)=)[^&\\s\"'<>]+"_s);
    // Twice what is shown is enough to look at; a secret cannot straddle the end of what is shown.
    QString text = QString::fromUtf8(body.left(4 * LargestShown));
    text.replace(QChar(0), QChar(QChar::ReplacementCharacter));
    text.replace(members, u"\\1\"[hidden]\""_s).replace(session, u"[hidden]"_s);
    text.replace(jwt, u"[hidden]"_s).replace(parameter, u"\\1[hidden]"_s);
    return text.size() > LargestShown ? text.left(LargestShown) + u'…' : text;
}

TokenReply parseTokenReply(int httpStatus, const QByteArray &contentType, const QByteArray &body)
{
    Q_UNUSED(contentType)
    using Kind = TokenReply::Kind;
    TokenReply reply;
    const QByteArray text = withoutMark(body.left(LargestBody + 1));
    reply.literal = shownBody(text);
    if (text.isEmpty()) {
        reply.kind = Kind::Empty;
        return reply;
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(text, &problem);
    if (body.size() > LargestBody || problem.error != QJsonParseError::NoError) {
        const bool json = text.startsWith('{') || text.startsWith('[');
        reply.kind = json && body.size() <= LargestBody && isCut(text) ? Kind::CutJson : Kind::NotJson;
        return reply;
    }
    const ErrorPair pair = errorIn(document);
    const bool success = httpStatus >= 200 && httpStatus < 300;
    if (!pair.error.isEmpty()) {
        reply.kind = Kind::OAuthError;
        reply.error = pair.error;
        reply.errorDescription = pair.description;
    } else if (success && !document.object().value(u"access_token"_s).toString().isEmpty()) {
        reply.kind = Kind::Token;
        readToken(document.object(), &reply);
    } else {
        reply.kind = Kind::JsonWithoutToken;
    }
    return reply;
}

UserInfo parseUserInfo(int httpStatus, const QByteArray &body)
{
    UserInfo info;
    const QByteArray text = withoutMark(body.left(LargestBody));
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (!document.isNull()) {
        const QJsonObject object = document.object();
        const ErrorPair pair = errorIn(document);
        info.error = pair.error;
        info.errorDescription = pair.description;
        info.username = object.value(u"preferred_username"_s).toString();
        info.userId = object.value(u"user_id"_s).toString();
        info.organizationId = object.value(u"organization_id"_s).toString();
        info.ok = httpStatus >= 200 && httpStatus < 300 && pair.error.isEmpty() && !info.username.isEmpty();
        return info;
    }
    const QString shown = shownBody(text);
    if (!shown.startsWith(u'<')) {
        info.error = shown.section(u'\n', 0, 0).simplified().left(200); // "Bad_OAuth_Token"
        return info;
    }
    info.error = element(shown, u"errorCode"_s);
    if (info.error.isEmpty())
        info.error = element(shown, u"faultcode"_s);
    info.errorDescription = element(shown, u"message"_s);
    for (const QString &name : {u"faultstring"_s, u"title"_s, u"h1"_s}) {
        if (info.errorDescription.isEmpty())
            info.errorDescription = element(shown, name);
    }
    return info;
}

} // namespace keyway
