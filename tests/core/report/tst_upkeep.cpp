// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/Upkeep.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const HostFormats &hosts()
{
    static const HostFormats formats = HostFormats::load().value();
    return formats;
}

const GuideShelf &shelf()
{
    static const GuideShelf all = GuideShelf::load().value();
    return all;
}

const Guide &ampersand()
{
    return *shelf().guide(u"ampersand"_s);
}

const TextBook &texts()
{
    static const TextBook book = TextBook::load({u":/keyway/texts/upkeep.en.md"_s}).value();
    return book;
}

Result<SandboxRefresh> refreshed(const QString &username, const QString &domain, const QString &sandbox)
{
    return sandboxRefresh(ampersand(), username, hosts().judge(domain), sandbox);
}

QStringList ids(const QList<UpkeepStep> &steps)
{
    QStringList ids;
    for (const UpkeepStep &step : steps)
        ids << step.text.id;
    return ids;
}

/// Everything that a person would read, with what is left open in it.
QString read(const QList<UpkeepStep> &steps)
{
    QStringList lines;
    for (const UpkeepStep &step : steps) {
        const Text text = texts().text(step.text);
        lines << text.title << text.body << text.actions;
    }
    return lines.join(u'\n');
}

void tell(const QList<UpkeepStep> &steps)
{
    for (const UpkeepStep &step : steps) {
        QVERIFY2(texts().contains(step.text.id), qPrintable(step.text.id));
        QVERIFY2(!texts().text(step.text).actions.isEmpty(), qPrintable(step.text.id));
    }
    QVERIFY2(!read(steps).contains("{{"_L1), qPrintable(read(steps)));
}

} // namespace

