// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/PracticeOrg.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

/// A practice org whose data files cannot be used does not start: one without objects, or with other answers
/// than the catalogue's, would teach what is not so.
class TestPracticeData : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        const QStringList files = QDir(practiceData()).entryList(QDir::Files);
        QVERIFY(files.size() > 4);
        for (const QString &file : files) {
            QVERIFY(QFile::copy(practiceData() + u'/' + file, pathOf(file)));
            QVERIFY(QFile::setPermissions(pathOf(file), QFile::ReadOwner | QFile::WriteOwner));
        }
    }

    void goodFiles_start()
    {
        PracticeOrg org(nullptr, m_folder->path());
        const auto started = org.start();
        QVERIFY2(started, started ? "" : qPrintable(started.error().facts.value(u"reason"_s)));
        QVERIFY(!org.account().host.isEmpty());
    }

    void brokenFile_refusesToStart_andIsNamed_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("line");
        for (const char *name :
             {"settings.json", "orgs.json", "answers.json", "login-history.json", "objects.json"}) {
            QTest::addRow("%s, no JSON", name) << QString::fromLatin1(name) << QByteArray("{\n,}") << u":2"_s;
            QTest::addRow("%s, a list", name) << QString::fromLatin1(name) << QByteArray("[]") << u":1"_s;
            QTest::addRow("%s, not there", name) << QString::fromLatin1(name) << QByteArray() << QString();
        }
        QTest::newRow("objects.json, a mistake in an object")
            << u"objects.json"_s
            << QByteArray(
                   "{\"fieldsOfEveryObject\": [{\"name\": \"Id\", \"label\": \"Id\", \"type\": \"id\"}],\n"
                   "\"objects\": [\n{\"name\": \"Account\"}]}")
            << u":3"_s;
        QTest::newRow("other-certificate.pem")
            << u"other-certificate.pem"_s << QByteArray("no certificate") << QString();
    }
    void brokenFile_refusesToStart_andIsNamed()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, text);
        QFETCH(QString, line);
        QFile broken(pathOf(file));
        if (text.isEmpty()) {
            QVERIFY(broken.remove());
        } else {
            QVERIFY(broken.open(QIODevice::WriteOnly));
            broken.write(text);
            broken.close();
        }
        PracticeOrg org(nullptr, m_folder->path());
        const auto started = org.start();
        QVERIFY(!started);
        QCOMPARE(started.error().id, u"practice.not-started"_s);
        const QString reason = started.error().facts.value(u"reason"_s);
        QVERIFY2(reason.contains(file + line + u": "_s), qPrintable(reason));
        QVERIFY(!org.isRunning());
        QVERIFY(org.value(u"certificate"_s).isEmpty()); // and nothing that is asked of it falls over
        QVERIFY(!org.setValue(u"certificate"_s, u"missing"_s));
        org.resetValues();
    }

private:
    QString pathOf(const QString &file) const { return m_folder->filePath(file); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestPracticeData)
#include "tst_practicedata.moc"
