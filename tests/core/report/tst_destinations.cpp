// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/TokenExchange.h"
#include "core/report/HandOver.h"
#include "core/salesforce/TokenEndpoint.h"
#include "tests/core/practice/Pair.h"
#include "tests/support/DestinationDoubles.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

const QByteArray secret = "5EC4E7CA9A4C5EC4E7CA9A4C5EC4E7CA9A4C5EC4E7CA9A4C5EC4E7CA9A4CBEEF";

struct FixedClock final : Clock
{
    QDateTime now = QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC);
    QDateTime nowUtc() const override { return now; }
};

Guide guideWith(const QStringList &fields)
{
    Guide guide;
    for (const QString &id : fields)
        guide.handOver << HandOverField{id, id, {}, false};
    return guide;
}

Guide ampersand()
{
    const auto shelf = GuideShelf::load();
    return *shelf->guide(u"ampersand"_s);
}

/// The profile of Nango's form; its guide is words around it.
Guide nango()
{
    Guide guide = guideWith(
        {u"consumerKey"_s, u"consumerSecret"_s, u"privateKeyPem"_s, u"username"_s, u"authorizationUrl"_s});
    guide.id = u"nango"_s;
    guide.profile.hostRule = SignInHost::AuthorizationServer;
    guide.profile.audienceRule = AudienceRule::SameAsHost;
    guide.profile.lifetime = std::chrono::seconds(3600);
    guide.profile.keyFormat = KeyFormat::Pem;
    guide.profile.sendsIssuedAt = true;
    guide.profile.sendsType = true;
    guide.profile.asksConsumerSecret = true;
    return guide;
}

Guide guideOf(const QString &destination)
{
    return destination == "ampersand"_L1 ? ampersand() : nango();
}

HandOverValues values(const Guide &guide, const QString &domain, const PracticeAccount &account = {})
{
    HandOverValues values{guide, {}, {}, {}, {}};
    values.connection.guideId = guide.id;
    values.connection.domain = domain;
    values.connection.consumerKey =
        account.consumerKey.isEmpty() ? u"3MVG9"_s + u"x"_s.repeated(80) : account.consumerKey;
    values.connection.username = account.username.isEmpty() ? u"integration@acme.com"_s : account.username;
    values.domain = HostFormats::load()->judge(domain, guide.profile.hostRule);
    values.keyPem = std::make_shared<const Secret>(myPair().key.toPkcs8Pem());
    values.consumerSecret = std::make_shared<const Secret>(QByteArray(secret));
    return values;
}

/// A person copies each field of the page into the form's input of that name.
FormInputs typed(const HandOverValues &values)
{
    static const QMap<QString, QString> inputs{{u"consumerKey"_s, u"clientId"_s},
                                               {u"username"_s, u"username"_s},
                                               {u"privateKeyBase64"_s, u"privateKey"_s},
                                               {u"privateKeyPem"_s, u"privateKey"_s},
                                               {u"subdomain"_s, u"workspace"_s},
                                               {u"consumerSecret"_s, u"clientSecret"_s},
                                               {u"authorizationUrl"_s, u"authorizationUrl"_s}};
    FormInputs form;
    for (const HandOverField &field : values.guide.handOver)
        form.insert(inputs.value(field.id), handOverValue(field.id, values).reveal());
    return form;
}

DestinationRequest requestOf(const QString &destination, const FormInputs &inputs, const QDateTime &now)
{
    return destination == "ampersand"_L1 ? ampersandRequest(inputs, now) : nangoRequest(inputs, now);
}

