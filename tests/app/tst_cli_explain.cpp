// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"
#include "tests/core/diagnosis/Cases.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

const QByteArray notApproved =
    R"({"error":"invalid_app_access","error_description":"user is not admin approved to access this app"})";

QStringList topicsOf(const QJsonObject &document)
{
    QStringList topics;
    const QJsonArray hypotheses = document.value("diagnosis"_L1).toObject().value("hypotheses"_L1).toArray();
    for (const QJsonValue &hypothesis : hypotheses)
        topics << hypothesis.toObject().value("topic"_L1).toString();
    return topics;
}

} // namespace

class TestCliExplain : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void knownText_isExplained_fromStandardInputAndFile()
    {
        const QString file = writeText(m_folder.filePath(u"error.txt"_s), notApproved);
        const QList<Ran> runs{run({u"explain"_s, u"--json"_s}, notApproved),
                              run({u"explain"_s, u"-"_s, u"--json"_s}, notApproved),
                              run({u"explain"_s, file, u"--json"_s})};
        for (const Ran &ran : runs) {
            QVERIFY_EXIT(ran, 0);
            QCOMPARE(ran.documents().size(), 1);
            const QJsonObject document = ran.document();
            QCOMPARE(document.value("recognised"_L1), QJsonValue(true));
            QVERIFY(document.value("source"_L1).isString());
            QCOMPARE(document.value("error"_L1).toString(), u"invalid_app_access"_s);
            QVERIFY(document.value("description"_L1).toString().contains("not admin approved"_L1));
            QVERIFY(topicsOf(document).mid(0, 1).contains(u"preauthorization"_s) ||
                    topicsOf(document).mid(0, 1).contains(u"user"_s));
            const QJsonObject diagnosis = document.value("diagnosis"_L1).toObject();
            for (const QString &field : {u"verdict"_s, u"hypotheses"_s, u"ruledOut"_s, u"literal"_s})
                QVERIFY2(diagnosis.contains(field), qPrintable(field));
            const QJsonObject first = diagnosis.value("hypotheses"_L1).toArray().first().toObject();
            for (const QString &field :
                 {u"topic"_s, u"step"_s, u"likelihood"_s, u"title"_s, u"actions"_s, u"tellApart"_s})
                QVERIFY2(first.contains(field), qPrintable(field));
            QVERIFY(first.value("step"_L1).toInt() > 0);
            QVERIFY(!first.value("actions"_L1).toArray().isEmpty());
        }
        const Ran people = run({u"explain"_s, file});
        QVERIFY_EXIT(people, 0);
        QVERIFY2(people.out.contains("[step ") && people.err.isEmpty(), people.told().constData());
    }

    void unknownText_isUndecided_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("a recipe") << QByteArray("Take two eggs and a pound of flour.");
        QTest::newRow("10 MB") << QByteArray(10'000'000, 'x');
        QByteArray binary;
        for (int i = 0; i < 200'000; ++i)
            binary += static_cast<char>(i * 7919 % 256);
        QTest::newRow("binary") << binary;
        QTest::newRow("one NUL") << QByteArray(1, '\0');
    }
    void unknownText_isUndecided()
    {
        QFETCH(QByteArray, text);
        QElapsedTimer timer;
        timer.start();
        const Ran ran = run({u"explain"_s, u"--json"_s}, text);
        QVERIFY_EXIT(ran, 3);
        QCOMPARE(ran.documents().size(), 1);
        QCOMPARE(ran.document().value("recognised"_L1), QJsonValue(false));
        QVERIFY(ran.document().value("diagnosis"_L1).toObject().contains("literal"_L1));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY_EXIT(run({u"explain"_s, writeText(m_folder.filePath(u"unknown"_s), text)}), 3);
    }

    void errorInALongLog_isFound()
    {
        QByteArray log;
        for (int i = 0; i < 1000; ++i)
            log += "2026-01-01 12:00:00 INFO nothing to see\n";
        const Ran ran = run({u"explain"_s, u"--json"_s}, log + notApproved + '\n' + log);
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("error"_L1).toString(), u"invalid_app_access"_s);
    }

    void pastedAssertion_showsItsClaims()
    {
        const auto part = [](const QJsonObject &object) {
            return QJsonDocument(object)
                .toJson(QJsonDocument::Compact)
                .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        };
        const QByteArray secret = QByteArray("CaNaRy7Q").repeated(43).left(342);
        const QByteArray assertion = part({{u"alg"_s, u"RS256"_s}}) + '.' +
                                     part({{u"iss"_s, u"3MVG9"_s + QString(80, u'x')},
                                           {u"sub"_s, u"integration@acme.com"_s},
                                           {u"aud"_s, u"https://acme.lightning.force.com"_s},
                                           {u"exp"_s, 1}}) +
                                     '.' + secret;
        const Ran ran = run({u"explain"_s, u"--json"_s}, "assertion=" + assertion + '\n');
        QVERIFY_EXIT(ran, 0);
        const QJsonObject document = ran.document();
        QCOMPARE(document.value("pasted"_L1).toString(), u"assertion"_s);
        QCOMPARE(topicsOf(document).value(0), u"domain"_s);
        QMap<QString, QJsonObject> claims;
        for (const QJsonValue &each : document.value("claims"_L1).toArray())
            claims.insert(each.toObject().value("claim"_L1).toString(), each.toObject());
        QCOMPARE(claims.value(u"aud"_s).value("problem"_L1).toString(), u"aud.application-host"_s);
        QVERIFY(!claims.value(u"aud"_s).value("verdict"_L1).toString().isEmpty());
        QVERIFY(claims.value(u"sub"_s).value("problem"_L1).isNull());
        QCOMPARE(claims.value(u"sub"_s).value("value"_L1).toString(), u"integration@acme.com"_s);
        QVERIFY2(!ran.out.contains("CaNaRy7Q") && !ran.err.contains("CaNaRy7Q"), ran.told().constData());
        const Ran people = run({u"explain"_s}, assertion);
        QVERIFY_EXIT(people, 0);
        QVERIFY2(people.out.contains("aud: https://acme.lightning.force.com") &&
                     !people.out.contains("CaNaRy7Q"),
                 people.told().constData());
    }

    void pastedKey_isJudged_andNeverShown()
    {
        QVERIFY_EXIT(run({u"generate"_s, u"--out"_s, m_folder.filePath(u"pair"_s)}), 0);
        const QByteArray key = contentOf(m_folder.filePath(u"pair/private-key.pem"_s));
        const Ran fine = run({u"explain"_s, u"--json"_s}, key);
        QVERIFY_EXIT(fine, 0);
        QCOMPARE(fine.document().value("pasted"_L1).toString(), u"key"_s);
        QCOMPARE(fine.document().value("remark"_L1).toObject().value("id"_L1).toString(),
                 u"explain.key-fine"_s);
        QVERIFY2(!fine.out.contains(key.mid(100, 24)), fine.told().constData());
        QVERIFY(topicsOf(fine.document()).isEmpty());
        const Ran certificate = run({u"explain"_s, m_folder.filePath(u"pair/cert.pem"_s)});
        QVERIFY_EXIT(certificate, 0);
        QVERIFY2(certificate.out.contains("fingerprint"), certificate.told().constData());
        const Ran broken = run({u"explain"_s, u"--json"_s}, key.left(key.size() / 2));
        QVERIFY_EXIT(broken, 0);
        QCOMPARE(topicsOf(broken.document()).value(0), u"key"_s);
    }

    void circumstances_changeTheDiagnosis_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("topic");
        QTest::newRow("none") << QStringList{} << u"app"_s;
        QTest::newRow("switch") << QStringList{u"--just-created"_s} << u"salesforce"_s;
        QTest::newRow("sentence") << QStringList{u"--context"_s, u"the app was made five minutes ago"_s}
                                  << u"salesforce"_s;
        QTest::newRow("host") << QStringList{u"--context"_s, u"posted to login.salesforce.com"_s}
                              << u"domain"_s;
        QTest::newRow("refreshed") << QStringList{u"--sandbox-refreshed"_s} << u"app"_s;
    }
    void circumstances_changeTheDiagnosis()
    {
        QFETCH(QStringList, options);
        QFETCH(QString, topic);
        const Ran ran = run(QStringList{u"explain"_s, u"--json"_s} + options,
                            "app_not_found: External client app is not installed in this org");
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(topicsOf(ran.document()).value(0), topic);
        QCOMPARE(ran.document().value("error"_L1).toString(), u"app_not_found"_s);
    }

    void unknownAnswer_keepsItsLiteralText()
    {
        const Ran ran = run({u"explain"_s, u"--json"_s},
                            "{\"error\":\"brand_new\",\"error_description\":\"nobody knows\"}");
        QVERIFY_EXIT(ran, 3);
        QVERIFY2(ran.document()
                     .value("diagnosis"_L1)
                     .toObject()
                     .value("literal"_L1)
                     .toString()
                     .contains("nobody knows"_L1),
                 ran.told().constData());
    }

    void nothing_isUnusable()
    {
        const QString empty = writeText(m_folder.filePath(u"empty.txt"_s), {});
        const QList<Ran> runs{run({u"explain"_s}),
                              run({u"explain"_s}, " \n\n"),
                              run({u"explain"_s, empty}),
                              run({u"explain"_s, m_folder.filePath(u"missing"_s)}),
                              run({u"explain"_s, m_folder.path()}),
                              run({u"explain"_s, u"a"_s, u"b"_s}),
                              run({u"explain"_s, u"--guide"_s, u"nope"_s}, "x"),
                              run({u"explain"_s, u"--context"_s}, "x"),
                              run({u"explain"_s, u"--just-created=maybe"_s}, "x"),
                              run({u"explain"_s, u"--contest"_s, u"y"_s}, "x")};
        for (const Ran &ran : runs) {
            QVERIFY_EXIT(ran, 2);
            QVERIFY2(isHelpful(ran, {}) && ran.out.isEmpty(), ran.told().constData());
        }
    }

    void publicCases_leadToTheRightTopic()
    {
        const QList<PublicCase> cases = publicCases(u"error-cases.jsonl"_s);
        QVERIFY(cases.size() >= 103);
        int first = 0;
        int amongThree = 0;
        for (const PublicCase &each : cases) {
            const Ran ran = run({u"explain"_s, u"--json"_s}, each.message.toUtf8());
            QVERIFY2(ran.exit == 0 || ran.exit == 3, ran.told().constData());
            const QStringList topics = topicsOf(ran.document());
            first += each.accepted.contains(topics.value(0));
            amongThree += topics.mid(0, 3).contains(each.topic);
        }
        const auto percent = [&cases](int count) { return 100.0 * count / double(cases.size()); };
        qInfo("explain: accepted topic first %d/%d = %.1f %%, topic among the first three %d/%d = %.1f %%",
              first, int(cases.size()), percent(first), amongThree, int(cases.size()), percent(amongThree));
        QVERIFY(percent(first) >= 85.0);
        QVERIFY(percent(amongThree) >= 95.0);
    }
};

QTEST_GUILESS_MAIN(TestCliExplain)
#include "tst_cli_explain.moc"
