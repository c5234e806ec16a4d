// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/StructuredText.h"

#include "core/diagnosis/TextRecogniser.h"
#include "core/guide/Guide.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

bool isReport(const QJsonObject &object)
{
    return object.value("verdict"_L1).isString() && object.value("checks"_L1).isArray() &&
           object.value("answer"_L1).isObject();
}

/// One document, or one on each line.
QJsonObject firstFailed(const QByteArray &bytes)
{
    const QJsonObject whole = QJsonDocument::fromJson(bytes).object();
    if (isReport(whole))
        return whole;
    QJsonObject any;
    int seen = 0;
    for (qsizetype at = 0; at < bytes.size() && seen < 10'000; ++seen) {
        const qsizetype end = bytes.indexOf('\n', at);
        const QByteArray line = bytes.mid(at, (end < 0 ? bytes.size() : end) - at);
        at = end < 0 ? bytes.size() : end + 1;
        if (!line.contains("\"checks\""))
            continue;
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (!isReport(object))
            continue;
        if (object.value("verdict"_L1).toString() == "failed"_L1)
            return object;
        if (any.isEmpty())
            any = object;
    }
    return any;
}

} // namespace

std::optional<Extract> fromKeywayReport(const QByteArray &bytes)
{
    if (bytes.size() > structuredLimitBytes || !bytes.contains("\"checks\"") ||
        !bytes.contains("\"verdict\""))
        return std::nullopt;
    const QJsonObject report = firstFailed(bytes);
    if (report.isEmpty())
        return std::nullopt;
    Extract extract;
    extract.source = u"keyway"_s;
    const auto take = [&](QLatin1String fact, const QJsonValue &value) {
        const QString text = hideSecrets(value.toString().left(600));
        if (!text.isEmpty())
            extract.facts.set(fact, text);
    };
    const QJsonObject answer = report.value("answer"_L1).toObject();
    take(fact::guide, report.value("guide"_L1));
    take(fact::host, report.value("host"_L1));
    take(fact::audience, report.value("audience"_L1));
    take(fact::username, report.value("username"_L1));
    take(fact::error, answer.value("error"_L1));
    take(fact::errorDescription, answer.value("description"_L1));
    if (const int status = answer.value("status"_L1).toInt(); status > 0)
        extract.facts.set(fact::httpStatus, status);
    QString text;
    const QJsonArray checks = report.value("checks"_L1).toArray();
    for (const auto &each : checks) {
        const QJsonObject check = each.toObject();
        const QString outcome = check.value("outcome"_L1).toString();
        if (outcome != "failed"_L1 && outcome != "crashed"_L1)
            continue;
        take(fact::reached, check.value("stage"_L1));
        text = check.value("detail"_L1).toString().left(600);
        // The first word of a check's id is the call it makes.
        const QString word = check.value("id"_L1).toString().section(u'.', 0, 0);
        if (check.value("stage"_L1).toString() == "token"_L1 && afterTokenCalls().contains(word))
            extract.facts.set(fact::call, word);
        if (check.value("id"_L1).toString() == "objects.access"_L1 && !extract.facts.has(fact::error))
            take(fact::missingAccess, text.section(u": "_s, -1));
        break;
    }
    const QString literal = report.value("diagnosis"_L1).toObject().value("literal"_L1).toString().left(600);
    if (!extract.facts.has(fact::error))
        text += u'\n' + literal;
    extract.text = text.toUtf8();
    if (report.value("verdict"_L1).toString() == "passed"_L1)
        extract.remark = {u"explain.keyway-passed"_s, {{u"host"_s, extract.facts.string(fact::host)}}};
    return extract;
}

} // namespace keyway
