// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

// Every rule is a function of a file's path in the project and its text, so that the tests can plant
// violations; it gives the offending lines.

QStringList includesOf(const QString &text)
{
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*[<\"]([^>\"]+)[>\"]"_s,
                                         QRegularExpression::MultilineOption);
    QStringList includes;
    auto matches = line.globalMatch(text);
    while (matches.hasNext())
        includes << matches.next().captured(1);
    return includes;
}

/// A file includes only what stands above it (ARCHITECTURE.md): of our rooms, and of core's folders.
QStringList wrongRooms(const QString &path, const QString &text)
{
    static const QStringList order{u"base"_s,   u"crypto"_s,     u"jwt"_s,       u"salesforce"_s,
                                   u"guide"_s,  u"connection"_s, u"diagnosis"_s, u"exchange"_s,
                                   u"report"_s, u"cases"_s,      u"practice"_s};
    const QString room = path.section(u'/', 0, 0);
    const qsizetype place = order.indexOf(path.section(u'/', 1, 1));
    QStringList wrong;
    for (const QString &include : includesOf(text)) {
        const QString theirs = include.section(u'/', 0, 0);
        const QString folder = include.section(u'/', 1, 1);
        const bool fromCore =
            room == "core"_L1 && (theirs == "ui"_L1 || theirs == "app"_L1 ||
                                  (theirs == "core"_L1 &&
                                   (place < 0 || !order.contains(folder) || order.indexOf(folder) > place)));
        const bool fromUi =
            room == "ui"_L1 && (theirs == "app"_L1 || include.startsWith("core/practice/"_L1) ||
                                include == "core/exchange/HttpClient.h"_L1);
        if (fromCore || fromUi || theirs == "tests"_L1)
            wrong << include;
    }
    return wrong;
}

bool isNetworkHeader(const QString &include)
{
    static const QRegularExpression network(
        u"^(?:QtNetwork.*|Q(?:Network|Ssl|Tcp|Udp|Local(?:Server|Socket)|AbstractSocket|Host|Dns|Http|Hsts|Password|Ocsp).*)$"_s);
    return network.match(include).hasMatch();
}

bool isWindowHeader(const QString &include)
{
    static const QRegularExpression window(u"^(?:Qt(?:Gui|Widgets).*|Q(?:GuiApplication|Application|Widget|"
                                           u"Window|Dialog|MainWindow|Label|Painter|Pixmap|"
                                           "Image|Icon|Color|Font|Palette|Screen|Clipboard|DesktopServices|"
                                           "Layout|.*(?:Layout|Button|Edit|Box|View|Event|"
                                           "Style|Menu|Action|Shortcut)))$"_s);
    return window.match(include).hasMatch() && include != "QEvent"_L1 && include != "QTimerEvent"_L1 &&
           include != "QStringView"_L1 && include != "QByteArrayView"_L1;
}

bool isOpenSslHeader(const QString &include)
{
    return include.startsWith("openssl/"_L1);
}

/// core stands without a window; ui without the network; core's public headers without both libraries.
QStringList wrongLibraries(const QString &path, const QString &text)
{
    // Internal headers: only sources of their own folder include them.
    static const QStringList internal{
        u"core/crypto/OpenSslHandles.h"_s,     // the one place that includes OpenSSL for its owners
        u"core/exchange/TransportFailure.h"_s, // a pure table over Qt's error codes
        u"core/practice/ProxyConnection.h"_s,  // one connection of the practice org's proxy
    };
    const bool core = path.startsWith("core/"_L1);
    const bool ui = path.startsWith("ui/"_L1);
    const bool publicHeader = core && path.endsWith(".h"_L1) && !internal.contains(path);
    QStringList wrong;
    for (const QString &include : includesOf(text)) {
        if ((core && isWindowHeader(include)) ||
            (ui && (isNetworkHeader(include) || isOpenSslHeader(include))) ||
            (publicHeader && (isNetworkHeader(include) || isOpenSslHeader(include))))
            wrong << include;
    }
    return wrong;
}

QString withoutComments(QString text)
{
    static const QRegularExpression comments(u"//[^\n]*|/\\*.*?\\*/"_s,
                                             QRegularExpression::DotMatchesEverythingOption);
    return text.replace(comments, QString());
}