/// Status and body, as a program behind a company's proxy gets them.
QByteArray posted(const PracticeOrg &org, const DestinationRequest &request)
{
    QNetworkAccessManager network;
    const QUrl proxy(org.proxyUrl());
    network.setProxy({QNetworkProxy::HttpProxy, proxy.host(), static_cast<quint16>(proxy.port())});
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.addCaCertificates(QSslCertificate::fromData(org.authorityPem()));
    QNetworkRequest post{QUrl(request.url)};
    post.setSslConfiguration(tls);
    post.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    const std::unique_ptr<QNetworkReply> reply(network.post(post, request.body));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    if (!reply->isFinished() && !finished.wait(20'000))
        return "no answer";
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toByteArray() + ' ' + reply->readAll();
}

} // namespace

/// What is handed over is taken by the destinations, and the live test sends what they will send.
class TestDestinations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void handedOver_isAccepted_andTheLiveTestSendsTheSame_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("audience");
        const auto row = [](const char *name, const QString &destination, const QString &domain,
                            const QString &host, const QString &audience) {
            QTest::newRow(name) << destination << domain << host << audience;
        };
        const QString login = u"https://login.salesforce.com"_s;
        const QString test = u"https://test.salesforce.com"_s;
        row("ampersand, production", u"ampersand"_s, u"https://acme.lightning.force.com/lightning/page"_s,
            u"acme.my.salesforce.com"_s, login);
        row("ampersand, sandbox", u"ampersand"_s, u"acme--dev.sandbox.my.salesforce.com"_s,
            u"acme--dev.sandbox.my.salesforce.com"_s, test);
        row("ampersand, developer", u"ampersand"_s, u"acme-dev-ed.develop"_s,
            u"acme-dev-ed.develop.my.salesforce.com"_s, login);
        row("ampersand, scratch", u"ampersand"_s, u"acme-dev-ed.scratch.my.salesforce.com"_s,
            u"acme-dev-ed.scratch.my.salesforce.com"_s, login); // its own code knows no scratch orgs
        row("nango, production", u"nango"_s, u"https://acme.my.salesforce.com/"_s,
            u"acme.my.salesforce.com"_s, u"https://acme.my.salesforce.com"_s);
        row("nango, sandbox", u"nango"_s, u"acme--dev.sandbox.my.salesforce.com"_s,
            u"acme--dev.sandbox.my.salesforce.com"_s, u"https://acme--dev.sandbox.my.salesforce.com"_s);
    }
    void handedOver_isAccepted_andTheLiveTestSendsTheSame()
    {
        QFETCH(QString, destination);
        QFETCH(QString, domain);
        QFETCH(QString, host);
        QFETCH(QString, audience);
        const FixedClock clock;
        const Guide guide = guideOf(destination);
        const HandOverValues handed = values(guide, domain);
        QVERIFY(handed.domain.accepted);
        const DestinationRequest theirs = requestOf(destination, typed(handed), clock.now);
        QCOMPARE(theirs.refusal, QString());
        QCOMPARE(theirs.url, tokenUrl(host));
        QCOMPARE(theirs.claims.value("aud"_L1).toString(), audience);

        ExchangeInput input;
        input.guide = guide;
        input.connection = handed.connection;
        input.domain = handed.domain;
        const auto assertion = signExchange(input, input.connection.username, guide.audienceFor(input.domain),
                                            myPair().key, clock);
        QVERIFY(assertion);
        const auto ours = decodeAssertion(assertion->reveal());
        QVERIFY(ours && verifyAssertion(*ours, myPair().certificate));
        QCOMPARE(ours->payload, theirs.claims); // the same names, lifetime, audience
        QCOMPARE(tokenUrl(input.tokenHost()), theirs.url);
        // Whether typ is sent is a matter of the profile; alg is not.
        QCOMPARE(ours->header.value("alg"_L1), theirs.header.value("alg"_L1));
        if (guide.profile.sendsType)
            QCOMPARE(ours->header, theirs.header);
        const auto checked = decodeAssertion(theirs.assertion);
        QVERIFY(checked && verifyAssertion(*checked, myPair().certificate));
    }

    void practiceOrg_seesWhatTheDestinationSends_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::newRow("ampersand") << u"ampersand"_s;
        QTest::newRow("nango") << u"nango"_s;
    }
    void practiceOrg_seesWhatTheDestinationSends()
    {
        QFETCH(QString, destination);
        PracticeOrg org;
        QVERIFY(org.start());
        org.uploadCertificate(myPair().certificate);
        const HandOverValues handed = values(guideOf(destination), org.account().host, org.account());
        const DestinationRequest request =
            requestOf(destination, typed(handed), QDateTime::currentDateTimeUtc());
        QCOMPARE(request.refusal, QString());
        const QByteArray answer = posted(org, request);
        QVERIFY2(answer.startsWith("200 ") && answer.contains("access_token"), answer.constData());
    }

    void keyOfAnyForm_isAcceptedByBoth_data()
    {
        QTest::addColumn<QByteArray>("key");
        const QByteArray pem = myPair().key.toPkcs8Pem().reveal();
        QTest::newRow("as handed over") << pem;
        QTest::newRow("CRLF") << QByteArray(pem).replace('\n', "\r\n");
    }
    void keyOfAnyForm_isAcceptedByBoth()
    {
        QFETCH(QByteArray, key);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (const QString &destination : {u"ampersand"_s, u"nango"_s}) {
            FormInputs form = typed(values(guideOf(destination), u"acme"_s));
            form.insert(u"authorizationUrl"_s, "acme.my.salesforce.com");
            form.insert(u"privateKey"_s, key);
            QCOMPARE(requestOf(destination, form, now).refusal, QString());
        }
    }

    void wrongValue_isRefused_data()
    {
        QTest::addColumn<QString>("destination");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("refusal");
        const QByteArray pem = myPair().key.toPkcs8Pem().reveal();
        const auto row = [](const char *name, const char *destination, const char *input,
                            const QByteArray &value, const char *refusal) {
            QTest::newRow(name) << QString::fromLatin1(destination) << QString::fromLatin1(input) << value
                                << QString::fromLatin1(refusal);
        };
        const char *const noBlock = "no PEM block found in private key";
        // A byte that needs the 63rd character, so that the two alphabets differ for certain.
        const QByteArray urlSafe = ("\xff\xef\xbe\n" + pem).toBase64(QByteArray::Base64UrlEncoding);
        QVERIFY(urlSafe.contains('-') || urlSafe.contains('_'));
        row("base64 of the URL kind", "ampersand", "privateKey", urlSafe, noBlock);
        row("blanks inside", "ampersand", "privateKey", pem.toBase64().insert(40, ' '), noBlock);
        row("cut", "ampersand", "privateKey", pem.toBase64().chopped(3), noBlock);
        row("base64 twice", "ampersand", "privateKey", pem.toBase64().toBase64(), noBlock);
        row("base64 of DER", "ampersand", "privateKey", QByteArray("0\x82\x01\x02", 4).toBase64(), noBlock);
        row("certificate first", "ampersand", "privateKey", myPair().certificate.toPem() + pem,
            "invalid Salesforce JWT private key");
        row("scheme in the host", "nango", "authorizationUrl", "https://acme.my.salesforce.com",
            "authorizationUrl: not a hostname");
        row("path in the host", "nango", "authorizationUrl", "site.force.com/customers",
            "authorizationUrl: not a hostname");
        row("blank at the end", "nango", "authorizationUrl", "acme.my.salesforce.com ",
            "authorizationUrl: not a hostname");
        row("secret in lower case", "nango", "clientSecret", secret.toLower(), "clientSecret: pattern");
        row("secret too short", "nango", "clientSecret", secret.chopped(1), "clientSecret: pattern");
        row("secret too long", "nango", "clientSecret", secret + 'A', "clientSecret: pattern");
        row("no secret", "nango", "clientSecret", "", "clientSecret: pattern");
        row("username without @", "nango", "username", "integration", "username: not an e-mail");
        row("base64 of the PEM text", "nango", "privateKey", pem.toBase64(), "failed_to_sign");
        row("no key", "nango", "privateKey", "", "failed_to_sign");
    }
    void wrongValue_isRefused()
    {
        QFETCH(QString, destination);
        QFETCH(QString, input);
        QFETCH(QByteArray, value);
        QFETCH(QString, refusal);
        FormInputs form = typed(values(guideOf(destination), u"acme"_s));
        QCOMPARE(requestOf(destination, form, QDateTime::currentDateTimeUtc()).refusal, QString());
        form.insert(input, value);
        QCOMPARE(requestOf(destination, form, QDateTime::currentDateTimeUtc()).refusal, refusal);
    }

    void wholeHostForAmpersand_leadsToAHostThatIsNot()
    {
        FormInputs form = typed(values(ampersand(), u"acme"_s));
        form.insert(u"workspace"_s, "acme.my.salesforce.com");
        QCOMPARE(ampersandRequest(form, QDateTime::currentDateTimeUtc()).url,
                 tokenUrl(u"acme.my.salesforce.com.my.salesforce.com"_s));
    }
};

QTEST_GUILESS_MAIN(TestDestinations)
#include "tst_destinations.moc"
