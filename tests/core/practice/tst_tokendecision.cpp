// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "tests/core/practice/TokenRequests.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// What the org's settings make of a good request, and in which order it decides.
class TestTokenDecision : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everySettingValue_getsItsAnswer_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("why");
        using Row = std::tuple<const char *, const char *, QString, const char *>;
        const QList<Row> rows{
            {"certificate", "missing", invalidAssertion, "certificate-absent"},
            {"certificate", "other", invalidAssertion, "signature"},
            {"app", "packaged",
             u"400 invalid_request: Cross-org OAuth flows are not supported for this external client app"_s,
             "app-packaged"},
            {"app", "deleted", u"400 invalid_client_id: client identifier invalid"_s, "issuer"},
            {"sandbox", "refreshed", granted, "granted"}, // production is no sandbox: tst_orgworld
            {"app", "blocked", u"400 OAUTH_APP_BLOCKED: "_s, "app-blocked"},
            {"user", "password-expired", granted, "granted"}, // this and the next four: REST refuses
            {"session-level", "high-assurance", granted, "granted"},
            {"session-address", "locked", granted, "granted"},
            {"api-access-control", "enforced", granted, "granted"},
            {"api-requests", "used-up", granted, "granted"},
            {"login-rate", "exceeded", u"400 invalid_grant: login rate exceeded"_s, "login-rate"},
            {"org", "locked", u"400 inactive_org: org is locked, closed, or suspended"_s, "org-locked"},
            {"org", "maintenance", granted, "granted"},   // a page, before anything is decided
            {"my-domain", "renamed", granted, "granted"}, // a redirect, before anything is decided
            {"jwt-flow", "off", u"400 unsupported_grant_type: grant type not supported"_s, "flow-off"},
            {"app", "other-org", appNotFound, "app-elsewhere"},
            {"scopes", "no-refresh-token",
             u"400 invalid_request: refresh_token scope is required and the connected app should be installed and preauthorized."_s,
             "scope-refresh"},
            {"scopes", "no-api", granted, "granted"}, // the refusal comes with the first REST call
            {"token-format", "jwt", granted, "granted"},
            {"consumer-key", "changed", u"400 invalid_client_id: client identifier invalid"_s, "issuer"},
            {"refresh-token-policy", "lapsed", notApproved, "approval-lapsed"},
            {"ip-relaxation", "enforced", u"400 invalid_grant: ip restricted"_s, "ip"},
            {"user", "inactive", u"400 invalid_grant: inactive user"_s, "user-inactive"},
            {"user", "frozen", u"400 invalid_grant: inactive user"_s, "user-frozen"},
            {"username", "other", notApproved, "user-unknown"},
            {"permission-set-assigned", "no", notAdminApproved, "set-not-assigned"},
            {"api-enabled", "no", granted, "granted"}, // refused when the token is used
            {"permitted-users", "self-authorize", notApproved, "self-authorize"},
            {"permission-set-selected", "no", notAdminApproved, "set-not-selected"},
            {"audience", "my-domain-only", wrongAudience, "audience-login"},
            {"environment", "sandbox", invalidAssertion, "signature"}, // that org has its own app
            {"environment", "scratch", invalidAssertion, "signature"},
            {"environment", "china", invalidAssertion, "signature"},
            {"propagation", "pending", appNotFound, "propagating"},
            {"propagation", "pending-10", appNotFound, "propagating"},
            {"propagation", "flapping", granted, "granted"},    // unless the server is behind: tst_orgworld
            {"login-rate", "counted", granted, "granted"},      // the first of 3,600
            {"app-kind", "connected-app", granted, "granted"},  // matters at the login hosts
            {"consumer-secret", "changed", granted, "granted"}, // introspection asks for it
            {"object-access", "read-only", granted, "granted"}, // and so on: the objects
            {"object-access", "none", granted, "granted"},
            {"metadata-access", "no", granted, "granted"},
            {"metadata-access", "no", granted, "granted"},
            {"clock", "ahead", expired, "expired"},
            {"clock", "behind", granted, "granted"}, // only the Date header tells
        };
        for (const auto &[setting, value, answer, why] : rows)
            QTest::addRow("%s=%s", setting, value)
                << QString::fromLatin1(setting) << QString::fromLatin1(value) << answer
                << QString::fromLatin1(why);
        for (const PracticeSetting &setting : settings())
            QTest::addRow("%s healthy", qPrintable(setting.id))
                << setting.id << setting.values.first() << granted << u"granted"_s;
    }
    void everySettingValue_getsItsAnswer()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(QString, answer);
        QFETCH(QString, why);
        const TokenDecision decision = decideToken(orgWith({{setting, value}}), request(goodClaims()));
        QCOMPARE(answered(decision), answer);
        QCOMPARE(decision.why, why);
    }

    void theTableAbove_leavesNoValueOut()
    {
        int values = 0;
        for (const PracticeSetting &setting : settings())
            values +=
                setting.id == "network"_L1 || setting.id == "answer"_L1 ? 0 : int(setting.values.size()) - 1;
        // Rows of the table; network trouble is tested with a network, canned answers one by one elsewhere.
        QCOMPARE(values, 45);
    }

    void cannedAnswer_comesWhateverElseIsSet()
    {
        const auto answers = loadCannedAnswers();
        QVERIFY(answers);
        for (const CannedAnswer &answer : *answers) {
            const TokenDecision decision = decideToken(
                orgWith({{u"answer"_s, answer.id}, {u"user"_s, u"inactive"_s}}), request(goodClaims()));
            if (answer.call == "token"_L1)
                QCOMPARE(answered(decision),
                         u"%1 %2: %3"_s.arg(answer.status).arg(answer.error, answer.description));
            else
                QCOMPARE(decision.why, u"user-inactive"_s);
        }
    }

    void everyWhy_hasASentence()
    {
        const auto book = TextBook::load({u":/keyway/texts/practice.en.md"_s});
        QVERIFY(book);
        QFile source(QStringLiteral(KEYWAY_SOURCE_DIR "/core/practice/TokenDecision.cpp"));
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(source.readAll());
        static const QRegularExpression refusal(u"\"([a-z-]+)\"\\)[;]"_s);
        int found = 0;
        for (auto match = refusal.globalMatch(text); match.hasNext();) {
            const QString why = match.next().captured(1);
            ++found;
            QVERIFY2(book->contains(u"practice.why."_s + why), qPrintable(why));
        }
        QVERIFY2(found >= 20, qPrintable(QString::number(found)));
    }

    void loginHosts_knowNoExternalClientApp_data()
    {
        QTest::addColumn<QString>("host");
        QTest::newRow("login") << u"login.salesforce.com"_s;
        QTest::newRow("test") << u"test.salesforce.com"_s;
    }
    void loginHosts_knowNoExternalClientApp()
    {
        QFETCH(QString, host);
        const TokenDecision decision = decideToken(orgWith({}, host), request(goodClaims()));
        QCOMPARE(answered(decision), appNotFound);
        QCOMPARE(decision.why, u"generic-host"_s);
    }

    void loginHost_knowsTheConnectedApp_ofItsEnvironment_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("answer");
        const QString unknown = u"400 invalid_client_id: client identifier invalid"_s;
        QTest::newRow("production at login") << u"production"_s << u"login.salesforce.com"_s << granted;
        QTest::newRow("production at test") << u"production"_s << u"test.salesforce.com"_s << unknown;
        QTest::newRow("sandbox at test") << u"sandbox"_s << u"test.salesforce.com"_s << granted;
        QTest::newRow("scratch at test") << u"scratch"_s << u"test.salesforce.com"_s << granted;
        QTest::newRow("sandbox at login") << u"sandbox"_s << u"login.salesforce.com"_s << unknown;
    }
    void loginHost_knowsTheConnectedApp_ofItsEnvironment()
    {
        QFETCH(QString, environment);
        QFETCH(QString, host);
        QFETCH(QString, answer);
        const SettingValues settings{{u"app-kind"_s, u"connected-app"_s}, {u"environment"_s, environment}};
        SettingValues values = healthy();
        values.insert(settings);
        QJsonObject claims = goodClaims();
        claims[u"iss"_s] = directory().account(values).consumerKey;
        claims[u"sub"_s] = directory().account(values).username;
        claims[u"aud"_s] = environment != "production"_L1 ? u"https://test.salesforce.com"_s
                                                          : u"https://login.salesforce.com"_s;
        QCOMPARE(answered(decideToken(orgWith(settings, host), request(claims))), answer);
    }

    void unknownHost_isNoOrg()
    {
        QVERIFY(!directory().stateOf(u"acme.my.salesforce.com"_s, healthy(), std::nullopt, now));
    }

    void severalFaults_getTheAnswerOfTheEarlierDecision_data()
    {
        QTest::addColumn<SettingValues>("changes");
        QTest::addColumn<QString>("why");
        // A Consumer Key that no app has any more is unknown, wherever the app is, and names no app to judge.
        QTest::newRow("key before app")
            << SettingValues{{u"app"_s, u"other-org"_s}, {u"consumer-key"_s, u"changed"_s}} << u"issuer"_s;
        QTest::newRow("key before signature")
            << SettingValues{{u"consumer-key"_s, u"changed"_s}, {u"certificate"_s, u"other"_s}}
            << u"issuer"_s;
        const auto row = [](const char *name, const SettingValues &changes, const QString &why) {
            QTest::newRow(name) << changes << why;
        };
        row("key before packaged", {{u"app"_s, u"packaged"_s}, {u"consumer-key"_s, u"changed"_s}},
            u"issuer"_s);
        row("key before blocked", {{u"consumer-key"_s, u"changed"_s}, {u"app"_s, u"blocked"_s}}, u"issuer"_s);
        row("blocked before propagation", {{u"app"_s, u"blocked"_s}, {u"propagation"_s, u"pending"_s}},
            u"app-blocked"_s);
        row("clock before org", {{u"clock"_s, u"ahead"_s}, {u"org"_s, u"locked"_s}}, u"expired"_s);
        row("org before user", {{u"org"_s, u"locked"_s}, {u"user"_s, u"inactive"_s}}, u"org-locked"_s);
        row("user before login rate", {{u"user"_s, u"inactive"_s}, {u"login-rate"_s, u"exceeded"_s}},
            u"user-inactive"_s);
        row("login rate before scope",
            {{u"login-rate"_s, u"exceeded"_s}, {u"scopes"_s, u"no-refresh-token"_s}}, u"login-rate"_s);
        QTest::newRow("propagation before signature")
            << SettingValues{{u"propagation"_s, u"pending"_s}, {u"certificate"_s, u"other"_s}}
            << u"propagating"_s;
        QTest::newRow("signature before clock")
            << SettingValues{{u"certificate"_s, u"other"_s}, {u"clock"_s, u"ahead"_s}} << u"signature"_s;
        QTest::newRow("clock before user")
            << SettingValues{{u"clock"_s, u"ahead"_s}, {u"username"_s, u"other"_s}} << u"expired"_s;
        QTest::newRow("user before scope")
            << SettingValues{{u"user"_s, u"inactive"_s}, {u"scopes"_s, u"no-refresh-token"_s}}
            << u"user-inactive"_s;
        QTest::newRow("scope before address")
            << SettingValues{{u"scopes"_s, u"no-refresh-token"_s}, {u"ip-relaxation"_s, u"enforced"_s}}
            << u"scope-refresh"_s;
        QTest::newRow("address before approval")
            << SettingValues{{u"ip-relaxation"_s, u"enforced"_s}, {u"permission-set-selected"_s, u"no"_s}}
            << u"ip"_s;
        QTest::newRow("policy before set") << SettingValues{{u"permitted-users"_s, u"self-authorize"_s},
                                                            {u"permission-set-selected"_s, u"no"_s}}
                                           << u"self-authorize"_s;
        QTest::newRow("set before lapse") << SettingValues{{u"permission-set-assigned"_s, u"no"_s},
                                                           {u"refresh-token-policy"_s, u"lapsed"_s}}
                                          << u"set-not-assigned"_s;
    }
    void severalFaults_getTheAnswerOfTheEarlierDecision()
    {
        QFETCH(SettingValues, changes);
        QFETCH(QString, why);
        QCOMPARE(decideToken(orgWith(changes), request(goodClaims())).why, why);
    }
};

QTEST_GUILESS_MAIN(TestTokenDecision)
#include "tst_tokendecision.moc"
