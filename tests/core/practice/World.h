// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/practice/OrgWorld.h"
#include "tests/core/practice/Pair.h"

namespace keyway::test {

/// All practice orgs at once, with settings, and without a network.
class World
{
public:
    explicit World(const SettingValues &changes = {})
        : m_world(*OrgDirectory::load(), *TextBook::load({QStringLiteral(":/keyway/texts/practice.en.md")}),
                  [this](const PracticeRequest &request) { m_log << request; })
    {
        m_world.upload(myPair().certificate);
        set(changes);
    }

    void set(const SettingValues &changes)
    {
        m_values.clear();
        for (const PracticeSetting &setting : settings())
            m_values.insert(setting.id, changes.value(setting.id, setting.values.first()));
        m_world.set(m_values);
    }
    /// What a person has who set the connection up when the settings were these.
    PracticeAccount account() const { return m_world.directory().account(m_values); }

    /// By default the audience is the host that is asked.
    OrgAnswer askForToken(const PracticeAccount &account, const QJsonObject &changedClaims = {})
    {
        QJsonObject claims{{QStringLiteral("iss"), account.consumerKey},
                           {QStringLiteral("sub"), account.username},
                           {QStringLiteral("aud"), QString(QStringLiteral("https://") + account.host)},
                           {QStringLiteral("exp"), QDateTime::currentSecsSinceEpoch() + 180}};
        for (auto claim = changedClaims.begin(); claim != changedClaims.end(); ++claim)
            claims[claim.key()] = claim.value();
        return send(account.host, "POST", "/services/oauth2/token",
                    tokenForm(signedText(R"({"alg":"RS256"})", json(claims), myPair().key)));
    }
    OrgAnswer askForToken() { return askForToken(account()); }
    OrgAnswer get(const QString &host, const QByteArray &path, const QByteArray &token)
    {
        return send(host, "GET", path, {}, token);
    }
    OrgAnswer send(const QString &host, const QByteArray &method, const QByteArray &path,
                   const QByteArray &form = {}, const QByteArray &token = {})
    {
        return m_world
            .serve(host, {method,
                          path,
                          {},
                          "application/x-www-form-urlencoded",
                          token.isEmpty() ? QByteArray() : "Bearer " + token,
                          form})
            .answer;
    }

    OrgWorld &world() { return m_world; }
    const QList<PracticeRequest> &log() const { return m_log; }

private:
    QList<PracticeRequest> m_log;
    SettingValues m_values;
    OrgWorld m_world;
};

inline QJsonObject bodyOf(const OrgAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

inline QByteArray tokenIn(const OrgAnswer &answer)
{
    return bodyOf(answer).value(QLatin1String("access_token")).toString().toLatin1();
}

/// "200", "400 app_not_found: External …".
inline QString summary(const OrgAnswer &answer)
{
    return answer.status == 200
               ? QStringLiteral("200")
               : QStringLiteral("%1 %2: %3").arg(answer.status).arg(answer.error, answer.description);
}

} // namespace keyway::test
