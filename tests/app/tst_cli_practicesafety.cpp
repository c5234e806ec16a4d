// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Practice.h"

#include <QDirIterator>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

/// A file's bytes, and what its PEM blocks hold.
QList<QByteArray> contents(const QString &path)
{
    const QByteArray bytes = contentOf(path);
    QList<QByteArray> all{bytes};
    qsizetype start = 0;
    while ((start = bytes.indexOf("-----BEGIN ", start)) >= 0) {
        start = bytes.indexOf('\n', start) + 1;
        all << QByteArray::fromBase64(bytes.mid(start, bytes.indexOf("-----END ", start) - start));
    }
    return all;
}

} // namespace

class TestCliPracticeSafety : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void authoritysKey_isInNoFile()
    {
        const QTemporaryDir folder; // all that the program may write into
        QProcessEnvironment environment = plainEnvironment();
        for (const QString &name : {u"TMPDIR"_s, u"TMP"_s, u"TEMP"_s, u"HOME"_s, u"XDG_RUNTIME_DIR"_s,
                                    u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_STATE_HOME"_s})
            environment.insert(name, folder.path());
        Practice practice({}, environment);
        QVERIFY(practice.isReady());
        QVERIFY2(practice.folder().startsWith(folder.path()), qPrintable(practice.folder()));
        QCOMPARE(run({u"check"_s, practice.file()}).exit, 0);
        // Its key is on the curve P-256, whose name stands in every form of such a key. The client's is RSA.
        const QByteArray curve = QByteArray::fromHex("06082a8648ce3d030107");
        QStringList holding;
        QDirIterator files(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString file = files.next();
            for (const QByteArray &content : contents(file)) {
                QVERIFY2(!content.contains("BEGIN EC PRIVATE KEY"), qPrintable(file));
                if (content.contains(curve))
                    holding << file;
            }
        }
        QCOMPARE(holding, QStringList{practice.value("caFile")}); // its certificate
        QCOMPARE(contentOf(practice.value("caFile")).count("-----BEGIN "), 1);
    }

    void killedProgram_takesItsPortsWithIt()
    {
        Practice practice;
        QVERIFY(practice.isReady());
        const auto port = static_cast<quint16>(QUrl(practice.value("proxy")).port());
        practice.process().kill();
        QVERIFY(practice.process().waitForFinished(20'000));
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        QVERIFY(!socket.waitForConnected(5000));
        QDir(practice.folder()).removeRecursively(); // it could not do so itself
    }

    void clockOfAnyNumber_isTakenFromTheCommandLine()
    {
        const Practice practice({u"clock=-3600"_s});
        QVERIFY(practice.isReady());
        const Ran ran = run({u"check"_s, practice.file(), u"--json"_s});
        QVERIFY_EXIT(ran, 1);
        QCOMPARE(ran.document()["diagnosis"_L1]["hypotheses"_L1][0]["topic"_L1].toString(), u"clock"_s);
        const Ran refused = run({u"practice"_s, u"--set"_s, u"clock=90000"_s});
        QVERIFY_EXIT(refused, 2);
        QVERIFY2(isHelpful(refused, u"86400"_s), refused.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliPracticeSafety)
#include "tst_cli_practicesafety.moc"
