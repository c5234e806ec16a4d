// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/SecretStore.h"
#include "core/base/TextBook.h"
#include "tests/app/MemorySecretStore.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace std::chrono_literals;

namespace {

const QByteArray secretText("0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF");

struct Answer
{
    int calls = 0;
    QString problem; ///< empty: it worked
    QMap<QString, QString> facts;
    QByteArray secret;
};

void note(Answer &answer, const Problem &problem)
{
    answer.problem = problem.id;
    answer.facts = problem.facts;
}

/// Calls and waits for the one answer.
Answer read(SecretStore &store, const QString &key)
{
    Answer answer;
    store.read(key, [&answer](Result<Secret> result) {
        ++answer.calls;
        if (result)
            answer.secret = result->reveal();
        else
            note(answer, result.error());
    });
    const int within = answer.calls;
    (void)QTest::qWaitFor([&] { return answer.calls > 0; }, 20'000);
    answer.calls += within * 100; // an answer within the call shows
    return answer;
}

Answer end(const std::function<void(SecretStore::Done)> &call)
{
    Answer answer;
    call([&answer](const Result<void> &result) {
        ++answer.calls;
        if (!result)
            note(answer, result.error());
    });
    const int within = answer.calls;
    (void)QTest::qWaitFor([&] { return answer.calls > 0; }, 20'000);
    answer.calls += within * 100;
    return answer;
}

Answer write(SecretStore &store, const QString &key, const QByteArray &text)
{
    return end([&](const SecretStore::Done &done) { store.write(key, Secret(QByteArray(text)), done); });
}

Answer remove(SecretStore &store, const QString &key)
{
    return end([&](const SecretStore::Done &done) { store.remove(key, done); });
}

void livesThroughItsLife(SecretStore &store)
{
    const QString key = secretKey(u"nango"_s, u"3MVG9test"_s);
    QCOMPARE(read(store, key).problem, u"secret.not-stored"_s);
    Answer answer = write(store, key, secretText);
    QCOMPARE(answer.problem, QString());
    QCOMPARE(answer.calls, 1);
    answer = read(store, key);
    QCOMPARE(answer.problem, QString());
    QCOMPARE(answer.calls, 1);
    QCOMPARE(answer.secret, secretText);
    QCOMPARE(write(store, key, "second").problem, QString());
    QCOMPARE(read(store, key).secret, QByteArray("second"));
    QCOMPARE(read(store, secretKey(u"nango"_s, u"3MVG9other"_s)).problem, u"secret.not-stored"_s);
    QCOMPARE(remove(store, key).problem, QString());
    QCOMPARE(read(store, key).problem, u"secret.not-stored"_s);
    QCOMPARE(remove(store, key).problem, QString()); // nothing left to remove is fine
}

void isHelpful(const Answer &answer)
{
    static const TextBook texts = TextBook::load({u":/keyway/texts/secret.en.md"_s}).value();
    QVERIFY(texts.contains(answer.problem));
    const Text text = texts.text({answer.problem, answer.facts});
    QVERIFY(!text.actions.isEmpty());
    QVERIFY2(!text.body.contains("{{"_L1), qPrintable(text.body));
}

/// Every file below the folder that holds the text.
QStringList filesWith(const QString &folder, const QByteArray &text)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            found << file.fileName();
    }
    return found;
}

} // namespace

