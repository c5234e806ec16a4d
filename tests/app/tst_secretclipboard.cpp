// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/SecretClipboard.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestSecretClipboard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QApplication::clipboard()->clear(); }

    void secret_isMarkedForClipboardManagers_andTakenAwayInTime()
    {
        SecretClipboard clipboard(QApplication::clipboard(), std::chrono::milliseconds(20));
        clipboard.copySecret("CANARY");
        QCOMPARE(QApplication::clipboard()->text(), u"CANARY"_s);
        QCOMPARE(QApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s),
                 QByteArray("secret"));
        QTRY_COMPARE(QApplication::clipboard()->text(), QString());
    }

    void whatSomebodyElseCopiedSince_isLeftAlone()
    {
        SecretClipboard clipboard(QApplication::clipboard());
        clipboard.copySecret("CANARY");
        QApplication::clipboard()->setText(u"a shopping list"_s);
        clipboard.clearSecret();
        QCOMPARE(QApplication::clipboard()->text(), u"a shopping list"_s);
    }

    void whatIsNoSecret_stays()
    {
        {
            SecretClipboard clipboard(QApplication::clipboard());
            clipboard.copySecret("CANARY");
            clipboard.copy(u"acme"_s);
        }
        QCOMPARE(QApplication::clipboard()->text(), u"acme"_s);
    }

    void secret_doesNotOutliveTheProgram()
    {
        {
            SecretClipboard clipboard(QApplication::clipboard());
            clipboard.copySecret("CANARY");
        }
        QCOMPARE(QApplication::clipboard()->text(), QString());
    }
};

QTEST_MAIN(TestSecretClipboard)
#include "tst_secretclipboard.moc"
