// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>

namespace keyway::test {

/// An HTTP proxy on this computer: leads every CONNECT to one local port, or says the one thing it was given.
class TestProxy : public QObject
{
    Q_OBJECT
public:
    /// Leads to `port`, whatever host was asked for.
    explicit TestProxy(quint16 port);
    /// Answers every request with these bytes and closes.
    explicit TestProxy(const QByteArray &answer);

    static quint16 closedPort();                                   ///< nobody listens there
    static QByteArray refusal(const QByteArray &statusAndHeaders); ///< an answer without a body

    QString url() const;
    const QList<QByteArray> &requestLines() const { return m_requestLines; }

private:
    void listen();
    void serve(QTcpSocket *client);
    void lead(QTcpSocket *client);

    quint16 m_port = 0;
    QByteArray m_answer;
    QList<QByteArray> m_requestLines;
    QTcpServer m_server;
};

} // namespace keyway::test
