// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/RuleBook.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QDateTime now = QDateTime::fromString(u"2026-11-20T10:00:00Z"_s, Qt::ISODate);
const QByteArray signature = QByteArray("CaNaRy7Q").repeated(43).left(342);
const QString consumerKey = u"3MVG9"_s + QString(80, u'x');

QJsonObject goodClaims()
{
    return {{u"iss"_s, consumerKey},
            {u"sub"_s, u"integration@acme.com.uat"_s},
            {u"aud"_s, u"https://test.salesforce.com"_s},
            {u"exp"_s, now.toSecsSinceEpoch() + 180}};
}

QByteArray part(const QJsonObject &object)
{
    return QJsonDocument(object)
        .toJson(QJsonDocument::Compact)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

QByteArray assertionOf(const QJsonObject &claims, const QString &alg = u"RS256"_s)
{
    return part({{u"alg"_s, alg}}) + '.' + part(claims) + '.' + signature;
}

QString everythingOf(const RecognisedText &found)
{
    QString all = found.literal + found.description + found.error + found.remark.id +
                  QString::fromUtf8(QJsonDocument(found.evidence.toJson()).toJson());
    for (const ClaimVerdict &each : found.assertion.claims)
        all += each.value + each.verdict.id;
    for (const Problem &each : found.assertion.problems)
        for (const QString &fact : each.facts)
            all += fact;
    return all;
}

CertificateSpec spec()
{
    CertificateSpec spec;
    spec.notBeforeUtc = now;
    spec.days = 30;
    return spec;
}

} // namespace

