// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Practice.h"

#include <QSet>
#include <QTcpServer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

QJsonObject firstHypothesis(const QJsonObject &document)
{
    return document.value("diagnosis"_L1).toObject().value("hypotheses"_L1).toArray().first().toObject();
}

/// The shape that scripts rely on, whatever came out.
void verifyDocument(const QJsonObject &document)
{
    static const QSet<QString> stages{u"local"_s, u"reach"_s, u"decision"_s, u"token"_s};
    static const QSet<QString> outcomes{u"passed"_s,  u"warning"_s,   u"failed"_s,
                                        u"skipped"_s, u"cancelled"_s, u"crashed"_s};
    QVERIFY(QSet<QString>({u"passed"_s, u"failed"_s, u"cancelled"_s})
                .contains(document.value("verdict"_L1).toString()));
    const QJsonArray checks = document.value("checks"_L1).toArray();
    QVERIFY(checks.size() > 15);
    QSet<QString> ids;
    for (const QJsonValue &entry : checks) {
        const QJsonObject check = entry.toObject();
        const QString id = check.value("id"_L1).toString();
        QVERIFY2(!id.isEmpty() && !ids.contains(id), qPrintable(id));
        ids << id;
        QVERIFY2(stages.contains(check.value("stage"_L1).toString()), qPrintable(id));
        QVERIFY2(outcomes.contains(check.value("outcome"_L1).toString()), qPrintable(id));
        QVERIFY2(check.value("ms"_L1).isDouble(), qPrintable(id));
        const QString detail = check.value("detail"_L1).toString();
        QVERIFY2(detail.contains(u' ') && !detail.contains(u"{{"_s), qPrintable(id + u": "_s + detail));
    }
    const QJsonObject answer = document.value("answer"_L1).toObject();
    QVERIFY(answer.value("status"_L1).isDouble() && answer.value("error"_L1).isString() &&
            answer.value("description"_L1).isString());
    const QJsonObject diagnosis = document.value("diagnosis"_L1).toObject();
    QVERIFY(diagnosis.value("verdict"_L1).isString() && diagnosis.value("literal"_L1).isString());
    const QJsonArray hypotheses = diagnosis.value("hypotheses"_L1).toArray();
    for (const QJsonValue &entry : hypotheses) {
        const QJsonObject hypothesis = entry.toObject();
        for (const QString &text : {u"topic"_s, u"likelihood"_s, u"title"_s})
            QVERIFY2(!hypothesis.value(text).toString().isEmpty(), qPrintable(text));
        QVERIFY(hypothesis.value("step"_L1).isDouble() && hypothesis.value("tellApart"_L1).isString());
        QVERIFY(!hypothesis.value("actions"_L1).toArray().isEmpty());
    }
    const QJsonArray checklist = document.value("checklist"_L1).toArray();
    QCOMPARE(checklist.size(), 6);
    for (const QJsonValue &entry : checklist) {
        for (const QString &text : {u"id"_s, u"topic"_s, u"state"_s, u"title"_s, u"evidence"_s})
            QVERIFY2(!entry[text].toString().isEmpty(), qPrintable(text));
    }
    const QJsonArray ruledOut = diagnosis.value("ruledOut"_L1).toArray();
    for (const QJsonValue &entry : ruledOut)
        QVERIFY(!entry.toObject().value("topic"_L1).toString().isEmpty() &&
                !entry.toObject().value("why"_L1).toString().isEmpty());
}

} // namespace

