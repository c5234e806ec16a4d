// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// Tables of mistakes in a data file's list: each is an entry, written with ' for ", that stands from line 3
/// on, below a good one.
namespace keyway::test {

inline void mistakeColumns()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("reason");
}

inline void mistakeRow(const char *name, const char *entry, int line, const char *reason)
{
    QTest::newRow(name) << QByteArray(entry) << line << QString::fromUtf8(reason);
}

/// Of the row that is being tested. `load` takes a path.
template <class Load>
void verifyMistake(const QByteArray &list, const QByteArray &goodEntry, const Load &load)
{
    QFETCH(QByteArray, entry);
    QFETCH(int, line);
    QFETCH(QString, reason);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("entries.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QByteArray bytes = "{'" + list + "': [\n" + goodEntry + ",\n" + entry + "\n]}\n";
    file.write(bytes.replace('\'', '"'));
    file.close();
    const auto loaded = load(file.fileName());
    QVERIFY(!loaded);
    const QString said = loaded.error().toString();
    QVERIFY2(said.startsWith(QStringLiteral("%1:%2: ").arg(file.fileName()).arg(line)), qPrintable(said));
    QVERIFY2(loaded.error().reason.contains(reason), qPrintable(said));
}

} // namespace keyway::test
