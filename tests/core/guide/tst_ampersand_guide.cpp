// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// What the built-in Ampersand guide promises: complete, well-formed, honest, in our own words.

#include "core/guide/Guide.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

/// All prose of ours; control names, paths and values are Salesforce's words and stay out.
QStringList proseOf(const Guide &guide)
{
    QStringList prose{guide.summary};
    prose << guide.keepWorking;
    for (const GuideStep &step : guide.steps) {
        prose << step.summary << step.warnings;
        for (const Instruction &instruction : step.instructions) {
            prose << instruction.condition << instruction.why << instruction.warning << instruction.note;
            if (instruction.control == ControlKind::Action)
                prose << instruction.label;
        }
    }
    prose.removeAll(QString());
    return prose;
}

QStringList wordRuns(const QString &text, int length)
{
    static const QRegularExpression gaps(u"[^\\w]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QStringList words = text.toLower().split(gaps, Qt::SkipEmptyParts);
    QStringList runs;
    for (int i = 0; i + length <= words.size(); ++i)
        runs << words.mid(i, length).join(u' ');
    return runs;
}

/// The source document lies beside a checkout of ours, not in it.
QString seedText()
{
    const QString beside = QStringLiteral(KEYWAY_SOURCE_DIR "/../shared/reference");
    const QDir folder(qEnvironmentVariable("KEYWAY_REFERENCE", beside) + u"/seeds"_s);
    QString text;
    for (const QString &name : folder.entryList({u"00[01]_*.txt"_s}, QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            text += QString::fromUtf8(file.readAll()) + u'\n';
    }
    return text;
}

} // namespace

class TestAmpersandGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto shelf = GuideShelf::load();
        if (!shelf) {
            for (const DataError &error : shelf.error())
                qCritical().noquote() << error.toString();
            QFAIL("the built-in guides cannot be loaded");
        }
        QVERIFY(shelf->guide(u"ampersand"_s));
        m_guide = *shelf->guide(u"ampersand"_s);
    }

    void steps_areTheSevenOfTheSource()
    {
        const QList<std::pair<QString, QString>> expected{
            {u"Certificate and private key"_s, u"key"_s},
            {u"External Client App"_s, u"app"_s},
            {u"Consumer Key"_s, u"consumer-key"_s},
            {u"OAuth policies"_s, u"policies"_s},
            {u"Integration user"_s, u"user"_s},
            {u"Pre-authorize permission set"_s, u"preauthorization"_s},
            {u"My Domain subdomain"_s, u"domain"_s}};
        QCOMPARE(m_guide.steps.size(), expected.size());
        for (int i = 0; i < expected.size(); ++i) {
            QCOMPARE(m_guide.steps.at(i).number, i + 1);
            QCOMPARE(m_guide.steps.at(i).title, expected.at(i).first);
            QCOMPARE(m_guide.steps.at(i).topics, QStringList{expected.at(i).second});
            QCOMPARE(m_guide.stepForTopic(expected.at(i).second)->number, i + 1);
        }
        QCOMPARE(m_guide.stepForTopic(u"network"_s), nullptr);
        QCOMPARE(m_guide.step(8), nullptr);
    }

    void everyInstructionOfTheSource_isCovered()
    {
        QSet<QString> numbers;
        for (const GuideStep &step : m_guide.steps) {
            for (const Instruction &instruction : step.instructions)
                numbers.insert(instruction.seedNumber);
        }
        QSet<QString> handOver;
        for (const HandOverField &field : m_guide.handOver)
            handOver.insert(u"handOver:"_s + field.id);

        QFile list(QStringLiteral(KEYWAY_TEST_DATA "/seed-001-instructions.txt"));
        QVERIFY(list.open(QIODevice::ReadOnly));
        int checked = 0;
        for (const QString &line : QString::fromUtf8(list.readAll()).split(u'\n', Qt::SkipEmptyParts)) {
            if (line.startsWith(u'#'))
                continue;
            const QString place = line.section(u"   "_s, 0, 0);
            if (place.startsWith("summary:"_L1))
                QVERIFY2(m_guide.summary.contains(place.mid(8)), qPrintable(line));
            else if (place.startsWith("keepWorking:"_L1))
                QVERIFY2(m_guide.keepWorking.join(u'\n').contains(place.mid(12)), qPrintable(line));
            else
                QVERIFY2(numbers.remove(place) || handOver.remove(place), qPrintable(line));
            ++checked;
        }
        QVERIFY(checked > 60);
        QVERIFY2(numbers.isEmpty(), "an instruction names a place that the source does not have");
        QVERIFY(handOver.isEmpty());
    }

    void everyInstruction_saysWhereWhatAndWhy()
    {
        QSet<QString> ids;
        for (const GuideStep &step : m_guide.steps) {
            for (const Instruction &instruction : step.instructions) {
                QVERIFY2(!instruction.page.isEmpty(), qPrintable(instruction.id));
                QVERIFY2(!instruction.label.isEmpty(), qPrintable(instruction.id));
                QVERIFY2(!instruction.why.isEmpty(), qPrintable(instruction.id));
                QVERIFY2(!ids.contains(instruction.id), qPrintable(instruction.id));
                ids.insert(instruction.id);
                QVERIFY2(instruction.seedNumber.startsWith(QString::number(step.number)),
                         qPrintable(instruction.id));
            }
        }
    }

    void wantedValues_areThoseOfTheSource_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("wanted");
        const auto row = [](const char *id, const char *label, const char *wanted) {
            QTest::newRow(id) << QString::fromLatin1(id) << QString::fromLatin1(label)
                              << QString::fromLatin1(wanted);
        };
        row("app.distribution", "Distribution State", "Local");
        row("app.enable-oauth", "Enable OAuth", "on");
        row("app.callback", "Callback URL", "https://api.withampersand.com/callbacks/v1/oauth");
        row("app.scopes", "Selected OAuth Scopes",
            "Manage user data via APIs (api)|Perform requests at any time (refresh_token, offline_access)");
        row("app.enable-jwt-flow", "Enable JWT Bearer Flow", "on");
        row("app.no-jwt-tokens", "Issue JSON Web Token (JWT)-based access tokens for named users", "off");
        row("app.pkce",
            "Require Proof Key for Code Exchange (PKCE) extension for Supported Authorization Flows", "off");
        row("policies.refresh-token", "Refresh Token Policy", "Refresh token is valid until revoked");
        row("policies.ip-relaxation", "IP Relaxation", "Relax IP restrictions");
        row("user.licence", "User License", "Salesforce Integration");
        row("user.profile", "Profile", "Minimum Access - API Only Integrations");
        row("user.set-licence", "License", "Salesforce API Integration");
        row("user.never-expires", "Expires On", "Never Expires");
        row("preauthorization.permitted-users", "Permitted Users", "Admin approved users are pre-authorized");
    }
    void wantedValues_areThoseOfTheSource()
    {
        QFETCH(QString, id);
        const Instruction *found = nullptr;
        for (const GuideStep &step : m_guide.steps) {
            for (const Instruction &instruction : step.instructions) {
                if (instruction.id == id)
                    found = &instruction;
            }
        }
        QVERIFY(found);
        QTEST(found->label, "label");
        const QString wanted = found->checked            ? (*found->checked ? u"on"_s : u"off"_s)
                               : found->values.isEmpty() ? found->value
                                                         : found->values.join(u'|');
        QTEST(wanted, "wanted");
    }

    void setupNodes_areKnownPages()
    {
        const QSet<QString> known{u"ManageExternalClientApplication"_s, u"ManageUsers"_s, u"PermSets"_s,
                                  u"OrgDomain"_s};
        for (const GuideStep &step : m_guide.steps) {
            QVERIFY2(step.setupNode.isEmpty() ? step.kind == StepKind::KeyPair
                                              : known.contains(step.setupNode),
                     qPrintable(step.title));
            for (const Instruction &instruction : step.instructions)
                QVERIFY2(instruction.setupNode.isEmpty() || known.contains(instruction.setupNode),
                         qPrintable(instruction.id));
        }
    }

    void notes_beginWithHowSureWeAre()
    {
        static const QRegularExpression form(
            u"^(Confirmed by Salesforce|Confirmed in Ampersand's code|Reported, not confirmed by Salesforce|"
            "Sources disagree|Inferred): "_s);
        int notes = 0;
        for (const GuideStep &step : m_guide.steps) {
            for (const Instruction &instruction : step.instructions) {
                if (instruction.note.isEmpty())
                    continue;
                QVERIFY2(form.match(instruction.note).hasMatch(), qPrintable(instruction.id));
                ++notes;
            }
        }
        QVERIFY(notes >= 10);
    }

    void profile_isThatOfAmpersandsCode()
    {
        const DestinationProfile &profile = m_guide.profile;
        QCOMPARE(profile.audienceRule, AudienceRule::SubdomainText);
        QCOMPARE(profile.sandboxMarks, (QStringList{u".sandbox"_s, u"--"_s}));
        QCOMPARE(profile.lifetime, std::chrono::seconds(180));
        QCOMPARE(profile.keyFormat, KeyFormat::Base64Pem);
        QCOMPARE(profile.callsAfterToken, (QStringList{u"userinfo"_s, u"rest"_s}));
        QCOMPARE(profile.neededScopes, (QStringList{u"api"_s, u"refresh_token"_s}));
        QVERIFY(profile.needsOpaqueToken);
    }

    void handOver_isTheFormInItsOrder_onlyTheKeyIsSecret()
    {
        QStringList labels;
        for (const HandOverField &field : m_guide.handOver) {
            labels << field.label;
            QCOMPARE(field.secret, field.id == "privateKeyBase64"_L1);
        }
        QCOMPARE(labels, (QStringList{u"Consumer Key"_s, u"Salesforce Username"_s, u"Private Key"_s,
                                      u"Subdomain"_s}));
    }

    void prose_isOurOwn()
    {
        const QString seed = seedText();
        if (seed.isEmpty())
            QSKIP("the source documents do not lie beside this checkout (../shared); set KEYWAY_REFERENCE");
        const QStringList seedRuns = wordRuns(seed, 8);
        const QSet<QString> theirs(seedRuns.begin(), seedRuns.end());
        QStringList shared;
        for (const QString &text : proseOf(m_guide)) {
            for (const QString &run : wordRuns(text, 8)) {
                if (theirs.contains(run))
                    shared << run;
            }
        }
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u"\n"_s)));
    }

    void prose_isShort()
    {
        for (const QString &text : proseOf(m_guide))
            QVERIFY2(text.size() <= 330, qPrintable(text));
    }

private:
    Guide m_guide;
};

QTEST_GUILESS_MAIN(TestAmpersandGuide)
#include "tst_ampersand_guide.moc"
