// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/crypto/OldCipherModule.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestOldCipherModule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void module_isFoundBesideTheProgramOrInLib_data()
    {
        QTest::addColumn<QString>("module");
        QTest::addColumn<QString>("folder");
        QTest::newRow("a Linux package") << u"lib/ossl-modules/legacy.so"_s << u"lib/ossl-modules"_s;
        QTest::newRow("a Windows folder") << u"bin/ossl-modules/legacy.dll"_s << u"bin/ossl-modules"_s;
        QTest::newRow("another module") << u"lib/ossl-modules/fips.so"_s << QString();
        QTest::newRow("none") << QString() << QString();
    }
    void module_isFoundBesideTheProgramOrInLib()
    {
        QFETCH(QString, module);
        QFETCH(QString, folder);
        const QTemporaryDir root;
        const QDir dir(root.path());
        QVERIFY(dir.mkpath(u"bin/ossl-modules"_s) && dir.mkpath(u"lib/ossl-modules"_s));
        if (!module.isEmpty()) {
            QFile file(dir.filePath(module));
            QVERIFY(file.open(QIODevice::WriteOnly));
        }
        QCOMPARE(oldCipherFolder(dir.filePath(u"bin"_s)),
                 folder.isEmpty() ? QString() : QDir(dir.filePath(folder)).canonicalPath());
    }

    void unknownProgramFolder_meansTheSystemsModule() { QCOMPARE(oldCipherFolder(QString()), QString()); }
};

QTEST_GUILESS_MAIN(TestOldCipherModule)
#include "tst_oldciphermodule.moc"
