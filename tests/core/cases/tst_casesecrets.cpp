// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Secrets planted in every text that a case is made of, one kind at a time; none may come out.

#include "core/cases/CustomerReply.h"
#include "core/cases/Redaction.h"
#include "tests/core/cases/Sample.h"

#include <QJsonArray>
#include <QTest>

using namespace keyway;
using namespace sample;

namespace {

const QString keyBody = u"MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7CanaryCanary1"_s;

Problem planted(const Problem &problem, const QString &secret)
{
    Problem changed{problem.id, {{secret, secret}}};
    for (const QString &name : {u"path"_s, u"reason"_s, u"description"_s, u"error"_s, u"proxy"_s,
                                u"location"_s, u"issuer"_s, u"problem"_s, u"because"_s, u"username"_s})
        changed.facts.insert(name, secret);
    return changed;
}

Diagnosis planted(Diagnosis diagnosis, const QString &secret)
{
    for (QString *text : {&diagnosis.verdict, &diagnosis.literal})
        *text = secret;
    for (Hypothesis &one : diagnosis.hypotheses) {
        one.title = one.why = one.tellApart = one.setupNode = secret;
        one.actions = QStringList{secret, u"Do: "_s + secret};
    }
    for (RuledOut &one : diagnosis.ruledOut)
        one.why = secret;
    return diagnosis;
}

Connection plantedConnection(const QString &secret)
{
    Connection connection = sample::connection();
    connection.guideId = connection.domain = connection.consumerKey = connection.username = secret;
    connection.keyFile = connection.certificateFile = secret;
    connection.tickedInstructions = {secret, u"app.new"_s};
    connection.practice = PracticeAddress{secret, secret};
    return connection;
}

Guide plantedGuide(const QString &secret)
{
    Guide guide = sample::guide();
    guide.title = guide.destination = guide.summary = secret;
    for (GuideStep &step : guide.steps) {
        step.title = step.summary = secret;
        step.topics << secret;
        for (Instruction &instruction : step.instructions)
            instruction.label = instruction.value = secret;
    }
    return guide;
}

ExchangeReport plantedReport(const QString &secret)
{
    ExchangeReport report = sample::report();
    report.guideId = report.host = report.audience = report.username = secret;
    report.answer = {400, secret, secret, secret};
    for (CheckResult &check : report.checks) {
        check.detail = planted(check.detail, secret);
        check.id += u"."_s;
    }
    report.checks.last().id = secret;
    report.checks.last().detail.id = secret;
    for (const QLatin1String fact : fact::all)
        report.evidence.set(fact, secret);
    report.evidence.set(fact::location, QJsonObject{{secret, secret}});
    report.evidence.set(fact::scope, QJsonArray{secret});
    report.diagnosis = planted(report.diagnosis, secret);
    return report;
}

QList<ProbeAnswer> plantedProbes(const QString &secret)
{
    QList<ProbeAnswer> probes = sample::probes();
    for (ProbeAnswer &probe : probes) {
        probe.host = probe.audience = probe.username = probe.transport = secret;
        probe.answer = {400, secret, secret, secret};
    }
    return probes;
}

/// Every text of a JSON value replaced, but for the words without which it would not open at all.
QJsonValue everyText(const QJsonValue &value, const QString &secret, const QString &name = {})
{
    static const QStringList words{u"kind"_s,     u"stage"_s,
                                   u"outcome"_s,  u"id"_s,
                                   u"topics"_s,   u"guide"_s,
                                   u"detailId"_s, u"transport"_s,
                                   u"savedUtc"_s, u"startedUtc"_s,
                                   u"askedUtc"_s, u"notBefore"_s,
                                   u"notAfter"_s, u"tickedInstructions"_s};
    if (value.isString())
        return words.contains(name) ? value : QJsonValue(secret);
    if (value.isArray()) {
        QJsonArray list;
        for (const auto &each : value.toArray())
            list << everyText(each, secret, name);
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object;
    const QJsonObject members = value.toObject();
    for (auto member = members.begin(); member != members.end(); ++member)
        object.insert(member.key(), everyText(*member, secret, member.key()));
    object.insert(u"planted"_s, secret);
    return object;
}

} // namespace

class TestCaseSecrets : public QObject
{
    Q_OBJECT
    static void canaries()
    {
        QTest::addColumn<QString>("secret");
        QTest::addColumn<QString>("canary");
        const auto row = [](const char *name, const QString &secret, const QString &canary) {
            QTest::newRow(name) << secret << canary;
        };
        row("private key", u"-----BEGIN PRIVATE KEY-----\n%1\n-----END PRIVATE KEY-----\n"_s.arg(keyBody),
            u"Canary"_s);
        row("RSA key on one line",
            u"-----BEGIN RSA PRIVATE KEY-----\\n%1\\n-----END RSA PRIVATE KEY-----"_s.arg(keyBody),
            u"Canary"_s);
        row("key in base64", u"LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCanaryCanary=="_s, u"Canary"_s);
        row("assertion", u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJDYW5hcnkifQ.CanarySignature"_s, u"Canary"_s);
        row("access token", u"00D5g000004abcd!AQ4AQCanaryCanary.Canary"_s, u"Canary"_s);
        row("client secret", u"0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF"_s,
            u"0123456789ABCDEF"_s);
        row("client secret, named", u"client_secret=CanaryCanary"_s, u"Canary"_s);
        row("password", u"password=CanaryCanary!"_s, u"Canary"_s);
        row("password in JSON", u"{\"password\": \"Canary Canary\"}"_s, u"Canary"_s);
        row("Bearer header", u"Authorization: Bearer CanaryCanaryCanaryCanary"_s, u"Canary"_s);
        row("Bearer alone", u"Bearer CanaryCanaryCanaryCanary"_s, u"Canary"_s);
        row("proxy with a password", u"http://joe:Canary@proxy.acme.example:3128"_s, u"Canary"_s);
        row("home folder", u"/home/joecanary/keys/private-key.pem"_s, u"joecanary"_s);
        row("home folder alone", u"cannot open /home/joecanary"_s, u"joecanary"_s);
        row("blank in a folder", u"/Users/joecanary/My Keys/private-key.pem"_s, u"joecanary"_s);
        row("Windows folder", u"C:\\Users\\joecanary\\keys\\private-key.pem"_s, u"joecanary"_s);
        row("Windows folder, other slashes", u"C:/Users/joecanary/keys/a.pem"_s, u"joecanary"_s);
        row("file address", u"file:///home/joecanary/keys/a.pem"_s, u"joecanary"_s);
        row("folder with escaped slashes", u"\\/home\\/joecanary\\/keys\\/a.pem"_s, u"joecanary"_s);
        row("network folder", u"\\\\server\\joecanary\\keys\\a.pem"_s, u"joecanary"_s);
    }
    static QString hidden(const QByteArray &text, const QString &canary)
    {
        const qsizetype at = text.toLower().indexOf(canary.toUtf8().toLower());
        return at < 0 ? QString() : QString::fromUtf8(text.mid(qMax<qsizetype>(0, at - 150), 250));
    }

private Q_SLOTS:
    void plantedSecret_neverReachesTheFile_data() { canaries(); }
    void plantedSecret_neverReachesTheFile()
    {
        QFETCH(QString, secret);
        QFETCH(QString, canary);
        for (const QString &text :
             {secret, u"It said “%1”, then stopped"_s.arg(secret), secret + u" a/b.c"_s}) {
            const CaseCertificate certificate{text, text, {}, {}, 2048};
            const Case saved = caseOf(plantedConnection(text), plantedGuide(text), plantedReport(text),
                                      plantedProbes(text), certificate, savedUtc());
            QCOMPARE(hidden(toBytes(saved, texts()), canary), QString());

            Case bare; // as somebody may fill it in without caseOf
            bare.keywayVersion = bare.domain = bare.username = bare.consumerKey = text;
            bare.tickedInstructions = QStringList{text};
            bare.guide = plantedGuide(text);
            bare.report = plantedReport(text);
            bare.probes = plantedProbes(text);
            bare.certificate = certificate;
            QCOMPARE(hidden(toBytes(bare, texts()), canary), QString());
        }
    }

    void plantedSecret_neverSurvivesOpening_data() { canaries(); }
    void plantedSecret_neverSurvivesOpening()
    {
        QFETCH(QString, secret);
        QFETCH(QString, canary);
        const QByteArray hostile = bytes(everyText(json(one()), secret).toObject());
        QVERIFY(!hidden(hostile, canary).isEmpty()); // it is there
        const auto opened = caseFromBytes(hostile, rules());
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().facts.value(u"field"_s)));
        QCOMPARE(hidden(toBytes(*opened, texts()), canary), QString());
        const QByteArray words = QJsonDocument(opened->report.toJson(texts())).toJson();
        QCOMPARE(hidden(words, canary), QString());
        QCOMPARE(hidden(customerReply(opened->report.diagnosis, opened->guide, texts()).toUtf8(), canary),
                 QString());
        for (const Problem &change : changesSince(one(), *opened))
            for (const QString &fact : change.facts)
                QCOMPARE(hidden(fact.toUtf8(), canary), QString());
    }

