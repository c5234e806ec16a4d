// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/checks/ObjectsCheck.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Also what keeps a list from a file out of the rest of an address.
bool isApiName(const QString &name)
{
    static const QRegularExpression form(u"\\A[A-Za-z][A-Za-z0-9_]{0,79}\\z"_s);
    return form.match(name).hasMatch();
}

QStringList missingRights(const QJsonObject &object)
{
    QStringList missing;
    for (const auto &[flag, right] : {std::pair{u"queryable"_s, u"read"_s},
                                      {u"createable"_s, u"create"_s},
                                      {u"updateable"_s, u"edit"_s}}) {
        if (!object.value(flag).toBool())
            missing << right;
    }
    return missing;
}

} // namespace

void ObjectsAccess::run(ExchangeContext &context)
{
    const QStringList objects = context.input.connection.objects;
    if (isAsked(context, u"objects"_s) && objects.isEmpty())
        return finish(CheckOutcome::Skipped, u"none-listed"_s);
    const auto wrong = std::find_if_not(objects.begin(), objects.end(), isApiName);
    if (isAsked(context, u"objects"_s) && wrong != objects.end())
        return finish(CheckOutcome::Warning, u"bad-name"_s, {{u"name"_s, *wrong}});
    withVersion(context, u"objects"_s, [this, &context, objects](const QString &) {
        m_left = objects;
        askNext(context);
    });
}

void ObjectsAccess::askNext(ExchangeContext &context)
{
    if (m_left.isEmpty())
        return sumUp(context);
    const QString path = u"sobjects/%1/describe"_s.arg(m_left.first());
    HttpRequest request;
    request.url = dataUrl(context, context.apiVersion, path);
    request.authorization = "Bearer " + context.token.accessToken.reveal();
    request.bodyLimitBytes = 8 * 1024 * 1024; // an object with many fields and pick lists has a megabyte
    ask(context, u"objects"_s, request,
        [this, &context](const HttpOutcome &outcome) { judge(context, outcome); });
}

void ObjectsAccess::judge(ExchangeContext &context, const HttpOutcome &outcome)
{
    const QString name = m_left.takeFirst();
    const QJsonObject object = QJsonDocument::fromJson(outcome.body).object();
    const bool described = outcome.status == 200 && object.value(u"queryable"_s).isBool();
    const UserInfo refusal = described ? UserInfo() : parseUserInfo(outcome.status, outcome.body);
    const bool unseen = refusal.error == "NOT_FOUND"_L1 || refusal.error == "INVALID_TYPE"_L1;
    if (!described && !unseen)
        return finishRefused(context, outcome, refusal);
    if (unseen) {
        noteRefusal(context, outcome, refusal); // the words of Salesforce; the others are asked as well
        m_oneIsUnseen = true;
        m_missing << u"%1 (read)"_s.arg(name);
    } else if (const QStringList rights = missingRights(object); !rights.isEmpty()) {
        m_missing << u"%1 (%2)"_s.arg(name, rights.join(u", "_s));
    }
    // Later, because this call goes away with the next.
    QMetaObject::invokeMethod(
        this, [this, &context] { guarded([&] { askNext(context); }); }, Qt::QueuedConnection);
}

void ObjectsAccess::sumUp(ExchangeContext &context)
{
    const QMap<QString, QString> facts{{u"objects"_s, context.input.connection.objects.join(u", "_s)},
                                       {u"missing"_s, m_missing.join(u", "_s)}};
    if (m_missing.isEmpty())
        return finish(CheckOutcome::Passed, u"passed"_s, facts);
    if (m_oneIsUnseen)
        context.evidence.set(fact::httpStatus, context.answer.status);
    context.evidence.set(fact::missingAccess, m_missing.join(u", "_s));
    finish(CheckOutcome::Failed, m_oneIsUnseen ? u"unseen"_s : u"missing"_s, facts);
}

} // namespace keyway
