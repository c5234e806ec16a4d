// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// over 400 lines because the order of the decisions is told in one place

#include "core/base/TextBook.h"
#include "core/practice/OrgDirectory.h"
#include "core/practice/TokenDecision.h"
#include "tests/core/practice/Pair.h"

#include <QFile>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTest>

#include <tuple>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QString production = u"practice.my.salesforce.com"_s;
const QString sandbox = u"practice--dev.sandbox.my.salesforce.com"_s;
const QDateTime now = QDateTime::fromSecsSinceEpoch(1'800'000'000).toUTC();

SettingValues healthy()
{
    SettingValues values;
    for (const PracticeSetting &setting : test::settings())
        values.insert(setting.id, setting.values.first());
    return values;
}

const OrgDirectory &directory()
{
    static const OrgDirectory orgs = *OrgDirectory::load();
    return orgs;
}

/// The org with some settings changed, my certificate being uploaded.
OrgState orgWith(const SettingValues &changes, const QString &host = production)
{
    SettingValues values = healthy();
    for (auto change = changes.begin(); change != changes.end(); ++change)
        values.insert(change.key(), change.value());
    return *directory().stateOf(host, values, test::myPair().certificate, now);
}

QJsonObject goodClaims()
{
    const PracticeAccount account = directory().account(healthy());
    return {{u"iss"_s, account.consumerKey},
            {u"sub"_s, account.username},
            {u"aud"_s, u"https://login.salesforce.com"_s},
            {u"exp"_s, now.toSecsSinceEpoch() + 180}};
}

TokenRequest request(const QJsonObject &claims)
{
    return {"POST",
            "application/x-www-form-urlencoded",
            {},
            test::tokenForm(test::signedText(R"({"alg":"RS256"})", test::json(claims), test::myPair().key))};
}

QString answered(const TokenDecision &decision)
{
    return u"%1 %2: %3"_s.arg(decision.status).arg(decision.error, decision.description);
}

const QString granted = u"200 : "_s;
const QString appNotFound = u"400 app_not_found: External client app is not installed in this org"_s;
const QString invalidAssertion = u"400 invalid_grant: invalid assertion"_s;
const QString notApproved = u"400 invalid_grant: user hasn't approved this consumer"_s;
const QString notAdminApproved = u"400 invalid_app_access: user is not admin approved to access this app"_s;
const QString expired = u"400 invalid_grant: expired authorization code"_s;
const QString wrongAudience = u"400 invalid_grant: audience is invalid"_s;

} // namespace

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
        for (const PracticeSetting &setting : test::settings())
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
        for (const PracticeSetting &setting : test::settings())
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

    void claims_areJudgedOneByOne_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QJsonValue>("value"); // undefined: left out
        QTest::addColumn<QString>("answer");
        const QJsonValue absent(QJsonValue::Undefined);
        const qint64 seconds = now.toSecsSinceEpoch();
        const QString badIssuer = u"400 invalid_client_id: client identifier invalid"_s;

        QTest::newRow("aud login") << u"aud"_s << QJsonValue(u"https://login.salesforce.com"_s) << granted;
        QTest::newRow("aud My Domain")
            << u"aud"_s << QJsonValue(u"https://practice.my.salesforce.com"_s) << granted;
        QTest::newRow("aud My Domain slash")
            << u"aud"_s << QJsonValue(u"https://practice.my.salesforce.com/"_s) << granted;
        QTest::newRow("aud test") << u"aud"_s << QJsonValue(u"https://test.salesforce.com"_s)
                                  << wrongAudience;
        QTest::newRow("aud other org")
            << u"aud"_s << QJsonValue(u"https://practice--dev.sandbox.my.salesforce.com"_s) << wrongAudience;
        QTest::newRow("aud http") << u"aud"_s << QJsonValue(u"http://login.salesforce.com"_s)
                                  << wrongAudience;
        QTest::newRow("aud path") << u"aud"_s
                                  << QJsonValue(u"https://login.salesforce.com/services/oauth2/token"_s)
                                  << wrongAudience;
        QTest::newRow("aud bare host") << u"aud"_s << QJsonValue(u"login.salesforce.com"_s) << wrongAudience;
        QTest::newRow("aud list") << u"aud"_s << QJsonValue(QJsonArray{u"https://login.salesforce.com"_s})
                                  << wrongAudience;
        QTest::newRow("aud absent") << u"aud"_s << absent << wrongAudience;

        QTest::newRow("exp now") << u"exp"_s << QJsonValue(seconds) << granted;
        QTest::newRow("exp in the buffer") << u"exp"_s << QJsonValue(seconds - 180) << granted;
        QTest::newRow("exp past the buffer") << u"exp"_s << QJsonValue(seconds - 181) << expired;
        QTest::newRow("exp an hour ago") << u"exp"_s << QJsonValue(seconds - 3600) << expired;
        QTest::newRow("exp milliseconds") << u"exp"_s << QJsonValue(double(seconds) * 1000 + 300) << granted;
        QTest::newRow("exp in 20 years") << u"exp"_s << QJsonValue(seconds + 630'000'000) << granted;
        QTest::newRow("exp as text") << u"exp"_s << QJsonValue(QString::number(seconds + 60)) << granted;
        QTest::newRow("exp past as text")
            << u"exp"_s << QJsonValue(QString::number(seconds - 600)) << expired;
        QTest::newRow("exp zero") << u"exp"_s << QJsonValue(0) << expired;
        QTest::newRow("exp negative") << u"exp"_s << QJsonValue(-1) << expired;
        QTest::newRow("exp absent") << u"exp"_s << absent << invalidAssertion;
        QTest::newRow("exp words") << u"exp"_s << QJsonValue(u"tomorrow"_s) << invalidAssertion;
        QTest::newRow("exp empty text") << u"exp"_s << QJsonValue(u""_s) << invalidAssertion;
        QTest::newRow("exp infinity as text") << u"exp"_s << QJsonValue(u"inf"_s) << invalidAssertion;
        QTest::newRow("exp exponent as text") << u"exp"_s << QJsonValue(u"1e99"_s) << invalidAssertion;
        QTest::newRow("exp null") << u"exp"_s << QJsonValue(QJsonValue::Null) << invalidAssertion;
        QTest::newRow("exp true") << u"exp"_s << QJsonValue(true) << invalidAssertion;
        QTest::newRow("exp list") << u"exp"_s << QJsonValue(QJsonArray{seconds + 60}) << invalidAssertion;

        QTest::newRow("iss absent") << u"iss"_s << absent << badIssuer;
        QTest::newRow("iss cut") << u"iss"_s
                                 << QJsonValue(directory().account(healthy()).consumerKey.chopped(1))
                                 << badIssuer;
        QTest::newRow("iss empty") << u"iss"_s << QJsonValue(u""_s) << badIssuer;
        QTest::newRow("iss number") << u"iss"_s << QJsonValue(3) << badIssuer;

        QTest::newRow("sub upper case")
            << u"sub"_s << QJsonValue(u"Integration@Practice.Example"_s) << granted;
        QTest::newRow("sub unknown") << u"sub"_s << QJsonValue(u"somebody@practice.example"_s) << notApproved;
        QTest::newRow("sub of the sandbox")
            << u"sub"_s << QJsonValue(u"integration@practice.example.dev"_s) << notApproved;
        QTest::newRow("sub absent") << u"sub"_s << absent << notApproved;
        QTest::newRow("prn wins over sub")
            << u"prn"_s << QJsonValue(u"somebody@practice.example"_s) << notApproved;
        QTest::newRow("iat in the future") << u"iat"_s << QJsonValue(seconds + 3600) << granted;
        QTest::newRow("nbf in the future") << u"nbf"_s << QJsonValue(seconds + 3600) << granted;
    }
    void claims_areJudgedOneByOne()
    {
        QFETCH(QString, claim);
        QFETCH(QJsonValue, value);
        QFETCH(QString, answer);
        QJsonObject claims = goodClaims();
        if (value.isUndefined())
            claims.remove(claim);
        else
            claims[claim] = value;
        QCOMPARE(answered(decideToken(orgWith({}), request(claims))), answer);
    }

    void sandbox_wantsItsOwnAudienceAndUser_data()
    {
        QTest::addColumn<QString>("audience");
        QTest::addColumn<QString>("answer");
        QTest::newRow("test") << u"https://test.salesforce.com"_s << granted;
        QTest::newRow("own") << u"https://practice--dev.sandbox.my.salesforce.com"_s << granted;
        QTest::newRow("login") << u"https://login.salesforce.com"_s << wrongAudience;
    }
    void sandbox_wantsItsOwnAudienceAndUser()
    {
        QFETCH(QString, audience);
        QFETCH(QString, answer);
        QJsonObject claims = goodClaims();
        claims[u"aud"_s] = audience;
        const SettingValues values{{u"environment"_s, u"sandbox"_s}};
        const PracticeAccount account = directory().account(values);
        claims[u"iss"_s] = account.consumerKey;
        claims[u"sub"_s] = account.username;
        QCOMPARE(answered(decideToken(orgWith(values, sandbox), request(claims))), answer);
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

    void requests_areReadAsSalesforceDoes_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("answer");
        const QByteArray form = "application/x-www-form-urlencoded";
        const QByteArray good = request(goodClaims()).body;
        const QString grantType = u"400 unsupported_grant_type: grant type not supported"_s;
        const QString assertion = u"400 invalid_request: missing required parameter: assertion"_s;
        QTest::newRow("form") << QByteArray("POST") << form << QByteArray() << good << granted;
        QTest::newRow("form, charset")
            << QByteArray("POST") << form + "; charset=UTF-8" << QByteArray() << good << granted;
        QTest::newRow("in the query")
            << QByteArray("POST") << QByteArray() << good << QByteArray() << granted;
        QTest::newRow("GET") << QByteArray("GET") << QByteArray() << good << QByteArray()
                             << u"400 invalid_request: must use HTTP POST"_s;
        QTest::newRow("no type") << QByteArray("POST") << QByteArray() << QByteArray() << good << grantType;
        QTest::newRow("JSON") << QByteArray("POST") << QByteArray("application/json") << QByteArray()
                              << QByteArray("{}") << grantType;
        QTest::newRow("empty") << QByteArray("POST") << form << QByteArray() << QByteArray() << grantType;
        QTest::newRow("another grant") << QByteArray("POST") << form << QByteArray()
                                       << QByteArray("grant_type=password&assertion=x") << grantType;
        QTest::newRow("encoded twice") << QByteArray("POST") << form << QByteArray()
                                       << QByteArray(good).replace("%3A", "%253A") << grantType;
        QTest::newRow("grant twice") << QByteArray("POST") << form << QByteArray() << good + "&" + good
                                     << grantType;
        QTest::newRow("no assertion")
            << QByteArray("POST") << form << QByteArray() << good.left(good.indexOf('&')) << assertion;
        QTest::newRow("empty assertion")
            << QByteArray("POST") << form << QByteArray() << good.left(good.indexOf("ion=") + 4) << assertion;
        QTest::newRow("assertion twice")
            << QByteArray("POST") << form << QByteArray() << good + "&assertion=x" << assertion;
    }
    void requests_areReadAsSalesforceDoes()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, query);
        QFETCH(QByteArray, body);
        QFETCH(QString, answer);
        QCOMPARE(answered(decideToken(orgWith({}), {method, type, query, body})), answer);
    }

    void assertionWithJti_worksOnce()
    {
        QJsonObject claims = goodClaims();
        claims[u"jti"_s] = u"one"_s;
        OrgState org = orgWith({});
        org.journal = std::make_shared<LoginJournal>();
        const TokenDecision first = decideToken(org, request(claims));
        QCOMPARE(answered(first), granted);
        QCOMPARE(decideToken(org, request(claims)).why, u"replayed"_s);
        claims[u"jti"_s] = u"two"_s;
        QCOMPARE(answered(decideToken(org, request(claims))), granted);
    }

    void ourOwnAssertion_isGranted()
    {
        const PracticeAccount account = directory().account(healthy());
        const auto assertion =
            signAssertion({account.consumerKey, account.username, u"https://login.salesforce.com"_s,
                           std::chrono::seconds(now.toSecsSinceEpoch() + 180), std::nullopt},
                          test::myPair().key, {{u"typ"_s, u"JWT"_s}});
        QVERIFY(assertion);
        QCOMPARE(
            answered(decideToken(
                orgWith({}),
                {"POST", "application/x-www-form-urlencoded", {}, test::tokenForm(assertion->reveal())})),
            granted);
    }
};

QTEST_GUILESS_MAIN(TestTokenDecision)
#include "tst_tokendecision.moc"
