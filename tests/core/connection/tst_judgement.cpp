// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"
#include "core/connection/Connection.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

namespace {

const QString goodKey = u"3MVG9"_s + QString(80, u'x');
const QString pemKey = u"-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----\n"_s;
const QString pemCertificate = u"-----BEGIN CERTIFICATE-----\nMIID\n-----END CERTIFICATE-----\n"_s;
const QString base64Key = u"LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JSUU="_s;
const QString base64Certificate = u"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUQ="_s;
const QString consumerSecret = u"0123456789ABCDEF"_s.repeated(4);
const QString token = u"00D5g000001abcd!AQEAQ.secret"_s;
const QString assertion = u"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln"_s;

using Judge = std::optional<Problem> (*)(const QString &);

void addRow(const char *name, const QString &text, const char *expectedId)
{
    QTest::newRow(name) << text << QString::fromLatin1(expectedId);
}

void checkRow(Judge judge)
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    const auto problem = judge(text);
    QCOMPARE(problem ? problem->id : QString(), id);
    if (!problem)
        return;
    QCOMPARE(isWarning(*problem), id.endsWith(u'?'));

    const auto book = TextBook::load({u":/keyway/texts/connection.en.md"_s});
    QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
    const Text words = book->text(*problem);
    QVERIFY2(book->contains(id), qPrintable(id));
    QVERIFY(!words.actions.isEmpty());
    QVERIFY2(!(words.title + words.body + words.actions.join(u' ')).contains("{{"_L1), qPrintable(id));
    for (const QString &fact : problem->facts)
        QVERIFY2(fact.size() < 20, "a fact must not carry the pasted text");
}

} // namespace

class TestJudgement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void consumerKey_isJudged_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        addRow("good", goodKey, "");
        addRow("good with dots and underscores", u"3MVG9.pN_"_s + QString(76, u'a'), "");
        addRow("empty", QString(), "consumer-key.empty");
        addRow("blanks only", u" \n\t"_s, "consumer-key.empty");
        addRow("blank inside", goodKey.left(40) + u' ' + goodKey.mid(40), "consumer-key.blank-inside");
        addRow("line break inside", goodKey.left(40) + u'\n' + goodKey.mid(40), "consumer-key.blank-inside");
        addRow("no-break blank inside", goodKey.left(40) + QChar(0xA0) + goodKey.mid(40),
               "consumer-key.blank-inside");
        addRow("zero-width blank inside", goodKey.left(40) + QChar(0x200B) + goodKey.mid(40),
               "consumer-key.blank-inside");
        addRow("consumer secret", consumerSecret, "consumer-key.is-secret");
        addRow("one digit short of a secret", consumerSecret.chopped(1), "consumer-key.unusual?");
        addRow("lower-case hex", consumerSecret.toLower(), "consumer-key.unusual?");
        addRow("username", u"integration@acme.com"_s, "consumer-key.is-username");
        addRow("private key", pemKey, "consumer-key.is-private-key");
        addRow("private key in base64", base64Key, "consumer-key.is-private-key");
        addRow("certificate", pemCertificate, "consumer-key.is-certificate");
        addRow("certificate in base64", base64Certificate, "consumer-key.is-certificate");
        addRow("token", token, "consumer-key.is-token");
        addRow("assertion", assertion, "consumer-key.is-token");
        addRow("address", u"https://acme.my.salesforce.com/x"_s, "consumer-key.is-address");
        addRow("host", u"acme.my.salesforce.com"_s, "consumer-key.is-address");
        addRow("cut", goodKey.left(60), "consumer-key.looks-cut?");
        addRow("pasted twice", goodKey + goodKey, "consumer-key.looks-long?");
        addRow("chosen by a tool", QString(119, u'k'), "consumer-key.unusual?");
        addRow("word processor's dash", goodKey.chopped(1) + QChar(0x2014),
               "consumer-key.unexpected-character?");
        addRow("very long", QString(1'000'000, u'k'), "consumer-key.unusual?");
    }
    void consumerKey_isJudged() { checkRow(judgeConsumerKey); }

    void username_isJudged_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("id");
        addRow("good", u"integration@acme.com"_s, "");
        addRow("sandbox ending", u"integration@acme.com.dev"_s, "");
        addRow("plus, apostrophe, hyphen", u"o'neil+sf-1@a-b.co.uk"_s, "");
        addRow("made-up domain", u"test-abc@example.scratch"_s, "");
        addRow("empty", u"  "_s, "username.empty");
        addRow("no at", u"integration.acme"_s, "username.no-at");
        addRow("alias", u"integ"_s, "username.no-at");
        addRow("two ats", u"a@b@acme.com"_s, "username.not-email-form");
        addRow("nothing before", u"@acme.com"_s, "username.not-email-form");
        addRow("nothing after", u"integration@"_s, "username.not-email-form");
        addRow("no dot after", u"integration@acme"_s, "username.not-email-form");
        addRow("ends with dot", u"integration@acme."_s, "username.not-email-form");
        addRow("blank inside", u"integration @acme.com"_s, "username.blank-inside");
        addRow("zero-width blank", u"integration@acme.com"_s + QChar(0xFEFF), "username.blank-inside");
        addRow("angle brackets", u"<integration@acme.com>"_s, "username.unexpected-character");
        addRow("mail link", u"mailto:integration@acme.com"_s, "username.unexpected-character");
        addRow("consumer key", goodKey, "username.is-consumer-key");
        addRow("consumer secret", consumerSecret, "username.is-secret");
        addRow("private key", pemKey, "username.is-private-key");
        addRow("private key in base64", base64Key, "username.is-private-key");
        addRow("certificate", pemCertificate, "username.is-certificate");
        addRow("token", token, "username.is-token");
        addRow("address", u"https://acme.my.salesforce.com"_s, "username.is-address");
        addRow("host", u"acme--dev.sandbox.lightning.force.com"_s, "username.is-address");
        addRow("begins like a key, is a name", u"3MVG@acme.com"_s, "");
        addRow("very long", QString(1'000'000, u'a') + u"@acme.com"_s, "");
    }
    void username_isJudged() { checkRow(judgeUsername); }
};

QTEST_GUILESS_MAIN(TestJudgement)
#include "tst_judgement.moc"
