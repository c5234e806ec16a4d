// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// What the Ampersand guide promises beyond what every guide does (tst_guides).

#include "tests/core/guide/Guides.h"

#include <QSet>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

class TestAmpersandGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const GuideShelf shelf = builtInGuides();
        QVERIFY(shelf.guide(u"ampersand"_s));
        m_guide = *shelf.guide(u"ampersand"_s);
    }

    void steps_areTheSevenOfTheSource()
    {
        const QList<std::pair<QString, QString>> expected{
            {u"Certificate and private key"_s, u"key"_s},
            {u"External Client App"_s, u"app"_s},
            {u"Consumer Key"_s, u"consumer-key"_s},
            {u"OAuth policies"_s, u"policies"_s},
            {u"Integration user"_s, u"user"_s},
            {u"Pre-authorize permission set"_s, u"preauthorization"_s},
            {u"My Domain subdomain"_s, u"domain"_s}};
        QCOMPARE(m_guide.steps.size(), expected.size());
        for (int i = 0; i < expected.size(); ++i) {
            QCOMPARE(m_guide.steps.at(i).number, i + 1);
            QCOMPARE(m_guide.steps.at(i).title, expected.at(i).first);
            QCOMPARE(m_guide.steps.at(i).topics, QStringList{expected.at(i).second});
            QCOMPARE(m_guide.stepForTopic(expected.at(i).second)->number, i + 1);
        }
        QCOMPARE(m_guide.stepForTopic(u"network"_s), nullptr);
        QCOMPARE(m_guide.step(8), nullptr);
    }

    void everyInstruction_saysWhereWhatAndWhy()
    {
        QSet<QString> ids;
        for (const GuideStep &step : m_guide.steps) {
            for (const Instruction &instruction : step.instructions) {
                QVERIFY2(!instruction.page.isEmpty(), qPrintable(instruction.id));
                QVERIFY2(!instruction.label.isEmpty(), qPrintable(instruction.id));
                QVERIFY2(!instruction.why.isEmpty(), qPrintable(instruction.id));
                QVERIFY2(!ids.contains(instruction.id), qPrintable(instruction.id));
                ids.insert(instruction.id);
                QVERIFY2(instruction.seedNumber.startsWith(QString::number(step.number)),
                         qPrintable(instruction.id));
            }
        }
    }

    void wantedValues_areThoseOfTheSource_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *id, const char *label, const char *wanted) {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(label)
                              << QString::fromLatin1(wanted);
        };
        row("app.distribution", "Distribution State", "Local");
        row("app.enable-oauth", "Enable OAuth", "on");
        row("app.callback", "Callback URL", "https://api.withampersand.com/callbacks/v1/oauth");
        row("app.scopes", "Selected OAuth Scopes",
            "Manage user data via APIs (api)|Perform requests at any time (refresh_token, offline_access)");
        row("app.enable-jwt-flow", "Enable JWT Bearer Flow", "on");
        row("app.no-jwt-tokens", "Issue JSON Web Token (JWT)-based access tokens for named users", "off");
        row("app.pkce",
            "Require Proof Key for Code Exchange (PKCE) extension for Supported Authorization Flows", "off");
        row("policies.refresh-token", "Refresh Token Policy", "Refresh token is valid until revoked");
        row("policies.ip-relaxation", "IP Relaxation", "Relax IP restrictions");
        row("user.licence", "User License", "Salesforce Integration");
        row("user.profile", "Profile", "Minimum Access - API Only Integrations");
        row("user.set-licence", "License", "Salesforce API Integration");
        row("user.never-expires", "Expires On", "Never Expires");
        row("preauthorization.permitted-users", "Permitted Users", "Admin approved users are pre-authorized");
    }
    void wantedValues_areThoseOfTheSource()
    {
        QFETCH(QString, id);
        const Instruction found = instructionOf(m_guide, id);
        QTEST(found.label, "label");
        QTEST(wantedOf(found), "wanted");
    }

private:
    Guide m_guide;
};

QTEST_GUILESS_MAIN(TestAmpersandGuide)
#include "tst_ampersand_guide.moc"
