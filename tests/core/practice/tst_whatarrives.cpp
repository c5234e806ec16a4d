// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/exchange/Practice.h"

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Practice;
using test::reportOf;

namespace {

/// As platform.md 8.1 tells of Ampersand: no iat, no typ, My Domain asked, login or test named.
DestinationProfile ampersand()
{
    DestinationProfile profile;
    profile.audienceRule = AudienceRule::SubdomainText;
    profile.sandboxMarks = QStringList{u".sandbox"_s, u"--"_s};
    profile.callsAfterToken = QStringList{u"userinfo"_s, u"rest"_s};
    return profile;
}

/// 8.2: one field is host and audience; iat, typ and an hour; introspection.
DestinationProfile nango()
{
    DestinationProfile profile;
    profile.hostRule = SignInHost::AuthorizationServer;
    profile.audienceRule = AudienceRule::SameAsHost;
    profile.lifetime = std::chrono::seconds(3600);
    profile.keyFormat = KeyFormat::Pem;
    profile.sendsIssuedAt = true;
    profile.sendsType = true;
    profile.asksConsumerSecret = true;
    profile.callsAfterToken = QStringList{u"userinfo"_s, u"introspect"_s, u"rest"_s};
    return profile;
}

/// A program that signs in at login or test, as the older documents have it.
DestinationProfile loginHost()
{
    DestinationProfile profile;
    profile.hostRule = SignInHost::LoginHost;
    profile.keyFormat = KeyFormat::Pem;
    profile.callsAfterToken = QStringList{u"userinfo"_s, u"rest"_s};
    return profile;
}

} // namespace

