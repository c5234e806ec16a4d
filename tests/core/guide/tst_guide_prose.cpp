// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// What the built-in guides say: honest where sources disagree, short, and in our own words.

#include "tests/core/guide/Guides.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

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

} // namespace

class TestGuideProse : public QObject
{
    Q_OBJECT

    GuideShelf m_shelf = builtInGuides();

    const Guide &guide(const QString &id) const { return *m_shelf.guide(id); }
    void eachGuide() const
    {
        QTest::addColumn<QString>("id");
        for (const Guide &guide : m_shelf.guides())
            QTest::newRow(qPrintable(guide.id)) << guide.id;
    }

private Q_SLOTS:
    /// C1 to C12: where the sources contradict each other, the guide says so at the place it matters.
    void dispute_isANoteWhereItBites_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("instruction");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *dispute, const char *guide, const char *instruction,
                            const char *word) {
            QTest::addRow("%s %s", dispute, guide)
                << QString::fromLatin1(guide) << QString::fromLatin1(instruction) << QString::fromUtf8(word);
        };
        row("C1 audience and host", "ampersand", "domain.open", "login.salesforce.com");
        row("C1 audience and host", "nango", "domain.open", "app_not_found");
        row("C1 one field for both", "nango", "domain.production", "both the address and the audience");
        row("C1 audience and host", "connected-app", "domain.production", "app_not_found");
        row("C1 audience and host", "external-client-app", "domain.audience", "audience");
        row("C2 the CLI is no proof", "nango", "domain.enter", "Salesforce CLI");
        row("C2 the CLI is no proof", "external-client-app", "domain.try", "tries a list of hosts");
        row("C3 refresh token policy", "ampersand", "policies.refresh-token", "four hours");
        row("C3 refresh token policy", "nango", "policies.refresh-token", "four hours");
        row("C3 refresh token policy", "connected-app", "policies.refresh-token", "four hours");
        row("C3 refresh token policy", "external-client-app", "policies.refresh-token", "four hours");
        row("C4 set with a licence", "ampersand", "preauthorization.select-set", "no effect");
        row("C4 set with a licence", "nango", "preauthorization.select", "no effect");
        row("C4 set with a licence", "connected-app", "preauthorization.select", "no effect");
        row("C4 set with a licence", "external-client-app", "preauthorization.select-set", "no effect");
        row("C4 set with a licence, its making", "external-client-app", "user.set-licence", "no effect");
        row("C5 code of the refusal", "ampersand", "preauthorization.save", "OAUTH_APP_ACCESS_DENIED");
        row("C5 code of the refusal", "nango", "preauthorization.permitted-users", "OAUTH_APP_ACCESS_DENIED");
        row("C5 code of the refusal", "connected-app", "preauthorization.permitted-users",
            "OAUTH_APP_ACCESS_DENIED");
        row("C5 code of the refusal", "external-client-app", "preauthorization.permitted-users",
            "OAUTH_APP_ACCESS_DENIED");
        row("C6 secret", "ampersand", "consumer-key.copy", "secret");
        row("C6 secret", "nango", "consumer-key.copy-secret", "introspection");
        row("C6 secret", "connected-app", "consumer-key.copy", "secret");
        row("C6 secret", "external-client-app", "consumer-key.copy", "secret");
        row("C7 kind of app", "ampersand", "app.open-manager", "Spring ’26");
        row("C7 kind of app", "nango", "app.open-manager", "Spring ’26");
        row("C7 kind of app", "connected-app", "app.edit", "External Client App");
        row("C7 kind of app", "external-client-app", "app.open-manager", "Spring ’26");
        row("C8 lifetime", "nango", "domain.enter", "one hour");
        row("C8 lifetime", "connected-app", "domain.lifetime", "120 seconds");
        row("C8 lifetime", "external-client-app", "domain.lifetime", "one hour");
        for (const char *at : {"ampersand key.two-files", "nango key.self-sign",
                               "connected-app key.self-sign", "external-client-app key.files"}) {
            const QList<QByteArray> place = QByteArray(at).split(' ');
            row("C9 expired certificate", place.at(0).constData(), place.at(1).constData(), "last day");
        }
        for (const char *id : {"ampersand", "nango", "connected-app", "external-client-app"})
            row("C10 scopes", id, "app.scopes", "refresh_token");
        row("C11 where the switch is", "ampersand", "preauthorization.permitted-users", "step 4");
        row("C11 where the switch is", "nango", "app.new", "External Client App Manager");
        row("C11 where the switch is", "connected-app", "app.use-certificate", "will not find it here");
        row("C11 where the switch is", "external-client-app", "app.enable-oauth", "does not exist");
        row("C12 Experience Cloud", "nango", "domain.site", "path");
        row("C12 Experience Cloud", "external-client-app", "domain.site", "path");
    }
    void dispute_isANoteWhereItBites()
    {
        QFETCH(QString, id);
        QFETCH(QString, instruction);
        QFETCH(QString, word);
        static const QRegularExpression confidence(
            u"^(Confirmed by Salesforce|Confirmed in [^:]+ code|Reported, not confirmed by Salesforce|"
            "Sources disagree|Inferred): "_s);
        const QString note = instructionOf(guide(id), instruction).note;
        QVERIFY2(confidence.match(note).hasMatch(), qPrintable(note));
        QVERIFY2(note.contains(word), qPrintable(note));
    }

    void closedCreation_isToldByTheConnectedAppGuide()
    {
        QVERIFY(guide(u"connected-app"_s).summary.contains(guide(u"external-client-app"_s).title));
        const QString note = instructionOf(guide(u"connected-app"_s), u"app.edit"_s).note;
        QVERIFY(note.startsWith("Confirmed by Salesforce: "_L1) && note.contains("Support"_L1));
    }

    void prose_isOurOwn_data() { eachGuide(); }
    void prose_isOurOwn()
    {
        QFETCH(QString, id);
        const QString seed = sourceDocuments();
        if (seed.isEmpty())
            QSKIP("the source documents do not lie beside this checkout (../shared); set KEYWAY_REFERENCE");
        const QStringList seedRuns = wordRuns(seed, 8);
        const QSet<QString> theirs(seedRuns.begin(), seedRuns.end());
        QStringList shared;
        for (const QString &text : proseOf(guide(id))) {
            for (const QString &run : wordRuns(text, 8)) {
                if (theirs.contains(run))
                    shared << run;
            }
        }
        QVERIFY2(shared.isEmpty(), qPrintable(shared.join(u"\n"_s)));
    }

    void prose_isShort_data() { eachGuide(); }
    void prose_isShort()
    {
        QFETCH(QString, id);
        for (const QString &text : proseOf(guide(id)))
            QVERIFY2(text.size() <= 330, qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestGuideProse)
#include "tst_guide_prose.moc"
