// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Evidence.h"
#include "core/exchange/TransportFailure.h"
#include "tests/core/practice/Client.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace keyway::test {

/// All calls that an admin's tools make, in their order, each over real HTTP through the real proxy; what
/// each gave as the facts of a diagnosis. Ends at the first trouble of the network and after a refused token.
class Walk
{
public:
    static QList<Evidence> through(const PracticeOrg &org, const PracticeAccount &account)
    {
        Walk walk(org);
        walk.go(account);
        return walk.m_steps;
    }

private:
    explicit Walk(const PracticeOrg &org) : m_client(org) {}

    void go(const PracticeAccount &account)
    {
        const QString base = QStringLiteral("https://") + account.host;
        if (!call("probe", *m_client.get(base + QStringLiteral("/services/data/"))))
            return;
        if (!call("token", *m_client.askForToken(account)))
            return;
        const QJsonObject reply = QJsonDocument::fromJson(m_body).object();
        const QByteArray token = reply.value(QLatin1String("access_token")).toString().toLatin1();
        if (token.isEmpty())
            return;
        m_known.set(fact::tokenForm,
                    token.startsWith("eyJ") ? QStringLiteral("jwt") : QStringLiteral("opaque"));
        m_known.set(fact::scope, reply.value(QLatin1String("scope")).toString());
        call("introspect", *m_client.post(base + QStringLiteral("/services/oauth2/introspect"),
                                          "token=" + token + "&client_id=" + account.consumerKey.toUtf8() +
                                              "&client_secret=" + account.consumerSecret.toUtf8()));
        call("userinfo", *m_client.get(base + QStringLiteral("/services/oauth2/userinfo"), token));
        for (const char *page : {"limits", "jobs/ingest", "jobs/query"})
            call("rest",
                 *m_client.get(base + QStringLiteral("/services/data/v60.0/") + QLatin1String(page), token));
        const QString object = base + QStringLiteral("/services/data/v60.0/sobjects/Account");
        call("objects", *m_client.get(object + QStringLiteral("/describe"), token));
        const QJsonObject described = QJsonDocument::fromJson(m_body).object();
        if (described.contains(QLatin1String("createable")) &&
            !described[QLatin1String("createable")].toBool())
            m_steps.last().set(fact::missingAccess, QStringLiteral("Account (create, edit)"));
        call("objects", *m_client.postJson(object, token, "{\"Name\":\"A\"}"));
        call("bulk", *m_client.get(base + QStringLiteral("/services/async/60.0/job"), token));
        call("soap", *m_client.post(base + QStringLiteral("/services/Soap/u/60.0"),
                                    "<e:Envelope><e:Header><SessionHeader><sessionId>" + token +
                                        "</sessionId></SessionHeader></e:Header></e:Envelope>"));
        call("metadata", *m_client.post(base + QStringLiteral("/services/Soap/m/60.0"),
                                        "<e:Envelope><e:Header><SessionHeader><sessionId>" + token +
                                            "</sessionId></SessionHeader></e:Header><e:Body>"
                                            "<describeMetadata/></e:Body></e:Envelope>"));
    }

    /// False when the network gave no answer of Salesforce.
    bool call(const char *name, QNetworkReply &reply)
    {
        QList<QSslError> tls;
        QString issuer;
        qint64 received = 0;
        QObject::connect(&reply, &QNetworkReply::sslErrors, &reply, [&](const QList<QSslError> &errors) {
            tls = errors;
            issuer = reply.sslConfiguration().peerCertificate().issuerDisplayName();
        });
        QObject::connect(&reply, &QNetworkReply::readyRead, &reply, [&] {
            received = reply.bytesAvailable();
            if (received > 1'000'000)
                reply.abort();
        });
        const bool ended = Client::finished(reply, 3'000);
        Evidence step = m_known;
        step.set(fact::call, QString::fromLatin1(name));
        const int status = Client::status(reply);
        if (status != 0)
            step.set(fact::httpStatus, status);
        const QDateTime date = Client::date(reply);
        if (date.isValid()) {
            const int skew = static_cast<int>(date.secsTo(QDateTime::currentDateTimeUtc()));
            step.set(fact::clockSkewSeconds, skew);
            m_known.set(fact::clockSkewSeconds, skew);
        }
        m_body = ended && received <= 1'000'000 ? reply.readAll() : QByteArray();
        QString trouble;
        if (!ended)
            trouble = QStringLiteral("timeout");
        else if (received > 1'000'000)
            trouble = QStringLiteral("too-large");
        else
            trouble = transportFailure(reply.error(), tls, status != 0, true);
        if (trouble.isEmpty() && status >= 300 && status < 400) {
            trouble = QStringLiteral("redirect");
            step.set(fact::location, QString::fromLatin1(reply.rawHeader("Location")));
        }
        if (trouble.isEmpty() && !readAnswer(step))
            trouble = QStringLiteral("not-json");
        if (!trouble.isEmpty())
            step.set(fact::transport, trouble);
        if (!issuer.isEmpty())
            step.set(fact::tlsIssuer, issuer);
        m_steps << step;
        return trouble.isEmpty();
    }

    bool readAnswer(Evidence &step) const
    {
        const auto found = [&](const QString &error, const QString &description) {
            if (!error.isEmpty())
                step.set(fact::error, error);
            if (!description.isEmpty())
                step.set(fact::errorDescription, description);
        };
        const QJsonDocument json = QJsonDocument::fromJson(m_body);
        if (!json.isNull()) {
            const QJsonObject object = json.isArray() ? json.array().first().toObject() : json.object();
            found(object.value(QLatin1String("error")).toString() +
                      object.value(QLatin1String("errorCode")).toString(),
                  object.value(QLatin1String("error_description")).toString() +
                      object.value(QLatin1String("message")).toString());
            return true;
        }
        if (!m_body.startsWith("<?xml"))
            return false;
        static const QRegularExpression bulk(QStringLiteral(
            "<exceptionCode>([^<]*)</exceptionCode><exceptionMessage>([^<]*)</exceptionMessage>"));
        static const QRegularExpression soap(QStringLiteral("<faultstring>([^:<]*): ([^<]*)</faultstring>"));
        for (const QRegularExpression &form : {bulk, soap}) {
            const auto match = form.match(QString::fromUtf8(m_body));
            found(match.captured(1), match.captured(2));
        }
        return true;
    }

    Client m_client;
    Evidence m_known;
    QByteArray m_body;
    QList<Evidence> m_steps;
};

} // namespace keyway::test
