// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "core/crypto/KeyFiles.h"

#include <QApplication>
#include <QClipboard>
#include <QFileInfo>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QThreadPool>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

/// Setting and value, what Salesforce literally answers, the check where the run ended, and the step that
/// turns red (0: the fault is no step of the guide, and none turns red).
struct Broken
{
    const char *setting;
    const char *value;
    int status;
    const char *error;
    const char *description;
    const char *endsAt;
    int redStep;
    const char *topic;
    int amberStep = 0; ///< the step marked as also possible, where the answer cannot tell them apart
};

const QList<Broken> brokenSettings{
    {"certificate", "missing", 400, "invalid_grant", "invalid assertion", "token.granted", 2, "app"},
    {"certificate", "other", 400, "invalid_grant", "invalid assertion", "token.granted", 2, "app"},
    {"jwt-flow", "off", 400, "unsupported_grant_type", "grant type not supported", "token.granted", 2, "app"},
    {"app", "other-org", 400, "app_not_found", "External client app is not installed in this org",
     "token.granted", 2, "app"},
    {"scopes", "no-refresh-token", 400, "invalid_request",
     "refresh_token scope is required and the connected app should be installed and preauthorized.",
     "token.granted", 2, "app"},
    {"scopes", "no-api", 200, "", "", "token.scopes", 2, "app"},
    {"token-format", "jwt", 200, "", "", "token.form", 2, "app"},
    {"consumer-key", "changed", 400, "invalid_client_id", "client identifier invalid", "token.granted", 3,
     "consumer-key"},
    {"refresh-token-policy", "lapsed", 400, "invalid_grant", "user hasn't approved this consumer",
     "token.granted", 6, "preauthorization"},
    {"ip-relaxation", "enforced", 400, "invalid_grant", "ip restricted", "token.granted", 4, "policies"},
    {"user", "inactive", 400, "invalid_grant", "inactive user", "token.granted", 5, "user"},
    {"user", "frozen", 400, "invalid_grant", "inactive user", "token.granted", 5, "user"},
    {"username", "other", 400, "invalid_grant", "user hasn't approved this consumer", "token.granted", 6,
     "preauthorization"},
    {"permission-set-assigned", "no", 400, "invalid_app_access",
     "user is not admin approved to access this app", "token.granted", 6, "preauthorization"},
    {"api-enabled", "no", 403, "API_DISABLED_FOR_ORG", "The REST API is not enabled for this Organization.",
     "userinfo.answers", 5, "user"},
    {"permitted-users", "self-authorize", 400, "invalid_grant", "user hasn't approved this consumer",
     "token.granted", 6, "preauthorization"},
    {"permission-set-selected", "no", 400, "invalid_app_access",
     "user is not admin approved to access this app", "token.granted", 6, "preauthorization"},
    {"audience", "my-domain-only", 400, "invalid_grant", "audience is invalid", "token.granted", 7, "domain"},
    {"app", "deleted", 400, "invalid_client_id", "client identifier invalid", "token.granted", 3,
     "consumer-key"},
    // Production has an app of its own, which knows nothing of this certificate.
    {"environment", "sandbox", 400, "invalid_grant", "invalid assertion", "token.granted", 2, "app"},
    {"environment", "scratch", 400, "invalid_grant", "invalid assertion", "token.granted", 2, "app"},
    {"environment", "china", 400, "invalid_grant", "invalid assertion", "token.granted", 2, "app"},
    {"propagation", "pending", 400, "app_not_found", "External client app is not installed in this org",
     "token.granted", 2, "app"},
    {"propagation", "pending-10", 400, "app_not_found", "External client app is not installed in this org",
     "token.granted", 2, "app"},
    {"propagation", "flapping", 400, "app_not_found", "External client app is not installed in this org",
     "token.granted", 2, "app"},
    {"clock", "ahead", 0, "", "", "clock.agrees", 0, "clock"},
    {"clock", "behind", 0, "", "", "clock.agrees", 0, "clock"},
    {"network", "not-found", 0, "", "", "host.connects", 7, "domain"},
    {"network", "refused", 0, "", "", "host.connects", 0, "network"},
    {"network", "reset", 0, "", "", "host.connects", 0, "network"},
    {"network", "proxy-auth", 0, "", "", "host.connects", 0, "network"},
    {"network", "tls-untrusted", 0, "", "", "tls.trusted", 0, "network"},
    {"network", "tls-expired", 0, "", "", "tls.trusted", 0, "network"},
    {"network", "tls-wrong-host", 0, "", "", "tls.trusted", 0, "network"},
    {"network", "tls-inspected", 0, "", "", "tls.trusted", 0, "network"},
    {"network", "tls-self-signed", 0, "", "", "tls.trusted", 0, "network"},
    {"network", "tls-old", 0, "", "", "tls.trusted", 0, "network"},
    {"network", "silent", 0, "", "", "org.answers", 0, "network"},
    {"network", "slow", 0, "", "", "host.connects", 0, "network"},
    {"network", "cut", 0, "", "", "org.answers", 0, "network"},
    {"network", "endless", 0, "", "", "org.answers", 0, "network"},
    {"network", "html", 200, "", "", "token.granted", 0, "network"},
    {"network", "redirect", 0, "", "", "org.answers", 7, "domain"},
    {"app", "packaged", 400, "invalid_request",
     "Cross-org OAuth flows are not supported for this external client app", "token.granted", 2, "app"},
    {"app", "blocked", 400, "OAUTH_APP_BLOCKED", "", "token.granted", 2, "app"},
    {"user", "password-expired", 403, "INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
     "The users password has expired, you must call SetPassword before attempting any other API operations",
     "rest.answers", 5, "user"},
    {"session-level", "high-assurance", 401, "INVALID_SESSION_ID",
     "This session is not valid for use with the REST API", "rest.answers", 5, "user"},
    {"session-address", "locked", 401, "INVALID_SESSION_ID", "Session expired or invalid", "rest.answers", 0,
     "api"},
    {"api-access-control", "enforced", 401, "INVALID_SESSION_ID",
     "This session is not valid for use with the REST API", "rest.answers", 5, "user"},
    {"my-domain", "renamed", 0, "", "", "org.answers", 7, "domain"},
    {"login-rate", "exceeded", 400, "invalid_grant", "login rate exceeded", "token.granted", 0, "salesforce"},
    {"api-requests", "used-up", 403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.",
     "rest.answers", 0, "api"},
    {"org", "locked", 400, "inactive_org", "org is locked, closed, or suspended", "token.granted", 0,
     "salesforce"},
    {"org", "maintenance", 503, "", "", "token.granted", 0, "salesforce"},
    {"network", "proxy-failed", 0, "", "", "host.connects", 7, "domain"},
    {"answer", "grant-bare", 400, "invalid_grant", "", "token.granted", 1, "key"},
    {"answer", "audience-validation", 400, "invalid_grant", "Audience validation failed", "token.granted", 7,
     "domain"},
    {"answer", "authentication-failure", 400, "invalid_grant", "authentication failure", "token.granted", 4,
     "policies"},
    {"answer", "refresh-token-expired", 400, "invalid_grant", "expired access/refresh token", "token.granted",
     4, "policies"},
    {"answer", "token-validity-expired", 400, "invalid_grant", "token validity expired", "token.granted", 4,
     "policies"},
    {"answer", "domain-unsupported", 400, "invalid_grant", "request not supported on this domain",
     "token.granted", 7, "domain"},
    {"answer", "scope-not-allowed", 400, "invalid_scope", "the requested scope is not allowed",
     "token.granted", 2, "app"},
    {"answer", "retry", 400, "unknown_error", "retry your request", "token.granted", 0, "salesforce"},
    {"answer", "login-rate-403", 403, "LOGIN_RATE_EXCEEDED", "", "token.granted", 0, "salesforce"},
    {"answer", "rate-limit", 400, "rate_limit_exceeded", "number of logins exceeded", "token.granted", 0,
     "salesforce"},
    {"answer", "inactive-user-code", 400, "inactive_user", "user is inactive", "token.granted", 5, "user"},
    {"answer", "client-credentials", 400, "invalid_client", "invalid client credentials", "token.granted", 3,
     "consumer-key"},
    {"answer", "app-not-installed-browser", 400, "invalid_client", "app must be installed into org",
     "token.granted", 2, "app"},
    {"answer", "issued-in-future", 400, "invalid_client", "Token was issued in the future", "token.granted",
     0, "client"},
    {"answer", "access-denied-browser", 400, "OAUTH_APP_ACCESS_DENIED",
     "user is not admin approved to access this app", "token.granted", 6, "preauthorization"},
    {"answer", "session-bare", 401, "INVALID_SESSION_ID", "", "rest.answers", 0, "api"},
    {"answer", "password-expired-new", 403, "INVALID_OPERATION_WITH_EXPIRED_PASSWORD",
     "Your password has expired. Please reset your password.", "rest.answers", 5, "user"},
    {"answer", "auth-header", 401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE", "rest.answers", 1, "key"},
    {"answer", "jwt-format", 401, "INVALID_JWT_FORMAT", "", "rest.answers", 0, "api"},
    {"answer", "url-not-reset", 400, "URL_NOT_RESET",
     "Destination URL not reset. The URL returned from login must be set", "rest.answers", 7, "domain"},
    {"answer", "multiple-errors", 400, "MULTIPLE_API_ERRORS", "", "rest.answers", 0, "salesforce"},
    {"answer", "scratch-sign-up", 400, "C-1016", "", "rest.answers", 0, "api"},
    {"answer", "object-unsupported", 400, "INVALID_TYPE", "sObject type 'ApexTrigger' is not supported.",
     "rest.answers", 5, "user"},
};

} // namespace

class TestBrokenSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setStyle(u"Fusion"_s);
    }

    void everyBrokenSetting_turnsItsStepRed_data()
    {
        QTest::addColumn<int>("row");
        for (int i = 0; i < brokenSettings.size(); ++i)
            QTest::addRow("%s=%s", brokenSettings.at(i).setting, brokenSettings.at(i).value) << i;
    }
    void everyBrokenSetting_turnsItsStepRed()
    {
        QFETCH(int, row);
        const Broken &expected = brokenSettings.at(row);
        WindowDriver &driver = healthy();
        QVERIFY(driver.click(u"entry_practice"_s));
        QVERIFY(driver.click(u"practiceResetButton"_s));
        QVERIFY(
            driver.choose(QLatin1String(expected.setting), labelOf(expected.setting, expected.value), false));
        QCOMPARE(driver.controller().practice().org().value(QLatin1String(expected.setting)),
                 QLatin1String(expected.value));
        QVERIFY(driver.click(u"entry_test"_s));
        QVERIFY(driver.runTest());

        const ExchangeReport report = *driver.controller().session().report();
        QVERIFY(!report.passed());
        QCOMPARE(report.answer.status, expected.status);
        QCOMPARE(report.answer.error, QLatin1String(expected.error));
        QCOMPARE(report.answer.description, QLatin1String(expected.description));
        QCOMPARE(endOf(report), QLatin1String(expected.endsAt));
        QVERIFY(!report.diagnosis.hypotheses.isEmpty());
        QCOMPARE(report.diagnosis.hypotheses.first().topic, QLatin1String(expected.topic));

        QList<int> red;
        for (int number = 1; number <= 7; ++number) {
            const StepEntry entry = driver.entry(u"step-%1"_s.arg(number));
            if (entry.state == StepState::Wrong) {
                red << number;
                QVERIFY(!entry.status.isEmpty()); // in words, too
            }
        }
        if (expected.amberStep)
            QCOMPARE(driver.entry(u"step-%1"_s.arg(expected.amberStep)).state, StepState::MayBeWrong);
        QCOMPARE(red, expected.redStep ? QList<int>{expected.redStep} : QList<int>());
        if (expected.status == 400) // Salesforce's own words stand on the page, unchanged
            QTRY_VERIFY(pageShows(driver, QLatin1String(expected.description)));
        if (expected.redStep) {
            QVERIFY(driver.click(u"goToStepButton"_s));
            QCOMPARE(driver.window().currentPage(), u"step-%1"_s.arg(expected.redStep));
        }
    }

    void everyValueOfEverySetting_hasARow()
    {
        const auto settings = PracticeOrg::settings();
        QVERIFY(settings);
        // What this guide's destination never meets: tst_aftertoken has them, with destinations that do.
        const QStringList notMetHere{u"app-kind"_s, u"consumer-secret"_s, u"object-access"_s,
                                     u"metadata-access"_s};
        for (const PracticeSetting &setting : *settings) {
            for (const QString &value : setting.values.mid(1)) {
                // A setting of another environment; and a count that refuses the 3,601st login only.
                if (notMetHere.contains(setting.id) || !setting.needs.isEmpty() || value == "counted"_L1)
                    continue;
                const bool listed =
                    std::any_of(brokenSettings.begin(), brokenSettings.end(), [&](const Broken &row) {
                        return setting.id == QLatin1String(row.setting) && value == QLatin1String(row.value);
                    });
                QVERIFY2(listed, qPrintable(setting.id + u"="_s + value));
            }
        }
    }

    void everyStepOfTheGuide_canTurnRed()
    {
        QSet<int> steps{1}; // step 1 by what is on this computer: the next test
        for (const Broken &row : brokenSettings)
            steps << row.redStep;
        for (int number = 1; number <= 7; ++number)
            QVERIFY2(steps.contains(number), qPrintable(QString::number(number)));
    }

    void aKeyThatDoesNotMatch_turnsStepOneRed_andSendsNothing()
    {
        WindowDriver &driver = healthy();
        QVERIFY(driver.click(u"entry_practice"_s));
        QVERIFY(driver.click(u"practiceResetButton"_s));
        const Connection before = driver.controller().session().connection();
        const qsizetype requests = driver.controller().practice().org().requests().size();
        CertificateSpec spec;
        spec.notBeforeUtc = QDateTime::currentDateTimeUtc();
        const auto other = generateKeyPair(2048, spec);
        QVERIFY(other);
        const auto files = writeKeyPair(driver.folder() + u"/other"_s, *other);
        QVERIFY(files);
        driver.controller().session().edit(
            [&](Connection &connection) { connection.keyFile = files->privateKeyFile; });
        QVERIFY(driver.click(u"entry_test"_s));
        QVERIFY(driver.runTest());
        QCOMPARE(driver.entry(u"step-1"_s).state, StepState::Wrong);
        QCOMPARE(driver.controller().practice().org().requests().size(), requests);
        driver.controller().session().edit([&](Connection &connection) { connection = before; });
    }

    void stop_endsAHangingTestAtOnce()
    {
        WindowDriver &driver = healthy();
        QVERIFY(driver.click(u"entry_practice"_s));
        QVERIFY(driver.click(u"practiceResetButton"_s));
        QVERIFY(driver.choose(u"network"_s, labelOf("network", "silent"), false));
        QVERIFY(driver.click(u"entry_test"_s));
        QVERIFY(driver.click(u"testButton"_s));
        QTRY_VERIFY(driver.child<QPushButton>(u"stopTestButton"_s));
        QVERIFY(driver.click(u"stopTestButton"_s));
        QVERIFY(
            driver.controller().session().report()->cancelled); // by the click itself, not some time later
        QVERIFY(!driver.controller().test().isRunning());
    }

