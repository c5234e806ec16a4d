// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ProxyHead.h"

#include <QTest>

using namespace keyway;
using State = ProxyHead::State;

class TestProxyHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void head_isReadOrRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<State>("state");
        const auto row = [](const char *name, const QByteArray &bytes, State state) {
            QTest::newRow(name) << bytes << state;
        };
        row("nothing yet", "", State::Incomplete);
        row("half a line", "CONNECT a:4", State::Incomplete);
        row("line without its end", "CONNECT a:443 HTTP/1.1\r", State::Incomplete);
        row("no empty line yet", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\n", State::Incomplete);
        row("whole", "CONNECT a:443 HTTP/1.1\r\n\r\n", State::Complete);
        row("HTTP/1.0", "CONNECT a:443 HTTP/1.0\r\n\r\n", State::Complete);
        row("with headers", "CONNECT a:443 HTTP/1.1\r\nHost: a\r\nUser-Agent: x y\tz\r\n\r\n",
            State::Complete);
        row("header without a value", "CONNECT a:443 HTTP/1.1\r\nHost:\r\n\r\n", State::Complete);
        row("header beyond ASCII", "CONNECT a:443 HTTP/1.1\r\nX: \xc3\xa9\r\n\r\n", State::Complete);
        row("any method", "BREW coffee HTTP/1.1\r\n\r\n", State::Complete);

        row("empty line first", "\r\nCONNECT a:443 HTTP/1.1\r\n\r\n", State::Bad);
        row("no version", "CONNECT a:443\r\n\r\n", State::Bad);
        row("HTTP/2", "PRI * HTTP/2.0\r\n\r\n", State::Bad);
        row("version in lower case", "CONNECT a:443 http/1.1\r\n\r\n", State::Bad);
        row("two blanks", "CONNECT  a:443 HTTP/1.1\r\n\r\n", State::Bad);
        row("tab for a blank", "CONNECT\ta:443 HTTP/1.1\r\n\r\n", State::Bad);
        row("blank at the end", "CONNECT a:443 HTTP/1.1 \r\n\r\n", State::Bad);
        row("no method", " a:443 HTTP/1.1\r\n\r\n", State::Bad);
        row("method is no token", "CON(NECT a:443 HTTP/1.1\r\n\r\n", State::Bad);
        row("long method", QByteArray(33, 'A') + " a HTTP/1.1\r\n\r\n", State::Bad);
        row("target beyond ASCII", "CONNECT \xc3\xa9:443 HTTP/1.1\r\n\r\n", State::Bad);
        row("line feed alone", "CONNECT a:443 HTTP/1.1\n\n", State::Bad);
        row("carriage return in a line", "CONNECT a:443 HTTP/1.1\rX: y\r\n\r\n", State::Bad);
        row("header without a colon", "CONNECT a:443 HTTP/1.1\r\nHost\r\n\r\n", State::Bad);
        row("header without a name", "CONNECT a:443 HTTP/1.1\r\n: x\r\n\r\n", State::Bad);
        row("blank before the colon", "CONNECT a:443 HTTP/1.1\r\nHost : x\r\n\r\n", State::Bad);
        row("folded header", "CONNECT a:443 HTTP/1.1\r\nHost: x\r\n y\r\n\r\n", State::Bad);
        row("two passwords",
            "CONNECT a:443 HTTP/1.1\r\nProxy-Authorization: a\r\nproxy-authorization: b\r\n\r\n", State::Bad);
        row("zero byte", QByteArray("CONNECT a:443\0 HTTP/1.1\r\n\r\n", 28), State::Bad);
        row("zero byte in an open line", QByteArray("CON\0NECT", 8), State::Bad);
        row("zero byte in a header", QByteArray("CONNECT a:443 HTTP/1.1\r\nX: \0\r\n\r\n", 32), State::Bad);
        row("TLS without a proxy", QByteArray("\x16\x03\x01\x00\xf4\x01", 6), State::Bad);
        row("endless line", QByteArray(8192, 'A'), State::Bad);
        row("endless headers", "CONNECT a:443 HTTP/1.1\r\n" + QByteArray("X: y\r\n").repeated(1400),
            State::Bad);
        row("one byte too long",
            "CONNECT a:443 HTTP/1.1\r\nX: " + QByteArray(8192 - 24 - 3 - 3, 'y') + "\r\n\r\n", State::Bad);
        row("as long as may be",
            "CONNECT a:443 HTTP/1.1\r\nX: " + QByteArray(8192 - 24 - 3 - 4, 'y') + "\r\n\r\n",
            State::Complete);
    }
    void head_isReadOrRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(State, state);
        const ProxyHead head = readProxyHead(bytes);
        QCOMPARE(head.state, state);
        QCOMPARE(head.size, state == State::Complete ? bytes.size() : 0);
        QCOMPARE(head.method.isEmpty(), state != State::Complete);
        QCOMPARE(head.target.isEmpty(), state != State::Complete);
    }

    void parts_areTheRequestsOwn()
    {
        const QByteArray head =
            "CONNECT a.b:443 HTTP/1.1\r\nHost: c\r\nproxy-AUTHORIZATION:\t Basic eA== \r\n\r\n";
        const ProxyHead read = readProxyHead(head + "\x16\x03 is the tunnel's");
        QCOMPARE(read.state, State::Complete);
        QCOMPARE(read.method, QByteArray("CONNECT"));
        QCOMPARE(read.target, QByteArray("a.b:443"));
        QCOMPARE(read.authorization, QByteArray("Basic eA=="));
        QCOMPARE(read.size, head.size());
    }

    void everyBeginning_ofAHead_isIncomplete()
    {
        const QByteArray head =
            "CONNECT a.b:443 HTTP/1.1\r\nHost: c\r\nProxy-Authorization: Basic eA==\r\n\r\n";
        for (qsizetype size = 0; size < head.size(); ++size)
            QCOMPARE(readProxyHead(head.left(size)).state, State::Incomplete);
    }
};

QTEST_APPLESS_MAIN(TestProxyHead)
#include "tst_proxyhead.moc"
