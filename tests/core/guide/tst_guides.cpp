// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// What every built-in guide promises: the destination's own way, complete and well-formed.

#include "tests/core/guide/Guides.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

/// Setup pages whose address is known (read in a public tool's list of links, August 2026).
const QSet<QString> &setupPages()
{
    static const QSet<QString> pages{u"ManageExternalClientApplication"_s,
                                     u"ExternalClientApplicationOauthUsage"_s,
                                     u"ExternalClientApplicationSettings"_s,
                                     u"NavigationMenus"_s,
                                     u"ConnectedApplication"_s,
                                     u"ConnectedAppsUsage"_s,
                                     u"ApiAccessControl"_s,
                                     u"ManageUsers"_s,
                                     u"Profiles"_s,
                                     u"EnhancedProfiles"_s,
                                     u"PermSets"_s,
                                     u"PermSetGroups"_s,
                                     u"OrgDomain"_s,
                                     u"OrgLoginHistory"_s,
                                     u"SecuritySession"_s,
                                     u"OauthOidcSettings"_s,
                                     u"NetworkAccess"_s,
                                     u"CompanyProfileInfo"_s};
    return pages;
}

} // namespace

class TestGuides : public QObject
{
    Q_OBJECT

    GuideShelf m_shelf = builtInGuides();

    const Guide &guide(const QString &id) const { return *m_shelf.guide(id); }
    void eachGuide() const
    {
        QTest::addColumn<QString>("id");
        for (const Guide &guide : m_shelf.guides())
            QTest::newRow(qPrintable(guide.id)) << guide.id;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStringList ids;
        for (const Guide &guide : m_shelf.guides())
            ids << guide.id;
        QCOMPARE(ids,
                 (QStringList{u"ampersand"_s, u"connected-app"_s, u"external-client-app"_s, u"nango"_s}));
    }

