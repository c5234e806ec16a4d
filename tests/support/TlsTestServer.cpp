// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/TlsTestServer.h"

#include "core/crypto/OpenSslHandles.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace keyway::test {

namespace {

QSslKey keyOf(const TlsIdentity &identity)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    PEM_write_bio_PrivateKey(out.get(), identity.key.get(), nullptr, nullptr, 0, nullptr, nullptr);
    return QSslKey(bytesOf(out.get()), QSsl::Ec);
}

QSslCertificate certificateOf(const TlsIdentity &identity)
{
    const BioHandle out(BIO_new(BIO_s_mem()));
    i2d_X509_bio(out.get(), identity.certificate.get());
    return QSslCertificate(bytesOf(out.get()), QSsl::Der);
}

QByteArray headOf(const Scripted &scripted)
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(scripted.status) + " Scripted\r\n";
    if (!scripted.contentType.isEmpty())
        head += "Content-Type: " + scripted.contentType + "\r\n";
    for (const auto &[name, value] : scripted.headers)
        head += name + ": " + value + "\r\n";
    if (scripted.manner == Scripted::Manner::Endless)
        return head + "Transfer-Encoding: chunked\r\n\r\n";
    return head + "Content-Length: " + QByteArray::number(scripted.body.size()) + "\r\n\r\n";
}

} // namespace

TlsValidity TlsTestServer::goodNow()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {now.addDays(-1), now.addDays(1)};
}

TlsValidity TlsTestServer::goodLastYear()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return {now.addDays(-400), now.addDays(-35)};
}

TlsAuthority TlsTestServer::newAuthority(const QString &name)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto made = TlsAuthority::create(name, {now.addDays(-1000), now.addDays(1000)});
    if (!made)
        qFatal("no TLS authority");
    return *made;
}

TlsTestServer::TlsTestServer(const TlsAuthority &authority, const QStringList &names,
                             const TlsValidity &validity)
{
    const auto identity = authority.issue(names, validity);
    if (!identity)
        qFatal("no TLS identity");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificateOf(*identity));
    tls.setPrivateKey(keyOf(*identity));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.setSslConfiguration(tls);
    connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            serve(client);
    });
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no free port");
}

QString TlsTestServer::url(const QString &path) const
{
    return u"https://127.0.0.1:%1%2"_s.arg(port()).arg(path);
}

void TlsTestServer::serve(QTcpSocket *client)
{
    ++m_open;
    auto buffer = std::make_shared<QByteArray>();
    const auto read = [this, client, buffer] {
        *buffer += client->readAll();
        SeenRequest request;
        while (readRequest(client, *buffer, request)) {
            m_requests << request;
            answer(client, request);
        }
    };
    connect(client, &QTcpSocket::readyRead, this, read);
    connect(client, &QTcpSocket::disconnected, this, [this, client] {
        --m_open;
        client->deleteLater();
    });
    read(); // bytes may have come with the handshake
}

bool TlsTestServer::readRequest(QTcpSocket *client, QByteArray &buffer, SeenRequest &request) const
{
    const qsizetype end = buffer.indexOf("\r\n\r\n");
    if (end < 0 || !client->isOpen())
        return false;
    const QList<QByteArray> lines = buffer.left(end).replace("\r\n", "\n").split('\n');
    request = {};
    request.method = lines.first().split(' ').value(0);
    request.path = lines.first().split(' ').value(1);
    for (const QByteArray &line : lines.mid(1))
        request.headers.insert(line.left(line.indexOf(':')).toLower(),
                               line.mid(line.indexOf(':') + 1).trimmed());
    const qsizetype length = request.headers.value("content-length").toInt();
    if (buffer.size() < end + 4 + length)
        return false;
    request.body = buffer.mid(end + 4, length);
    buffer.remove(0, end + 4 + length);
    return true;
}

void TlsTestServer::answer(QTcpSocket *client, const SeenRequest &request)
{
    QList<Scripted> &script = m_script[request.path];
    const Scripted scripted =
        script.isEmpty() ? Scripted::json(404, R"({"error":"not-scripted"})") : script.first();
    if (script.size() > 1)
        script.removeFirst();
    const QByteArray whole = headOf(scripted) + (request.method == "HEAD" ? QByteArray() : scripted.body);
    switch (scripted.manner) {
    case Scripted::Manner::Whole:
        client->write(whole);
        return;
    case Scripted::Manner::Late:
        QTimer::singleShot(scripted.pause, client, [client, whole] { client->write(whole); });
        return;
    case Scripted::Manner::Slow:
        dropBytes(client, whole, scripted.pause);
        return;
    case Scripted::Manner::Cut:
        client->write(whole.chopped((scripted.body.size() + 1) / 2));
        client->disconnectFromHost(); // once all is written
        return;
    case Scripted::Manner::Endless: {
        client->write(headOf(scripted));
        // By timer: a TLS socket says at once that all is written, and would be fed without a pause.
        auto *timer = new QTimer(client);
        connect(timer, &QTimer::timeout, client, [socket = qobject_cast<QSslSocket *>(client)] {
            if (socket->encryptedBytesToWrite() < 0x10000)
                socket->write("1000\r\n" + QByteArray(0x1000, ' ') + "\r\n");
        });
        timer->start(1ms);
        return;
    }
    case Scripted::Manner::Hang:
        return;
    case Scripted::Manner::Close:
        client->disconnectFromHost();
        return;
    }
}

void TlsTestServer::dropBytes(QTcpSocket *client, const QByteArray &bytes, std::chrono::milliseconds pause)
{
    auto *timer = new QTimer(client);
    auto sent = std::make_shared<qsizetype>(0);
    connect(timer, &QTimer::timeout, client, [client, timer, bytes, sent] {
        if (*sent == bytes.size())
            timer->deleteLater();
        else
            client->write(bytes.mid((*sent)++, 1));
    });
    timer->start(pause);
}

} // namespace keyway::test
