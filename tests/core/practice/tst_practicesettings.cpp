// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/connection/PracticeHosts.h"
#include "core/practice/CannedAnswers.h"
#include "core/practice/PracticeOrg.h"
#include "tests/core/practice/Pair.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestPracticeSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onlyThePracticeOrgsOwnHosts_mayBeReachedThroughAFilesProxy()
    {
        QFile file(u":/keyway/practice/orgs.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray orgs = QJsonDocument::fromJson(file.readAll()).object().value(u"orgs"_s).toArray();
        QVERIFY(!orgs.isEmpty());
        for (const QJsonValue &org : orgs) {
            QVERIFY(isPracticeHost(org[u"host"_s].toString()));
            QVERIFY(isPracticeHost(org[u"renamedHost"_s].toString()));
            QVERIFY(!isPracticeHost(org[u"loginHost"_s].toString()));
        }
        QVERIFY(!isPracticeHost(u"acme.my.salesforce.com"_s));
        QVERIFY(!isPracticeHost(u"practice.my.salesforce.com.evil.example"_s));
    }

    void settingsFile_isComplete()
    {
        const auto settings = PracticeOrg::settings();
        QVERIFY2(settings, settings ? "" : qPrintable(settings.error().toString()));
        QCOMPARE(settings->size(), 32);
        const QStringList topics{
            u"key"_s,    u"app"_s,     u"consumer-key"_s, u"policies"_s,  u"user"_s, u"preauthorization"_s,
            u"domain"_s, u"network"_s, u"clock"_s,        u"salesforce"_s};
        for (const PracticeSetting &setting : *settings) {
            QVERIFY2(topics.contains(setting.topic), qPrintable(setting.id));
            QCOMPARE(setting.values.size(), setting.valueLabels.size());
            QVERIFY2(setting.description.endsWith(u'.'), qPrintable(setting.id));
            QVERIFY2(!setting.label.endsWith(u'.'), qPrintable(setting.id));
        }
    }

    void cannedAnswers_areValuesOfTheirSetting()
    {
        const auto answers = loadCannedAnswers();
        QVERIFY2(answers, answers ? "" : qPrintable(answers.error().toString()));
        QStringList ids{u"usual"_s};
        for (const CannedAnswer &answer : *answers)
            ids << answer.id;
        const QList<PracticeSetting> settings = test::settings();
        const auto setting = std::find_if(settings.begin(), settings.end(),
                                          [](const auto &one) { return one.id == "answer"_L1; });
        QVERIFY(setting != settings.end());
        QCOMPARE(setting->values, ids);
    }

    void mistakeInTheCannedAnswers_isNamedWithItsLine_data()
    {
        QTest::addColumn<QByteArray>("answer"); // with ' for "
        QTest::addColumn<QString>("reason");
        const QByteArray rest = ", 'label': 'A', 'call': 'token', 'status': 400, 'error': 'x'}";
        QTest::newRow("no id") << "{'id': ''" + rest << u"id"_s;
        QTest::newRow("id twice") << "{'id': 'good'" + rest << u"twice"_s;
        QTest::newRow("unknown member") << "{'id': 'a', 'form': 'soap'" + rest << u"form"_s;
        QTest::newRow("unknown call")
            << QByteArray("{'id': 'a', 'label': 'A', 'call': 'fax', 'status': 400, 'error': 'x'}")
            << u"fax"_s;
        QTest::newRow("a success")
            << QByteArray("{'id': 'a', 'label': 'A', 'call': 'rest', 'status': 200, 'error': 'x'}")
            << u"status"_s;
        QTest::newRow("no error") << QByteArray("{'id': 'a', 'label': 'A', 'call': 'rest', 'status': 400}")
                                  << u"error"_s;
    }
    void mistakeInTheCannedAnswers_isNamedWithItsLine()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QString, reason);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"answers.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray good =
            "{'id': 'good', 'label': 'A', 'call': 'token', 'status': 400, 'error': 'x'},\n";
        QByteArray bytes = "{'answers': [\n" + good + answer + "]}";
        file.write(bytes.replace('\'', '"'));
        file.close();
        const auto loaded = loadCannedAnswers(file.fileName());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().line, 3);
        QVERIFY2(loaded.error().reason.contains(reason), qPrintable(loaded.error().toString()));
    }

    void everyStepOfTheGuide_hasASettingThatCanBeWrong()
    {
        QSet<QString> topics;
        for (const PracticeSetting &setting : test::settings())
            topics.insert(setting.topic);
        for (const QString &topic :
             {u"app"_s, u"consumer-key"_s, u"policies"_s, u"user"_s, u"preauthorization"_s, u"domain"_s})
            QVERIFY2(topics.contains(topic), qPrintable(topic));
    }

    void start_isHealthyButForTheCertificate()
    {
        PracticeOrg org;
        for (const PracticeSetting &setting : test::settings())
            QCOMPARE(org.value(setting.id),
                     setting.id == "certificate"_L1 ? u"missing"_s : setting.values.first());
    }

    void upload_makesTheCertificateHealthy_andSaysSo()
    {
        PracticeOrg org;
        QSignalSpy changed(&org, &PracticeOrg::valueChanged);
        org.uploadCertificate(test::myPair().certificate);
        QCOMPARE(org.value(u"certificate"_s), u"uploaded"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first(), (QVariantList{u"certificate"_s, u"uploaded"_s}));

        QVERIFY(org.setValue(u"certificate"_s, u"other"_s));
        org.uploadCertificate(test::myPair().certificate);
        QCOMPARE(org.value(u"certificate"_s), u"uploaded"_s);
    }

    void certificate_missing_isAwaitedUntilSomebodyChoosesThat()
    {
        PracticeOrg org;
        QVERIFY(org.awaitsCertificate());
        QSignalSpy changed(&org, &PracticeOrg::valueChanged);
        QVERIFY(org.setValue(u"certificate"_s, u"missing"_s));
        QVERIFY(!org.awaitsCertificate());
        QCOMPARE(changed.size(), 1); // the same value, but for another reason
        org.resetValues();
        QVERIFY(org.awaitsCertificate());
        org.uploadCertificate(test::myPair().certificate);
        QVERIFY(!org.awaitsCertificate());
        QVERIFY(org.setValue(u"certificate"_s, u"missing"_s));
        QVERIFY(!org.awaitsCertificate());
        org.resetValues();
        QCOMPARE(org.value(u"certificate"_s), u"uploaded"_s);
    }

    void reset_restoresEverySetting_andReportsOnlyTheChangedOnes()
    {
        PracticeOrg org;
        QVERIFY(org.setValue(u"user"_s, u"frozen"_s));
        QVERIFY(org.setValue(u"network"_s, u"slow"_s));
        QSignalSpy changed(&org, &PracticeOrg::valueChanged);
        org.resetValues();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(org.value(u"user"_s), u"active"_s);
        QCOMPARE(org.value(u"network"_s), u"normal"_s);
    }

    void sameValueAgain_isNoChange()
    {
        PracticeOrg org;
        QSignalSpy changed(&org, &PracticeOrg::valueChanged);
        QVERIFY(org.setValue(u"user"_s, u"active"_s));
        QCOMPARE(changed.size(), 0);
    }

    void propagation_endsByItself_afterItsTime_data()
    {
        QTest::addColumn<int>("milliseconds");
        QTest::newRow("pending") << 120'000;
        QTest::newRow("pending-10") << 600'000;
        QTest::newRow("flapping") << 120'000;
    }
    void propagation_endsByItself_afterItsTime()
    {
        QFETCH(int, milliseconds);
        PracticeOrg org;
        auto *timer = org.findChild<QTimer *>(u"propagation"_s);
        QVERIFY(timer);
        QVERIFY(org.setValue(u"propagation"_s, QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(timer->isActive());
        QCOMPARE(timer->interval(), milliseconds);
        timer->start(0); // that time is over
        QTRY_COMPARE(org.value(u"propagation"_s), u"done"_s);

        QVERIFY(org.setValue(u"propagation"_s, u"pending"_s));
        org.resetValues();
        QVERIFY(!timer->isActive());
    }

    void settingOfASandbox_saysWhatItNeeds()
    {
        const QList<PracticeSetting> settings = test::settings();
        for (const PracticeSetting &setting : settings)
            QCOMPARE(setting.needs, setting.id == "sandbox"_L1
                                        ? (QMap<QString, QString>{{u"environment"_s, u"sandbox"_s}})
                                        : (QMap<QString, QString>()));
    }

    void clock_takesAnyNumberOfSeconds_data()
    {
        QTest::addColumn<QString>("given");
        QTest::addColumn<QString>("kept"); // empty: refused
        QTest::newRow("behind") << u"-3600"_s << u"-3600"_s;
        QTest::newRow("ahead") << u"45"_s << u"45"_s;
        QTest::newRow("with a sign") << u"+45"_s << u"45"_s;
        QTest::newRow("none is right") << u"0"_s << u"right"_s;
        QTest::newRow("least") << u"-86400"_s << u"-86400"_s;
        QTest::newRow("less than least") << u"-86401"_s << QString();
        QTest::newRow("more than most") << u"86401"_s << QString();
        QTest::newRow("a fraction") << u"1.5"_s << QString();
        QTest::newRow("a unit") << u"10s"_s << QString();
        QTest::newRow("nothing") << u""_s << QString();
        QTest::newRow("too large for a number") << u"99999999999999999999"_s << QString();
    }
    void clock_takesAnyNumberOfSeconds()
    {
        QFETCH(QString, given);
        QFETCH(QString, kept);
        PracticeOrg org;
        const auto done = org.setValue(u"clock"_s, given);
        QCOMPARE(done.has_value(), !kept.isEmpty());
        QCOMPARE(org.value(u"clock"_s), kept.isEmpty() ? u"right"_s : kept);
        if (!done) {
            QCOMPARE(done.error().id, u"practice.value-unknown"_s);
            QVERIFY(
                done.error().facts.value(u"values"_s).contains(u"number of seconds from -86400 to 86400"_s));
        }
    }

    void otherSettings_takeNoNumber()
    {
        PracticeOrg org;
        QVERIFY(!org.setValue(u"user"_s, u"1"_s));
    }

    void unknownNames_areRefusedWithFacts()
    {
        PracticeOrg org;
        const auto setting = org.setValue(u"weather"_s, u"fine"_s);
        QVERIFY(!setting);
        QCOMPARE(setting.error(), (Problem{u"practice.setting-unknown"_s, {{u"setting"_s, u"weather"_s}}}));
        const auto value = org.setValue(u"user"_s, u"asleep"_s);
        QVERIFY(!value);
        QCOMPARE(value.error(), (Problem{u"practice.value-unknown"_s,
                                         {{u"setting"_s, u"user"_s},
                                          {u"value"_s, u"asleep"_s},
                                          {u"values"_s, u"active, inactive, frozen, password-expired"_s}}}));
    }

    void account_followsTheEnvironment_andLooksReal()
    {
        PracticeOrg org;
        const PracticeAccount production = org.account();
        QCOMPARE(production.subdomain, u"practice"_s);
        QCOMPARE(production.host, u"practice.my.salesforce.com"_s);
        QCOMPARE(production.username, u"integration@practice.example"_s);
        QCOMPARE(production.consumerKey.size(), 85);
        QVERIFY(production.consumerKey.startsWith("3MVG9"_L1));
        static const QRegularExpression secret(u"\\A[A-F0-9]{64}\\z"_s); // as destinations' forms want it
        QVERIFY(secret.match(production.consumerSecret).hasMatch());
        QVERIFY(production.organizationId.startsWith("00D"_L1));
        QCOMPARE(production.organizationId.size(), 18);

        QVERIFY(org.setValue(u"environment"_s, u"sandbox"_s));
        const PracticeAccount sandbox = org.account();
        QCOMPARE(sandbox.subdomain, u"practice--dev.sandbox"_s);
        QCOMPARE(sandbox.username, u"integration@practice.example.dev"_s);
        QVERIFY(sandbox.organizationId.left(15) != production.organizationId.left(15));
    }

    void everyProblem_hasATextWithAnAction()
    {
        const auto book = TextBook::load({u":/keyway/texts/practice.en.md"_s});
        QVERIFY2(book, book ? "" : qPrintable(book.error().toString()));
        for (const QString &id :
             {u"practice.port-in-use"_s, u"practice.not-started"_s, u"practice.setting-unknown"_s,
              u"practice.value-unknown"_s, u"practice.reproduce-local"_s, u"practice.reproduce-unknown"_s}) {
            QVERIFY2(book->contains(id), qPrintable(id));
            QVERIFY2(!book->text(id).actions.isEmpty(), qPrintable(id));
        }
    }
};

QTEST_GUILESS_MAIN(TestPracticeSettings)
#include "tst_practicesettings.moc"
