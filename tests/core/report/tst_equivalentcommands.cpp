// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/EquivalentCommands.h"
#include "core/report/EquivalentCommandsQuoting.h"

#include <QDir>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QString good = u"<!-- for writers -->\n"
                     "# a.sh\ntool: Tool\nshell: sh\ntopics: key, test\ntitle: Does it\n\n"
                     "```\ncommand {{username}} {{lifetime}}\n```\n"_s;

CommandBook shipped()
{
    const auto book = CommandBook::load();
    if (!book)
        qFatal("%s", qPrintable(book.error().first().toString()));
    return *book;
}

Guide guideNamed(const QString &id)
{
    Guide guide;
    guide.id = id;
    return guide;
}

Connection connection()
{
    Connection connection;
    connection.consumerKey = u"3MVG9"_s + u"x"_s.repeated(80);
    connection.username = u"integration@acme.com"_s;
    connection.keyFile = u"/keys/private-key.pem"_s;
    connection.certificateFile = u"/keys/cert.pem"_s;
    return connection;
}

DomainVerdict domain(const QString &text = u"acme--dev.sandbox"_s)
{
    return HostFormats::load()->judge(text);
}

QString scriptOf(const QList<EquivalentCommand> &commands, const QString &id)
{
    for (const EquivalentCommand &command : commands) {
        if (command.id == id)
            return command.script;
    }
    return {};
}

QString only(const QString &body, const Guide &guide, const Connection &connection,
             const QString &shell = u"sh"_s)
{
    const auto book = CommandBook::parse(
        u"# a\ntool: T\nshell: %1\ntopics: key\ntitle: T\n```\n%2\n```\n"_s.arg(shell, body), u"x.md"_s);
    return book ? scriptOf(book->commandsFor({u"key"_s}, guide, connection, domain()), u"a"_s).trimmed()
                : book.error().first().toString();
}

} // namespace

