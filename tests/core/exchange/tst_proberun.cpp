// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ProbeRun.h"

#include "core/jwt/Assertion.h"
#include "tests/core/exchange/Practice.h"
#include "tests/core/exchange/ScriptedOrg.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QThreadPool>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Practice;
using test::Scripted;
using Answers = QList<ProbeAnswer>;

namespace {

const QString notFound = u"app_not_found External client app is not installed in this org"_s;

/// "granted", or the error and its words, or the transport's word.
QString said(const ProbeAnswer &answer)
{
    if (answer.granted)
        return u"granted"_s;
    return (answer.answer.error + u' ' + answer.answer.description + u' ' + answer.transport).trimmed();
}

/// Everything of an answer that is ever shown, kept or printed.
QByteArray everythingOf(const Answers &answers)
{
    QJsonArray all;
    for (const ProbeAnswer &answer : answers) {
        QJsonObject json = answer.toJson();
        json.insert(u"body"_s, answer.answer.body);
        all << json;
    }
    return QJsonDocument(all).toJson();
}

bool holdsSecret(const QByteArray &text, const Practice &practice)
{
    static const QRegularExpression secret(u"eyJ[\\w-]{8}|00D\\w+!|PRIVATE|access_token\": *\"[^\\[]"_s);
    const QList<QByteArray> pem = practice.pair.key.toPkcs8Pem().reveal().split('\n');
    for (const QByteArray &line : pem) {
        if (line.size() > 20 && text.contains(line))
            return true;
    }
    return secret.match(QString::fromUtf8(text)).hasMatch();
}

/// The assertion of one token request that the scripted server has seen.
DecodedAssertion assertionOf(const test::SeenRequest &request)
{
    const QString body = QString::fromLatin1(request.body);
    const auto decoded =
        decodeAssertion(QUrlQuery(body).queryItemValue(u"assertion"_s, QUrl::FullyDecoded).toLatin1());
    return decoded ? *decoded : DecodedAssertion();
}

} // namespace

class TestProbeRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<Practice>(); }
    void cleanup() { m_practice->org.resetValues(); }

    void throwAwayKey_isRefused_whereTheOwnKeyIsGranted()
    {
        QVERIFY(test::reportOf(input(), m_services).passed());
        const Answers answers = answersOf(ProbeKind::ThrowAwayKey, input());
        QCOMPARE(answers.size(), 1);
        QCOMPARE(said(answers.first()), u"invalid_grant invalid assertion"_s);
        QCOMPARE(answers.first().answer.status, 400);
        QCOMPARE(answers.first().host, m_practice->org.account().host);
        QCOMPARE(answers.first().audience, u"https://login.salesforce.com"_s);
        QCOMPARE(answers.first().username, m_practice->connection().username);
        QVERIFY(answers.first().askedUtc.isValid());
    }

    void throwAwayKey_tellsWhatComesBeforeTheSignature()
    {
        // The org does not know the app: whoever signs, the answer is the same.
        QVERIFY(m_practice->org.setValue(u"app"_s, u"other-org"_s));
        const ExchangeReport report = test::reportOf(input(), m_services);
        const Answers answers = answersOf(ProbeKind::ThrowAwayKey, input());
        QCOMPARE(said(answers.value(0)), notFound);
        QCOMPARE(evidenceOf(report, answers).string(fact::throwAwayKey), u"same"_s);
        // The user is not approved: that comes after the signature.
        m_practice->org.resetValues();
        QVERIFY(m_practice->org.setValue(u"permission-set-selected"_s, u"no"_s));
        const ExchangeReport later = test::reportOf(input(), m_services);
        QCOMPARE(evidenceOf(later, answersOf(ProbeKind::ThrowAwayKey, input())).string(fact::throwAwayKey),
                 u"other"_s);
    }

    void throwAwayKey_needsNoKeyFile_andIsAnotherOneEachTime()
    {
        test::ScriptedOrg org(m_practice->connection().username);
        ExchangeInput without = org.input(input());
        without.connection.keyFile.clear();
        QCOMPARE(answersOf(ProbeKind::ThrowAwayKey, without).size(), 1);
        QCOMPARE(answersOf(ProbeKind::ThrowAwayKey, without).size(), 1);
        QCOMPARE(org.server.requests().size(), 2);
        const DecodedAssertion first = assertionOf(org.server.requests()[0]);
        const DecodedAssertion second = assertionOf(org.server.requests()[1]);
        QCOMPARE(first.payload.value("iss"_L1).toString(), without.connection.consumerKey);
        QCOMPARE(first.payload.value("sub"_L1).toString(), without.connection.username);
        QCOMPARE(first.signature.size(), 256); // RSA 2048
        QVERIFY(!verifyAssertion(first, m_practice->pair.certificate));
        QVERIFY(first.signature != second.signature);
        QCOMPARE(QDir(m_practice->folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{u"keys"_s}); // nothing was written
    }

    void otherUser_isAskedWithTheOwnKey()
    {
        const Answers answers = answersOf(ProbeKind::OtherUser, input(), u" nobody@practice.example "_s);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first().username, u"nobody@practice.example"_s);
        QCOMPARE(said(answers.first()), u"invalid_grant user hasn't approved this consumer"_s);
        // The entered name is wrong, the other one is right.
        const QString right = m_practice->connection().username;
        Connection connection = m_practice->connection();
        connection.username = u"nobody@practice.example"_s;
        const ExchangeInput wrong = m_practice->input(m_services, connection);
        QCOMPARE(said(answersOf(ProbeKind::OtherUser, wrong, right).value(0)), u"granted"_s);
    }

    void unusableInput_failsBeforeAnythingIsSent_data()
    {
        QTest::addColumn<ProbeKind>("kind");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, ProbeKind kind, const QString &what, const QString &problem) {
            QTest::newRow(name) << kind << what << problem;
        };
        row("no other user", ProbeKind::OtherUser, u"user:"_s, u"username.empty"_s);
        row("no username", ProbeKind::OtherUser, u"user:integration"_s, u"username.no-at"_s);
        row("the same user", ProbeKind::OtherUser, u"user:Integration@Practice.example"_s,
            u"evidence.same-user"_s);
        row("no key file", ProbeKind::Grid, u"key:nowhere.pem"_s, u"file.missing"_s);
        row("certificate for the key", ProbeKind::OtherUser, u"certificate"_s, u"key.is-certificate"_s);
        row("no domain", ProbeKind::ThrowAwayKey, u"domain:"_s, u"domain.empty"_s);
    }
    void unusableInput_failsBeforeAnythingIsSent()
    {
        QFETCH(ProbeKind, kind);
        QFETCH(QString, what);
        QFETCH(QString, problem);
        Connection connection = m_practice->connection();
        if (what.startsWith("key:"_L1))
            connection.keyFile = what.mid(4);
        if (what == "certificate"_L1)
            connection.keyFile = connection.certificateFile;
        ExchangeInput given = m_practice->input(m_services, connection);
        if (what.startsWith("domain:"_L1))
            given.domain = m_services.hosts().judge(QString());
        const QString other = what.startsWith("user:"_L1) ? what.mid(5) : u"other@practice.example"_s;
        const qsizetype before = m_practice->org.requests().size();
        ProbeRun run(kind, given, m_services.clock(), other);
        QSignalSpy failed(&run, &ProbeRun::failed);
        QSignalSpy finished(&run, &ProbeRun::finished);
        run.start();
        QCOMPARE(failed.size(), 0); // never from inside start()
        QVERIFY(failed.wait(20'000));
        const auto found = failed.first().first().value<Problem>();
        QCOMPARE(found.id, problem);
        QVERIFY(m_services.texts().contains(problem));
        QCOMPARE(finished.size(), 0);
        QCOMPARE(m_practice->org.requests().size(), before);
    }

    void grid_ofAHealthyOrg_isGrantedAtTheOwnHostAlone()
    {
        const Answers answers = answersOf(ProbeKind::Grid, input());
        const QString own = m_practice->org.account().host;
        QStringList found;
        for (const ProbeAnswer &cell : answers)
            found << u"%1 %2 %3"_s.arg(cell.host, cell.audience.mid(8), said(cell));
        const QString login = u"login.salesforce.com"_s;
        const QString test = u"test.salesforce.com"_s;
        const QString badAudience = u"invalid_grant audience is invalid"_s;
        QCOMPARE(found,
                 (QStringList{own + u' ' + login + u" granted"_s, own + u' ' + test + u' ' + badAudience,
                              own + u' ' + own + u" granted"_s, login + u' ' + login + u' ' + notFound,
                              test + u' ' + test + u' ' + notFound}));
    }

    void grid_ofANamedSignInHost_asksNoHostOfTheOrg()
    {
        ExchangeInput given = input();
        given.guide.profile.hostRule = SignInHost::AuthorizationServer;
        given.guide.profile.audienceRule = AudienceRule::SameAsHost;
        given.domain = m_services.hosts().judge(u"login.salesforce.com"_s, given.guide.profile.hostRule);
        const ExchangeReport report = test::reportOf(given, m_services);
        const Answers answers = answersOf(ProbeKind::Grid, given);
        QStringList found;
        for (const ProbeAnswer &cell : answers)
            found << u"%1 %2"_s.arg(cell.host, cell.audience);
        QCOMPARE(found, (QStringList{u"login.salesforce.com https://login.salesforce.com"_s,
                                     u"test.salesforce.com https://test.salesforce.com"_s}));
        // Both know no External Client App, whatever the set-up: the host stays the first suspect.
        const ExchangeReport more = withProbes(report, answers, m_services.rules(), given.guide);
        QVERIFY(!more.evidence.has(fact::attempts));
        QCOMPARE(more.diagnosis.hypotheses.first().topic, u"domain"_s);
    }

    void grid_ofALoginHostRule_asksThePairOfTheDestinationToo()
    {
        ExchangeInput given = input();
        given.guide.profile.hostRule = SignInHost::LoginHost;
        given.guide.profile.audienceRule = AudienceRule::ByEnvironment;
        const Answers answers = answersOf(ProbeKind::Grid, given);
        QCOMPARE(answers.size(), 5);
        const auto isTheRuns = [&](const ProbeAnswer &cell) {
            return cell.host == given.tokenHost() && cell.audience == given.guide.audienceFor(given.domain);
        };
        QCOMPARE(std::count_if(answers.begin(), answers.end(), isTheRuns), 1);
    }

    void grid_findsTheAudienceThatTheOrgTakes()
    {
        QVERIFY(m_practice->org.setValue(u"audience"_s, u"my-domain-only"_s));
        const ExchangeReport report = test::reportOf(input(), m_services);
        QVERIFY(mayBeProbed(report));
        const Answers answers = answersOf(ProbeKind::Grid, input());
        const ExchangeReport more = withProbes(report, answers, m_services.rules(), input().guide);
        const QString own = m_practice->org.account().host;
        QCOMPARE(more.evidence.string(fact::attempts), u"granted"_s);
        QCOMPARE(more.evidence.string(fact::grantedAt), u"%1, https://%1"_s.arg(own));
        QVERIFY(!more.evidence.has(fact::retried));
        QVERIFY(!changesOfDiagnosis(report.diagnosis, more.diagnosis).isEmpty());
    }

    void grid_ofAUserWithoutApproval_isTheSameEverywhere()
    {
        QVERIFY(m_practice->org.setValue(u"permitted-users"_s, u"self-authorize"_s));
        const ExchangeReport report = test::reportOf(input(), m_services);
        const ExchangeReport more =
            withProbes(report, answersOf(ProbeKind::Grid, input()), m_services.rules(), input().guide);
        QCOMPARE(more.evidence.string(fact::attempts), u"same"_s);
        QCOMPARE(more.diagnosis.hypotheses.first().topic, u"preauthorization"_s);
    }

    void grid_answersComeOneByOne_inTheirOrder()
    {
        ProbeRun run(ProbeKind::Grid, input(), m_services.clock());
        QSignalSpy answered(&run, &ProbeRun::answered);
        QSignalSpy finished(&run, &ProbeRun::finished);
        run.start();
        QVERIFY(finished.wait(60'000));
        QCOMPARE(finished.size(), 1);
        const auto all = finished.first().first().value<Answers>();
        QCOMPARE(answered.size(), all.size());
        for (qsizetype i = 0; i < all.size(); ++i)
            QCOMPARE(answered[i].first().value<ProbeAnswer>(), all[i]);
    }

    void oddAnswers_areTransport_notRefusals_data()
    {
        QTest::addColumn<Scripted>("scripted");
        QTest::addColumn<QString>("transport");
        QTest::newRow("html") << Scripted::html() << u"not-json"_s;
        QTest::newRow("other JSON") << Scripted::json(200, "{}") << u"not-json"_s;
        QTest::newRow("half JSON") << Scripted::json(200, "{\"access_token\":\"00D") << u"cut"_s;
        QTest::newRow("redirect") << Scripted::redirect("https://elsewhere.example/") << u"redirect"_s;
        QTest::newRow("closed") << Scripted::with(Scripted::Manner::Close) << u"reset"_s;
        QTest::newRow("hangs") << Scripted::with(Scripted::Manner::Hang) << u"timeout"_s;
    }
    void oddAnswers_areTransport_notRefusals()
    {
        QFETCH(Scripted, scripted);
        QFETCH(QString, transport);
        test::ScriptedOrg org(m_practice->connection().username, "/services/oauth2/token", scripted);
        ExchangeInput given = org.input(input());
        if (scripted.manner == Scripted::Manner::Hang)
            given.network.timeLimit = std::chrono::milliseconds(500);
        const Answers answers = answersOf(ProbeKind::OtherUser, given, u"other@practice.example"_s);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(said(answers.first()), transport);
        QVERIFY(evidenceOf(ExchangeReport(), answers) == Evidence());
    }

    void answers_holdNoSecret()
    {
        const QStringList settings{u"certificate"_s, u"audience"_s}; // refused, and granted in part
        for (const QString &setting : settings) {
            m_practice->org.resetValues();
            QVERIFY(m_practice->org.setValue(setting,
                                             setting == "audience"_L1 ? u"my-domain-only"_s : u"other"_s));
            Answers all = answersOf(ProbeKind::Grid, input());
            all << answersOf(ProbeKind::ThrowAwayKey, input());
            all << answersOf(ProbeKind::OtherUser, input(), u"other@practice.example"_s);
            QCOMPARE(all.size(), 7);
            QVERIFY2(!holdsSecret(everythingOf(all), *m_practice), everythingOf(all).constData());
        }
    }

    void answerThatRepeatsTheAssertion_isCleaned()
    {
        // A server that we have never seen may say anything: here, a token in a place of its own.
        const QByteArray jwt = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJtZSJ9.c2lnbmF0dXJlLW9mLWl0";
        test::ScriptedOrg org(
            m_practice->connection().username, "/services/oauth2/token",
            Scripted::json(400, "{\"error\":\"invalid_grant\",\"error_description\":\"bad " + jwt +
                                    " of 00Dxx0000000001!AQEAQFzz8qqYJv\"}"));
        const Answers answers = answersOf(ProbeKind::Grid, org.input(input()));
        QCOMPARE(answers.size(), 5);
        QVERIFY(answers.first().answer.description.startsWith("bad "_L1));
        QVERIFY2(!holdsSecret(everythingOf(answers), *m_practice), everythingOf(answers).constData());
    }

    void eventLoop_isFreeWhileAKeyIsMade()
    {
        ProbeRun run(ProbeKind::ThrowAwayKey, input(), m_services.clock());
        QSignalSpy finished(&run, &ProbeRun::finished);
        int turns = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&turns] { ++turns; });
        timer.start(0);
        run.start();
        QVERIFY(finished.wait(60'000));
        QVERIFY2(turns > 20, qPrintable(QString::number(turns)));
    }

    void destroyedRun_saysNothing_andEndsTheRequest()
    {
        test::ScriptedOrg org(m_practice->connection().username, "/services/oauth2/token",
                              Scripted::with(Scripted::Manner::Hang));
        auto run = std::make_unique<ProbeRun>(ProbeKind::Grid, org.input(input()), m_services.clock());
        int heard = 0;
        connect(run.get(), &ProbeRun::answered, this, [&heard] { ++heard; });
        connect(run.get(), &ProbeRun::finished, this, [&heard] { ++heard; });
        connect(run.get(), &ProbeRun::failed, this, [&heard] { ++heard; });
        run->start();
        QTRY_COMPARE_WITH_TIMEOUT(org.server.requests().size(), 1, 20'000);
        run.reset();
        QTRY_COMPARE(org.server.openConnections(), 0);
        QCOMPARE(heard, 0);
    }

    void destroyedWhileItsKeyIsMade_saysNothing()
    {
        int heard = 0;
        {
            ProbeRun run(ProbeKind::ThrowAwayKey, input(), m_services.clock());
            connect(&run, &ProbeRun::finished, this, [&heard] { ++heard; });
            run.start();
            QCoreApplication::processEvents();
        }
        const qsizetype before = m_practice->org.requests().size();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(heard, 0);
        QCOMPARE(m_practice->org.requests().size(), before);
    }

    void destroyedInsideItsOwnSignal_isSafe()
    {
        auto run = std::make_unique<ProbeRun>(ProbeKind::Grid, input(), m_services.clock());
        connect(run.get(), &ProbeRun::answered, this, [&run] { run.reset(); });
        run->start();
        QTRY_VERIFY_WITH_TIMEOUT(!run, 60'000);
        QCoreApplication::processEvents();
    }

private:
    ExchangeInput input() const { return m_practice->input(m_services, m_practice->connection()); }
    Answers answersOf(ProbeKind kind, const ExchangeInput &given, const QString &otherUsername = {}) const
    {
        ProbeRun run(kind, given, m_services.clock(), otherUsername);
        QSignalSpy finished(&run, &ProbeRun::finished);
        run.start();
        return finished.wait(60'000) ? finished.first().first().value<Answers>() : Answers();
    }

    AppServices m_services = test::loadServices();
    std::unique_ptr<Practice> m_practice;
};

QTEST_GUILESS_MAIN(TestProbeRun)
#include "tst_proberun.moc"