/// Nothing waits: no nested event loop, no sleep, no blocking wait.
QStringList bannedCalls(const QString &path, const QString &text)
{
    static const QRegularExpression banned(
        u"QEventLoop|processEvents|\\b[mu]?sleep\\s*\\(|sleep_for|sleep_until|qWait|qSleep|\\bwaitFor[A-Z]\\w*\\s*\\(|[.>]\\s*exec\\s*\\(|::exec\\s*\\("_s);
    const bool isProgram = path == "app/main.cpp"_L1 || path == "app/cli.cpp"_L1;
    QStringList found;
    auto matches = banned.globalMatch(withoutComments(text));
    while (matches.hasNext()) {
        const QString call = matches.next().captured();
        if (!(isProgram && call.startsWith("::exec"_L1)))
            found << call;
    }
    return found;
}

bool hasLicence(const QString &text)
{
    const QStringList lines = text.split(u'\n').mid(0, 3);
    for (const auto mark : {"SPDX-FileCopyrightText: "_L1, "SPDX-License-Identifier: Apache-2.0"_L1}) {
        if (std::none_of(lines.begin(), lines.end(),
                         [mark](const QString &line) { return line.contains(mark); }))
            return false;
    }
    return true;
}

bool isTooLong(const QString &text)
{
    return text.count(u'\n') > 400 && !text.contains("over 400 lines because"_L1);
}

QString root()
{
    return QStringLiteral(KEYWAY_SOURCE_DIR);
}