class TestUpkeep : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void username_isProposed_data()
    {
        QTest::addColumn<QString>("old");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("sandbox");
        QTest::addColumn<QString>("username");
        QTest::addColumn<QString>("subdomain");
        QTest::addColumn<bool>("guess");
        const auto row = [](const char *name, const char *old, const char *domain, const char *sandbox,
                            const char *username, const char *subdomain, bool guess) {
            QTest::newRow(name) << QString::fromLatin1(old) << QString::fromLatin1(domain)
                                << QString::fromLatin1(sandbox) << QString::fromLatin1(username)
                                << QString::fromLatin1(subdomain) << guess;
        };
        const char *dev = "acme--dev.sandbox";
        row("another sandbox", "integration@acme.com.dev", dev, "full", "integration@acme.com.full",
            "acme--full.sandbox", false);
        row("the same sandbox", "integration@acme.com.dev", dev, "dev", "integration@acme.com.dev", dev,
            false);
        row("upper case", "Integration@acme.com.DEV", dev, " Full ", "Integration@acme.com.full",
            "acme--full.sandbox", false);
        row("the same in upper case", "integration@acme.com.DEV", dev, "DEV", "integration@acme.com.DEV", dev,
            false);
        row("from production", "integration@acme.com", "acme", "dev", "integration@acme.com.dev", dev, false);
        row("from production, whole address", "integration@acme.com",
            "https://acme.lightning.force.com/lightning/setup/SetupOneHome/home", "dev",
            "integration@acme.com.dev", dev, false);
        row("production's name has a dot like it", "integration@acme.com.dev", "acme", "dev",
            "integration@acme.com.dev", dev, true);
        row("without suffix in a sandbox", "integration@acme.com", dev, "full", "integration@acme.com.full",
            "acme--full.sandbox", true);
        row("without suffix, the same sandbox", "integration@acme.com", dev, "dev",
            "integration@acme.com.dev", dev, true);
        row("suffix of yet another sandbox", "integration@acme.com.uat", dev, "full",
            "integration@acme.com.uat.full", "acme--full.sandbox", true);
        row("domain ends like the sandbox", "integration@acme.dev", dev, "full", "integration@acme.dev.full",
            "acme--full.sandbox", true);
        row("domain and suffix alike", "integration@acme.dev.dev", dev, "full", "integration@acme.dev.full",
            "acme--full.sandbox", false);
        row("suffix only in part", "integration@acme.com.mydev", dev, "full",
            "integration@acme.com.mydev.full", "acme--full.sandbox", true);
        row("name that was taken", "00x7Vquser@acme.com.dev", dev, "full", "00x7Vquser@acme.com.full",
            "acme--full.sandbox", true);
        row("old address", "integration@acme.com.dev", "acme--dev", "dev", "integration@acme.com.dev", dev,
            false);
        row("digits", "integration@acme.com.1", "acme--1.sandbox", "0123456789",
            "integration@acme.com.0123456789", "acme--0123456789.sandbox", false);
        row("hyphens in the company's name", "i@acme.com.dev", "acme-east--dev.sandbox", "qa",
            "i@acme.com.qa", "acme-east--qa.sandbox", false);
    }
    void username_isProposed()
    {
        QFETCH(QString, old);
        QFETCH(QString, domain);
        QFETCH(QString, sandbox);
        const auto refresh = refreshed(old, domain, sandbox);
        QVERIFY2(refresh, refresh ? "" : qPrintable(refresh.error().id));
        QTEST(refresh->username, "username");
        QTEST(refresh->subdomain, "subdomain");
        QTEST(refresh->usernameIsGuess, "guess");
        tell(refresh->steps);
        QVERIFY(read(refresh->steps).contains(refresh->username));
        QVERIFY(hosts().judge(refresh->subdomain).accepted);
    }

    void badInput_isRefused_data()
    {
        QTest::addColumn<QString>("username");
        QTest::addColumn<QString>("domain");
        QTest::addColumn<QString>("sandbox");
        QTest::addColumn<QString>("id");
        const auto row = [](const QString &username, const QString &domain, const QString &sandbox,
                            const QString &id) {
            QTest::addRow("%s | %s | %s", qPrintable(username), qPrintable(domain),
                          qPrintable(sandbox.left(20)))
                << username << domain << sandbox << id;
        };
        const QString user = u"i@acme.com"_s;
        for (const QString &name : {QString(), u"  "_s, u"my-box"_s, u"dev.sandbox"_s, u"acme--dev"_s, u"ö"_s,
                                    u"12345678901"_s, u"dev\n"_s + u"x"_s, QString(100'000, u'x')})
            row(user, u"acme"_s, name, u"upkeep.sandbox-name"_s);
        for (const QString &domain :
             {QString(), u"acme-dev-ed.develop"_s, u"acme.scratch"_s, u"login.salesforce.com"_s,
              u"not a domain"_s, u"https://i:word@acme.my.salesforce.com"_s})
            row(user, domain, u"dev"_s, u"upkeep.not-a-domain"_s);
        row(QString(), u"acme"_s, u"dev"_s, u"username.empty"_s);
        row(u"integration"_s, u"acme"_s, u"dev"_s, u"username.no-at"_s);
    }
    void badInput_isRefused()
    {
        QFETCH(QString, username);
        QFETCH(QString, domain);
        QFETCH(QString, sandbox);
        const auto refresh = refreshed(username, domain, sandbox);
        QVERIFY(!refresh);
        QTEST(refresh.error().id, "id");
        for (const QString &fact : refresh.error().facts)
            QVERIFY2(fact.size() <= 120 && !fact.contains("word@"_L1), qPrintable(fact));
        if (refresh.error().id.startsWith("upkeep."_L1)) {
            const Text text = texts().text(refresh.error());
            QVERIFY(!text.actions.isEmpty() && !text.title.contains("{{"_L1));
        }
    }

    void newSandbox_changesAddressAndFields_butNotTheAudience()
    {
        const auto refresh = refreshed(u"i@acme.com.dev"_s, u"acme--dev.sandbox"_s, u"full"_s);
        QVERIFY(refresh);
        const QStringList steps = ids(refresh->steps);
        QVERIFY(steps.contains(u"upkeep.refresh.username"_s));
        QVERIFY(steps.contains(u"upkeep.refresh.app"_s));
        QVERIFY(steps.contains(u"upkeep.refresh.domain"_s));
        QVERIFY(steps.contains(u"upkeep.refresh.audience-same"_s));
        QVERIFY(steps.contains(u"upkeep.refresh.destination"_s));
        const QString text = read(refresh->steps);
        QVERIFY(text.contains("acme--full.sandbox.my.salesforce.com"_L1));
        QVERIFY(text.contains("https://test.salesforce.com"_L1));
        QVERIFY2(text.contains(u"“Salesforce Username”, “Subdomain”"_s), qPrintable(text));
    }

    void sameSandbox_changesNothingAtTheDestination()
    {
        const auto refresh = refreshed(u"i@acme.com.dev"_s, u"acme--dev.sandbox"_s, u"dev"_s);
        QVERIFY(refresh);
        const QStringList steps = ids(refresh->steps);
        QVERIFY(steps.contains(u"upkeep.refresh.username-same"_s));
        QVERIFY(steps.contains(u"upkeep.refresh.domain-same"_s));
        QVERIFY(steps.contains(u"upkeep.refresh.destination-same"_s));
    }

    void fromProduction_theAudienceChanges()
    {
        const auto refresh = refreshed(u"i@acme.com"_s, u"acme"_s, u"dev"_s);
        QVERIFY(refresh);
        QVERIFY(ids(refresh->steps).contains(u"upkeep.refresh.audience"_s));
        QVERIFY(read(refresh->steps).contains("https://login.salesforce.com"_L1));
    }

    void guess_isSaidToBeOne()
    {
        const auto refresh = refreshed(u"i@acme.com.uat"_s, u"acme--dev.sandbox"_s, u"full"_s);
        QVERIFY(refresh);
        QCOMPARE(refresh->steps.first().text.id, u"upkeep.refresh.username-guess"_s);
        QVERIFY(ids(refresh->steps).contains(u"upkeep.refresh.destination"_s));
    }

    void guideWithoutSteps_stillGivesWholeSentences()
    {
        Guide bare;
        bare.destination = u"Somewhere"_s;
        tell(rotationSteps(bare));
        const auto refresh =
            sandboxRefresh(bare, u"i@acme.com.dev"_s, hosts().judge(u"acme--dev.sandbox"_s), u"full"_s);
        QVERIFY(refresh);
        tell(refresh->steps);
        for (const UpkeepStep &step : rotationSteps(bare) + refresh->steps)
            QVERIFY(step.topic.isEmpty());
    }

    void rotation_putsUploadBeforeTheDestinationAndTheOldKeyLast()
    {
        for (const Guide &guide : shelf().guides()) {
            const QList<UpkeepStep> steps = rotationSteps(guide);
            const QStringList order = ids(steps);
            tell(steps);
            const auto at = [&](const char *id) {
                return order.indexOf(u"upkeep.rotate."_s + QString::fromLatin1(id));
            };
            QCOMPARE(at("new-pair"), 0);
            QVERIFY(at("choose-way") < at("upload") && at("upload") < at("wait") && at("wait") < at("test"));
            QVERIFY(at("test") < at("destination") && at("destination") < at("put-away"));
            // The gap is said before it opens, with the way around it.
            const Text way = texts().text(steps.at(at("choose-way")).text);
            QVERIFY(way.body.contains("one certificate"_L1));
            QVERIFY(way.actions.join(u' ').contains("second External Client App"_L1));
            QVERIFY(read(steps).contains(guide.destination));
            for (const UpkeepStep &step : steps)
                QVERIFY(step.topic.isEmpty() || guide.stepForTopic(step.topic));
        }
    }
};

QTEST_GUILESS_MAIN(TestUpkeep)
#include "tst_upkeep.moc"
