// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

#include <QRegularExpression>

#ifndef Q_OS_WIN
#include <csignal>
#include <sys/types.h>
#endif

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

const QStringList commands{u"generate"_s, u"key"_s,      u"domain"_s, u"check"_s,
                           u"explain"_s,  u"practice"_s, u"guides"_s};

} // namespace

class TestCliUsage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void help_listsEveryCommand()
    {
        for (const QString &word : {u"--help"_s, u"-h"_s, u"help"_s}) {
            const Ran ran = run({word});
            QVERIFY_EXIT(ran, 0);
            QVERIFY(ran.err.isEmpty());
            for (const QString &command : commands)
                QVERIFY2(ran.out.contains("\n  " + command.toUtf8() + ' '), qPrintable(command));
        }
    }

    void helpOfACommand_namesItAndItsOptions_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("generate") << QStringList{u"--out"_s, u"--bits"_s, u"--days"_s, u"--subject"_s};
        QTest::newRow("key") << QStringList{u"--certificate"_s, u"--passphrase-file"_s, u"--base64"_s};
        QTest::newRow("domain") << QStringList{u"--guide"_s};
        QTest::newRow("check") << QStringList{
            u"--guide"_s, u"--consumer-key"_s, u"--username"_s, u"--key"_s,     u"--domain"_s, u"--grid"_s,
            u"--jobs"_s,  u"--retry"_s,        u"--proxy"_s,    u"--ca-file"_s, u"--timeout"_s};
        QTest::newRow("explain") << QStringList{};
        QTest::newRow("practice") << QStringList{u"--port"_s, u"--set"_s, u"--list"_s};
        QTest::newRow("guides") << QStringList{u"--validate"_s};
    }
    void helpOfACommand_namesItAndItsOptions()
    {
        QFETCH(QStringList, options);
        const QString command = QString::fromLatin1(QTest::currentDataTag());
        const Ran ran = run({command, u"--help"_s});
        QVERIFY_EXIT(ran, 0);
        QVERIFY2(ran.out.startsWith("Usage: keyway-cli " + command.toUtf8() + ' '), ran.told().constData());
        QVERIFY(ran.err.isEmpty());
        for (const QString &option : options + QStringList{u"--json"_s})
            QVERIFY2(ran.out.contains(option.toUtf8()), qPrintable(option));
    }

    void version_isOneLine_withTheLibrariesThatRun()
    {
        for (const QString &word : {u"--version"_s, u"-v"_s}) {
            const Ran ran = run({word});
            QVERIFY_EXIT(ran, 0);
            static const QRegularExpression line(
                u"^keyway-cli \\d+\\.\\d+\\.\\d+ \\(Qt (6\\.\\d+\\.\\d+), OpenSSL 3\\.\\d+\\.\\d+\\S*\\)\\n$"_s);
            const auto found = line.match(QString::fromUtf8(ran.out));
            QVERIFY2(found.hasMatch(), ran.told().constData());
            QCOMPARE(found.captured(1), QLatin1String(qVersion()));
        }
    }

    void wrongCommand_showsTheCommands()
    {
        for (const QStringList &arguments :
             {QStringList{}, QStringList{u"chekc"_s}, QStringList{u"--nope"_s}}) {
            const Ran ran = run(arguments);
            QVERIFY_EXIT(ran, 2);
            QVERIFY(ran.out.isEmpty());
            QVERIFY2(ran.err.contains("Usage: keyway-cli"), ran.told().constData());
            QVERIFY(ran.err.contains(arguments.value(0).toUtf8()));
        }
    }

    void wrongOption_isNamed_data()
    {
        QTest::addColumn<QString>("command");
        for (const QString &command : commands)
            QTest::newRow(qPrintable(command)) << command;
    }
    void wrongOption_isNamed()
    {
        QFETCH(QString, command);
        const Ran plain = run({command, u"--nope"_s});
        QVERIFY_EXIT(plain, 2);
        QVERIFY2(isHelpful(plain, u"nope"_s) && plain.out.isEmpty(), plain.told().constData());
        QVERIFY2(plain.err.contains("keyway-cli " + command.toUtf8() + " --help"), plain.told().constData());
        const Ran json = run({command, u"--nope"_s, u"--json"_s});
        QVERIFY_EXIT(json, 2);
        QCOMPARE(json.document().value("problem"_L1).toObject().value("id"_L1).toString(),
                 u"usage.options"_s);
    }

    void argumentThatNobodyReads_isRefused()
    {
        for (const QString &command : {u"generate"_s, u"practice"_s, u"guides"_s}) {
            const Ran ran = run({command, u"stray"_s});
            QVERIFY_EXIT(ran, 2);
            QVERIFY2(isHelpful(ran, u"stray"_s) && ran.out.isEmpty(), ran.told().constData());
        }
    }

    void optionWithoutItsValue_isRefused()
    {
        for (const QStringList &arguments :
             {QStringList{u"generate"_s, u"--out"_s}, QStringList{u"guides"_s, u"--validate"_s},
              QStringList{u"practice"_s, u"--port"_s}}) {
            const Ran ran = run(arguments);
            QVERIFY_EXIT(ran, 2);
            QVERIFY2(isHelpful(ran, arguments.last()), ran.told().constData());
        }
    }

    void interrupt_endsACommandThatWaitsForText()
    {
#ifdef Q_OS_WIN
        QSKIP("Windows has no SIGINT to send");
#else
        for (const QString &command : {u"explain"_s, u"domain"_s}) {
            QProcess process;
            process.start(QStringLiteral(KEYWAY_CLI), {command});
            QVERIFY(process.waitForStarted());
            process.write("text without an end");
            QVERIFY(process.waitForBytesWritten());
            ::kill(static_cast<pid_t>(process.processId()), SIGINT);
            QVERIFY(process.waitForFinished(20'000));
        }
#endif
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
