// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QDir>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

// Ended on the day it was made.
const QByteArray expired("-----BEGIN CERTIFICATE-----\n"
                         "MIICozCCAYsCFHRqVhwAPfzWMOZ7k7ScdpjxOwQxMA0GCSqGSIb3DQEBCwUAMA4x\n"
                         "DDAKBgNVBAMMA29sZDAeFw0yNjExMjIwNTEyMDBaFw0yNjExMjEwNTEyMDBaMA4x\n"
                         "DDAKBgNVBAMMA29sZDCCASIwDQYJKoZIhvcNAQEBBQADggEPADCCAQoCggEBAMwL\n"
                         "TRbM6ffFDBbXtSnEuP2R2E+tJmt3ac4O+QpSZiBEpwr0pLd9e5s3qAYWQ3yF40rM\n"
                         "7eU59he9/V5AU0rYPKuKrjaX/de2sOS505NvVcASKOJXudUgIduK++a/npmwWU8q\n"
                         "F14UIElkxuE7Q6eTfXv18KB3ZWH2lVuQSo3Da1Kf5CbaQTnYaZXvhVKY//YYv0wC\n"
                         "k8r+Q3+pofAdzKG8VxdRICeFECd0wQp/RS+cPvvVMUV+gkfaDKuaAxG18B1FgXgH\n"
                         "npyn6RgADs5Cn31waE2MWMYW+B0Q3scvVH7TBLcc/cVjsfsgtliXrDFVyUOr6BEx\n"
                         "XvvKRjaSyFGFKDFxnB8CAwEAATANBgkqhkiG9w0BAQsFAAOCAQEAOdmptnKW9/vr\n"
                         "+vSNSh1ZnRrroZZ3FxgaDyZJVjY5/wfco1dpIGk/YDrrrTN1zWILuROx3vtB8+10\n"
                         "NA1kAn0Coulm4xPRPgLmoqEanT77mzMmFreany8SolVElhNaS6TnUKRp0hq67Yik\n"
                         "9B8EKarWq2IUQIbb125vvvuxKs92PiF1aF0vJ0PXlJai30RTOFbmhG2wZYSf7WaH\n"
                         "xqYm8lzeDx0Uj04pGJ5p1uS3jFLFdzvOy34gRJ+D7cUF6LQ0FWuKYVh5U2LEIGFK\n"
                         "qeJOm4E9wMUnmrHo2evxB9mU0YCyOM2OA3o8eCK/XsVBkV6UsabqlCaV9TY8u4VW\n"
                         "WLaZBa8yew==\n"
                         "-----END CERTIFICATE-----\n");

} // namespace

