// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Practice.h"

#include <QElapsedTimer>

#ifndef Q_OS_WIN
#include <csignal>
#include <sys/types.h>
#endif

using namespace Qt::StringLiterals;
using namespace keyway::test;

/// A live test that meets a bad network, or a person who has no time.
class TestCliTrouble : public QObject
{
    Q_OBJECT

#ifndef Q_OS_WIN
    /// Ctrl+C as soon as `ready` holds; the time it took to end.
    static qint64 interrupted(QProcess &process, const std::function<bool()> &ready)
    {
        if (!QTest::qWaitFor(ready, 60'000))
            return -1;
        QElapsedTimer timer;
        timer.start();
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        if (!process.waitForFinished(30'000))
            return -1;
        return timer.elapsed();
    }
#endif

private Q_SLOTS:
    void network_isToldApart_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("check");
        QTest::addColumn<QString>("topic");
        QTest::newRow("html") << u"html"_s << 1 << u"token.granted"_s << u"network"_s;
        QTest::newRow("redirect") << u"redirect"_s << 1 << u"org.answers"_s << u"domain"_s;
        QTest::newRow("not found") << u"not-found"_s << 1 << u"host.connects"_s << u"domain"_s;
        QTest::newRow("untrusted") << u"tls-untrusted"_s << 1 << u"tls.trusted"_s << u"network"_s;
        QTest::newRow("inspected") << u"tls-inspected"_s << 1 << u"tls.trusted"_s << u"network"_s;
        QTest::newRow("self-signed") << u"tls-self-signed"_s << 1 << u"tls.trusted"_s << u"network"_s;
        QTest::newRow("old") << u"tls-old"_s << 1 << u"tls.trusted"_s << u"network"_s;
        QTest::newRow("proxy password") << u"proxy-auth"_s << 1 << u"host.connects"_s << u"network"_s;
        QTest::newRow("endless") << u"endless"_s << 1 << u"org.answers"_s << u"network"_s;
        QTest::newRow("cut") << u"cut"_s << 3 << u"org.answers"_s << u"network"_s;
        QTest::newRow("refused") << u"refused"_s << 3 << u"host.connects"_s << u"network"_s;
        QTest::newRow("reset") << u"reset"_s << 3 << u"host.connects"_s << u"network"_s;
        QTest::newRow("silent") << u"silent"_s << 3 << u"org.answers"_s << u"network"_s;
    }
    void network_isToldApart()
    {
        QFETCH(QString, trouble);
        QFETCH(int, exit);
        QFETCH(QString, check);
        QFETCH(QString, topic);
        const Practice practice({u"network="_s + trouble});
        QVERIFY(practice.isReady());
        // Long enough for a busy machine; only the silent org makes use of it.
        const QString seconds = trouble == u"silent"_s ? u"3"_s : u"30"_s;
        const Ran ran = run({u"check"_s, practice.file(), u"--json"_s, u"--timeout"_s, seconds});
        QVERIFY_EXIT(ran, exit);
        const QJsonObject document = ran.document();
        const QJsonArray checks = document.value("checks"_L1).toArray();
        QString failed;
        bool told = false;
        for (const QJsonValue &entry : checks) {
            const QJsonObject each = entry.toObject();
            const QString outcome = each.value("outcome"_L1).toString();
            if (outcome == u"failed"_s)
                failed = each.value("id"_L1).toString();
            else if (!failed.isEmpty())
                told = outcome == u"skipped"_s && each.value("detail"_L1).toString().size() > 10;
        }
        QCOMPARE(failed, check);
        QVERIFY2(told, ran.told().constData());
        const QJsonArray hypotheses =
            document.value("diagnosis"_L1).toObject().value("hypotheses"_L1).toArray();
        QCOMPARE(hypotheses.first().toObject().value("topic"_L1).toString(), topic);
    }

    void retryOfZero_asksOnce()
    {
        Practice practice({u"propagation=pending"_s});
        const Ran ran = run({u"check"_s, practice.file(), u"--retry"_s, u"0"_s});
        QVERIFY_EXIT(ran, 1);
        QVERIFY2(!ran.err.contains("Again in"), ran.told().constData());
        practice.end();
        QCOMPARE(practice.printed().count("POST "), 1);
    }

    void retry_isOnlyForWhatWaitingCures()
    {
        const Practice practice({u"user=inactive"_s});
        const Ran ran = run({u"check"_s, practice.file(), u"--retry"_s, u"10"_s});
        QVERIFY_EXIT(ran, 1);
        QVERIFY2(!ran.err.contains("Again in"), ran.told().constData());
    }

    void retry_asksAgain_andWaitsLonger()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows has no SIGINT to send");
#else
        Practice practice({u"propagation=pending"_s});
        QProcess process;
        process.setProcessEnvironment(plainEnvironment());
        process.start(QStringLiteral(KEYWAY_CLI),
                      {u"check"_s, practice.file(), u"--retry"_s, u"10"_s, u"--json"_s});
        QByteArray said;
        const qint64 took = interrupted(process, [&] {
            said += process.readAllStandardError();
            return said.contains("Again in 15 s") && said.contains("Again in 30 s");
        });
        QVERIFY2(took >= 0 && took < 5000, said.constData());
        QCOMPARE(process.exitCode(), 130);
        // What is known so far: the one answer that came.
        const QJsonObject document = Ran{130, process.readAllStandardOutput(), {}}.document();
        QCOMPARE(document.value("verdict"_L1).toString(), u"cancelled"_s);
        const QJsonArray probes = document.value("probes"_L1).toArray();
        QCOMPARE(probes.size(), 1);
        QCOMPARE(probes.first().toObject().value("kind"_L1).toString(), u"retry"_s);
        QCOMPARE(probes.first().toObject().value("error"_L1).toString(), u"app_not_found"_s);
        practice.end();
        QCOMPARE(practice.printed().count("POST "), 2);
#endif
    }

    void retry_saysThatItWaits_andIsInterrupted()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows has no SIGINT to send");
#else
        const Practice practice({u"propagation=pending"_s});
        QProcess process;
        process.setProcessEnvironment(plainEnvironment());
        process.start(QStringLiteral(KEYWAY_CLI),
                      {u"check"_s, practice.file(), u"--retry"_s, u"10"_s, u"--json"_s});
        QByteArray said;
        const qint64 took = interrupted(process, [&] {
            said += process.readAllStandardError();
            return said.contains("Again in");
        });
        QVERIFY2(took >= 0 && took < 5000, said.constData());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
#endif
    }

    void interrupt_endsAHangingCheckAtOnce()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows has no SIGINT to send");
#else
        Practice practice({u"network=silent"_s});
        QProcess process;
        process.setProcessEnvironment(plainEnvironment());
        process.start(QStringLiteral(KEYWAY_CLI), {u"check"_s, practice.file(), u"--json"_s});
        // The practice org writes a line when it has taken a request; it will never answer this one.
        QByteArray served;
        const qint64 took = interrupted(process, [&] {
            served += practice.process().readAllStandardError();
            return served.contains("GET ");
        });
        QVERIFY2(took >= 0 && took < 5000, served.constData());
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 130);
        const QList<QJsonObject> documents = Ran{130, process.readAllStandardOutput(), {}}.documents();
        QCOMPARE(documents.size(), 1);
        QCOMPARE(documents[0].value("verdict"_L1).toString(), u"cancelled"_s);
#endif
    }
};

QTEST_GUILESS_MAIN(TestCliTrouble)
#include "tst_cli_trouble.moc"