private:
    /// One window for the whole table, set up once by the first test that asks.
    WindowDriver &healthy()
    {
        if (!m_driver) {
            m_driver = std::make_unique<WindowDriver>();
            m_driver->click(u"practiceButton"_s);
            m_driver->click(u"useInWizardButton"_s);
            m_driver->controller().keys().generateInto(m_driver->folder(), 2048, 3650);
            if (!QTest::qWaitFor([this] { return m_driver->controller().keys().base64Length() > 0; }, 20'000))
                qFatal("no key was made");
        }
        return *m_driver;
    }

    static QString labelOf(const char *setting, const char *value)
    {
        const auto settings = PracticeOrg::settings();
        for (const PracticeSetting &one : *settings) {
            if (one.id == QLatin1String(setting))
                return one.valueLabels.value(one.values.indexOf(QLatin1String(value)));
        }
        return {};
    }

    static QString endOf(const ExchangeReport &report)
    {
        for (const CheckResult &check : report.checks) {
            if (check.outcome == CheckOutcome::Failed)
                return check.id;
        }
        return {};
    }

    static bool pageShows(WindowDriver &driver, const QString &words)
    {
        for (QLabel *label : driver.window().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(words))
                return true;
        }
        for (QPlainTextEdit *text : driver.window().findChildren<QPlainTextEdit *>()) {
            if (text->isVisible() && text->toPlainText().contains(words))
                return true;
        }
        return false;
    }

    std::unique_ptr<WindowDriver> m_driver;
};

QTEST_MAIN(TestBrokenSettings)
#include "tst_brokensettings.moc"
