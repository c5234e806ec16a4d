// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgAnswers.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace keyway {

OrgAnswer jsonAnswer(int status, const QJsonDocument &document, const QString &why)
{
    OrgAnswer answer;
    answer.status = status;
    answer.contentType = "application/json;charset=UTF-8";
    answer.body = document.toJson(QJsonDocument::Compact);
    answer.why = why;
    return answer;
}

OrgAnswer pageAnswer(int status, const QByteArray &html, const QString &why)
{
    OrgAnswer answer;
    answer.status = status;
    answer.contentType = "text/html;charset=UTF-8";
    answer.body = html;
    answer.why = why;
    return answer;
}

OrgAnswer restRefusal(int status, const QString &code, const QString &message, const QString &why)
{
    QJsonObject object{{u"errorCode"_s, code}};
    if (!message.isEmpty())
        object.insert(u"message"_s, message);
    OrgAnswer answer = jsonAnswer(status, QJsonDocument(QJsonArray{object}), why);
    answer.error = code;
    answer.description = message;
    return answer;
}

OrgAnswer identityRefusal(const QString &word, const QString &why)
{
    OrgAnswer answer = pageAnswer(403, word.toLatin1(), why);
    answer.error = word;
    return answer;
}

OrgAnswer noSuchPage()
{
    return pageAnswer(404,
                      "<!DOCTYPE html><html><head><title>URL No Longer Exists</title></head>"
                      "<body><h1>URL No Longer Exists</h1></body></html>\n",
                      u"no-such-page"_s);
}

std::optional<QByteArray> bearer(const OrgRequest &request)
{
    const QByteArray text = request.authorization.trimmed();
    const qsizetype blank = text.indexOf(' ');
    const QByteArray scheme = text.left(blank).toLower();
    if (blank < 0 || (scheme != "bearer" && scheme != "oauth"))
        return std::nullopt;
    return text.mid(blank + 1).trimmed();
}

} // namespace keyway