class TestEquivalentCommands : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shipped_coverEveryTopic()
    {
        for (const QString &guide :
             {u"ampersand"_s, u"nango"_s, u"connected-app"_s, u"external-client-app"_s}) {
            for (const QString &topic : CommandBook::topics()) {
                Connection one = connection();
                one.practice = PracticeAddress{u"http://127.0.0.1:1"_s, u"ca.pem"_s}; // "client" is for it
                const auto commands = shipped().commandsFor({topic}, guideNamed(guide), one, domain());
                // Reading the Consumer Key takes a page of Setup; there is no command for it.
                QVERIFY2(!commands.isEmpty() || topic == "consumer-key"_L1, qPrintable(guide + u' ' + topic));
            }
        }
    }

    void shipped_leaveNoPlaceholder_andNoSecret()
    {
        Connection one = connection();
        const QString secret = u"5EC4E7CA9A4C"_s.repeated(6).left(64);
        for (const QString &key : {one.consumerKey, secret}) {
            one.consumerKey = key;
            for (const EquivalentCommand &command :
                 shipped().commandsFor(CommandBook::topics(), guideNamed(u"nango"_s), one, domain())) {
                QVERIFY2(!command.script.contains(u"{{"_s) && !command.script.contains(u"[iat]"_s) &&
                             !command.script.contains(u"[no-iat]"_s),
                         qPrintable(command.script));
                QVERIFY2(!command.script.contains(secret), qPrintable(command.id));
                QVERIFY(!command.tool.isEmpty() && !command.title.isEmpty());
            }
        }
    }

    void topicsAndGuides_choose()
    {
        const auto ids = [](const QStringList &topics, const QString &guide) {
            QStringList found;
            for (const EquivalentCommand &one :
                 shipped().commandsFor(topics, guideNamed(guide), connection(), domain()))
                found << one.id;
            return found;
        };
        QVERIFY(ids({u"app"_s}, u"connected-app"_s).contains(u"app.sf.connected"_s));
        QVERIFY(!ids({u"app"_s}, u"connected-app"_s).contains(u"app.sf"_s));
        QVERIFY(ids({u"app"_s}, u"nango"_s).contains(u"app.sf"_s));
        QVERIFY(!ids({u"key"_s}, u"nango"_s).contains(u"test.curl"_s));
        QCOMPARE(ids({u"key"_s, u"test"_s}, u"nango"_s).filter(u"key."_s), ids({u"key"_s}, u"nango"_s));
        QCOMPARE(ids({}, u"nango"_s), QStringList());
    }

    void practiceOrg_showsTheWayToIt_andNothingElseDoes()
    {
        const auto script = [](const Connection &connection) {
            return scriptOf(
                shipped().commandsFor({u"test"_s}, guideNamed(u"ampersand"_s), connection, domain()),
                u"practice.sh"_s);
        };
        Connection one = connection();
        QCOMPARE(script(one), QString());
        one.practice = PracticeAddress{u"http://127.0.0.1:4711"_s, u"/a b/ca.pem"_s};
        QVERIFY(script(one).contains(u"HTTPS_PROXY=http://127.0.0.1:4711 "_s));
        const QString file = QDir::toNativeSeparators(u"/a b/ca.pem"_s);
        QVERIFY(script(one).contains(u"CURL_CA_BUNDLE='%1' "_s.arg(file)));
    }

    void missingValue_isANameInBrackets()
    {
        const auto commands =
            shipped().commandsFor({u"test"_s}, guideNamed(u"ampersand"_s), Connection(), DomainVerdict());
        const QString node = scriptOf(commands, u"test.node"_s);
        for (const QString &gap :
             {u"<CONSUMER_KEY>"_s, u"<USERNAME>"_s, u"<AUDIENCE>"_s, u"<TOKEN_URL>"_s, u"<KEY_FILE>"_s})
            QVERIFY2(node.contains(u'"' + gap + u'"'), qPrintable(node));
        QVERIFY(scriptOf(commands, u"test.curl"_s).contains(u"<CONSUMER_KEY>"_s));
    }

    void valueOfAnotherField_isNotUsed()
    {
        Connection one = connection();
        one.username = u"-----BEGIN PRIVATE KEY-----MIIE"_s;
        QCOMPARE(only(u"x {{username}}"_s, {}, one), u"x '<USERNAME>'"_s);
    }

    void claimIat_isThereExactlyWhereTheDestinationSendsIt()
    {
        Guide guide = guideNamed(u"nango"_s);
        const QString body = u"[iat] with\n  [iat] more\n[no-iat] without\nif [ -n x ]; then [iat] y"_s;
        QCOMPARE(only(body, guide, connection()), u"without\nif [ -n x ]; then [iat] y"_s);
        guide.profile.sendsIssuedAt = true;
        QCOMPARE(only(body, guide, connection()), u"with\n  more\nif [ -n x ]; then [iat] y"_s);
    }

    void profile_fillsHeaderLifetimeAndClaims()
    {
        Guide guide = guideNamed(u"nango"_s);
        guide.profile.lifetime = std::chrono::seconds(3600);
        guide.profile.sendsType = true;
        QCOMPARE(only(u"{{header}} {{lifetime}} {{days}} {{bits}} {{tokenUrl}} {{tokenHost}} {{audience}}"_s,
                      guide, connection(), u"none"_s),
                 u"{\"alg\":\"RS256\",\"typ\":\"JWT\"} 3600 3650 2048 "
                 "https://acme--dev.sandbox.my.salesforce.com/services/oauth2/token "
                 "acme--dev.sandbox.my.salesforce.com https://test.salesforce.com"_s);
        QCOMPARE(
            only(u"{{claims}}"_s, guide, connection(), u"none"_s),
            u"{\"iss\":\"%1\",\"sub\":\"integration@acme.com\",\"aud\":\"https://test.salesforce.com\","_s
                .arg(connection().consumerKey));
    }

    void query_bindsAreSoqlTexts_andTheWholeIsOneArgument()
    {
        Connection one = connection();
        one.username = u"o'brien@acme.com"_s;
        QCOMPARE(only(u"sf {{soql SELECT Id FROM User WHERE Username = :username}}"_s, {}, one, u"none"_s),
                 u"sf SELECT Id FROM User WHERE Username = 'o\\'brien@acme.com'"_s);
        QCOMPARE(only(u"sf {{soql SELECT Id FROM User WHERE Username = :username}}"_s, {}, connection()),
                 u"sf \"SELECT Id FROM User WHERE Username = 'integration@acme.com'\""_s);
    }

    void quoting_byTable_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("quotedValue");
        const auto row = [](const char *shell, const QString &value, const QString &quotedValue) {
            QTest::addRow("%s: %s", shell, qPrintable(value))
                << QString::fromLatin1(shell) << value << quotedValue;
        };
        row("sh", u"plain-1.pem"_s, u"plain-1.pem"_s);
        row("sh", u""_s, u"''"_s);
        row("sh", u"a b"_s, u"'a b'"_s);
        row("sh", u"$HOME"_s, u"'$HOME'"_s);
        row("sh", u"it's"_s, u"\"it's\""_s);
        row("sh", u"it's $x"_s, u"'it'\\''s $x'"_s);
        row("sh", u"~"_s, u"'~'"_s);
        row("powershell", u"plain"_s, u"'plain'"_s);
        row("powershell", u"C:\\Users\\Jo O'Neil\\key.pem"_s, u"'C:\\Users\\Jo O''Neil\\key.pem'"_s);
        row("powershell", u"$env:PATH `n $(x) \"y\""_s, u"'$env:PATH `n $(x) \"y\"'"_s);
        row("powershell", u"curly \u2019 and \u2018 and \u201b"_s,
            u"'curly \u2019\u2019 and \u2018\u2018 and \u201b\u201b'"_s);
        row("powershell", u""_s, u"''"_s);
        row("js", u"a\"b\\c\n${x}`"_s, u"\"a\\\"b\\\\c\\n${x}`\""_s);
        row("python", u"{x}\t'"_s, u"\"{x}\\t'\""_s);
        row("none", u"a b"_s, u"a b"_s);
    }
    void quoting_byTable()
    {
        QFETCH(QString, shell);
        QFETCH(QString, value);
        QFETCH(QString, quotedValue);
        QCOMPARE(quoted(value, *scriptKind(shell)), quotedValue);
    }

    void quoting_isReadBackByTheTool_data()
    {
        QTest::addColumn<QString>("value");
        int number = 0;
        for (const QString &value : {u"a b  c"_s, u"$HOME `id` $(id)"_s, u"it's \"both\" !! \\n"_s, u"-n"_s,
                                     u"o'brien"_s, u"ünï 日本 🔑"_s, u"line\nend"_s, u"{{x}} ${y} %s %"_s,
                                     u"\u2028\u2019"_s, u"#not; a & comment | > < * ?"_s})
            QTest::addRow("%d", ++number) << value;
    }
    void quoting_isReadBackByTheTool()
    {
        QFETCH(QString, value);
        const auto output = [](const QString &program, const QStringList &arguments) {
            QProcess process;
            process.start(program, arguments);
            return process.waitForFinished(30'000) ? QString::fromUtf8(process.readAllStandardOutput())
                                                   : QString();
        };
        const auto has = [](const QString &program) {
            return !QStandardPaths::findExecutable(program).isEmpty();
        };
        if (has(u"sh"_s))
            QCOMPARE(output(u"sh"_s, {u"-c"_s, u"printf %s "_s + quoted(value, ScriptKind::Sh)}), value);
        if (has(u"node"_s))
            QCOMPARE(output(u"node"_s,
                            {u"-e"_s, u"process.stdout.write(%1)"_s.arg(quoted(value, ScriptKind::Js))}),
                     value);
        if (has(u"python3"_s))
            QCOMPARE(output(u"python3"_s, {u"-X"_s, u"utf8"_s, u"-c"_s,
                                           u"print(%1, end='')"_s.arg(quoted(value, ScriptKind::Python))}),
                     value);
        if (has(u"pwsh"_s))
            QCOMPARE(
                output(u"pwsh"_s, {u"-NoProfile"_s, u"-Command"_s,
                                   u"[Console]::Out.Write(%1)"_s.arg(quoted(value, ScriptKind::PowerShell))}),
                value);
    }

    void mistake_isNamedWithItsLine_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("line");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *name, const QString &from, const QString &to, int line,
                            const QString &reason) { QTest::newRow(name) << from << to << line << reason; };
        row("unknown placeholder", u"{{username}}"_s, u"{{user}}"_s, 9, u"{{user}}"_s);
        row("unknown value in a query", u"{{username}}"_s, u"{{soql A WHERE b = :user}}"_s, 9, u":user"_s);
        row("unknown shell", u"shell: sh"_s, u"shell: cmd"_s, 4, u"cmd"_s);
        row("unknown topic", u"topics: key"_s, u"topics: keys"_s, 5, u"keys"_s);
        row("unknown condition", u"title: Does"_s, u"when: rain\ntitle: Does"_s, 6, u"rain"_s);
        row("unknown name", u"title: Does"_s, u"titel: Does"_s, 6, u"titel"_s);
        row("no title", u"title: Does it\n"_s, QString(), 2, u"has no title"_s);
        row("no tool", u"tool: Tool\n"_s, QString(), 2, u"has no tool"_s);
        row("no script", u"```\ncommand {{username}} {{lifetime}}\n```\n"_s, QString(), 2, u"no script"_s);
        row("script not closed", u"{{lifetime}}\n```\n"_s, u"{{lifetime}}\n"_s, 8, u"not closed"_s);
        row("text outside", u"title: Does it\n"_s, u"title: Does it\nSome words\n"_s, 7, u"Some words"_s);
        row("no heading", u"# a.sh\n"_s, QString(), 2, u"heading"_s);
        row("id twice", u"# a.sh\n"_s,
            u"# a.sh\ntool: T\nshell: sh\ntopics: key\ntitle: T\n```\nx\n```\n# a.sh\n"_s, 10, u"twice"_s);
        row("nothing", good, QString(), 0, u"no “# id” heading"_s);
    }
    void mistake_isNamedWithItsLine()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, line);
        QFETCH(QString, reason);
        QVERIFY(CommandBook::parse(good, u"my.md"_s));
        QVERIFY(good.contains(from));
        const auto book = CommandBook::parse(QString(good).replace(from, to), u"my.md"_s);
        QVERIFY(!book);
        const DataError first = book.error().first();
        QCOMPARE(first.file, u"my.md"_s);
        QVERIFY2(first.line == line && first.reason.contains(reason), qPrintable(first.toString()));
    }

    void missingFile_isNamed()
    {
        const auto book = CommandBook::load(u"/no/such.md"_s);
        QVERIFY(!book);
        QCOMPARE(book.error().first().file, u"/no/such.md"_s);
    }
};

QTEST_GUILESS_MAIN(TestEquivalentCommands)
#include "tst_equivalentcommands.moc"
