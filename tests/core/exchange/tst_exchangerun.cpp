// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/jwt/Assertion.h"
#include "tests/core/exchange/Practice.h"
#include "tests/core/exchange/ScriptedOrg.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTimer>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace keyway;
using test::Practice;
using test::reportOf;
using test::Scripted;

namespace {

class FixedClock final : public Clock
{
public:
    QDateTime nowUtc() const override { return QDateTime({2026, 3, 4}, {5, 6, 7}, Qt::UTC); }
};

/// What one value of one setting of the practice org must lead to.
struct Row
{
    QString setting;
    QString value;
    QString reached;     ///< the last stage that was begun
    QString failedCheck; ///< empty: all pass
    int status = 0;      ///< the literal answer
    QString error;
    QString description;
    QString topic; ///< of the first hypothesis
    int exitStatus = 1;
};

QList<Row> rows()
{
    const QString decision = u"decision"_s;
    const QString reach = u"reach"_s;
    const QString token = u"token"_s;
    const QString granted = u"token.granted"_s;
    const QString grant = u"invalid_grant"_s;
    const QString notApproved = u"user hasn't approved this consumer"_s;
    const QString notAdmin = u"user is not admin approved to access this app"_s;
    const QString noApp = u"External client app is not installed in this org"_s;
    return {
        {u"certificate"_s, u"missing"_s, decision, granted, 400, grant, u"invalid assertion"_s, u"app"_s},
        {u"certificate"_s, u"other"_s, decision, granted, 400, grant, u"invalid assertion"_s, u"app"_s},
        {u"jwt-flow"_s, u"off"_s, decision, granted, 400, u"unsupported_grant_type"_s,
         u"grant type not supported"_s, u"app"_s},
        {u"app"_s, u"other-org"_s, decision, granted, 400, u"app_not_found"_s, noApp, u"app"_s},
        {u"scopes"_s, u"no-refresh-token"_s, decision, granted, 400, u"invalid_request"_s,
         u"refresh_token scope is required and the connected app should be installed and preauthorized."_s,
         u"app"_s},
        {u"scopes"_s, u"no-api"_s, token, u"token.scopes"_s, 200, {}, {}, u"app"_s},
        {u"token-format"_s, u"jwt"_s, token, u"token.form"_s, 200, {}, {}, u"app"_s},
        {u"consumer-key"_s, u"changed"_s, decision, granted, 400, u"invalid_client_id"_s,
         u"client identifier invalid"_s, u"consumer-key"_s},
        {u"refresh-token-policy"_s, u"lapsed"_s, decision, granted, 400, grant, notApproved,
         u"preauthorization"_s},
        {u"ip-relaxation"_s, u"enforced"_s, decision, granted, 400, grant, u"ip restricted"_s, u"policies"_s},
        {u"user"_s, u"inactive"_s, decision, granted, 400, grant, u"inactive user"_s, u"user"_s},
        {u"user"_s, u"frozen"_s, decision, granted, 400, grant, u"inactive user"_s, u"user"_s},
        {u"username"_s, u"other"_s, decision, granted, 400, grant, notApproved, u"preauthorization"_s},
        {u"permission-set-assigned"_s, u"no"_s, decision, granted, 400, u"invalid_app_access"_s, notAdmin,
         u"preauthorization"_s},
        {u"api-enabled"_s, u"no"_s, token, u"userinfo.answers"_s, 403, u"API_DISABLED_FOR_ORG"_s,
         u"The REST API is not enabled for this Organization."_s, u"user"_s},
        {u"permitted-users"_s, u"self-authorize"_s, decision, granted, 400, grant, notApproved,
         u"preauthorization"_s},
        {u"permission-set-selected"_s, u"no"_s, decision, granted, 400, u"invalid_app_access"_s, notAdmin,
         u"preauthorization"_s},
        {u"audience"_s, u"my-domain-only"_s, decision, granted, 400, grant, u"audience is invalid"_s,
         u"domain"_s},
        {u"app"_s, u"deleted"_s, decision, granted, 400, u"invalid_client_id"_s,
         u"client identifier invalid"_s, u"consumer-key"_s},
        // Production has an app of its own, which knows nothing of this certificate.
        {u"environment"_s, u"sandbox"_s, decision, granted, 400, grant, u"invalid assertion"_s, u"app"_s},
        {u"propagation"_s, u"flapping"_s, decision, granted, 400, u"app_not_found"_s, noApp, u"app"_s},
        {u"propagation"_s, u"pending"_s, decision, granted, 400, u"app_not_found"_s, noApp, u"app"_s},
        {u"clock"_s, u"ahead"_s, reach, u"clock.agrees"_s, 0, {}, {}, u"clock"_s},
        {u"clock"_s, u"behind"_s, reach, u"clock.agrees"_s, 0, {}, {}, u"clock"_s},
        {u"network"_s, u"not-found"_s, reach, u"host.connects"_s, 0, {}, {}, u"domain"_s},
        {u"network"_s, u"refused"_s, reach, u"host.connects"_s, 0, {}, {}, u"network"_s, 3},
        {u"network"_s, u"reset"_s, reach, u"host.connects"_s, 0, {}, {}, u"network"_s, 3},
        {u"network"_s, u"proxy-auth"_s, reach, u"host.connects"_s, 0, {}, {}, u"network"_s},
        {u"network"_s, u"tls-untrusted"_s, reach, u"tls.trusted"_s, 0, {}, {}, u"network"_s},
        {u"network"_s, u"tls-expired"_s, reach, u"tls.trusted"_s, 0, {}, {}, u"network"_s},
        {u"network"_s, u"tls-wrong-host"_s, reach, u"tls.trusted"_s, 0, {}, {}, u"network"_s},
        {u"network"_s, u"silent"_s, reach, u"org.answers"_s, 0, {}, {}, u"network"_s, 3},
        {u"network"_s, u"slow"_s, reach, u"host.connects"_s, 0, {}, {}, u"network"_s, 3},
        {u"network"_s, u"cut"_s, reach, u"org.answers"_s, 0, {}, {}, u"network"_s, 3},
        {u"network"_s, u"endless"_s, reach, u"org.answers"_s, 0, {}, {}, u"network"_s},
        {u"network"_s, u"html"_s, decision, granted, 200, {}, {}, u"network"_s},
        {u"network"_s, u"redirect"_s, reach, u"org.answers"_s, 0, {}, {}, u"domain"_s},
    };
}

/// What is really wrong when the setting is broken.
QString topicOf(const QString &settingId)
{
    const auto settings = PracticeOrg::settings();
    for (const PracticeSetting &setting : settings ? *settings : QList<PracticeSetting>()) {
        if (setting.id == settingId)
            return setting.topic;
    }
    return {};
}

/// Counts how often the event loop turns.
class EventLoopChecker
{
public:
    EventLoopChecker()
    {
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { ++m_turns; });
        m_timer.start(0);
    }
    int turns() const { return m_turns; }

private:
    QTimer m_timer;
    int m_turns = 0;
};

} // namespace

class TestExchangeRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { m_practice = std::make_unique<Practice>(); }
    void cleanup() { m_practice->org.resetValues(); }

    void healthyOrg_passesEveryCheck_data()
    {
        QTest::addColumn<QString>("environment");
        QTest::newRow("production") << u"production"_s;
        QTest::newRow("sandbox") << u"sandbox"_s;
    }
    void healthyOrg_passesEveryCheck()
    {
        QFETCH(QString, environment);
        QVERIFY(m_practice->org.setValue(u"environment"_s, environment));
        Connection connection = m_practice->connection();
        connection.objects = QStringList{u"Account"_s};
        const ExchangeReport report = reportOf(m_practice->input(m_services, connection), m_services);
        for (const CheckResult &check : report.checks) {
            const bool idle = check.id == "name.resolves"_L1 || // the proxy looks the name up
                              check.detail.id == "check.not-asked"_L1;
            QVERIFY2(check.outcome == (idle ? CheckOutcome::Skipped : CheckOutcome::Passed),
                     qPrintable(check.id + u' ' + detailSentence(check, m_services.texts())));
        }
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QVERIFY(report.passed());
        QCOMPARE(report.exitStatus(), 0);
        QCOMPARE(report.answer.status, 200);
        QCOMPARE(report.host, m_practice->org.account().host);
        QCOMPARE(report.audience, environment == "sandbox"_L1 ? u"https://test.salesforce.com"_s
                                                              : u"https://login.salesforce.com"_s);
        QCOMPARE(report.evidence.string(fact::reached), u"token"_s);
        QCOMPARE(report.toJson(m_services.texts()).value("verdict"_L1).toString(), u"passed"_s);
    }

    void brokenSetting_isFoundAndExplained_data()
    {
        QTest::addColumn<Row>("row");
        for (const Row &row : rows())
            QTest::addRow("%s=%s", qPrintable(row.setting), qPrintable(row.value)) << row;
    }
    void brokenSetting_isFoundAndExplained()
    {
        QFETCH(Row, row);
        ExchangeInput input = m_practice->input(m_services, m_practice->connection()); // as before it broke
        if (row.value == "silent"_L1)
            input.network.timeLimit = 1500ms;
        else if (row.value == "slow"_L1)
            input.network.timeLimit = 400ms; // the handshake alone takes longer
        QVERIFY(m_practice->org.setValue(row.setting, row.value));
        const ExchangeReport report = reportOf(input, m_services);
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QCOMPARE(test::firstFailure(report), row.failedCheck);
        QCOMPARE(report.evidence.string(fact::reached), row.reached);
        QCOMPARE(report.answer.status, row.status);
        QCOMPARE(report.answer.error, row.error);
        QCOMPARE(report.answer.description, row.description);
        QVERIFY(!report.diagnosis.hypotheses.isEmpty());
        QCOMPARE(report.diagnosis.hypotheses.first().topic, row.topic);
        QVERIFY(report.diagnosis.recognised);
        const auto isTheCulprit = [&](const Hypothesis &one) { return one.topic == topicOf(row.setting); };
        QVERIFY(std::any_of(report.diagnosis.hypotheses.begin(), report.diagnosis.hypotheses.end(),
                            isTheCulprit));
        QCOMPARE(report.exitStatus(), row.exitStatus);
        QVERIFY(!report.passed());
        bool stopped = false;
        for (const CheckResult &check : report.checks) {
            if (stopped)
                QCOMPARE(check.detail, (Problem{u"check.not-reached"_s, {{u"because"_s, row.failedCheck}}}));
            stopped = stopped || check.id == row.failedCheck;
        }
        const QByteArray json = QJsonDocument(report.toJson(m_services.texts())).toJson();
        static const QRegularExpression token(u"eyJ[\\w-]{8}|00D\\w+!"_s);
        QVERIFY(!token.match(QString::fromUtf8(json) + report.answer.body).hasMatch());
        QVERIFY(!json.contains("PRIVATE"));
    }

    void healthyValues_areWhatThePassingRunRunsWith()
    {
        const auto settings = PracticeOrg::settings();
        QVERIFY(settings);
        for (const PracticeSetting &setting : *settings)
            QCOMPARE(m_practice->org.value(setting.id), setting.values.first());
    }

    void restAnswer_tellsTheUseOfTheDay()
    {
        ExchangeInput input = m_practice->input(m_services, m_practice->connection());
        input.guide.profile.callsAfterToken = QStringList{u"userinfo"_s, u"rest"_s};
        const Problem first = reportOf(input, m_services).check(u"rest.answers"_s)->detail;
        const ExchangeReport report = reportOf(input, m_services);
        const Problem detail = report.check(u"rest.answers"_s)->detail;
        QCOMPARE(detail.id, u"check.rest.answers.passed"_s);
        QCOMPARE(detail.facts.value(u"most"_s), u"15000"_s);
        QVERIFY(first.facts.value(u"used"_s).toInt() > 0);
        QCOMPARE(detail.facts.value(u"used"_s).toInt(), first.facts.value(u"used"_s).toInt() + 1);
        QCOMPARE(report.evidence.string(fact::call), u"rest"_s);
    }

    void rest_isNotAsked_whereTheGuideDoesNotListIt()
    {
        ExchangeInput input = m_practice->input(m_services, m_practice->connection());
        input.guide.profile.callsAfterToken = QStringList{u"userinfo"_s};
        const qsizetype before = m_practice->org.requests().size();
        const ExchangeReport report = reportOf(input, m_services);
        QVERIFY(report.passed());
        QCOMPARE(report.check(u"rest.answers"_s)->detail.id, u"check.not-asked"_s);
        QCOMPARE(report.evidence.string(fact::call), u"userinfo"_s);
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        for (const PracticeRequest &request : m_practice->org.requests().mid(before))
            QVERIFY2(!request.path.contains(u"limits"_s), qPrintable(request.path));
    }

    void whatThePersonSaysOfThePast_isEvidence()
    {
        ExchangeInput input = m_practice->input(m_services, m_practice->connection());
        input.connection.keyFile.clear(); // ends on this computer
        for (const QLatin1String fact : {fact::justCreated, fact::workedBefore, fact::sandboxRefreshed})
            QVERIFY(!reportOf(input, m_services).evidence.has(fact)); // not said is not known
        input.workedBefore = true;
        input.sandboxRefreshed = true;
        const Evidence evidence = reportOf(input, m_services).evidence;
        QCOMPARE(evidence.value(fact::workedBefore), QJsonValue(true));
        QCOMPARE(evidence.value(fact::sandboxRefreshed), QJsonValue(true));
        QVERIFY(!evidence.has(fact::justCreated));
    }

    void justCreatedApp_mayBePropagation()
    {
        ExchangeInput input = m_practice->input(m_services, m_practice->connection());
        input.justCreated = true;
        QVERIFY(m_practice->org.setValue(u"propagation"_s, u"pending"_s));
        QVERIFY(reportOf(input, m_services).diagnosis.mayBePropagation);
    }

    void whatIsSent_isTheFourClaimsAndTheTwoParameters()
    {
        const Connection connection = m_practice->connection();
        test::ScriptedOrg org(connection.username);
        ExchangeInput input = org.input(m_practice->input(m_services, connection));
        input.guide.profile.callsAfterToken = QStringList{u"userinfo"_s, u"rest"_s};
        test::TlsTestServer &server = org.server;
        const FixedClock clock;
        ExchangeRun run(input, m_services.rules(), clock);
        const ExchangeReport report = reportOf(run);
        QCOMPARE(test::firstFailure(report), QString());

        QCOMPARE(server.requests().size(), 4); // look, token, userinfo, REST: nothing else
        QCOMPARE(server.requests()[0].path, QByteArray("/services/data/"));
        QVERIFY(!server.requests()[0].headers.contains("authorization"));
        const test::SeenRequest &token = server.requests()[1];
        QCOMPARE(token.method, QByteArray("POST"));
        QCOMPARE(token.path, QByteArray("/services/oauth2/token"));
        QCOMPARE(token.headers.value("content-type"), QByteArray("application/x-www-form-urlencoded"));
        for (const int call : {2, 3})
            QCOMPARE(server.requests()[call].headers.value("authorization"),
                     QByteArray("Bearer 00Dxx0000000001!AQ"));
        QCOMPARE(server.requests()[3].path, QByteArray("/services/data/v67.0/limits")); // the newest

        const auto form = QUrlQuery(QString::fromLatin1(token.body)).queryItems(QUrl::FullyDecoded);
        QCOMPARE(form.size(), 2);
        QCOMPARE(form[0], (std::pair(u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s)));
        QCOMPARE(form[1].first, u"assertion"_s);
        const auto assertion = decodeAssertion(form[1].second.toLatin1());
        QVERIFY(assertion);
        QCOMPARE(assertion->header, (QJsonObject{{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}}));
        QCOMPARE(assertion->payload, (QJsonObject{{u"iss"_s, connection.consumerKey},
                                                  {u"sub"_s, connection.username},
                                                  {u"aud"_s, u"https://login.salesforce.com"_s},
                                                  {u"exp"_s, clock.nowUtc().toSecsSinceEpoch() + 180}}));
        QVERIFY(verifyAssertion(*assertion, m_practice->pair.certificate));
    }

    void eventLoop_turnsWhileALargeKeyIsJudged()
    {
        Practice large(4096);
        ExchangeRun run(large.input(m_services, large.connection()), m_services.rules(), m_services.clock());
        EventLoopChecker loop;
        int before = 0;
        int during = 0;
        connect(&run, &ExchangeRun::checkStarted, this, [&](const QString &id) {
            if (id == "key.usable"_L1)
                before = loop.turns();
        });
        connect(&run, &ExchangeRun::checkFinished, this, [&](const CheckResult &check) {
            if (check.id == "key.usable"_L1)
                during = loop.turns() - before;
        });
        QVERIFY(reportOf(run).passed());
        QVERIFY2(during > 20, qPrintable(QString::number(during)));
    }

    void cancelledRun_endsTheRequestUnderWay()
    {
        test::ScriptedOrg org(m_practice->connection().username, "/services/data/",
                              Scripted::with(Scripted::Manner::Hang));
        test::TlsTestServer &server = org.server;
        const ExchangeInput input = org.input(m_practice->input(m_services, m_practice->connection()));
        ExchangeRun run(input, m_services.rules(), m_services.clock());
        QSignalSpy finished(&run, &ExchangeRun::finished);
        run.start();
        QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), 1, 20'000);
        run.cancel();
        QCOMPARE(finished.size(), 1);
        const auto report = finished.first().first().value<ExchangeReport>();
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
        QCOMPARE(report.exitStatus(), 130);
        QCOMPARE(report.check(u"proxy.found"_s)->detail.id, u"check.proxy.found.proxy"_s);
        QCOMPARE(report.check(u"host.connects"_s)->detail.id, u"check.cancelled"_s);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void directConnection_resolvesTheNameItself()
    {
        // Without a proxy a name that does not exist ends at the look-up, or there is no name service at all.
        ExchangeInput input = m_practice->input(m_services, m_practice->connection());
        input.domain.host = u"keyway-test.invalid"_s;
        input.network.proxyUrl.clear();
        const ExchangeReport report = reportOf(input, m_services);
        QCOMPARE(test::firstFailure(report), u"name.resolves"_s);
        QVERIFY(QStringList({u"dns"_s, u"offline"_s}).contains(report.evidence.string(fact::transport)));
        QCOMPARE(test::flawOf(report, m_services.texts()), QString());
    }

private:
    AppServices m_services = test::loadServices();
    std::unique_ptr<Practice> m_practice;
};

QTEST_GUILESS_MAIN(TestExchangeRun)
#include "tst_exchangerun.moc"
