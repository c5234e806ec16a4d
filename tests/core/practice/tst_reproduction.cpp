// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Reproduction.h"
#include "tests/core/practice/EntryMistakes.h"
#include "tests/core/practice/Walk.h"
#include "tests/support/Wine.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::Walk;

namespace {

QList<QJsonObject> catalogue()
{
    QFile file(QStringLiteral(KEYWAY_TEST_DATA "/catalogue-answers.jsonl"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no table");
    QList<QJsonObject> rows;
    while (!file.atEnd())
        rows << QJsonDocument::fromJson(file.readLine()).object();
    return rows;
}

Evidence evidence(const QJsonObject &facts)
{
    return Evidence::fromJson(facts);
}

QString said(const Evidence &step)
{
    return step.string(fact::error) + u" | "_s + step.string(fact::errorDescription);
}

QByteArray told(const QList<Evidence> &steps)
{
    QByteArray text;
    for (const Evidence &step : steps)
        text += QJsonDocument(step.toJson()).toJson(QJsonDocument::Compact) + '\n';
    return text;
}

/// The first answer that is no success.
std::optional<Evidence> refusalIn(const QList<Evidence> &steps)
{
    const auto found = std::find_if(steps.begin(), steps.end(), [](const Evidence &step) {
        return step.has(fact::error) || step.has(fact::transport);
    });
    return found == steps.end() ? std::nullopt : std::optional(*found);
}

const Reproductions &reproductions()
{
    static const auto loaded = Reproductions::load();
    if (!loaded)
        qFatal("%s", qPrintable(loaded.error().toString()));
    return *loaded;
}

} // namespace

class TestReproduction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_org = std::make_unique<PracticeOrg>();
        m_org->uploadCertificate(test::myPair().certificate);
        QVERIFY(m_org->start());
        m_entered = m_org->account();
    }
    void cleanup() { m_org.reset(); }

    void healthyOrg_refusesNoCall()
    {
        const QList<Evidence> steps = walk();
        QVERIFY2(!refusalIn(steps), told(steps).constData());
        QCOMPARE(steps.size(), 12);
        for (const Evidence &step : steps)
            QCOMPARE(step.value(fact::httpStatus).toInt() / 100, 2);
    }

    void everyCataloguedAnswer_canBeProduced_data()
    {
        QTest::addColumn<QJsonObject>("row");
        for (const QJsonObject &row : catalogue())
            QTest::addRow("%s %s %s", qPrintable(row[u"error"_s].toString()),
                          qPrintable(row[u"description"_s].toString()), qPrintable(row[u"call"_s].toString()))
                << row;
    }
    void everyCataloguedAnswer_canBeProduced()
    {
        QFETCH(QJsonObject, row);
        Evidence answer;
        if (row.value(u"error"_s).isString())
            answer.set(fact::error, row.value(u"error"_s));
        if (row.value(u"description"_s).isString())
            answer.set(fact::errorDescription, row.value(u"description"_s));
        const auto reproduction = reproductions().forEvidence(answer);
        QVERIFY(reproduction);
        QMap<QString, QString> expected;
        const QJsonObject settings = row.value(u"settings"_s).toObject();
        for (auto each = settings.begin(); each != settings.end(); ++each)
            expected.insert(each.key(), each.value().toString());
        QCOMPARE(reproduction->settings, expected);
        set(reproduction->settings);

        const QList<Evidence> steps = walk();
        const bool came = std::any_of(steps.begin(), steps.end(), [&](const Evidence &step) {
            const auto same = [&](QLatin1String name) {
                return !answer.has(name) ||
                       step.string(name).compare(answer.string(name), Qt::CaseInsensitive) == 0;
            };
            return same(fact::error) && same(fact::errorDescription) &&
                   step.string(fact::call) == row.value(u"call"_s).toString() &&
                   step.value(fact::httpStatus) == row.value(u"status"_s);
        });
        QVERIFY2(came, told(steps).constData());
    }

