// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/logins/Server.h"

#include "core/crypto/TlsAuthority.h"
#include "core/practice/PracticeOrg.h"

#include <httplib.h>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <cstdio>
#include <iostream>
#include <thread>

using namespace Qt::StringLiterals;

namespace keyway::bench {

namespace {

void print(const QJsonObject &json)
{
    std::cout << QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString() << std::endl;
}

void untilInputEnds(const std::function<void()> &then)
{
    while (std::getchar() != EOF) {
    }
    then();
}

} // namespace

int servePracticeOrg(const QString &certificateFile, const QStringList &settings)
{
    QFile file(certificateFile);
    const auto certificate =
        file.open(QIODevice::ReadOnly) ? Certificate::fromBytes(file.readAll()) : failure(u"no-file"_s);
    PracticeOrg org;
    if (!certificate || !org.start())
        return 1;
    org.uploadCertificate(*certificate);
    for (const QString &setting : settings)
        if (!org.setValue(setting.section(u'=', 0, 0), setting.section(u'=', 1)))
            return 1;
    const PracticeAccount account = org.account();
    print({{u"port"_s, QUrl(org.proxyUrl()).port()},
           {u"authority"_s, QString::fromLatin1(org.authorityPem())},
           {u"host"_s, account.host},
           {u"consumerKey"_s, account.consumerKey},
           {u"username"_s, account.username}});
    std::thread watching(
        [] { untilInputEnds([] { QMetaObject::invokeMethod(qApp, &QCoreApplication::quit); }); });
    const int status = QCoreApplication::exec();
    watching.join();
    return status;
}

int servePeer()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const TlsValidity valid{now.addDays(-1), now.addDays(1)};
    const auto authority = TlsAuthority::create(u"Benchmark peer"_s, valid);
    const auto identity = authority ? authority->issue({u"localhost"_s}, valid) : failure(u"none"_s);
    if (!identity)
        return 1;
    httplib::SSLServer server(identity->certificate.get(), identity->key.get());
    server.set_keep_alive_max_count(1000);
    server.set_tcp_nodelay(true);
    server.new_task_queue = [] { return new httplib::ThreadPool(64); };
    const std::string body(420, 'x'); // about as long as a token's answer
    server.Post(".*", [body](const httplib::Request &, httplib::Response &response,
                             const httplib::ContentReader &read) {
        read([](const char *, size_t) { return true; });
        response.set_content(body, "application/json;charset=UTF-8");
    });
    const int port = server.bind_to_any_port("127.0.0.1");
    print({{u"port"_s, port}, {u"authority"_s, QString::fromLatin1(authority->certificatePem())}});
    std::thread watching([&server] { untilInputEnds([&server] { server.stop(); }); });
    server.listen_after_bind();
    watching.join();
    return 0;
}

} // namespace keyway::bench
