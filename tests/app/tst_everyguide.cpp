// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "core/crypto/KeyFiles.h"
#include "core/report/SplitHandOver.h"

#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

/// Every guide, from Start to hand-over, against the practice org.
class TestEveryGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        QApplication::setStyle(u"Fusion"_s);
    }

    void fromStartToHandOver_data();
    void fromStartToHandOver();
    void anotherGuide_keepsWhatWasEntered_andTicksOfItsOwn();
    void kit_goesToTheAdmin_andTheReplyFillsTheIntegratorsConnection();
    void fileWithAnEmptyValue_isNotWritten();
    void commands_areShownForTheStep();

private:
    static bool chooseGuide(WindowDriver &driver, const QString &id);
    static bool makeKey(WindowDriver &driver);
    static bool walk(WindowDriver &driver, const PracticeAccount &account);
};

bool TestEveryGuide::chooseGuide(WindowDriver &driver, const QString &id)
{
    auto *list = driver.child<QComboBox>(u"guideCombo"_s);
    if (!list)
        return false;
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    for (int i = 0; i < list->count() && list->currentData().toString() != id; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    return driver.controller().session().guide().id == id;
}

bool TestEveryGuide::makeKey(WindowDriver &driver)
{
    return driver.click(u"generateButton"_s) && driver.answerFileDialog(driver.folder()) &&
           QTest::qWaitFor([&driver] { return driver.controller().keys().base64Length() > 0; }, 20'000);
}

/// The steps after the key's, as their pages ask.
bool TestEveryGuide::walk(WindowDriver &driver, const PracticeAccount &account)
{
    const QList<GuideStep> steps = driver.controller().session().guide().steps;
    for (const GuideStep &step : steps) {
        if (driver.window().currentPage() != u"step-%1"_s.arg(step.number)) {
            qWarning("page %s instead of step %d", qPrintable(driver.window().currentPage()), step.number);
            return false;
        }
        const bool secret = driver.controller().session().guide().profile.asksConsumerSecret;
        if (step.kind == StepKind::ConsumerKey && !driver.type(u"stepField"_s, account.consumerKey))
            return false;
        if (step.kind == StepKind::ConsumerKey && secret) {
            driver.type(u"secretField"_s, account.consumerSecret); // the page forgets it at once
            if (!driver.controller().session().consumerSecret()) {
                qWarning("the secret was not taken");
                return false;
            }
        }
        if (step.kind == StepKind::Username && !driver.type(u"stepField"_s, account.username))
            return false;
        if (step.kind == StepKind::Domain && !driver.type(u"domainEdit"_s, account.host))
            return false;
        if (step.kind != StepKind::Domain && step.kind != StepKind::KeyPair) {
            for (const Instruction &instruction : step.instructions) {
                if (!driver.click(u"tick_"_s + instruction.id))
                    return false;
            }
        }
        if (!driver.click(u"continueButton"_s) ||
            driver.entry(u"step-%1"_s.arg(step.number)).state != StepState::Done) {
            qWarning("step %d is not done", step.number);
            return false;
        }
    }
    return driver.window().currentPage() == u"test"_s;
}

void TestEveryGuide::fromStartToHandOver_data()
{
    QTest::addColumn<QString>("audience");
    QTest::addColumn<QString>("tokenHost");
    QTest::addColumn<int>("lifetime");
    QTest::addColumn<QStringList>("claims");
    const QString own = u"practice.my.salesforce.com"_s;
    const QStringList four{u"aud"_s, u"exp"_s, u"iss"_s, u"sub"_s};
    QTest::newRow("ampersand") << u"https://login.salesforce.com"_s << own << 180 << four;
    QTest::newRow("nango") << u"https://"_s + own << own << 3600
                           << QStringList{u"aud"_s, u"exp"_s, u"iat"_s, u"iss"_s, u"sub"_s};
    QTest::newRow("external-client-app") << u"https://login.salesforce.com"_s << own << 180 << four;
    QTest::newRow("connected-app") << u"https://login.salesforce.com"_s << u"login.salesforce.com"_s << 180
                                   << four;
}

void TestEveryGuide::fromStartToHandOver()
{
    const QString id = QString::fromLatin1(QTest::currentDataTag());
    QFETCH(QString, audience);
    QFETCH(QString, tokenHost);
    WindowDriver driver;
    QVERIFY(QTest::qWaitForWindowExposed(&driver.window()));
    QVERIFY(chooseGuide(driver, id));
    QVERIFY(driver.click(u"practiceButton"_s));
    PracticeOrg &org = driver.controller().practice().org();
    QVERIFY(driver.click(u"useInWizardButton"_s));
    QCOMPARE(driver.controller().session().guide().id, id);
    QVERIFY(makeKey(driver));
    QApplication::clipboard()->clear();
    QVERIFY(driver.click(u"copyBase64Button"_s)); // in the form that this destination takes
    QTRY_VERIFY(!QApplication::clipboard()->text().isEmpty());
    const bool pem = driver.controller().session().guide().profile.keyFormat == KeyFormat::Pem;
    QCOMPARE(QApplication::clipboard()->text().startsWith(u"-----BEGIN"_s), pem);
    QVERIFY(walk(driver, org.account()));

    QVERIFY(driver.runTest());
    const ExchangeReport &report = *driver.controller().session().report();
    QStringList wrong;
    for (const CheckResult &check : report.checks) {
        if (check.outcome == CheckOutcome::Failed)
            wrong << check.id + u' ' + detailSentence(check, driver.services().texts());
    }
    QCOMPARE(wrong, QStringList());
    QVERIFY(driver.controller().session().isProved());
    QCOMPARE(report.audience, audience);
    QCOMPARE(report.host, tokenHost);

    // What the org saw is what the destination will send.
    const QList<PracticeRequest> requests = org.requests();
    const auto token = std::find_if(requests.begin(), requests.end(), [](const PracticeRequest &one) {
        return one.path == u"/services/oauth2/token"_s;
    });
    QVERIFY(token != requests.end());
    QCOMPARE(token->host, tokenHost);
    QTEST(token->claims.keys(), "claims");
    QCOMPARE(token->claims.value(u"aud"_s).toString(), audience);
    QFETCH(int, lifetime);
    const qint64 left = token->claims.value(u"exp"_s).toInteger() - token->timeUtc.toSecsSinceEpoch();
    QVERIFY2(qAbs(left - lifetime) <= 5, qPrintable(QString::number(left)));

    // Hand-over: every field of the form can be copied, and holds what was tested.
    QVERIFY(driver.click(u"continueButton"_s));
    QCOMPARE(driver.window().currentPage(), u"values"_s);
    const auto key = readFile(driver.controller().session().connection().keyFile);
    QVERIFY(key);
    for (const HandOverField &field : driver.controller().session().guide().handOver) {
        QApplication::clipboard()->clear();
        QVERIFY2(driver.click(u"copy_"_s + field.id), qPrintable(field.id));
        QTRY_VERIFY2(!QApplication::clipboard()->text().isEmpty(), qPrintable(field.id));
        const QString text = QApplication::clipboard()->text();
        if (field.id == u"privateKeyBase64"_s)
            QCOMPARE(text.toLatin1(), key->toBase64());
        else if (field.id == u"privateKeyPem"_s)
            QCOMPARE(text.toUtf8().trimmed(), key->trimmed());
        else if (field.id == u"consumerSecret"_s)
            QCOMPARE(text, org.account().consumerSecret);
        else if (field.id == u"authorizationUrl"_s)
            QCOMPARE(text, tokenHost);
        else if (field.id == u"audience"_s)
            QCOMPARE(text, audience);
    }
}

void TestEveryGuide::anotherGuide_keepsWhatWasEntered_andTicksOfItsOwn()
{
    WindowDriver driver;
    QVERIFY(chooseGuide(driver, u"ampersand"_s));
    driver.controller().session().edit([](Connection &connection) {
        connection.username = u"integration@acme.com"_s;
        connection.tickedInstructions = {u"app.name"_s};
    });
    driver.controller().session().setReport({});
    QVERIFY(chooseGuide(driver, u"nango"_s));
    QVERIFY(!driver.controller().session().report()); // it was about another destination
    QCOMPARE(driver.controller().session().connection().username, u"integration@acme.com"_s);
    QVERIFY(driver.controller().session().connection().tickedInstructions.isEmpty());
    // Its steps stand in its own order: what is the user's step there shows the name.
    const int step = driver.controller().session().guide().stepForTopic(u"user"_s)->number;
    QVERIFY(driver.click(u"entry_step-%1"_s.arg(step)));
    QCOMPARE(driver.child<QLineEdit>(u"stepField"_s)->text(), u"integration@acme.com"_s);
    QVERIFY(driver.click(u"entry_start"_s));
    QVERIFY(chooseGuide(driver, u"ampersand"_s));
    QVERIFY(driver.controller().session().connection().tickedInstructions.contains(u"app.name"_s));
}

void TestEveryGuide::kit_goesToTheAdmin_andTheReplyFillsTheIntegratorsConnection()
{
    // The integrator makes the key and writes a kit.
    WindowDriver integrator;
    QVERIFY(integrator.click(u"beginButton"_s));
    QVERIFY(makeKey(integrator));
    QVERIFY(integrator.click(u"entry_values"_s));
    QVERIFY(integrator.exportAs(u"kit"_s));
    QVERIFY(integrator.answerText(u"Acme Integrations"_s));
    QVERIFY(integrator.answerFileDialog(integrator.folder()));
    const QDir kit(integrator.folder() + u"/salesforce-kit"_s);
    QTRY_VERIFY(kit.exists(u"cert.pem"_s));
    const QStringList kitFiles = kit.entryList({u"*.keyway-kit.json"_s});
    QCOMPARE(kitFiles.size(), 1);
    const auto privateKey = readFile(integrator.controller().session().connection().keyFile);
    for (const QString &name : kit.entryList(QDir::Files))
        QVERIFY2(!readFile(kit.filePath(name))->contains(privateKey->mid(100, 60)), qPrintable(name));

    // The admin opens it, sets up the org, and saves the reply.
    WindowDriver admin;
    admin.controller().openFile(kit.filePath(kitFiles.first()));
    QVERIFY(admin.controller().session().isKeyElsewhere());
    admin.controller().session().edit([](Connection &connection) {
        connection.consumerKey = u"3MVG9"_s + QString(80, u'k');
        connection.username = u"integration@acme.com"_s;
        connection.domain = u"acme"_s;
    });
    QVERIFY(admin.click(u"entry_values"_s));
    QVERIFY(admin.exportAs(u"reply"_s));
    const QString reply = admin.folder() + u"/acme.keyway-reply.json"_s;
    QVERIFY(admin.answerFileDialog(reply));
    QTRY_VERIFY(QFileInfo::exists(reply));

    // Back at the integrator's, the connection is complete and the key never moved.
    integrator.controller().openFile(reply);
    const Connection &filled = integrator.controller().session().connection();
    QCOMPARE(filled.username, u"integration@acme.com"_s);
    QCOMPARE(integrator.controller().session().domain().subdomain, u"acme"_s);
    QVERIFY(!filled.keyFile.isEmpty());
    QCOMPARE(integrator.window().currentPage(), u"test"_s);
}

void TestEveryGuide::fileWithAnEmptyValue_isNotWritten()
{
    WindowDriver driver;
    QVERIFY(driver.click(u"beginButton"_s));
    QVERIFY(makeKey(driver));
    QVERIFY(driver.click(u"entry_values"_s));
    const QString path = driver.folder() + u"/half.env"_s;
    QVERIFY(driver.click(u"saveEnvButton"_s));
    QVERIFY(driver.answerFileDialog(path));
    const auto told = [&driver] {
        for (const QLabel *label : driver.window().findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains(u"Salesforce Username"_s) &&
                label->text().contains(u"missing"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(told());
    QVERIFY(!QFileInfo::exists(path));
}

void TestEveryGuide::commands_areShownForTheStep()
{
    WindowDriver driver;
    QVERIFY(driver.click(u"beginButton"_s));
    QVERIFY(driver.click(u"commandsButton"_s));
    auto *dialog = driver.window().findChild<QDialog *>(u"commandsDialog"_s);
    QVERIFY(dialog);
    QTRY_VERIFY(dialog->isVisible());
}

QTEST_MAIN(TestEveryGuide)
#include "tst_everyguide.moc"