class TestSecretStore : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        // Nobody's own key chain and settings, whatever desktop the tests run on.
        if (qEnvironmentVariableIsSet("KEYWAY_TEST_KEY_CHAIN"))
            return;
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_home.filePath(u"no-bus"_s).toUtf8());
        for (const char *name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"})
            qputenv(name, m_home.path().toUtf8());
        for (const char *name : {"DISPLAY", "KDE_FULL_SESSION", "DESKTOP_SESSION", "XDG_CURRENT_DESKTOP"})
            qunsetenv(name);
    }

    void name_isStableAndTellsNothing()
    {
        const QString one = secretKey(u"nango"_s, u"3MVG9abc"_s);
        QCOMPARE(one, secretKey(u"nango"_s, u" 3MVG9abc\n"_s));
        QVERIFY(one.startsWith("keyway/"_L1));
        QCOMPARE(one.size(), 7 + 64);
        QVERIFY(!one.contains("3MVG"_L1));
        QVERIFY(one != secretKey(u"nango"_s, u"3MVG9abd"_s));
        QVERIFY(secretKey(u"a"_s, u"bc"_s) != secretKey(u"ab"_s, u"c"_s));
    }

    void double_behavesLikeAKeyChain()
    {
        test::MemorySecretStore store;
        livesThroughItsLife(store);
    }

    void credentialManager_livesThroughItsLife()
    {
#ifdef Q_OS_WIN
        const auto store = systemSecretStore();
        livesThroughItsLife(*store);
#else
        QSKIP("of Windows");
#endif
    }

    void withoutAKeyChain_everyCallSaysSoAndNothingIsKept()
    {
#ifndef Q_OS_LINUX
        QSKIP("every Windows and macOS has a key chain");
#else
        if (qEnvironmentVariableIsSet("KEYWAY_TEST_KEY_CHAIN"))
            QSKIP("this run has one");
        const auto store = systemSecretStore();
        const QString key = secretKey(u"nango"_s, u"3MVG9test"_s);
        for (const Answer &answer :
             {read(*store, key), write(*store, key, secretText), read(*store, key), remove(*store, key)}) {
            QCOMPARE(answer.problem, u"secret.no-keychain"_s);
            QCOMPARE(answer.calls, 1);
            isHelpful(answer);
        }
        QCOMPARE(filesWith(m_home.path(), secretText), QStringList());
        QCOMPARE(filesWith(m_home.path(), secretText.toBase64()), QStringList());
#endif
    }

    void silentBus_isGivenUp()
    {
#ifndef Q_OS_LINUX
        QSKIP("D-Bus is of Linux");
#else
        if (qEnvironmentVariableIsSet("KEYWAY_TEST_KEY_CHAIN"))
            QSKIP("this run has one that answers");
        const QByteArray before = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        QLocalServer silent; // takes the call and says nothing
        QVERIFY(silent.listen(m_home.filePath(u"silent"_s)));
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + silent.fullServerName().toUtf8());
        const auto store = systemSecretStore(300ms);
        QElapsedTimer timer;
        timer.start();
        const Answer answer = read(*store, u"keyway/x"_s);
        const qint64 waited = timer.elapsed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", before);
        if (answer.problem == "secret.no-keychain"_L1)
            QSKIP("no library here that would ask the bus");
        QCOMPARE(answer.problem, u"secret.no-answer"_s);
        QCOMPARE(answer.calls, 1);
        QVERIFY2(waited < 5000, qPrintable(QString::number(waited)));
        isHelpful(answer);
#endif
    }

    void storeThatGoesAway_answersNobody()
    {
        if (qEnvironmentVariableIsSet("KEYWAY_TEST_KEY_CHAIN"))
            QSKIP("of the other run");
        int calls = 0;
        auto store = systemSecretStore();
        store->read(u"keyway/x"_s, [&calls](const Result<Secret> &) { ++calls; });
        store.reset();
        auto next = systemSecretStore();
        (void)read(*next, u"keyway/x"_s); // by then the first would have answered too
        QCOMPARE(calls, 0);
    }

    /// Within the session that the next test starts.
    void realKeyChain_livesThroughItsLife()
    {
        if (!qEnvironmentVariableIsSet("KEYWAY_TEST_KEY_CHAIN"))
            QSKIP("run by aKeyChainOfItsOwn_keepsTheSecret");
        const auto store = systemSecretStore();
        livesThroughItsLife(*store);
    }

    void aKeyChainOfItsOwn_keepsTheSecret()
    {
        if (qEnvironmentVariableIsSet("KEYWAY_TEST_KEY_CHAIN"))
            QSKIP("already within");
#ifndef KEYWAY_HAS_KEYCHAIN
        QSKIP("built without QtKeychain");
#endif
        for (const QString &program : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
            if (QStandardPaths::findExecutable(program).isEmpty())
                QSKIP(qPrintable(program + u" is not installed: no key chain to try"_s));
        }
        const QTemporaryDir home;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"KEYWAY_TEST_KEY_CHAIN"_s, u"1"_s);
        for (const QString &name :
             {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_CACHE_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(name, home.path());
        QProcess session;
        session.setProcessEnvironment(environment);
        session.setProcessChannelMode(QProcess::MergedChannels);
        session.start(u"dbus-run-session"_s,
                      {u"--"_s, u"sh"_s, u"-c"_s,
                       u"printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "
                       "exec \"$0\" realKeyChain_livesThroughItsLife"_s,
                       QCoreApplication::applicationFilePath()});
        QVERIFY(session.waitForFinished(60'000));
        const QByteArray told = session.readAll();
        QVERIFY2(session.exitCode() == 0 && told.contains("PASS   : TestSecretStore::realKeyChain"),
                 told.constData());
        QCOMPARE(filesWith(home.path(), secretText), QStringList()); // its own file is encrypted
    }
};

QTEST_GUILESS_MAIN(TestSecretStore)
#include "tst_secretstore.moc"