class TestCliCheck : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Practice m_practice;

    QStringList options() const
    {
        return {u"check"_s,          u"--json"_s,
                u"--guide"_s,        u"ampersand"_s,
                u"--consumer-key"_s, m_practice.value("consumerKey"),
                u"--username"_s,     m_practice.value("username"),
                u"--key"_s,          m_practice.value("privateKeyFile"),
                u"--domain"_s,       m_practice.value("host")};
    }
    QString written(const QString &name, const QByteArray &bytes) const
    {
        return writeText(m_folder.filePath(name), bytes);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_practice.isReady()); }

    void healthyOrg_passes()
    {
        const Ran json = run({u"check"_s, m_practice.file(), u"--json"_s});
        QVERIFY_EXIT(json, 0);
        QCOMPARE(json.documents().size(), 1);
        verifyDocument(json.document());
        QCOMPARE(json.document().value("verdict"_L1).toString(), u"passed"_s);
        QCOMPARE(json.document().value("answer"_L1).toObject().value("status"_L1).toInt(), 200);
        QVERIFY(json.document().value("diagnosis"_L1).toObject().value("hypotheses"_L1).toArray().isEmpty());
        const Ran people = run({u"check"_s, m_practice.file()});
        QVERIFY_EXIT(people, 0);
        QVERIFY2(people.out.contains("It works") && people.err.isEmpty(), people.told().constData());
    }

    void protectedKey_isOpenedWithThePassphraseOfAFile_data()
    {
        QTest::addColumn<QByteArray>("passphrase");
        QTest::addColumn<int>("status");
        QTest::newRow("right") << QByteArray("open sesame\n") << 0;
        QTest::newRow("wrong") << QByteArray("open barley\n") << 2;
        QTest::newRow("none") << QByteArray() << 2;
    }
    void protectedKey_isOpenedWithThePassphraseOfAFile()
    {
        QFETCH(QByteArray, passphrase);
        QFETCH(int, status);
        const QString key = m_folder.filePath(u"protected.pem"_s);
        if (!QFile::exists(key))
            output(u"openssl"_s, {u"pkcs8"_s, u"-topk8"_s, u"-in"_s, m_practice.value("privateKeyFile"),
                                  u"-out"_s, key, u"-passout"_s, u"pass:open sesame"_s});
        QVERIFY(contentOf(key).contains("ENCRYPTED"));
        QStringList arguments = options();
        arguments[arguments.indexOf(u"--key"_s) + 1] = key;
        arguments << u"--proxy"_s << m_practice.value("proxy") << u"--ca-file"_s
                  << m_practice.value("caFile");
        if (!passphrase.isEmpty())
            arguments << u"--passphrase-file"_s << written(u"passphrase.txt"_s, passphrase);
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, status);
        verifyDocument(ran.document());
        QVERIFY(!ran.out.contains("sesame") && !ran.err.contains("sesame"));
    }

    void secretFileThatIsMissing_isNamed()
    {
        const Ran ran = run({u"check"_s, m_practice.file(), u"--consumer-secret-file"_s,
                             m_folder.filePath(u"nowhere.txt"_s)});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, u"nowhere.txt"_s), ran.told().constData());
    }

    void objects_belongToTheOptionsOfAConnection_notToAFile()
    {
        const Ran ran = run({u"check"_s, m_practice.file(), u"--object"_s, u"Account"_s});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, u"--object"_s), ran.told().constData());
    }

    void checklist_isTickedByTheEvidence()
    {
        const QJsonArray list =
            run({u"check"_s, m_practice.file(), u"--json"_s}).document().value("checklist"_L1).toArray();
        QCOMPARE(list.size(), 6);
        for (const QJsonValue &entry : list)
            QCOMPARE(entry[u"state"_s].toString(), u"good"_s);
    }

    void brokenSetting_isDiagnosed_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("literal");
        QTest::newRow("certificate") << u"certificate=other"_s << u"app"_s << 2
                                     << u"invalid_grant: invalid assertion"_s;
        QTest::newRow("permission set")
            << u"permission-set-selected=no"_s << u"preauthorization"_s << 6
            << u"invalid_app_access: user is not admin approved to access this app"_s;
        QTest::newRow("user") << u"user=inactive"_s << u"user"_s << 5 << u"invalid_grant: inactive user"_s;
        QTest::newRow("consumer key") << u"consumer-key=changed"_s << u"consumer-key"_s << 3 << QString();
        QTest::newRow("another org") << u"app=other-org"_s << u"app"_s << 2 << QString();
        QTest::newRow("clock") << u"clock=ahead"_s << u"clock"_s << 0 << QString();
    }
    void brokenSetting_isDiagnosed()
    {
        QFETCH(QString, setting);
        QFETCH(QString, topic);
        QFETCH(int, step);
        QFETCH(QString, literal);
        const Practice practice({setting});
        QVERIFY(practice.isReady());
        const Ran ran = run({u"check"_s, practice.file(), u"--json"_s});
        QVERIFY_EXIT(ran, 1);
        verifyDocument(ran.document());
        QCOMPARE(ran.document().value("verdict"_L1).toString(), u"failed"_s);
        QCOMPARE(firstHypothesis(ran.document()).value("topic"_L1).toString(), topic);
        QCOMPARE(firstHypothesis(ran.document()).value("step"_L1).toInt(), step);
        const QJsonObject diagnosis = ran.document().value("diagnosis"_L1).toObject();
        if (!literal.isEmpty())
            QCOMPARE(diagnosis.value("literal"_L1).toString(), literal);
        const Ran people = run({u"check"_s, practice.file()});
        QVERIFY_EXIT(people, 1);
        QVERIFY2(people.out.contains(diagnosis.value("verdict"_L1).toString().toUtf8()),
                 people.told().constData());
    }

    void options_doWhatAFileDoes()
    {
        const Ran ran = run(options() + QStringList{u"--proxy"_s, m_practice.value("proxy"), u"--ca-file"_s,
                                                    m_practice.value("caFile")});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("verdict"_L1).toString(), u"passed"_s);
    }

    void proxyOfTheEnvironment_isUsed()
    {
        for (const QString &name : {u"HTTPS_PROXY"_s, u"https_proxy"_s}) {
            QProcessEnvironment environment = plainEnvironment();
            environment.insert(name, m_practice.value("proxy"));
            const Ran ran =
                run(options() + QStringList{u"--ca-file"_s, m_practice.value("caFile")}, {}, environment);
            QVERIFY_EXIT(ran, 0);
        }
    }

    void orgOfAnUnknownAuthority_isNotTrusted()
    {
        const Ran ran = run(options() + QStringList{u"--proxy"_s, m_practice.value("proxy")});
        QVERIFY_EXIT(ran, 1);
        QCOMPARE(firstHypothesis(ran.document()).value("topic"_L1).toString(), u"network"_s);
    }

    void manyFiles_comeOutInOrder()
    {
        QStringList names;
        QStringList arguments{u"check"_s, u"--json"_s, u"--jobs"_s, u"3"_s};
        for (int i = 0; i < 7; ++i) {
            const QString name = u"many %1.keyway"_s.arg(i);
            names << (i % 3 == 1 ? m_folder.filePath(name) // these are missing, and at once ready
                                 : m_practice.changedFile(name, {}));
        }
        const Ran ran = run(arguments + names);
        QVERIFY_EXIT(ran, 2);
        const QList<QJsonObject> documents = ran.documents();
        QCOMPARE(documents.size(), names.size());
        for (qsizetype i = 0; i < names.size(); ++i) {
            QCOMPARE(documents[i].value("name"_L1).toString(), names[i]);
            QCOMPARE(documents[i].contains("problem"_L1), i % 3 == 1);
            if (i % 3 != 1)
                QCOMPARE(documents[i].value("verdict"_L1).toString(), u"passed"_s);
        }
        const Ran one = run({u"check"_s, names[0], names[2], u"--jobs"_s, u"1"_s});
        QVERIFY_EXIT(one, 0);
        QVERIFY2(one.out.indexOf("== " + names[0].toUtf8()) < one.out.indexOf("== " + names[2].toUtf8()),
                 one.told().constData());
    }

    void unusableInput_isRefused_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("names");
        const auto without = [this](const QString &option) {
            QStringList some = options();
            const qsizetype at = some.indexOf(option);
            some.remove(at, 2);
            return some;
        };
        const auto with = [this](const QString &option, const QString &value) {
            QStringList some = options();
            some[some.indexOf(option) + 1] = value;
            return some;
        };
        const auto file = [this](const QString &name, const QJsonObject &changes) {
            return QStringList{u"check"_s, m_practice.changedFile(name, changes)};
        };
        QTest::newRow("nothing") << QStringList{u"check"_s} << u"--consumer-key"_s;
        for (const QString &option : {u"--consumer-key"_s, u"--username"_s, u"--key"_s, u"--domain"_s})
            QTest::newRow(qPrintable(u"without "_s + option)) << without(option) << option;
        QTest::newRow("unknown guide") << with(u"--guide"_s, u"nope"_s) << u"nope"_s;
        QTest::newRow("file of an unknown guide")
            << file(u"g.keyway"_s, {{u"guide"_s, u"nope"_s}}) << u"nope"_s;
        QTest::newRow("missing file") << QStringList{u"check"_s, u"nowhere.keyway"_s} << u"nowhere.keyway"_s;
        QTest::newRow("a folder") << QStringList{u"check"_s, m_folder.path()} << m_folder.path();
        QTest::newRow("broken JSON") << QStringList{u"check"_s,
                                                    written(u"broken.keyway"_s, "{\"version\": 1,")}
                                     << u"broken.keyway"_s;
        QTest::newRow("a list") << QStringList{u"check"_s, written(u"list.keyway"_s, "[]")}
                                << u"list.keyway"_s;
        QTest::newRow("newer version") << file(u"v.keyway"_s, {{u"version"_s, 2}}) << u"v.keyway"_s;
        QTest::newRow("secret inside")
            << file(u"s.keyway"_s, {{u"consumerSecret"_s, u"x"_s}}) << u"consumerSecret"_s;
        QTest::newRow("distant practice")
            << file(u"p.keyway"_s, {{u"practice"_s, QJsonObject{{u"proxy"_s, u"http://192.0.2.1:8080"_s},
                                                                {u"caFile"_s, u"practice-ca.pem"_s}}}})
            << u"192.0.2.1"_s;
        QTest::newRow("practice at a name")
            << file(u"n.keyway"_s,
                    {{u"practice"_s, QJsonObject{{u"proxy"_s, u"http://localhost.example.com:80"_s},
                                                 {u"caFile"_s, u"practice-ca.pem"_s}}}})
            << u"localhost.example.com"_s;
        QTest::newRow("practice for a real org")
            << file(u"r.keyway"_s, {{u"domain"_s, u"acme.my.salesforce.com"_s}})
            << u"acme.my.salesforce.com"_s;
        QTest::newRow("authority missing")
            << options() + QStringList{u"--ca-file"_s, u"none.pem"_s} << u"none.pem"_s;
        QTest::newRow("authority a key")
            << options() + QStringList{u"--ca-file"_s, m_practice.value("privateKeyFile")}
            << u"private-key.pem"_s;
        for (const QString &proxy : {u":::"_s, QString(), u"ftp://127.0.0.1:1"_s})
            QTest::newRow(qPrintable(u"proxy "_s + proxy))
                << options() + QStringList{u"--proxy"_s, proxy} << proxy;
        for (const QString &option : {u"--jobs"_s, u"--timeout"_s, u"--retry"_s})
            QTest::newRow(qPrintable(option)) << options() + QStringList{option + u"=-1"_s} << option;
        QTest::newRow("other user without @")
            << options() + QStringList{u"--other-user"_s, u"integration"_s} << u"integration"_s;
        QTest::newRow("no other user")
            << options() + QStringList{u"--other-user"_s, QString()} << u"sername"_s;
        QTest::newRow("no jobs") << options() + QStringList{u"--jobs"_s, u"0"_s} << u"--jobs"_s;
        QTest::newRow("no time") << options() + QStringList{u"--timeout"_s, u"0"_s} << u"--timeout"_s;
        QTest::newRow("file and options") << options() + QStringList{m_practice.file()} << u"--"_s;
    }
    void unusableInput_isRefused()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, names);
        arguments.removeAll(u"--json"_s);
        const Ran plain = run(arguments);
        QVERIFY_EXIT(plain, 2);
        QVERIFY2(isHelpful(plain, names) && plain.out.isEmpty(), plain.told().constData());
        const Ran json = run(arguments + QStringList{u"--json"_s});
        QCOMPARE(json.documents().size(), 1);
        QVERIFY(!json.document().value("problem"_L1).toObject().value("title"_L1).toString().isEmpty());
    }

    void unusableValue_isFoundByTheChecks_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("topic");
        QTest::newRow("no key") << u"--key"_s << u"nowhere.pem"_s << u"key"_s;
        QTest::newRow("a certificate for the key") << u"--key"_s << m_practice.value("caFile") << u"key"_s;
        QTest::newRow("username without @") << u"--username"_s << u"integration"_s << u"user"_s;
        QTest::newRow("username for the key") << u"--consumer-key"_s << u"me@acme.com"_s << u"consumer-key"_s;
        QTest::newRow("another site") << u"--domain"_s << u"https://example.com"_s << u"domain"_s;
    }
    void unusableValue_isFoundByTheChecks()
    {
        QFETCH(QString, option);
        QFETCH(QString, value);
        QFETCH(QString, topic);
        QStringList arguments = options();
        arguments[arguments.indexOf(option) + 1] = value;
        const Ran ran = run(arguments + QStringList{u"--proxy"_s, m_practice.value("proxy")});
        QVERIFY_EXIT(ran, 2);
        verifyDocument(ran.document());
        QCOMPARE(firstHypothesis(ran.document()).value("topic"_L1).toString(), topic);
    }

    void proxyThatIsNotThere_decidesNothing()
    {
        QTcpServer server; // a port that was free a moment ago
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QString proxy = u"http://127.0.0.1:%1"_s.arg(server.serverPort());
        server.close();
        const Ran ran = run(options() + QStringList{u"--proxy"_s, proxy});
        QVERIFY_EXIT(ran, 3);
        verifyDocument(ran.document());
        QCOMPARE(firstHypothesis(ran.document()).value("topic"_L1).toString(), u"network"_s);
    }
};

QTEST_GUILESS_MAIN(TestCliCheck)
#include "tst_cli_check.moc"