class TestCliKit : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path(const QString &name) const { return m_folder.filePath(name); }

    /// A connection file beside the pair; the values as given.
    QString connection(const QString &name, const QString &certificate, QJsonObject values = {}) const
    {
        values.insert(u"version"_s, 1);
        if (!values.contains("guide"_L1))
            values.insert(u"guide"_s, u"ampersand"_s);
        values.insert(u"certificateFile"_s, certificate);
        return writeText(path(name), QJsonDocument(values).toJson());
    }
    QString integrator(const QString &name) const { return connection(name, u"pair/cert.pem"_s); }
    QString admin(const QString &name) const
    {
        return connection(name, u"kit/cert.pem"_s,
                          {{u"consumerKey"_s, consumerKey},
                           {u"username"_s, u"integration@acme.com.dev"_s},
                           {u"domain"_s, u"acme--dev.sandbox"_s}});
    }
    static QString problemOf(const Ran &ran)
    {
        return ran.document().value("problem"_L1).toObject().value("id"_L1).toString();
    }
    const QString consumerKey = u"3MVG9"_s + QString(80, u'a');

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY_EXIT(run({u"generate"_s, u"--out"_s, path(u"pair"_s)}), 0);
        QVERIFY_EXIT(run({u"generate"_s, u"--out"_s, path(u"other"_s)}), 0);
        const Ran ran = run({u"kit"_s, integrator(u"acme.keyway"_s), u"--out"_s, path(u"kit"_s), u"--from"_s,
                             u"Jo Meyer"_s, u"--note"_s, u"Use the sandbox, please."_s, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.document().value("folder"_L1).toString(), path(u"kit"_s));
        QCOMPARE(ran.document().value("kitFile"_L1).toString(), path(u"kit/kit.keyway-kit.json"_s));
        QVERIFY_EXIT(run({u"kit"_s, u"--reply"_s, admin(u"admin.keyway"_s), u"--out"_s,
                          path(u"acme.keyway-reply.json"_s)}),
                     0);
    }

    void kit_holdsTheCertificateAndNoKey()
    {
        const QDir kit(path(u"kit"_s));
        const QStringList files = kit.entryList(QDir::Files | QDir::Hidden, QDir::Name);
        QCOMPARE(files, (QStringList{u"cert.pem"_s, u"guide.html"_s, u"kit.keyway-kit.json"_s}));
        const QList<QByteArray> key = contentOf(path(u"pair/private-key.pem"_s)).split('\n');
        for (const QString &name : files + QStringList{u"../acme.keyway-reply.json"_s}) {
            const QByteArray content = contentOf(kit.filePath(name));
            QVERIFY(!content.isEmpty());
            QVERIFY2(!content.contains("PRIVATE KEY") && !content.contains(m_folder.path().toUtf8()),
                     qPrintable(name));
            for (const QByteArray &line : key.mid(4, 15))
                QVERIFY(!line.isEmpty() && !content.contains(line));
        }
        const QByteArray openssl = output(u"openssl"_s, {u"x509"_s, u"-in"_s, kit.filePath(u"cert.pem"_s),
                                                         u"-noout"_s, u"-fingerprint"_s, u"-sha256"_s});
        const QJsonObject json =
            QJsonDocument::fromJson(contentOf(kit.filePath(u"kit.keyway-kit.json"_s))).object();
        QVERIFY(openssl.contains(json.value("sha256"_L1).toString().toUtf8()));
    }

    void open_saysWhatItIs()
    {
        for (const QString &name : {u"kit"_s, u"kit/kit.keyway-kit.json"_s}) {
            const Ran ran = run({u"kit"_s, u"--open"_s, path(name)});
            QVERIFY_EXIT(ran, 0);
            for (const char *word : {"a kit", "Jo Meyer", "Ampersand", "Use the sandbox, please."})
                QVERIFY2(ran.out.contains(word), word);
        }
        const QJsonObject kit = run({u"kit"_s, u"--open"_s, path(u"kit"_s), u"--json"_s}).document();
        QCOMPARE(kit.value("kind"_L1).toString(), u"kit"_s);
        QCOMPARE(kit.value("guideKnown"_L1).toBool(), true);
        const Ran reply = run({u"kit"_s, u"--open"_s, path(u"acme.keyway-reply.json"_s), u"--json"_s});
        QVERIFY_EXIT(reply, 0);
        QCOMPARE(reply.document().value("kind"_L1).toString(), u"reply"_s);
        QCOMPARE(reply.document().value("consumerKey"_L1).toString(), consumerKey);
        QCOMPARE(reply.document().value("sha256"_L1), kit.value("sha256"_L1));
    }

    void accept_fillsTheNamedFileAndSaysWhatChanged()
    {
        const QString file = integrator(u"taken.keyway"_s);
        const QStringList arguments{u"kit"_s, u"--accept"_s, path(u"acme.keyway-reply.json"_s), file};
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, 0);
        for (const QByteArray &word : {consumerKey.toUtf8(), QByteArray("integration@acme.com.dev"),
                                       QByteArray("acme--dev.sandbox"), file.toUtf8()})
            QVERIFY2(ran.out.contains(word), word.constData());
        const QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
        QCOMPARE(json.value("consumerKey"_L1).toString(), consumerKey);
        QCOMPARE(json.value("username"_L1).toString(), u"integration@acme.com.dev"_s);
        QCOMPARE(json.value("domain"_L1).toString(), u"acme--dev.sandbox"_s);
        QCOMPARE(json.value("certificateFile"_L1).toString(), u"pair/cert.pem"_s);

        const QByteArray once = contentOf(file);
        const Ran again = run(arguments + QStringList{u"--json"_s});
        QVERIFY_EXIT(again, 0);
        QVERIFY(again.document().value("changed"_L1).toArray().isEmpty());
        QCOMPARE(contentOf(file), once);
    }

    void acceptOverOldValues_saysBeforeAndAfter()
    {
        const QString file =
            connection(u"old.keyway"_s, u"pair/cert.pem"_s,
                       {{u"username"_s, u"old@acme.com"_s}, {u"domain"_s, u"acme--dev.sandbox"_s}});
        const Ran ran = run({u"kit"_s, u"--accept"_s, path(u"acme.keyway-reply.json"_s), file, u"--json"_s});
        QVERIFY_EXIT(ran, 0);
        const QJsonArray changed = ran.document().value("changed"_L1).toArray();
        QCOMPARE(changed.size(), 2);
        QCOMPARE(changed.at(1).toObject().value("before"_L1).toString(), u"old@acme.com"_s);
        QCOMPARE(changed.at(1).toObject().value("after"_L1).toString(), u"integration@acme.com.dev"_s);
    }

    void refusedReply_leavesTheFileAsItWas_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("guide");
        QTest::addColumn<QString>("id");
        QTest::newRow("other pair") << u"other/cert.pem"_s << u"ampersand"_s << u"reply.other-certificate"_s;
        QTest::newRow("other guide") << u"pair/cert.pem"_s << u"else"_s << u"reply.other-guide"_s;
        QTest::newRow("no certificate") << QString() << u"ampersand"_s << u"kit.no-certificate"_s;
        QTest::newRow("lost certificate") << u"lost.pem"_s << u"ampersand"_s << u"file.missing"_s;
    }
    void refusedReply_leavesTheFileAsItWas()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, guide);
        const QString file = connection(u"refusing.keyway"_s, certificate, {{u"guide"_s, guide}});
        const QByteArray before = contentOf(file);
        const Ran ran = run({u"kit"_s, u"--accept"_s, path(u"acme.keyway-reply.json"_s), file, u"--json"_s});
        QVERIFY_EXIT(ran, 2);
        QTEST(problemOf(ran), "id");
        QCOMPARE(contentOf(file), before);
    }

    void badFile_isRefusedWithAWayOut_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("id");
        const QString reply = path(u"acme.keyway-reply.json"_s);
        const QString file = integrator(u"plain.keyway"_s);
        const QString leaking =
            writeText(path(u"leaking.json"_s),
                      "{\"keywayKit\": 1, \"note\": \"" +
                          contentOf(path(u"pair/private-key.pem"_s)).replace('\n', "\\n") + "\"}");
        QTest::newRow("nothing") << QStringList{} << u"usage.one-file"_s;
        QTest::newRow("two files") << QStringList{file, file} << u"usage.one-file"_s;
        QTest::newRow("no out") << QStringList{file, u"--from"_s, u"Jo"_s} << u"usage.option-missing"_s;
        QTest::newRow("no from") << QStringList{file, u"--out"_s, path(u"x"_s)} << u"usage.option-missing"_s;
        QTest::newRow("empty from") << QStringList{file, u"--out"_s, path(u"x"_s), u"--from"_s, QString()}
                                    << u"kit.broken"_s;
        writeText(path(u"expired.pem"_s), expired);
        QTest::newRow("expired certificate") << QStringList{connection(u"expired.keyway"_s, u"expired.pem"_s),
                                                            u"--out"_s, path(u"x"_s), u"--from"_s, u"Jo"_s}
                                             << u"kit.expired"_s;
        QTest::newRow("secret in the note") << QStringList{file,
                                                           u"--out"_s,
                                                           path(u"x"_s),
                                                           u"--from"_s,
                                                           u"Jo"_s,
                                                           u"--note"_s,
                                                           u"password=Tr0ub4dor&3"_s}
                                            << u"kit.secret-inside"_s;
        QTest::newRow("out is there")
            << QStringList{file, u"--out"_s, path(u"kit"_s), u"--from"_s, u"Jo"_s} << u"file.exists"_s;
        QTest::newRow("two modes") << QStringList{u"--open"_s, reply, u"--accept"_s, reply, file}
                                   << u"usage.kit-mode"_s;
        QTest::newRow("open with a file") << QStringList{u"--open"_s, reply, file} << u"usage.kit-mode"_s;
        QTest::newRow("open with from")
            << QStringList{u"--open"_s, reply, u"--from"_s, u"Jo"_s} << u"usage.kit-mode"_s;
        QTest::newRow("open nothing") << QStringList{u"--open"_s, path(u"nothing"_s)} << u"file.missing"_s;
        QTest::newRow("open a folder without")
            << QStringList{u"--open"_s, path(u"pair"_s)} << u"kit.no-file"_s;
        QTest::newRow("open a connection") << QStringList{u"--open"_s, file} << u"kit.not-a-kit"_s;
        QTest::newRow("open a key") << QStringList{u"--open"_s, path(u"pair/private-key.pem"_s)}
                                    << u"kit.not-json"_s;
        QTest::newRow("open a leaking kit") << QStringList{u"--open"_s, leaking} << u"kit.secret-inside"_s;
        QTest::newRow("accept without file") << QStringList{u"--accept"_s, reply} << u"usage.one-file"_s;
        QTest::newRow("accept a kit")
            << QStringList{u"--accept"_s, path(u"kit/kit.keyway-kit.json"_s), file} << u"reply.not-a-reply"_s;
        QTest::newRow("reply without out") << QStringList{u"--reply"_s, file} << u"usage.option-missing"_s;
        QTest::newRow("reply without values")
            << QStringList{u"--reply"_s, file, u"--out"_s, path(u"r.json"_s)} << u"consumer-key.empty"_s;
        QTest::newRow("reply that is there")
            << QStringList{u"--reply"_s, admin(u"admin2.keyway"_s), u"--out"_s, reply} << u"file.exists"_s;
    }
    void badFile_isRefusedWithAWayOut()
    {
        QFETCH(QStringList, arguments);
        const Ran ran = run(QStringList{u"kit"_s} + arguments);
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, QString()) && ran.out.isEmpty(), ran.told().constData());
        QVERIFY2(!ran.err.contains("{{") && !ran.err.contains("BEGIN"), ran.told().constData());
        const Ran json = run(QStringList{u"kit"_s, u"--json"_s} + arguments);
        QVERIFY_EXIT(json, 2);
        QTEST(problemOf(json), "id");
        QVERIFY(!QDir(path(u"x"_s)).exists() && !QFile::exists(path(u"r.json"_s)));
        QVERIFY(!contentOf(path(u"acme.keyway-reply.json"_s)).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliKit)
#include "tst_cli_kit.moc"