class TestPasted : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void assertion_isFoundInItsWrapping_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray assertion = assertionOf(goodClaims());
        QByteArray lines = assertion;
        for (qsizetype at = 64; at < lines.size(); at += 65)
            lines.insert(at, '\n');
        QTest::newRow("alone") << assertion;
        QTest::newRow("file") << assertion + "\r\n";
        QTest::newRow("quotes") << '"' + assertion + "\",";
        QTest::newRow("line breaks") << lines;
        QTest::newRow("quoted mail") << "> " + QByteArray(lines).replace("\n", "\n> ");
        QTest::newRow("form") << "assertion=" + assertion;
        QTest::newRow("form, all of it")
            << "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" + assertion;
        QTest::newRow("JSON") << "{\"assertion\": \"" + assertion + "\"}";
        QTest::newRow("code") << "jwt = '" + assertion + "';";
        QTest::newRow("claims alone") << QJsonDocument(goodClaims()).toJson();
    }
    void assertion_isFoundInItsWrapping()
    {
        QFETCH(QByteArray, text);
        const RecognisedText found = recogniseText(text, {}, now);
        QVERIFY(found.pasted == RecognisedText::Kind::Assertion);
        QVERIFY(found.recognised);
        QVERIFY2(found.fine, qPrintable(found.remark.id));
        QCOMPARE(found.source, u"assertion"_s);
        QCOMPARE(found.evidence.string(fact::audienceKind), u"test"_s);
        QVERIFY(!found.evidence.has(fact::claimProblem));
        QStringList claims;
        for (const ClaimVerdict &each : found.assertion.claims)
            claims << each.claim;
        for (const QString &claim : {u"iss"_s, u"sub"_s, u"aud"_s, u"exp"_s})
            QVERIFY(claims.contains(claim));
        QVERIFY(!everythingOf(found).contains(u"CaNaRy7Q"_s));
        QVERIFY(!found.literal.contains(u"eyJ"_s) || found.literal.contains(u"iss"_s));
    }

    void claims_areJudged_data()
    {
        QTest::addColumn<QString>("claim");
        QTest::addColumn<QJsonValue>("value");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QString &claim, const QJsonValue &value,
                            const QString &problem) { QTest::newRow(name) << claim << value << problem; };
        const qint64 second = now.toSecsSinceEpoch();
        const QJsonValue none(QJsonValue::Undefined);
        row("exp as text", u"exp"_s, QString::number(second + 60), {});
        row("an hour ahead, as one client sends", u"exp"_s, second + 3600, {});
        row("past", u"exp"_s, second - 1, u"exp.past"_s);
        row("a zone behind", u"exp"_s, second - 5 * 3600, u"exp.past"_s);
        row("a zone ahead", u"exp"_s, second + 2 * 3600, u"exp.far"_s);
        row("milliseconds", u"exp"_s, double(now.toMSecsSinceEpoch()), u"exp.milliseconds"_s);
        row("no exp", u"exp"_s, none, u"exp.missing"_s);
        row("a date", u"exp"_s, u"2026-11-20T10:03:00Z"_s, u"exp.not-a-number"_s);
        row("true", u"exp"_s, true, u"exp.not-a-number"_s);
        row("endless", u"exp"_s, 1e300, u"exp.not-a-number"_s);
        row("list", u"aud"_s, QJsonArray{u"https://login.salesforce.com"_s}, u"aud.list"_s);
        row("path", u"aud"_s, u"https://login.salesforce.com/services/oauth2/token"_s, u"aud.path"_s);
        row("slash", u"aud"_s, u"https://login.salesforce.com/"_s, {});
        row("bare host", u"aud"_s, u"login.salesforce.com"_s, u"aud.not-https"_s);
        row("http", u"aud"_s, u"http://login.salesforce.com"_s, u"aud.not-https"_s);
        row("Lightning", u"aud"_s, u"https://acme.lightning.force.com"_s, u"aud.application-host"_s);
        row("Setup", u"aud"_s, u"https://acme.my.salesforce-setup.com"_s, u"aud.application-host"_s);
        row("My Domain", u"aud"_s, u"https://acme--uat.sandbox.my.salesforce.com"_s, {});
        row("site", u"aud"_s, u"https://acme.my.site.com/customers"_s, {});
        row("no aud", u"aud"_s, none, u"aud.missing"_s);
        row("no iss", u"iss"_s, none, u"iss.missing"_s);
        row("the app's name", u"iss"_s, u"Keyway Test App"_s, u"iss.not-a-consumer-key"_s);
        row("no sub", u"sub"_s, none, u"sub.missing"_s);
        row("user id", u"sub"_s, u"0055g00000ABCDEAA4"_s, u"sub.not-a-username"_s);
    }
    void claims_areJudged()
    {
        QFETCH(QString, claim);
        QFETCH(QJsonValue, value);
        QFETCH(QString, problem);
        QJsonObject claims = goodClaims();
        if (value.isUndefined())
            claims.remove(claim);
        else
            claims.insert(claim, value);
        const RecognisedText found = recogniseText(assertionOf(claims), {}, now);
        QCOMPARE(found.assertion.claimProblem(), problem);
        QCOMPARE(found.evidence.string(fact::claimProblem), problem);
        QCOMPARE(found.fine, problem.isEmpty());
        QCOMPARE(found.assertion.problems.size(), problem.isEmpty() ? 0 : 1);
        for (const ClaimVerdict &each : found.assertion.claims)
            QCOMPARE(each.verdict.id.isEmpty(), each.claim != claim || problem.isEmpty());
    }

    void algorithmAndForm_areJudged()
    {
        const auto problem = [](const QByteArray &text) {
            return recogniseText(text, {}, now).assertion.claimProblem();
        };
        const QByteArray good = assertionOf(goodClaims());
        QCOMPARE(problem(assertionOf(goodClaims(), u"HS256"_s)), u"alg.not-rs256"_s);
        QCOMPARE(problem(good.left(good.lastIndexOf('.') + 1)), u"jwt.malformed"_s);
        QCOMPARE(problem(good.left(good.lastIndexOf('.'))), u"jwt.malformed"_s);
        QCOMPARE(problem(good.chopped(100)), u"jwt.malformed"_s);
        QCOMPARE(problem(good.left(60) + good.mid(90)), u"jwt.malformed"_s);
        QCOMPARE(problem(part({{u"alg"_s, u"RS256"_s}}) + '.' + part(goodClaims()) + "==." + signature),
                 u"jwt.malformed"_s);
    }

    void oldNameOfSub_isTaken()
    {
        QJsonObject claims = goodClaims();
        claims.insert(u"prn"_s, claims.take(u"sub"_s));
        QVERIFY(recogniseText(assertionOf(claims), {}, now).fine);
    }

    void whatSalesforceRefuses_comesBeforeTheTime()
    {
        QJsonObject claims = goodClaims();
        claims.insert(u"exp"_s, 1);
        claims.insert(u"sub"_s, u"integration"_s);
        const RecognisedText found = recogniseText(assertionOf(claims), {}, now);
        QCOMPARE(found.assertion.claimProblem(), u"sub.not-a-username"_s);
        QCOMPARE(found.assertion.problems.size(), 2);
    }

    void accessToken_isNamedAsLeaked_data()
    {
        QTest::addColumn<QByteArray>("text");
        const QByteArray core = part({{u"alg"_s, u"RS256"_s}, {u"tnk"_s, u"core/prod/00D"_s}}) + '.' +
                                part({{u"iss"_s, u"https://acme.my.salesforce.com"_s},
                                      {u"aud"_s, QJsonArray{u"https://acme.my.salesforce.com"_s}},
                                      {u"tty"_s, u"sfdc-core-token"_s}}) +
                                '.' + signature;
        QTest::newRow("JWT") << core;
        QTest::newRow("header") << "Authorization: Bearer " + core;
        QTest::newRow("reply of the token endpoint")
            << QByteArray("{\"access_token\":\"00D5g000004FAKE!AQ0AQCaNaRy7Q.x_y\",\"scope\":\"api\","
                          "\"instance_url\":\"https://acme.my.salesforce.com\",\"token_type\":\"Bearer\"}");
        QTest::newRow("opaque") << QByteArray("00D5g000004FAKE!AQ0AQCaNaRy7Q.x_y");
        QTest::newRow("opaque, header") << QByteArray("Bearer 00D5g000004FAKE!AQ0AQCaNaRy7Q.x_y");
    }
    void accessToken_isNamedAsLeaked()
    {
        QFETCH(QByteArray, text);
        const RecognisedText found = recogniseText(text, {}, now);
        QVERIFY(found.pasted == RecognisedText::Kind::AccessToken);
        QCOMPARE(found.evidence.string(fact::claimProblem), u"jwt.is-access-token"_s);
        QVERIFY(!found.fine);
        QVERIFY(!everythingOf(found).contains(u"CaNaRy7Q"_s));
    }

    void formOfTheToken_isSeenBeforeItIsHidden()
    {
        const auto form = [](const QByteArray &text) {
            return recogniseText(text).evidence.string(fact::tokenForm);
        };
        const QByteArray answer =
            "\n[{\"errorCode\":\"INVALID_SESSION_ID\",\"message\":\"Session expired\"}]";
        QCOMPARE(form("> Authorization: Bearer eyJraWQiOiIyMzQ1In0.e30.abc" + answer), u"jwt"_s);
        QCOMPARE(form("> Authorization: Bearer 00D5g000004FAKE!AQ0AQ.x_y" + answer), u"opaque"_s);
        QCOMPARE(form("assertion=" + assertionOf(goodClaims()) + answer), QString());
        QCOMPARE(form(answer), QString());
    }

    void assertionBesideAnAnswer_givesItsAudienceOnly()
    {
        QJsonObject claims = goodClaims();
        claims.insert(u"exp"_s, 1);
        const RecognisedText found =
            recogniseText("curl -d assertion=" + assertionOf(claims) +
                          "\n{\"error\":\"invalid_grant\",\"error_description\":\"user "
                          "hasn't approved this consumer\"}");
        QVERIFY(found.pasted == RecognisedText::Kind::Text);
        QCOMPARE(found.error, u"invalid_grant"_s);
        QCOMPARE(found.evidence.string(fact::audience), u"https://test.salesforce.com"_s);
        QVERIFY(!found.evidence.has(fact::claimProblem));
        QVERIFY(!everythingOf(found).contains(u"CaNaRy7Q"_s));
    }

    void keyAndCertificate_goToTheDoctor()
    {
        const auto pair = generateKeyPair(2048, spec());
        QVERIFY(pair.has_value());
        const QByteArray pem = pair->key.toPkcs8Pem().reveal();
        for (const QByteArray &text : {pem, pem.toBase64(), QByteArray(pem).replace("\n", "\\n")}) {
            const RecognisedText found = recogniseText(text, {}, now);
            QVERIFY(found.pasted == RecognisedText::Kind::Key);
            QVERIFY2(found.fine, qPrintable(found.remark.id));
            QCOMPARE(found.remark.facts.value(u"bits"_s), u"2048"_s);
            QVERIFY(!everythingOf(found).contains(QString::fromLatin1(pem.mid(100, 30))));
        }
        const RecognisedText certificate = recogniseText(pair->certificate.toPem(), {}, now);
        QVERIFY(certificate.pasted == RecognisedText::Kind::Certificate);
        QVERIFY(certificate.fine);
        QCOMPARE(certificate.remark.facts.value(u"fingerprint"_s), pair->certificate.sha256Fingerprint());
        QVERIFY(recogniseText(pair->certificate.toDer(), {}, now).pasted ==
                RecognisedText::Kind::Certificate);
        const RecognisedText expired = recogniseText(pair->certificate.toPem(), {}, now.addDays(40));
        QVERIFY(!expired.fine);
        QCOMPARE(expired.evidence.string(fact::keyProblem), u"certificate.expired"_s);
    }

    void unfitKey_bringsTheDoctorsReason_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        QTest::newRow("public") << QByteArray("-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A\n"
                                              "-----END PUBLIC KEY-----\n")
                                << u"key.is-public-key"_s;
        QTest::newRow("request") << QByteArray(
                                        "-----BEGIN CERTIFICATE REQUEST-----\nMIICijCCAXICAQAwRTELMAkG\n"
                                        "-----END CERTIFICATE REQUEST-----\n")
                                 << u"key.is-request"_s;
    }
    void unfitKey_bringsTheDoctorsReason()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const RecognisedText found = recogniseText(text, {}, now);
        QVERIFY(found.pasted == RecognisedText::Kind::Key);
        QCOMPARE(found.evidence.string(fact::keyProblem), problem);
        QCOMPARE(found.remark.id, problem);
    }

    void otherThings_areNotTakenForTokens_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"www.acme.example.com", "eyJust a word", "a.b.c", "00D5g000004FAKE",
                                 "{\"iss\": \"me\"}", "ewogIC", "version 1.2.3"})
            QTest::newRow(text) << QByteArray(text);
    }
    void otherThings_areNotTakenForTokens()
    {
        QFETCH(QByteArray, text);
        QVERIFY(recogniseText(text, {}, now).pasted == RecognisedText::Kind::Text);
    }

    void everyRemark_hasATextWithActions_andARule()
    {
        const auto texts = TextBook::load({u":/keyway/texts/explain.en.md"_s});
        QVERIFY2(texts.has_value(), texts.has_value() ? "" : qPrintable(texts.error().toString()));
        const auto book = RuleBook::load();
        QVERIFY(book.has_value());
        for (const QString &id :
             {u"exp.past"_s, u"exp.milliseconds"_s, u"exp.far"_s, u"exp.missing"_s, u"exp.not-a-number"_s,
              u"aud.list"_s, u"aud.path"_s, u"aud.not-https"_s, u"aud.application-host"_s, u"aud.missing"_s,
              u"iss.missing"_s, u"iss.not-a-consumer-key"_s, u"sub.missing"_s, u"sub.not-a-username"_s,
              u"alg.not-rs256"_s, u"jwt.malformed"_s, u"jwt.is-access-token"_s}) {
            QVERIFY2(texts->contains(u"claim."_s + id), qPrintable(id));
            QVERIFY2(!texts->text(u"claim."_s + id).actions.isEmpty(), qPrintable(id));
            Evidence evidence;
            evidence.set(fact::claimProblem, id);
            QVERIFY2(book->diagnose(evidence).recognised, qPrintable(id));
        }
        for (const QString &id :
             {u"assertion-fine"_s, u"key-fine"_s, u"certificate-fine"_s, u"certificate-expired"_s,
              u"certificate-not-rsa"_s, u"certificate-too-small"_s, u"har-no-failure"_s,
              u"history-no-failure"_s, u"keyway-passed"_s})
            QVERIFY2(!texts->text(u"explain."_s + id).actions.isEmpty(), qPrintable(id));
        for (const auto kind :
             {RecognisedText::Kind::Text, RecognisedText::Kind::Assertion, RecognisedText::Kind::AccessToken,
              RecognisedText::Kind::Key, RecognisedText::Kind::Certificate})
            QVERIFY(texts->contains(u"pasted."_s + toString(kind)));
    }
};

QTEST_GUILESS_MAIN(TestPasted)
#include "tst_pasted.moc"
