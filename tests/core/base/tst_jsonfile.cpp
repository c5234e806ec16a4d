// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/JsonFile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestJsonFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void object_isRead_withItsText_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("plain") << QByteArray("{\"a\": 1}\n");
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF{\"a\": 1}");
    }
    void object_isRead_withItsText()
    {
        QFETCH(QByteArray, text);
        const auto file = readJsonFile(written(text));
        QVERIFY2(file, file ? "" : qPrintable(file.error().toString()));
        QCOMPARE(file->object, (QJsonObject{{u"a"_s, 1}}));
        QCOMPARE(file->text, text);
    }

    void mistake_isNamedWithFileAndLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        QTest::newRow("empty") << QByteArray() << 1 << u"no valid JSON"_s;
        QTest::newRow("first line") << QByteArray("{,}") << 1 << u"no valid JSON"_s;
        QTest::newRow("third line") << QByteArray("{\n\"a\": 1,\n,\"b\": 2}") << 3 << u"no valid JSON"_s;
        QTest::newRow("a list") << QByteArray("[{\"a\": 1}]") << 1 << u"must be a JSON object"_s;
    }
    void mistake_isNamedWithFileAndLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(QString, reason);
        const QString path = written(text);
        const auto file = readJsonFile(path);
        QVERIFY(!file);
        QCOMPARE(file.error().file, path);
        QCOMPARE(file.error().line, line);
        QVERIFY2(file.error().reason.contains(reason), qPrintable(file.error().reason));
    }

    void noFile_isNamedWithoutALine()
    {
        const QString path = m_folder.filePath(u"nowhere.json"_s);
        const auto file = readJsonFile(path);
        QVERIFY(!file);
        QCOMPARE(file.error().file, path);
        QCOMPARE(file.error().line, 0);
        QVERIFY(!file.error().reason.isEmpty());
    }

private:
    QString written(const QByteArray &text) const
    {
        QFile file(m_folder.filePath(u"data.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestJsonFile)
#include "tst_jsonfile.moc"