    void plantedSecret_neverReachesTheReply_data() { canaries(); }
    void plantedSecret_neverReachesTheReply()
    {
        QFETCH(QString, secret);
        QFETCH(QString, canary);
        const Diagnosis diagnosis = planted(sample::report().diagnosis, secret);
        QCOMPARE(hidden(customerReply(diagnosis, plantedGuide(secret), texts()).toUtf8(), canary), QString());
        QCOMPARE(hidden(customerReply(diagnosis, Guide(), texts()).toUtf8(), canary), QString());
    }

    void wordsOfAnAnswer_areLeftAlone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text :
             {"user hasn't approved this consumer", "expired access/refresh token",
              "invalid client credentials", "authentication failure - Failed: API security token required",
              "https://test.salesforce.com/a/b", "https://acme.my.salesforce.com/services/oauth2/token",
              "/services/data/v60.0 is not there", "POST /services/oauth2/token", "and/or", "AB:CD:EF:01:23",
              "CN=acme, O=Acme/Sales", "text/html; charset=UTF-8", "integration@acme.com.uat", "~",
              "100 % / 5"})
            QTest::newRow(text) << QString::fromLatin1(text);
    }
    void wordsOfAnAnswer_areLeftAlone()
    {
        QFETCH(QString, text);
        QCOMPARE(redacted(text), text);
    }

    void paths_keepTheNameOfTheFile_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row = [](const QString &text, const QString &expected) {
            QTest::newRow(qPrintable(text)) << text << expected;
        };
        row(u"cannot read /home/joe/keys/a.pem: no"_s, u"cannot read a.pem: no"_s);
        row(u"(/Users/joe/My Keys/a.pem)"_s, u"(a.pem)"_s);
        row(u"C:\\Users\\joe\\a.pem is open"_s, u"a.pem is open"_s);
        row(u"~/keys/a.pem"_s, u"a.pem"_s);
        row(u"/home/joe"_s, u"[folder]"_s);
        row(u"opened:/home/joe/a.pem"_s, u"opened:a.pem"_s);
        row(u"one\\n/home/joe/a.pem"_s, u"one\\na.pem"_s);
        row(u"file:/home/joe/a.pem"_s, u"a.pem"_s);
        row(u"/disk2/joe/my keys/a.key."_s, u"a.key."_s);
        row(u"~joe/keys/a.pem"_s, u"a.pem"_s);
        row(u"/home/joe/"_s, u"[folder]"_s);
        row(u"C:\\Users\\joe"_s, u"[folder]"_s);
        row(u"/tmp/a.pem and /etc/b.pem"_s, u"a.pem and b.pem"_s);
    }
    void paths_keepTheNameOfTheFile()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(redacted(text), expected);
        QCOMPARE(redacted(redacted(text)), expected);
    }

    void consumerKey_isShortened_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("expected");
        QTest::newRow("usual") << sample::connection().consumerKey << u"3MVG9kkk…WXYZ"_s;
        QTest::newRow("short") << u"3MVG9abcdefg"_s << u"3MVG9abcdefg"_s;
        QTest::newRow("none") << QString() << QString();
        QTest::newRow("shortened") << u"3MVG9kkk…WXYZ"_s << u"3MVG9kkk…WXYZ"_s;
        QTest::newRow("secret") << QString(64, u'A') << u"[hidden]"_s;
        QTest::newRow("token") << u"00D5g000004abcd!AQ4AQabcdefgh"_s << u"[hidden]"_s;
    }
    void consumerKey_isShortened()
    {
        QFETCH(QString, key);
        QFETCH(QString, expected);
        QCOMPARE(shortenedConsumerKey(key), expected);
    }
};

QTEST_GUILESS_MAIN(TestCaseSecrets)
#include "tst_casesecrets.moc"
