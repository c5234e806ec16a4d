// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/PastedAssertion.h"
#include "core/diagnosis/StructuredText.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype longestBody = 64 * 1024;

QString header(const QJsonObject &message, const QString &name)
{
    const QJsonArray headers = message.value("headers"_L1).toArray();
    for (const auto &each : headers)
        if (each.toObject().value("name"_L1).toString().compare(name, Qt::CaseInsensitive) == 0)
            return each.toObject().value("value"_L1).toString().left(1000);
    return {};
}

bool isSalesforce(const QString &host)
{
    return host.endsWith("salesforce.com"_L1) || host.endsWith("force.com"_L1) ||
           host.endsWith("salesforce.mil"_L1) || host.endsWith("sfcrmproducts.cn"_L1);
}

/// How much this exchange is what somebody asks about; 0: not at all.
int interest(const QJsonObject &entry)
{
    const QUrl url(entry.value("request"_L1).toObject().value("url"_L1).toString());
    const int status = entry.value("response"_L1).toObject().value("status"_L1).toInt();
    const bool failed = status == 0 || status >= 400;
    const QString path = url.path();
    if (path.endsWith("/services/oauth2/token"_L1))
        return failed ? 60 : status >= 300 ? 55 : 20;
    if (url.hasQuery() && url.query().contains("error="_L1))
        return 45;
    if (path.startsWith("/services/"_L1))
        return failed ? 50 : 10;
    return isSalesforce(url.host()) && failed ? 30 : failed ? 5 : 0;
}

QByteArray bodyOf(const QJsonObject &response)
{
    const QJsonObject content = response.value("content"_L1).toObject();
    const QByteArray text = content.value("text"_L1).toString().left(longestBody).toUtf8();
    return content.value("encoding"_L1).toString() == "base64"_L1 ? QByteArray::fromBase64(text) : text;
}

QByteArray requestBody(const QJsonObject &request)
{
    const QJsonObject data = request.value("postData"_L1).toObject();
    QString text = data.value("text"_L1).toString().left(longestBody);
    const QJsonArray params = data.value("params"_L1).toArray();
    for (const auto &each : params)
        text += u'&' + each.toObject().value("name"_L1).toString() + u'=' +
                each.toObject().value("value"_L1).toString().left(longestBody);
    return text.toUtf8();
}

} // namespace

std::optional<Extract> fromHar(const QByteArray &bytes)
{
    if (bytes.size() > structuredLimitBytes || !bytes.left(4096).contains("\"log\""))
        return std::nullopt;
    const QJsonObject log = QJsonDocument::fromJson(bytes).object().value("log"_L1).toObject();
    if (!log.value("entries"_L1).isArray())
        return std::nullopt;
    Extract extract;
    extract.source = u"har"_s;
    const QJsonArray entries = log.value("entries"_L1).toArray();
    QJsonObject chosen;
    int most = 0;
    for (const auto &each : entries) {
        // Of two alike the later one: people stop recording when it has failed.
        const int its = interest(each.toObject());
        if (its > 0 && its >= most) {
            most = its;
            chosen = each.toObject();
        }
    }
    if (most < 30) {
        extract.remark = {u"explain.har-no-failure"_s, {{u"count"_s, QString::number(entries.size())}}};
        return extract;
    }
    const QJsonObject request = chosen.value("request"_L1).toObject();
    const QJsonObject response = chosen.value("response"_L1).toObject();
    const QUrl url(request.value("url"_L1).toString());
    const int status = response.value("status"_L1).toInt();
    // The query may hold an assertion; it is shown only where it is an answer.
    const bool answerInQuery = url.query().contains("error="_L1);
    QString text =
        request.value("method"_L1).toString().left(10) + u' ' +
        url.toString(answerInQuery ? QUrl::RemoveUserInfo : QUrl::RemoveQuery | QUrl::RemoveUserInfo) + u'\n';
    if (status > 0)
        text += u"HTTP/1.1 %1 %2\n"_s.arg(status).arg(response.value("statusText"_L1).toString().left(60));
    for (const QString &name : {u"Date"_s, u"Location"_s, u"Content-Type"_s})
        if (const QString value = header(response, name); !value.isEmpty())
            text += name + u": "_s + value + u'\n';
    if (status == 0)
        text += response.value("_error"_L1).toString().left(200) + u'\n';
    extract.text = text.toUtf8() + '\n' + bodyOf(response);
    const auto assertion = assertionInside(QString::fromUtf8(requestBody(request)));
    if (assertion && !assertion->audience.isEmpty())
        extract.facts.set(fact::audience, assertion->audience);
    if (assertion && !assertion->problems.isEmpty())
        extract.facts.set(fact::claimProblem, assertion->claimProblem());
    if (status > 0)
        extract.facts.set(fact::httpStatus, status);
    return extract;
}

} // namespace keyway
