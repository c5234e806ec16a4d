// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/report/Sample.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

class TestKitFolder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writtenKit_isAFolderThatAnAdminCanUse()
    {
        const QTemporaryDir folder;
        const QString out = folder.filePath(u"for acme"_s);
        const auto written = writeKit(out, kit(), guide());
        QVERIFY2(written, written ? "" : qPrintable(written.error().id));
        QCOMPARE(*written, out + u"/for acme.keyway-kit.json"_s);
        QCOMPARE(QDir(out).entryList(QDir::Files | QDir::Hidden, QDir::Name),
                 (QStringList{u"cert.pem"_s, u"for acme.keyway-kit.json"_s, u"guide.html"_s}));
        QVERIFY(kitFromBytes(contentOf(*written)));
        QCOMPARE(contentOf(out + u"/cert.pem"_s), pair().certificate.toPem());
        const QString page = QString::fromUtf8(contentOf(out + u"/guide.html"_s));
        QVERIFY(page.contains("Jo Meyer, Acme"_L1));
        QVERIFY(page.contains(pair().certificate.sha256Fingerprint()));
    }

    void existingFile_isNeverOverwritten()
    {
        for (const QString &name : {u"cert.pem"_s, u"guide.html"_s, u"out.keyway-kit.json"_s}) {
            const QTemporaryDir folder;
            const QDir out(folder.filePath(u"out"_s));
            QVERIFY(out.mkpath(u"."_s));
            QFile file(out.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("precious") == 8);
            file.close();
            const auto written = writeKit(out.path(), kit(), guide());
            QVERIFY(!written);
            QCOMPARE(written.error().id, u"file.exists"_s);
            QCOMPARE(out.entryList(QDir::Files | QDir::Hidden), QStringList{name});
            QCOMPARE(contentOf(file.fileName()), QByteArray("precious"));
        }
    }

    void secretInANote_isNotWritten()
    {
        const QTemporaryDir folder;
        HandOverKit leaking = kit();
        leaking.note = u"The key, to be sure:\n"_s + QString::fromLatin1(pair().key.toPkcs8Pem().reveal());
        const auto written = writeKit(folder.filePath(u"out"_s), leaking, guide());
        QVERIFY(!written);
        QCOMPARE(written.error().id, u"kit.secret-inside"_s);
        QVERIFY(!QDir(folder.filePath(u"out"_s)).exists());
    }

    void placeThatCannotBeWritten_isSaid()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const auto written = writeKit(file.fileName() + u"/below"_s, kit(), guide());
        QVERIFY(!written);
        QCOMPARE(written.error().id, u"file.not-written"_s);
    }

    void page_hasEveryInstructionWithItsParts()
    {
        const QString page = guideHtml(guide());
        int seen = 0;
        for (const GuideStep &step : guide().steps) {
            QVERIFY(page.contains(step.title.toHtmlEscaped()));
            for (const QString &warning : step.warnings)
                QVERIFY2(page.contains(warning.toHtmlEscaped()), qPrintable(warning));
            for (const Instruction &each : step.instructions) {
                ++seen;
                for (const QString &part :
                     QStringList{each.page, each.tab, each.section, each.label, each.value, each.condition,
                                 each.why, each.warning, each.note} +
                         each.values)
                    QVERIFY2(page.contains(part.toHtmlEscaped()), qPrintable(each.id + u": "_s + part));
            }
        }
        QVERIFY(seen > 30);
        QVERIFY(!page.contains("page."_L1)); // a word without its text shows its id
        for (const QString &line : guide().keepWorking)
            QVERIFY(page.contains(line.toHtmlEscaped()));
    }

    void page_asksForTheConsumerSecretOnAnotherWay_onlyWhereItIsNeeded()
    {
        for (const bool asks : {false, true}) {
            Guide asking = guide();
            asking.profile.asksConsumerSecret = asks;
            const QTemporaryDir folder;
            QVERIFY(writeKit(folder.filePath(u"out"_s), kit(), asking));
            const QByteArray page = contentOf(folder.filePath(u"out/guide.html"_s));
            QCOMPARE(page.contains("also needs the Consumer Secret"), asks);
            QCOMPARE(page.contains("Nobody needs them from you"), !asks);
        }
    }

    void page_fetchesAndRunsNothing_whateverTheGuideAndTheKitSay()
    {
        const QString evil = u"<script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' &amp;"_s;
        Guide hostile = guide();
        hostile.title = hostile.summary = evil;
        for (GuideStep &step : hostile.steps) {
            step.title = step.summary = evil;
            step.warnings = {evil};
            for (Instruction &each : step.instructions) {
                each.page = each.tab = each.section = each.label = each.value = each.condition = each.why =
                    each.warning = each.note = evil;
                each.values = {evil};
            }
        }
        hostile.keepWorking = {evil};
        HandOverKit from = kit();
        from.from = u"<b onclick=x>Jo</b>"_s;
        from.note = u"</p><script src=//evil.example></script>"_s;
        const QTemporaryDir folder;
        QVERIFY(writeKit(folder.filePath(u"out"_s), from, hostile));
        for (const QString &page :
             {guideHtml(hostile), QString::fromUtf8(contentOf(folder.filePath(u"out/guide.html"_s)))}) {
            for (const QString &mark :
                 {u"<script"_s, u"<img"_s, u"<b on"_s, u"<link"_s, u"<iframe"_s, u"src=\""_s, u"href="_s})
                QVERIFY2(!page.contains(mark, Qt::CaseInsensitive), qPrintable(mark));
            QVERIFY(page.contains("default-src 'none'"_L1));
            QVERIFY(page.contains("&lt;script"_L1));
        }
    }

    void kitAndReply_neverHoldKeysOrPaths()
    {
        const QTemporaryDir folder;
        const auto files = writeKeyPair(folder.filePath(u"canary-folder"_s), pair());
        QVERIFY(files);
        Connection connection;
        connection.keyFile = files->privateKeyFile;
        connection.certificateFile = files->certificateFile;
        QVERIFY(writeKit(folder.filePath(u"out"_s), kit(), guide()));
        QByteArray all = toBytes(kit()) + toBytes(reply());
        const QDir out(folder.filePath(u"out"_s));
        for (const QString &name : out.entryList(QDir::Files | QDir::Hidden))
            all += contentOf(out.filePath(name));
        QList<QByteArray> canaries{"canary-folder", folder.path().toUtf8(), "PRIVATE KEY",
                                   QDir::homePath().toUtf8() + '/'};
        const QByteArray keyPem = pair().key.toPkcs8Pem().reveal();
        const QList<QByteArray> lines = keyPem.split('\n');
        for (const QByteArray &line : lines.mid(4, 15)) // the first lines are the public modulus
            canaries << line << line.toBase64().left(40);
        for (const QByteArray &canary : canaries)
            QVERIFY2(!canary.isEmpty() && !all.contains(canary), canary.constData());
    }
};

QTEST_GUILESS_MAIN(TestKitFolder)
#include "tst_kitfolder.moc"
