// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Logins a second that the practice org answers, none lost, none wrong, and what it does to its memory.
// Figures to read, not a test; only a lost or a wrong answer makes it fail.

#include "core/crypto/Certificate.h"
#include "core/crypto/PrivateKey.h"
#include "core/jwt/Assertion.h"
#include "tests/benchmarks/logins/Load.h"
#include "tests/benchmarks/logins/Server.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <atomic>
#include <cstdio>
#include <fstream>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::bench;

namespace {

constexpr size_t keptAssertions = 200;
constexpr size_t refusedAssertions = 20;

/// A program of ours that serves in a process of its own.
struct Child
{
    QProcess process;
    QJsonObject said;

    explicit Child(const QStringList &arguments)
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(QCoreApplication::applicationFilePath(), arguments);
        while (!process.canReadLine() && process.waitForReadyRead(60'000)) {
        }
        said = QJsonDocument::fromJson(process.readLine()).object();
    }
    ~Child()
    {
        process.closeWriteChannel();
        process.waitForFinished(60'000);
    }
    Target target() const
    {
        return {said.value("port"_L1).toInt(), said.value("host"_L1).toString().toStdString(),
                said.value("authority"_L1).toString().toStdString()};
    }
    double residentMegabytes() const
    {
        std::ifstream status("/proc/" + std::to_string(process.processId()) + "/statm");
        long total = 0;
        long resident = 0;
        status >> total >> resident;
        return static_cast<double>(resident) * 4096 / 1'000'000;
    }
};

std::string request(const std::string &host, const QByteArray &assertion)
{
    const std::string body = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=" +
                             assertion.toStdString();
    return "POST /services/oauth2/token HTTP/1.1\r\nHost: " + host +
           "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

/// Signed before the clock starts. Of ten logins one has a `jti`, which is good once, and one a wrong
/// signature, which must be refused.
struct Pool
{
    std::vector<Login> kept;
    std::vector<Login> once;
    std::vector<Login> refused;
    std::atomic<size_t> taken{0};

    Pool(const Child &org, const PrivateKey &key, const PrivateKey &otherKey, size_t logins)
    {
        const std::string host = org.target().tunnelHost;
        const QByteArray header = base64UrlEncode(R"({"alg":"RS256"})");
        const auto assertion = [&](const PrivateKey &signer, size_t number, bool withId) {
            QJsonObject claims{{u"iss"_s, org.said.value("consumerKey"_L1)},
                               {u"sub"_s, org.said.value("username"_L1)},
                               {u"aud"_s, u"https://login.salesforce.com"_s},
                               {u"exp"_s, QDateTime::currentSecsSinceEpoch() + 3600 + qint64(number % 1000)}};
            if (withId)
                claims.insert(u"jti"_s, u"bench-%1"_s.arg(number));
            const QByteArray input =
                header + '.' + base64UrlEncode(QJsonDocument(claims).toJson(QJsonDocument::Compact));
            const auto signature = signer.signSha256(input);
            return input + '.' + base64UrlEncode(signature ? *signature : QByteArray());
        };
        for (size_t i = 0; i < keptAssertions; ++i)
            kept.push_back({request(host, assertion(key, i, false)), 200, "\"access_token\":\"00D"});
        for (size_t i = 0; i < refusedAssertions; ++i)
            refused.push_back({request(host, assertion(otherKey, i, false)), 400,
                               "\"error_description\":\"invalid assertion\""});
        for (size_t i = 0; i < logins / 10 + 1; ++i)
            once.push_back({request(host, assertion(key, i, true)), 200, "\"access_token\":\"00D"});
    }
    const Login *next()
    {
        const size_t number = taken++;
        if (number % 10 == 0 && number / 10 < once.size())
            return &once[number / 10];
        return number % 10 == 5 ? &refused[number / 10 % refused.size()] : &kept[number % kept.size()];
    }
};

bool report(const char *title, const Load &load, const Figures &figures, double early, double late)
{
    const long lost = figures.sent - figures.answered;
    std::printf("%-28s %2d connections, %s: %ld sent, %ld answered, %ld lost, %ld wrong; %.0f a second; "
                "p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; resident %.1f MB at 5 s, %.1f MB at the end\n",
                title, load.connections,
                load.perSecond > 0 ? (std::to_string(load.perSecond) + " a second wanted").c_str()
                                   : "flat out",
                figures.sent, figures.answered, lost, figures.wrong,
                static_cast<double>(figures.answered) / figures.seconds, figures.p50, figures.p99,
                figures.slowest, early, late);
    if (!figures.firstWrong.empty())
        std::printf("    wrong: %s\n", figures.firstWrong.c_str());
    std::fflush(stdout);
    return figures.sent > 0 && lost == 0 && figures.wrong == 0;
}

bool measure(const char *title, const Load &load, const Child &child,
             const std::function<const Login *()> &login, double *perSecond)
{
    double early = 0;
    const Figures figures = run(load, child.target(), login, [&] { early = child.residentMegabytes(); });
    if (perSecond)
        *perSecond = static_cast<double>(figures.answered) / figures.seconds;
    return report(title, load, figures, early, child.residentMegabytes());
}

int compare(const Load &load, int flatOutSeconds, const QStringList &settings)
{
    QTemporaryDir folder;
    const auto key = PrivateKey::generate(2048);
    const auto otherKey = PrivateKey::generate(2048);
    CertificateSpec spec;
    spec.notBeforeUtc = QDateTime::currentDateTimeUtc().addDays(-1);
    const auto certificate = key ? Certificate::selfSigned(*key, spec) : failure(u"no-key"_s);
    QFile file(folder.filePath(u"cert.pem"_s));
    if (!certificate || !otherKey || !file.open(QIODevice::WriteOnly) || file.write(certificate->toPem()) < 0)
        return 2;
    file.close();

    const Child org(QStringList{u"--org"_s, file.fileName()} + settings);
    const Child peer({u"--peer"_s});
    if (org.said.isEmpty() || peer.said.isEmpty())
        return 2;
    Pool pool(org, *key, *otherKey,
              static_cast<size_t>(load.perSecond) * static_cast<size_t>(load.time.count()));
    const Login undecided{pool.kept.front().request, 200, "xxx"};
    bool good = measure(
        "practice org", load, org, [&] { return pool.next(); }, nullptr);

    const Load flatOut{load.connections, 0, std::chrono::seconds(flatOutSeconds)};
    double ours = 0;
    double theirs = 0;
    good &= measure(
        "practice org", flatOut, org, [&] { return pool.next(); }, &ours);
    good &= measure(
        "peer: TLS server, no proxy", flatOut, peer, [&] { return &undecided; }, &theirs);
    std::printf("flat out, ours to the peer's: %.2f\n", theirs > 0 ? ours / theirs : 0);
    return good ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"rate"_s, u"Logins a second."_s, u"n"_s, u"1000"_s},
                       {u"connections"_s, u"Kept connections."_s, u"n"_s, u"50"_s},
                       {u"seconds"_s, u"How long."_s, u"n"_s, u"30"_s},
                       {u"flat-out"_s, u"Seconds of the run without a pace."_s, u"n"_s, u"5"_s},
                       {u"org"_s, u"Serve the practice org, of this certificate."_s, u"file"_s},
                       {u"peer"_s, u"Serve the peer."_s}});
    parser.addPositionalArgument(u"settings"_s, u"Of the practice org: SETTING=VALUE."_s);
    parser.process(application);
    if (parser.isSet(u"org"_s))
        return servePracticeOrg(parser.value(u"org"_s), parser.positionalArguments());
    if (parser.isSet(u"peer"_s))
        return servePeer();
    const Load load{parser.value(u"connections"_s).toInt(), parser.value(u"rate"_s).toInt(),
                    std::chrono::seconds(parser.value(u"seconds"_s).toInt())};
    return compare(load, parser.value(u"flat-out"_s).toInt(), parser.positionalArguments());
}