/// Paths in the project.
QStringList sourcesOf(const QStringList &rooms)
{
    QStringList paths;
    for (const QString &room : rooms) {
        QDirIterator files(root() + u'/' + room, {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext())
            paths << QDir(root()).relativeFilePath(files.next());
    }
    paths.sort();
    return paths;
}

QString read(const QString &path)
{
    QFile file(root() + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

const QStringList product{u"core"_s, u"ui"_s, u"app"_s};
const QStringList everything{u"core"_s, u"ui"_s, u"app"_s, u"tests"_s};

using Rule = QStringList (*)(const QString &, const QString &);

QString violations(Rule rule)
{
    QStringList found;
    for (const QString &path : sourcesOf(product)) {
        for (const QString &what : rule(path, read(path)))
            found << path + u": "_s + what;
    }
    return found.join(u'\n');
}

} // namespace

class TestArchitecture : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sources_areFound()
    {
        QVERIFY(sourcesOf(product).size() > 200);
        QVERIFY(sourcesOf({u"core"_s}).contains(u"core/exchange/Check.h"_s));
        QVERIFY(read(u"core/exchange/Check.h"_s).contains("class Check"_L1));
    }

    void rooms_includeOnlyWhatStandsAboveThem() { QCOMPARE(violations(wrongRooms), QString()); }
    void libraries_stayInTheirRooms() { QCOMPARE(violations(wrongLibraries), QString()); }
    void nothing_waitsOrSleeps() { QCOMPARE(violations(bannedCalls), QString()); }

    void everySource_namesItsLicence()
    {
        QStringList bare;
        for (const QString &path : sourcesOf(everything)) {
            if (!hasLicence(read(path)))
                bare << path;
        }
        QCOMPARE(bare.join(u'\n'), QString());
    }

    void noSource_isTooLong()
    {
        QStringList tooLong;
        for (const QString &path : sourcesOf(everything)) {
            if (isTooLong(read(path)))
                tooLong << path;
        }
        QCOMPARE(tooLong.join(u'\n'), QString());
    }

    void plantedInclude_isFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("include");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *path, const char *include, bool allowed) {
            QTest::addRow("%s <- %s", path, include)
                << QString::fromLatin1(path) << QString::fromLatin1(include) << allowed;
        };
        row("core/base/A.h", "core/crypto/B.h", false);
        row("core/crypto/A.h", "core/base/B.h", true);
        row("core/jwt/A.cpp", "core/salesforce/B.h", false);
        row("core/diagnosis/A.cpp", "core/exchange/B.h", false);
        row("core/exchange/checks/A.cpp", "core/exchange/Check.h", true);
        row("core/exchange/A.cpp", "core/practice/B.h", false);
        row("core/practice/A.cpp", "core/exchange/HttpClient.h", true);
        row("core/somewhere/A.cpp", "core/base/B.h", false);
        row("core/base/A.cpp", "core/somewhere/B.h", false);
        row("core/base/A.cpp", "ui/B.h", false);
        row("core/base/A.cpp", "app/services/B.h", false);
        row("core/base/A.cpp", "tests/support/B.h", false);
        row("core/base/A.cpp", "QWidget", false);
        row("core/base/A.cpp", "QtGui/QIcon", false);
        row("core/base/A.cpp", "QMouseEvent", false);
        row("core/base/A.cpp", "QVBoxLayout", false);
        row("core/base/A.cpp", "QStringView", true);
        row("core/base/A.cpp", "QTimer", true);
        row("core/base/A.cpp", "QNetworkReply", true);
        row("core/base/A.h", "QNetworkReply", false);
        row("core/base/A.h", "QSslError", false);
        row("core/base/A.h", "QtNetwork/QTcpSocket", false);
        row("core/crypto/A.h", "openssl/evp.h", false);
        row("core/crypto/A.cpp", "openssl/evp.h", true);
        row("core/crypto/OpenSslHandles.h", "openssl/evp.h", true);
        row("core/exchange/TransportFailure.h", "QNetworkReply", true);
        row("ui/A.cpp", "core/exchange/ExchangeReport.h", true);
        row("ui/A.cpp", "core/exchange/HttpClient.h", false);
        row("ui/A.cpp", "core/practice/PracticeOrg.h", false);
        row("ui/A.cpp", "app/window/Session.h", false);
        row("ui/pages/A.cpp", "ui/Theme.h", true);
        row("ui/A.cpp", "QNetworkAccessManager", false);
        row("ui/A.cpp", "openssl/rsa.h", false);
        row("ui/A.cpp", "QPushButton", true);
        row("app/A.cpp", "core/practice/PracticeOrg.h", true);
    }
    void plantedInclude_isFound()
    {
        QFETCH(QString, path);
        QFETCH(QString, include);
        QFETCH(bool, allowed);
        for (const QString &form : {u"#include \"%1\"\n"_s, u"// x\n  # include <%1> // why\n"_s}) {
            const QString text = form.arg(include);
            QCOMPARE((wrongRooms(path, text) + wrongLibraries(path, text)).isEmpty(), allowed);
        }
    }

    void plantedCall_isFound_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char *text, const char *path, bool allowed) {
            QTest::newRow(text) << QString::fromLatin1(path) << allowed;
        };
        row("QEventLoop loop;", "core/a.cpp", false);
        row("loop.exec();", "core/a.cpp", false);
        row("dialog->exec();", "ui/a.cpp", false);
        row("QDialog::exec();", "ui/a.cpp", false);
        row("return QApplication::exec();", "app/main.cpp", true);
        row("return QCoreApplication::exec();", "app/cli.cpp", true);
        row("return QCoreApplication::exec();", "app/commands/a.cpp", false);
        row("dialog.exec();", "app/main.cpp", false);
        row("QCoreApplication::processEvents();", "app/main.cpp", false);
        row("QThread::msleep(5);", "core/a.cpp", false);
        row("usleep(5);", "core/a.cpp", false);
        row("sleep(5);", "core/a.cpp", false);
        row("std::this_thread::sleep_for(1s);", "core/a.cpp", false);
        row("QTest::qWait(5);", "core/a.cpp", false);
        row("socket.waitForConnected();", "core/a.cpp", false);
        row("future.waitForFinished();", "core/a.cpp", false);
        row("execute();", "core/a.cpp", true);
        row("// socket.waitForConnected() would block", "core/a.cpp", true);
        row("/* loop.exec() */", "core/a.cpp", true);
        row("asleep(5);", "core/a.cpp", true);
    }
    void plantedCall_isFound()
    {
        QFETCH(QString, path);
        QFETCH(bool, allowed);
        QCOMPARE(bannedCalls(path, QString::fromLatin1(QTest::currentDataTag())).isEmpty(), allowed);
    }

    void plantedFile_withoutLicenceOrTooLong_isFound()
    {
        const QString licence =
            u"// SPDX-FileCopyrightText: 2026 X\n// SPDX-License-Identifier: Apache-2.0\n"_s;
        QVERIFY(hasLicence(licence));
        QVERIFY(!hasLicence(u"#pragma once\n"_s));
        QVERIFY(!hasLicence(u"// SPDX-FileCopyrightText: 2026 X\n"_s));
        QVERIFY(!hasLicence(u"\n\n\n\n"_s + licence));
        QVERIFY(!isTooLong(QString(400, u'\n')));
        QVERIFY(isTooLong(QString(401, u'\n')));
        QVERIFY(!isTooLong(u"// over 400 lines because it is a table\n"_s + QString(401, u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestArchitecture)
#include "tst_architecture.moc"
