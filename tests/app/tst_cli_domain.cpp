// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/Cli.h"

using namespace Qt::StringLiterals;
using namespace keyway::test;

namespace {

QList<QJsonObject> table()
{
    QList<QJsonObject> rows;
    const QList<QByteArray> lines = contentOf(u"" KEYWAY_TEST_DATA "/hosts.jsonl"_s).split('\n');
    for (const QByteArray &line : lines) {
        if (!line.trimmed().isEmpty())
            rows << QJsonDocument::fromJson(line).object();
    }
    return rows;
}

QString inputOf(const QJsonObject &row)
{
    return row.value("input"_L1).toString();
}

/// The row's fields under the names of the program; what is not there is empty in both.
QString wanted(const QJsonObject &row)
{
    const QJsonObject want = row.value("expected"_L1).toObject();
    return u"%1 %2 [%3] %4 [%5] [%6]"_s.arg(
        want.value("valid"_L1).toBool() ? u"accepted"_s : u"refused"_s, want.value("kind"_L1).toString(),
        want.value("subdomain"_L1).toString(), want.value("environment"_L1).toString(),
        want.value("suggested_audience"_L1).toString(), want.value("suggested_fix"_L1).toString());
}

QString given(const QJsonObject &document)
{
    return u"%1 %2 [%3] %4 [%5] [%6]"_s.arg(
        document.value("accepted"_L1).toBool() ? u"accepted"_s : u"refused"_s,
        document.value("kind"_L1).toString(), document.value("subdomain"_L1).toString(),
        document.value("environment"_L1).toString(), document.value("audience"_L1).toString(),
        document.value("suggestion"_L1).toString());
}

} // namespace

class TestCliDomain : public QObject
{
    Q_OBJECT

    QList<QJsonObject> m_rows = table();

    void agree(const Ran &ran) const
    {
        const QList<QJsonObject> documents = ran.documents();
        QCOMPARE(documents.size(), m_rows.size());
        for (qsizetype i = 0; i < m_rows.size(); ++i) {
            QVERIFY2(given(documents[i]) == wanted(m_rows[i]),
                     qPrintable(u"%1\n  got  %2\n  want %3"_s.arg(inputOf(m_rows[i]), given(documents[i]),
                                                                  wanted(m_rows[i]))));
            const bool accepted = documents[i].value("accepted"_L1).toBool();
            QCOMPARE(documents[i].value("host"_L1).toString().isEmpty(), !accepted);
            QVERIFY2(accepted || documents[i].value("reason"_L1).toString().size() > 10,
                     qPrintable(inputOf(m_rows[i])));
        }
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_rows.size() >= 148, qPrintable(QString::number(m_rows.size()))); }

    void everyLine_onStandardInputAgreesWithTheTable()
    {
        QByteArray lines;
        for (const QJsonObject &row : m_rows)
            lines += inputOf(row).toUtf8() + '\n';
        const Ran ran = run({u"domain"_s, u"--json"_s}, lines);
        QVERIFY_EXIT(ran, 2); // some are refused
        agree(ran);
    }

    void everyArgument_agreesWithTheTable()
    {
        QStringList arguments{u"domain"_s, u"--json"_s, u"--"_s};
        for (const QJsonObject &row : m_rows)
            arguments << inputOf(row);
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, 2);
        agree(ran);
    }

    void guide_givesTheAudienceOfItsDestination()
    {
        QStringList arguments{u"domain"_s, u"--json"_s, u"--guide"_s, u"ampersand"_s, u"--"_s};
        QStringList audiences;
        bool differs = false;
        for (const QJsonObject &row : m_rows) {
            const QJsonObject want = row.value("expected"_L1).toObject();
            if (!want.contains("ampersand_audience"_L1))
                continue;
            arguments << inputOf(row);
            audiences << want.value("ampersand_audience"_L1).toString();
            differs = differs || audiences.last() != want.value("suggested_audience"_L1).toString();
        }
        QVERIFY(differs); // else this test could not tell the rules apart
        const Ran ran = run(arguments);
        QVERIFY_EXIT(ran, 0); // all of these are accepted
        const QList<QJsonObject> documents = ran.documents();
        QCOMPARE(documents.size(), audiences.size());
        for (qsizetype i = 0; i < audiences.size(); ++i)
            QCOMPARE(documents[i].value("audience"_L1).toString(), audiences[i]);
    }

    void emptyLines_haveADocumentOfTheirOwn()
    {
        const Ran ran = run({u"domain"_s, u"--json"_s}, "acme\n\n\nacme--dev.sandbox\n");
        QVERIFY_EXIT(ran, 2);
        const QList<QJsonObject> documents = ran.documents();
        QCOMPARE(documents.size(), 4);
        QCOMPARE(documents[0].value("subdomain"_L1).toString(), u"acme"_s);
        QCOMPARE(documents[1].value("accepted"_L1), QJsonValue(false));
        QCOMPARE(documents[2].value("accepted"_L1), QJsonValue(false));
        QCOMPARE(documents[3].value("subdomain"_L1).toString(), u"acme--dev.sandbox"_s);
        QCOMPARE(run({u"domain"_s, u"--json"_s}, {}).documents().size(), 1);
    }

    void lineEndsOfWindows_andTheLastLineWithoutEnd()
    {
        const Ran ran =
            run({u"domain"_s, u"--json"_s}, "acme.my.salesforce.com\r\nacme--dev.sandbox.my.salesforce.com");
        QVERIFY_EXIT(ran, 0);
        QCOMPARE(ran.documents().size(), 2);
    }

    void lineEndInsideAnArgument_givesOneDocument()
    {
        const Ran ran = run({u"domain"_s, u"--json"_s, u"acme.my.salesforce.com\n"_s, u"acme\nother"_s});
        QCOMPARE(ran.documents().size(), 2);
    }

    void people_readTheHostOrTheReason()
    {
        const Ran good = run({u"domain"_s, u"https://acme.lightning.force.com/lightning/page/home"_s});
        QVERIFY_EXIT(good, 0);
        QVERIFY2(good.out.contains("acme.my.salesforce.com"), good.told().constData());
        const Ran bad = run({u"domain"_s, u"acme.my.salesfroce.com"_s});
        QVERIFY_EXIT(bad, 2);
        QVERIFY2(bad.out.contains("Did you mean"), bad.told().constData());
    }

    void tenMegabytesOnOneLine_areRefused()
    {
        const Ran ran = run({u"domain"_s, u"--json"_s}, QByteArray(10'000'000, 'a'));
        QVERIFY_EXIT(ran, 2);
        QCOMPARE(ran.documents().size(), 1);
        QVERIFY(ran.out.size() < 20'000);
    }

    void unknownGuide_isRefused()
    {
        const Ran ran = run({u"domain"_s, u"--guide"_s, u"nope"_s, u"acme"_s});
        QVERIFY_EXIT(ran, 2);
        QVERIFY2(isHelpful(ran, u"nope"_s) && ran.out.isEmpty(), ran.told().constData());
    }
};

QTEST_GUILESS_MAIN(TestCliDomain)
#include "tst_cli_domain.moc"