    void everyReproduction_givesTheAnswerItClaims_data()
    {
        QTest::addColumn<QJsonObject>("entry");
        QFile file(u":/keyway/practice/reproductions.json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray list =
            QJsonDocument::fromJson(file.readAll()).object().value("reproductions"_L1).toArray();
        QCOMPARE(list.size(), reproductions().ids().size());
        for (const QJsonValue &entry : list)
            QTest::newRow(qPrintable(entry[u"id"_s].toString())) << entry.toObject();
    }
    void everyReproduction_givesTheAnswerItClaims()
    {
        QFETCH(QJsonObject, entry);
        QMap<QString, QString> settings;
        const QJsonObject given = entry.value("settings"_L1).toObject();
        for (auto each = given.begin(); each != given.end(); ++each)
            settings.insert(each.key(), each.value().toString());
        if (settings.value(u"network"_s) == u"reset"_s && !test::tellsOfResets())
            QSKIP("Wine does not always tell of a reset connection");
        set(settings);
        const QJsonObject when = entry.value("when"_L1).toObject();
        const QStringList facts = when.keys();
        const QList<Evidence> steps = walk();
        const bool came = std::any_of(steps.begin(), steps.end(), [&](const Evidence &step) {
            return std::all_of(facts.begin(), facts.end(), [&](const QString &name) {
                const auto condition = Condition::read(name, when.value(name));
                return condition && condition->holds(step.value(name), step);
            });
        });
        QVERIFY2(came, told(steps).constData());
        QVERIFY(entry.value("note"_L1).isUndefined() || entry.value("note"_L1).toString().endsWith(u'.'));
    }

    void everyBrokenSetting_hasAReproduction_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("topic");
        for (const PracticeSetting &setting : test::settings()) {
            if (setting.choice)
                continue;
            for (const QString &value : setting.values.mid(1))
                QTest::addRow("%s=%s", qPrintable(setting.id), qPrintable(value))
                    << setting.id << value << setting.topic;
        }
    }
    void everyBrokenSetting_hasAReproduction()
    {
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(QString, topic);
        if (value == "slow"_L1 || value == "counted"_L1)
            return; // slow, but it answers; counted, but far from 3,600: nothing to reproduce
        if (setting == "network"_L1 && value == "reset"_L1 && !test::tellsOfResets())
            QSKIP("Wine does not always tell of a reset connection");
        for (const PracticeSetting &one : test::settings())
            if (one.id == setting)
                set(one.needs);
        m_entered = m_org->account();
        QVERIFY(m_org->setValue(setting, value));
        QList<Evidence> steps = walk();
        std::optional<Evidence> before = refusalIn(steps);
        if (setting == "clock"_L1)
            before = steps.first(); // a live test ends at the clock, before it asks for a token
        QVERIFY2(before, told(steps).constData());
        const auto reproduction = reproductions().forEvidence(*before, topic);
        QVERIFY2(reproduction, told(steps).constData());

        m_org->resetValues();
        m_org->uploadCertificate(test::myPair().certificate);
        m_entered = m_org->account();
        set(reproduction->settings);
        steps = walk();
        const std::optional<Evidence> after = setting == "clock"_L1 ? steps.first() : refusalIn(steps);
        QVERIFY2(after, told(steps).constData());
        QCOMPARE(said(*after), said(*before));
        QCOMPARE(after->value(fact::transport), before->value(fact::transport));
        QCOMPARE(after->value(fact::httpStatus), before->value(fact::httpStatus));
    }

    void sameAnswer_theEntryOfTheTopicIsPreferred_data()
    {
        QTest::addColumn<QString>("topic");
        QTest::addColumn<QString>("setting");
        QTest::newRow("none") << QString() << u"permitted-users"_s;
        QTest::newRow("preauthorization") << u"preauthorization"_s << u"permitted-users"_s;
        QTest::newRow("user") << u"user"_s << u"username"_s;
        QTest::newRow("policies") << u"policies"_s << u"refresh-token-policy"_s;
        QTest::newRow("another") << u"network"_s << u"permitted-users"_s;
    }
    void sameAnswer_theEntryOfTheTopicIsPreferred()
    {
        QFETCH(QString, topic);
        QFETCH(QString, setting);
        const auto found = reproductions().forEvidence(
            evidence({{u"errorDescription"_s, u"user hasn't approved this consumer"_s}}), topic);
        QVERIFY(found);
        QCOMPARE(found->settings.keys(), QStringList{setting});
    }

    void vaguerEntry_doesNotWinByItsTopic()
    {
        const QJsonObject page{{u"transport"_s, u"not-json"_s}, {u"httpStatus"_s, 503}};
        const auto found = reproductions().forEvidence(evidence(page), u"network"_s);
        QVERIFY(found);
        QCOMPARE(found->id, u"org-in-maintenance"_s);
    }