/// What each destination would send is what the practice org sees, no more and no less.
class TestWhatArrives : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<Practice>(); }
    void init() { m_practice->org.resetValues(); }

    void assertion_isThatOfTheDestination_data()
    {
        QTest::addColumn<DestinationProfile>("profile");
        QTest::addColumn<QString>("environment");
        QTest::addColumn<QString>("domain"); // empty: the org's own
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("audience");
        const QString own = u"practice.my.salesforce.com"_s;
        const QString sandbox = u"practice--dev.sandbox.my.salesforce.com"_s;
        const QString login = u"login.salesforce.com"_s;
        const QString test = u"test.salesforce.com"_s;
        const QString https = u"https://"_s;
        QTest::newRow("Ampersand") << ampersand() << u"production"_s << QString() << own << https + login;
        QTest::newRow("Ampersand, sandbox")
            << ampersand() << u"sandbox"_s << QString() << sandbox << https + test;
        QTest::newRow("Nango") << nango() << u"production"_s << QString() << own << https + own;
        QTest::newRow("Nango, sandbox") << nango() << u"sandbox"_s << QString() << sandbox << https + sandbox;
        QTest::newRow("Nango, sign-in host") << nango() << u"production"_s << login << login << https + login;
        QTest::newRow("Nango, test host") << nango() << u"sandbox"_s << test << test << https + test;
        QTest::newRow("login host") << loginHost() << u"production"_s << QString() << login << https + login;
        QTest::newRow("login host, sandbox")
            << loginHost() << u"sandbox"_s << QString() << test << https + test;
    }
    void assertion_isThatOfTheDestination()
    {
        QFETCH(DestinationProfile, profile);
        QFETCH(QString, environment);
        QFETCH(QString, domain);
        QFETCH(QString, host);
        QFETCH(QString, audience);
        QVERIFY(m_practice->org.setValue(u"environment"_s, environment));
        if (host.startsWith(u"login."_s) || host.startsWith(u"test."_s))
            QVERIFY(m_practice->org.setValue(u"app-kind"_s, u"connected-app"_s));
        const ExchangeReport report = run(profile, domain);
        QCOMPARE(test::firstFailure(report), QString());
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QCOMPARE(report.host, host);
        QCOMPARE(report.audience, audience);

        const PracticeRequest token = tokenRequest();
        QCOMPARE(token.host, host);
        QJsonObject header{{u"alg"_s, u"RS256"_s}};
        if (profile.sendsType)
            header.insert(u"typ"_s, u"JWT"_s);
        QCOMPARE(token.header, header);

        const PracticeAccount account = m_practice->org.account();
        QStringList names{u"aud"_s, u"exp"_s, u"iss"_s, u"sub"_s};
        if (profile.sendsIssuedAt)
            names << u"iat"_s;
        names.sort();
        QCOMPARE(token.claims.keys(), names);
        QCOMPARE(token.claims.value(u"iss"_s).toString(), account.consumerKey);
        QCOMPARE(token.claims.value(u"sub"_s).toString(), account.username);
        QCOMPARE(token.claims.value(u"aud"_s).toString(), audience);
        const qint64 expiry = token.claims.value(u"exp"_s).toInteger();
        const qint64 issued = profile.sendsIssuedAt ? token.claims.value(u"iat"_s).toInteger() : 0;
        if (profile.sendsIssuedAt)
            QCOMPARE(expiry - issued, profile.lifetime.count());
        const qint64 signedAt = expiry - profile.lifetime.count(); // some moments before it was sent
        const qint64 delay = token.timeUtc.toSecsSinceEpoch() - signedAt;
        QVERIFY2(delay >= 0 && delay < 30, qPrintable(QString::number(delay)));
    }

    void calls_areThoseOfTheDestination_data()
    {
        QTest::addColumn<DestinationProfile>("profile");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QStringList>("calls");
        const QString own = u"practice.my.salesforce.com"_s;
        const QString login = u"login.salesforce.com"_s;
        const QString data = u"/services/data/"_s;
        const QString oauth = u"/services/oauth2/"_s;
        QTest::newRow("Ampersand") << ampersand() << QString()
                                   << QStringList{own + data, own + oauth + u"token"_s,
                                                  own + oauth + u"userinfo"_s,
                                                  own + data + u"v67.0/limits"_s};
        QTest::newRow("Nango") << nango() << QString()
                               << QStringList{own + data, own + oauth + u"token"_s,
                                              own + oauth + u"userinfo"_s, own + data + u"v67.0/limits"_s,
                                              own + oauth + u"introspect"_s};
        // No request to a host that the person did not name.
        QTest::newRow("Nango, sign-in host")
            << nango() << login
            << QStringList{login + data, login + oauth + u"token"_s, login + oauth + u"userinfo"_s,
                           login + oauth + u"introspect"_s};
        // The versions are asked for once more, at the host that has the API.
        QTest::newRow("login host") << loginHost() << QString()
                                    << QStringList{login + data, login + oauth + u"token"_s,
                                                   own + oauth + u"userinfo"_s, own + data,
                                                   own + data + u"v67.0/limits"_s};
    }
    void calls_areThoseOfTheDestination()
    {
        QFETCH(DestinationProfile, profile);
        QFETCH(QString, domain);
        QFETCH(QStringList, calls);
        QVERIFY(m_practice->org.setValue(u"app-kind"_s, u"connected-app"_s));
        const ExchangeReport report = run(profile, domain);
        QCOMPARE(test::firstFailure(report), QString());
        QStringList seen;
        for (const PracticeRequest &request : m_practice->org.requests().mid(m_before))
            seen << request.host + request.path;
        QCOMPARE(seen, calls);
        if (domain.isEmpty())
            QVERIFY(report.check(u"rest.answers"_s)->outcome == CheckOutcome::Passed);
        else
            QCOMPARE(report.check(u"rest.answers"_s)->detail.id, u"check.generic-host"_s);
    }

    void externalClientApp_atASignInHost_isUnknown_andTheHostIsTheAnswer()
    {
        const ExchangeReport report = run(nango(), u"login.salesforce.com"_s);
        QCOMPARE(test::firstFailure(report), u"token.granted"_s);
        QCOMPARE(report.answer.error, u"app_not_found"_s);
        QCOMPARE(report.evidence.string(fact::hostKind), u"generic"_s);
        QCOMPARE(report.evidence.string(fact::host), u"login.salesforce.com"_s);
        QVERIFY(!report.diagnosis.hypotheses.isEmpty());
        QCOMPARE(report.diagnosis.hypotheses.first().topic, u"domain"_s);
    }

    void lookAtTheOrg_isAtItsOwnHost_whateverTheDestinationAsks()
    {
        ExchangeInput input = m_practice->input(m_services, m_practice->connection());
        input.guide.profile = loginHost();
        m_before = m_practice->org.requests().size();
        ExchangeRun run(input, m_services.rules(), m_services.clock(), reachPlan());
        QCOMPARE(reportOf(run).host, u"practice.my.salesforce.com"_s);
        for (const PracticeRequest &request : m_practice->org.requests().mid(m_before))
            QCOMPARE(request.host, u"practice.my.salesforce.com"_s);
    }

    void log_keepsNoSignature()
    {
        (void)run(ampersand(), {});
        const PracticeRequest token = tokenRequest();
        QVERIFY(!token.claims.isEmpty());
        QVERIFY(!token.path.contains(u"eyJ"_s) && !token.why.contains(u"eyJ"_s));
    }

private:
    ExchangeReport run(const DestinationProfile &profile, const QString &domain)
    {
        const Connection connection = m_practice->connection();
        ExchangeInput input = m_practice->input(m_services, connection);
        input.guide.profile = profile;
        input.domain =
            m_services.hosts().judge(domain.isEmpty() ? connection.domain : domain, profile.hostRule);
        input.consumerSecret =
            std::make_shared<const Secret>(m_practice->org.account().consumerSecret.toUtf8());
        m_before = m_practice->org.requests().size();
        return reportOf(input, m_services);
    }

    PracticeRequest tokenRequest() const
    {
        for (const PracticeRequest &request : m_practice->org.requests().mid(m_before))
            if (request.path == "/services/oauth2/token"_L1)
                return request;
        return {};
    }

    const AppServices m_services = test::loadServices();
    std::unique_ptr<Practice> m_practice;
    qsizetype m_before = 0;
};

QTEST_GUILESS_MAIN(TestWhatArrives)
#include "tst_whatarrives.moc"