    void steps_coverTheTopicsOnceInTheGuidesOwnOrder_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("topics"); // a blank between steps
        QTest::newRow("nango") << u"nango"_s
                               << u"key app consumer-key policies,preauthorization domain user"_s;
        QTest::newRow("connected-app")
            << u"connected-app"_s << u"key app consumer-key user policies,preauthorization domain"_s;
        for (const char *id : {"ampersand", "external-client-app"})
            QTest::newRow(id) << QString::fromLatin1(id)
                              << u"key app consumer-key policies user preauthorization domain"_s;
    }
    void steps_coverTheTopicsOnceInTheGuidesOwnOrder()
    {
        QFETCH(QString, id);
        QStringList steps;
        for (const GuideStep &step : guide(id).steps) {
            steps << step.topics.join(u',');
            for (const QString &topic : step.topics)
                QCOMPARE(guide(id).stepForTopic(topic)->number, step.number);
        }
        QTEST(steps.join(u' '), "topics");
    }

    void stepKinds_holdTheFieldsOfTheirTopics_data() { eachGuide(); }
    void stepKinds_holdTheFieldsOfTheirTopics()
    {
        QFETCH(QString, id);
        QCOMPARE(guide(id).stepForTopic(u"key"_s)->kind, StepKind::KeyPair);
        QCOMPARE(guide(id).stepForTopic(u"consumer-key"_s)->kind, StepKind::ConsumerKey);
        QCOMPARE(guide(id).stepForTopic(u"user"_s)->kind, StepKind::Username);
        QCOMPARE(guide(id).stepForTopic(u"domain"_s)->kind, StepKind::Domain);
    }

    void profile_isTheDestinationsWayToSignIn_data()
    {
        QTest::addColumn<SignInHost>("host");
        QTest::addColumn<AudienceRule>("audience");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("base64");
        QTest::addColumn<bool>("issuedAt");
        QTest::addColumn<bool>("type");
        QTest::addColumn<bool>("secret");
        QTest::addColumn<QString>("calls");
        QTest::addColumn<bool>("opaque");
        QTest::newRow("ampersand") << SignInHost::MyDomain << AudienceRule::SubdomainText << 180 << true
                                   << false << true << false << u"userinfo,rest,bulk,objects"_s << true;
        QTest::newRow("nango") << SignInHost::AuthorizationServer << AudienceRule::SameAsHost << 3600 << false
                               << true << true << true << u"userinfo,introspect,rest"_s << false;
        QTest::newRow("connected-app") << SignInHost::LoginHost << AudienceRule::ByEnvironment << 180 << false
                                       << false << false << false << u"userinfo,rest,objects"_s << false;
        QTest::newRow("external-client-app")
            << SignInHost::MyDomain << AudienceRule::ByEnvironment << 180 << false << false << false << false
            << u"userinfo,rest,objects"_s << false;
    }
    void profile_isTheDestinationsWayToSignIn()
    {
        const DestinationProfile &profile = guide(QString::fromLatin1(QTest::currentDataTag())).profile;
        QTEST(profile.hostRule, "host");
        QTEST(profile.audienceRule, "audience");
        QTEST(int(profile.lifetime.count()), "seconds");
        QTEST(profile.keyFormat == KeyFormat::Base64Pem, "base64");
        QTEST(profile.sendsIssuedAt, "issuedAt");
        QTEST(profile.sendsType, "type");
        QTEST(profile.asksConsumerSecret, "secret");
        QTEST(profile.callsAfterToken.join(u','), "calls");
        QTEST(profile.needsOpaqueToken, "opaque");
        QCOMPARE(profile.neededScopes, (QStringList{u"api"_s, u"refresh_token"_s}));
    }

    void handOver_isTheFormInItsOrder_data()
    {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<QString>("labels");
        QTest::addColumn<QString>("secrets");
        QTest::newRow("ampersand") << u"consumerKey,username,privateKeyBase64,subdomain"_s
                                   << u"Consumer Key,Salesforce Username,Private Key,Subdomain"_s
                                   << u"privateKeyBase64"_s;
        QTest::newRow("nango") << u"consumerKey,consumerSecret,privateKeyPem,username,authorizationUrl"_s
                               << u"Consumer Key,Consumer Secret,Private Key,Username,"
                                  "Authorization server's URL"_s
                               << u"consumerSecret,privateKeyPem"_s;
        QTest::newRow("connected-app")
            << u"consumerKey,username,audience,privateKeyPem,tokenUrl,instanceUrl"_s
            << u"Consumer Key (iss),Username (sub),Audience (aud),Private Key,Token URL,Instance URL"_s
            << u"privateKeyPem"_s;
        QTest::newRow("external-client-app")
            << u"consumerKey,username,privateKeyPem,instanceUrl,tokenUrl,audience"_s
            << u"Consumer Key,Username,Private Key,Instance URL,Token URL,Audience"_s << u"privateKeyPem"_s;
    }
    void handOver_isTheFormInItsOrder()
    {
        const Guide &shown = guide(QString::fromLatin1(QTest::currentDataTag()));
        static const QRegularExpression stepNumber(u"from step (\\d)$"_s);
        QStringList fields;
        QStringList labels;
        QStringList secrets;
        for (const HandOverField &field : shown.handOver) {
            fields << field.id;
            labels << field.label;
            if (field.secret)
                secrets << field.id;
            const auto from = stepNumber.match(field.source);
            QVERIFY2(from.hasMatch() && shown.step(from.captured(1).toInt()), qPrintable(field.source));
        }
        QTEST(fields.join(u','), "fields");
        QTEST(labels.join(u','), "labels");
        QTEST(secrets.join(u','), "secrets");
    }

    void wantedValue_isTheOneOfTheDocument_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("instruction");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *guide, const char *instruction, const char *label,
                            const char *wanted) {
            QTest::addRow("%s %s", guide, instruction)
                << QString::fromLatin1(guide) << QString::fromLatin1(instruction)
                << QString::fromLatin1(label) << QString::fromLatin1(wanted);
        };
        const char *scopes =
            "Manage user data via APIs (api)|Perform requests at any time (refresh_token, offline_access)";
        row("nango", "app.distribution", "Distribution State", "Local");
        row("nango", "app.enable-oauth", "Enable OAuth", "on");
        row("nango", "app.callback", "Callback URL", "https://api.nango.dev/oauth/callback");
        row("nango", "app.scopes", "Selected OAuth Scopes", scopes);
        row("nango", "app.introspect", "Introspect All Tokens", "on");
        row("nango", "app.enable-jwt-flow", "Enable JWT Bearer Flow", "on");
        row("nango", "app.upload-certificate", "Choose File", "server.crt");
        row("nango", "app.no-jwt-tokens", "Issue JSON Web Token (JWT)-based access tokens for named users",
            "off");
        row("nango", "preauthorization.permitted-users", "Permitted Users",
            "Admin approved users are pre-authorized");
        row("connected-app", "app.enable-oauth", "Enable OAuth Settings", "on");
        row("connected-app", "app.callback", "Callback URL", "http://localhost:1717/OauthRedirect");
        row("connected-app", "app.use-certificate", "Use digital signatures", "on");
        row("connected-app", "app.scopes", "Selected OAuth Scopes", scopes);
        row("connected-app", "preauthorization.permitted-users", "Permitted Users",
            "Admin approved users are pre-authorized");
        row("external-client-app", "app.distribution", "Distribution State", "Local");
        row("external-client-app", "app.scopes", "Selected OAuth Scopes", scopes);
        row("external-client-app", "app.enable-jwt-flow", "Enable JWT Bearer Flow", "on");
        row("external-client-app", "user.never-expires", "Expires On", "Never Expires");
        row("external-client-app", "preauthorization.permitted-users", "Permitted Users",
            "Admin approved users are pre-authorized");
    }
    void wantedValue_isTheOneOfTheDocument()
    {
        QFETCH(QString, id);
        QFETCH(QString, instruction);
        const Instruction found = instructionOf(guide(id), instruction);
        QTEST(found.label, "label");
        QTEST(wantedOf(found), "wanted");
    }

    void setupNodes_areKnownPages_data() { eachGuide(); }
    void setupNodes_areKnownPages()
    {
        QFETCH(QString, id);
        for (const GuideStep &step : guide(id).steps) {
            QVERIFY2(step.setupNode.isEmpty() ? step.kind == StepKind::KeyPair
                                              : setupPages().contains(step.setupNode),
                     qPrintable(step.title));
            for (const Instruction &instruction : step.instructions)
                QVERIFY2(instruction.setupNode.isEmpty() || setupPages().contains(instruction.setupNode),
                         qPrintable(instruction.id));
        }
    }

    /// A control that is not there yet, or cannot be changed yet, looks like a mistake of the guide.
    void hiddenControl_saysWhatMakesItAppear_data() { eachGuide(); }
    void hiddenControl_saysWhatMakesItAppear()
    {
        QFETCH(QString, id);
        int hidden = 0;
        for (const Instruction &one : instructionsOf(guide(id))) {
            if (one.control == ControlKind::Action || one.control == ControlKind::Button)
                continue;
            const bool ofTheOauthForm = one.section.startsWith("API (Enable OAuth"_L1) ||
                                        one.section == "Flow Enablement"_L1 || one.section == "Security"_L1;
            if (ofTheOauthForm && one.id != "app.enable-oauth"_L1) {
                QVERIFY2(one.condition.startsWith("Appears after "_L1), qPrintable(one.id));
                ++hidden;
            }
            if (one.tab == "Policies"_L1 || one.page.endsWith("Edit Policies"_L1)) {
                QVERIFY2(one.condition.startsWith("Can be changed after Edit"_L1), qPrintable(one.id));
                ++hidden;
            }
        }
        QVERIFY(hidden >= 7);
    }

    void everyInstruction_saysWhereWhatAndWhy_data() { eachGuide(); }
    void everyInstruction_saysWhereWhatAndWhy()
    {
        QFETCH(QString, id);
        for (const GuideStep &step : guide(id).steps) {
            for (const Instruction &instruction : step.instructions) {
                QVERIFY2(!instruction.page.isEmpty() && !instruction.label.isEmpty(),
                         qPrintable(instruction.id));
                QVERIFY2(!instruction.why.isEmpty(), qPrintable(instruction.id));
                const QString topic = instruction.id.section(u'.', 0, 0);
                QVERIFY2(step.topics.contains(topic), qPrintable(instruction.id));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestGuides)
#include "tst_guides.moc"