    void whatNeverReachesSalesforce_orIsUnknown_hasNone_data()
    {
        QTest::addColumn<QJsonObject>("facts");
        QTest::newRow("nothing") << QJsonObject();
        QTest::newRow("key") << QJsonObject{{u"keyProblem"_s, u"key.encrypted"_s}};
        QTest::newRow("key beside an answer")
            << QJsonObject{{u"keyProblem"_s, u"key.mismatch"_s}, {u"error"_s, u"invalid_client_id"_s}};
        QTest::newRow("ended locally") << QJsonObject{{u"reached"_s, u"local"_s}, {u"transport"_s, u"dns"_s}};
        QTest::newRow("no TLS here") << QJsonObject{{u"transport"_s, u"no-tls"_s}};
        QTest::newRow("offline") << QJsonObject{{u"transport"_s, u"offline"_s}};
        QTest::newRow("proxy unreachable") << QJsonObject{{u"transport"_s, u"proxy-unreachable"_s}};
        QTest::newRow("unknown words")
            << QJsonObject{{u"error"_s, u"invalid_grant"_s}, {u"errorDescription"_s, u"the moon is full"_s}};
        QTest::newRow("unknown code") << QJsonObject{{u"error"_s, u"no_such_code"_s}};
        QTest::newRow("small skew") << QJsonObject{{u"clockSkewSeconds"_s, 20}};
    }
    void whatNeverReachesSalesforce_orIsUnknown_hasNone()
    {
        QFETCH(QJsonObject, facts);
        const auto found = reproductions().forEvidence(evidence(facts));
        QVERIFY2(!found, found ? qPrintable(found->id) : "");
    }

    void mistakeInTheFile_isNamedWithItsLine_data()
    {
        test::mistakeColumns();
        const auto row = test::mistakeRow;
        row("no id", "{'when': {'error': 'x'},\n'settings': {'user': 'frozen'}}", 3, "“id”");
        row("id twice", "{'id': 'good', 'when': {'error': 'x'}, 'settings': {'user': 'frozen'}}", 3, "twice");
        row("unknown setting", "{'id': 'a', 'when': {'error': 'x'},\n'settings': {'weather': 'fine'}}", 4,
            "unknown setting “weather”");
        row("unknown value", "{'id': 'a', 'when': {'error': 'x'},\n'settings': {\n'user': 'asleep'}}", 5,
            "“asleep” is not a value");
        row("no settings", "{'id': 'a', 'when': {'error': 'x'}}", 3, "“settings”");
        row("unknown fact", "{'id': 'a', 'when': {\n'mood': 'x'}, 'settings': {'user': 'frozen'}}", 4,
            "unknown fact “mood”");
        row("the rules' own fact", "{'id': 'a', 'when': {'said': 'x'}, 'settings': {'user': 'frozen'}}", 3,
            "unknown fact “said”");
        row("no condition", "{'id': 'a', 'when': {}, 'settings': {'user': 'frozen'}}", 3, "“when”");
        row("bad expression",
            "{'id': 'a', 'when': {'error': {'matches': '('}}, 'settings': {'user': 'frozen'}}", 3,
            "bad regular expression");
        row("unknown topic",
            "{'id': 'a', 'topic': 'mood', 'when': {'error': 'x'}, 'settings': {'user': 'frozen'}}", 3,
            "unknown topic “mood”");
        row("unknown member",
            "{'id': 'a', 'prio': 1, 'when': {'error': 'x'}, 'settings': {'user': 'frozen'}}", 3,
            "“prio” is not understood");
        row("member twice",
            "{'id': 'a', 'when': {'error': 'x'}, 'settings': {'user': 'frozen', 'user': 'active'}}", 3,
            "twice");
        row("no JSON", "{'id': ", 4, "no valid JSON");
    }
    void mistakeInTheFile_isNamedWithItsLine()
    {
        test::verifyMistake("reproductions",
                            "{'id': 'good', 'when': {'error': 'x'}, 'settings': {'user': 'frozen'}}",
                            [](const QString &path) { return Reproductions::load(path); });
    }

    void missingOrEmptyFile_isAMistake()
    {
        QVERIFY(!Reproductions::load(u"/nowhere/reproductions.json"_s));
        QTemporaryDir folder;
        QFile file(folder.filePath(u"empty.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{}");
        file.close();
        QVERIFY(!Reproductions::load(file.fileName()));
    }

private:
    QList<Evidence> walk() const { return Walk::through(*m_org, m_entered); }
    void set(const QMap<QString, QString> &settings)
    {
        for (auto each = settings.begin(); each != settings.end(); ++each)
            QVERIFY(m_org->setValue(each.key(), each.value()));
    }

    std::unique_ptr<PracticeOrg> m_org;
    PracticeAccount m_entered; ///< as the wizard had it before anything broke
};

QTEST_GUILESS_MAIN(TestReproduction)
#include "tst_reproduction.moc"
