// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ObjectCatalogue.h"
#include "tests/core/practice/RestClient.h"

#include <QJsonArray>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using Client = test::RestClient;
using test::column;
using test::freshApi;
using test::get;
using test::json;
using test::object;
using test::orgWith;
using test::tokenOf;

namespace {

const QByteArray data = "/services/data/v60.0/";

} // namespace

class TestRestApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void versions_haveReleaseNames()
    {
        const QJsonArray list =
            QJsonDocument::fromJson(get(freshApi(), orgWith({}), "/services/data").body).array();
        QCOMPARE(list.last()[u"label"_s].toString(), u"Summer '26"_s);
        QCOMPARE(list.last()[u"url"_s].toString(), u"/services/data/v67.0"_s);
        QCOMPARE(list.first()[u"version"_s].toString(), u"31.0"_s);
    }

    void resources_areAMapOfAddresses()
    {
        const QJsonObject list = object(Client().call("GET", ""));
        QCOMPARE(list.value("sobjects"_L1).toString(), u"/services/data/v60.0/sobjects"_s);
        QCOMPARE(list.value("query"_L1).toString(), u"/services/data/v60.0/query"_s);
    }

    void query_givesTheRowsThatAreAskedFor_data()
    {
        QTest::addColumn<QString>("soql");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("values");
        const auto row = [](const QString &soql, const QString &field, const QString &values) {
            QTest::newRow(qPrintable(soql)) << soql << field << values;
        };
        row(u"SELECT Name FROM Lead"_s, u"Name"_s, u"Tomás Rivera|Ines Kohl"_s);
        row(u"select name from LEAD limit 1"_s, u"Name"_s, u"Tomás Rivera"_s);
        row(u"SELECT Name FROM Lead ORDER BY Name"_s, u"Name"_s, u"Ines Kohl|Tomás Rivera"_s);
        row(u"SELECT Name FROM Lead ORDER BY Name DESC NULLS LAST LIMIT 1"_s, u"Name"_s, u"Tomás Rivera"_s);
        row(u"SELECT Name FROM Lead LIMIT 5 OFFSET 1"_s, u"Name"_s, u"Ines Kohl"_s);
        row(u"SELECT Name FROM Account WHERE Name = 'oriel instruments'"_s, u"Name"_s,
            u"Oriel Instruments"_s);
        row(u"SELECT Name FROM Account WHERE Id = '001KW0000000002'"_s, u"Name"_s, u"Kestrel Energy"_s);
        row(u"SELECT Name FROM Account WHERE Id IN ('001KW0000000002YAA','x')"_s, u"Name"_s,
            u"Kestrel Energy"_s);
        row(u"SELECT Name FROM Account WHERE NumberOfEmployees > 90 AND NOT Name LIKE 'M%'"_s, u"Name"_s,
            u"Kestrel Energy"_s);
        row(u"SELECT Name FROM Account WHERE (Name LIKE 'Mapl_ %') OR NumberOfEmployees <= 8"_s, u"Name"_s,
            u"Maple & Finch School|Żuraw Software"_s);
        row(u"SELECT Name FROM Account WHERE Phone = null"_s, u"Name"_s,
            u"Oriel Instruments|Żuraw Software"_s);
        row(u"SELECT Name FROM Practice__c WHERE Done__c = true"_s, u"Name"_s, u"First practice"_s);
        row(u"SELECT Name FROM Contact WHERE LastName = 'O\\'Hara'"_s, u"Name"_s, QString());
        row(u"SELECT COUNT(Id) FROM Lead"_s, u"expr0"_s, u"2"_s);
        row(u"SELECT Id, IsSandbox FROM Organization"_s, u"IsSandbox"_s, u"false"_s);
        row(u"SELECT Username FROM User"_s, u"Username"_s, u"integration@practice.example"_s);
        row(u"SELECT RecordId, HasEditAccess FROM UserRecordAccess WHERE UserId = '005KW000001PRACQAX' AND "
            u"RecordId "
            "= '001KW0000000002YAA'"_s,
            u"HasEditAccess"_s, u"true"_s);
    }
    void query_givesTheRowsThatAreAskedFor()
    {
        QFETCH(QString, soql);
        QFETCH(QString, field);
        QFETCH(QString, values);
        const OrgAnswer answer = Client().query(soql);
        QCOMPARE(answer.error + answer.description, QString());
        QCOMPARE(column(answer, field).join(u'|'), values);
    }

    void count_isTheSizeAlone()
    {
        const QJsonObject answer = object(Client().query(u"SELECT COUNT() FROM Account"_s));
        QCOMPARE(answer.value("totalSize"_L1).toInt(), 5);
        QCOMPARE(answer.value("records"_L1).toArray().size(), 0);
    }

    void badQuery_isRefusedInSalesforcesWords_data()
    {
        QTest::addColumn<QString>("soql");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("field")
            << u"SELECT Id, Nope FROM Account"_s << u"INVALID_FIELD"_s
            << u"\nSELECT Id, Nope FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such "
               "column 'Nope' on entity 'Account'. If you are attempting"_s;
        QTest::newRow("field in WHERE") << u"SELECT Id FROM Account WHERE Nope = 1"_s << u"INVALID_FIELD"_s
                                        << u"Column:30\nNo such column 'Nope' on entity 'Account'."_s;
        QTest::newRow("relationship") << u"SELECT Owner.Name FROM Account"_s << u"INVALID_FIELD"_s
                                      << u"Didn't understand relationship 'Owner' in field path."_s;
        QTest::newRow("object") << u"SELECT Id FROM ScratchOrgInfo limit 1"_s << u"INVALID_TYPE"_s
                                << u"sObject type 'ScratchOrgInfo' is not supported."_s;
        QTest::newRow("logins") << u"SELECT Id FROM LoginHistory"_s << u"INVALID_TYPE"_s
                                << u"sObject type 'LoginHistory' is not supported."_s;
        QTest::newRow("no fields") << u"SELECT FROM Account"_s << u"MALFORMED_QUERY"_s
                                   << u"unexpected token: "_s;
        QTest::newRow("no value") << u"SELECT Id FROM Account WHERE Name ="_s << u"MALFORMED_QUERY"_s
                                  << u"unexpected token"_s;
        QTest::newRow("quote") << u"SELECT Id FROM Account WHERE Name = 'x"_s << u"MALFORMED_QUERY"_s
                               << u"unexpected token: "_s;
        QTest::newRow("update") << u"DELETE FROM Account"_s << u"MALFORMED_QUERY"_s
                                << u"unexpected token: 'DELETE'"_s;
        QTest::newRow("grouped") << u"SELECT Name FROM Account GROUP BY Name"_s << u"MALFORMED_QUERY"_s
                                 << u"The practice org does not know GROUP."_s;
        QTest::newRow("deep") << u"SELECT Id FROM Account WHERE "_s + QString(9000, u'(')
                              << u"MALFORMED_QUERY"_s << u"unexpected token"_s;
    }
    void badQuery_isRefusedInSalesforcesWords()
    {
        QFETCH(QString, soql);
        QFETCH(QString, code);
        QFETCH(QString, words);
        const OrgAnswer answer = Client().query(soql);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error, code);
        QVERIFY2(answer.description.contains(words), qPrintable(answer.description));
    }

    void logins_areForTheAdministratorOnly()
    {
        const OrgApi api = freshApi();
        OrgState org = orgWith({});
        org.journal = std::make_shared<LoginJournal>();
        org.journal->add(org.organizationId, {test::now, org.users.first().username, u"Remote Access 2.0"_s,
                                              u"Success"_s, u"Practice Integration"_s, u"127.0.0.1"_s});
        const AccessTokens tokens;
        org.users.first().isAdministrator = true;
        const QByteArray token = tokenOf(api, org);
        const OrgAnswer answer = api.answer(
            org,
            {"GET", data + "query", "q=SELECT+UserId,Status+FROM+LoginHistory", {}, "Bearer " + token, {}});
        QVERIFY(column(answer, u"Status"_s).contains(u"Success"_s));
        QVERIFY(column(answer, u"UserId"_s).contains(org.users.first().id));
    }

    void description_hasWhatClientsRead()
    {
        const QJsonObject account = object(Client().call("GET", "sobjects/Account/describe"));
        QCOMPARE(account.value("keyPrefix"_L1).toString(), u"001"_s);
        QJsonObject name;
        for (const QJsonValue &field : account.value("fields"_L1).toArray())
            if (field[u"name"_s] == u"Name"_s)
                name = field.toObject();
        QCOMPARE(name.value("type"_L1).toString(), u"string"_s);
        QCOMPARE(name.value("length"_L1).toInt(), 255);
        QCOMPARE(name.value("nillable"_L1).toBool(), false);
        for (const char *flag : {"createable", "updateable", "filterable", "sortable", "nameField"})
            QVERIFY2(name.value(QLatin1StringView(flag)).toBool(), flag);
    }

    void wrongMethod_isNamed_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        for (const char *path : {"", "limits", "query", "sobjects", "jobs/ingest", "composite/sobjects",
                                 "sobjects/Account", "sobjects/Account/001KW0000000001YAA"})
            QTest::newRow(path) << QByteArray("PUT") << QByteArray(path);
    }
    void wrongMethod_isNamed()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        const OrgAnswer answer = Client().call(method, path);
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.error, u"METHOD_NOT_ALLOWED"_s);
        QVERIFY(answer.description.startsWith("HTTP Method 'PUT' not allowed. Allowed are "_L1));
    }

    void head_isAnsweredAsGet()
    {
        QCOMPARE(Client().call("HEAD", "limits").status, 200);
        QCOMPARE(freshApi().answer(orgWith({}), {"HEAD", "/services/data", {}, {}, {}, {}}).status, 200);
    }

    void everyCall_isRefusedAlike_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("code");
        struct Call
        {
            const char *method, *path;
        };
        struct Broken
        {
            const char *setting, *value, *code;
        };
        for (const Call &call : {Call{"GET", ""},
                                 {"GET", "limits"},
                                 {"GET", "sobjects"},
                                 {"POST", "sobjects/Account"},
                                 {"GET", "sobjects/Account/describe"},
                                 {"GET", "query"},
                                 {"GET", "queryAll"},
                                 {"POST", "composite/sobjects"},
                                 {"GET", "jobs/ingest"},
                                 {"POST", "jobs/query"}})
            for (const Broken &broken :
                 {Broken{"api-enabled", "no", "API_DISABLED_FOR_ORG"},
                  {"user", "password-expired", "INVALID_OPERATION_WITH_EXPIRED_PASSWORD"},
                  {"scopes", "no-api", "INVALID_SESSION_ID"},
                  {"session-level", "high-assurance", "INVALID_SESSION_ID"},
                  {"session-address", "locked", "INVALID_SESSION_ID"},
                  {"api-access-control", "enforced", "INVALID_SESSION_ID"},
                  {"api-requests", "used-up", "REQUEST_LIMIT_EXCEEDED"},
                  {"token-format", "jwt", "INVALID_JWT_FORMAT"}}) {
                const bool isBulk = QByteArray(call.path).startsWith("jobs/");
                if (!isBulk && QByteArray(broken.value) == "jwt")
                    continue; // REST takes both forms
                QTest::addRow("%s %s %s", call.method, call.path, broken.setting)
                    << QByteArray(call.method) << QByteArray(call.path) << QString::fromLatin1(broken.setting)
                    << QString::fromLatin1(broken.value) << QString::fromLatin1(broken.code);
            }
    }
    void everyCall_isRefusedAlike()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(QString, setting);
        QFETCH(QString, value);
        QFETCH(QString, code);
        Client client;
        client.org = orgWith({{setting, value}});
        client.token = tokenOf(client.api, client.org);
        QVERIFY(!client.token.isEmpty());
        QCOMPARE(client.call(method, path).error, code);
    }

    void objectsFile_isCheckedForItsWriter_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("reason");
        const auto file = [](const QByteArray &object) {
            return "{\"fieldsOfEveryObject\":[{\"name\":\"Id\",\"label\":\"Id\",\"type\":\"id\"}],"
                   "\n\"objects\":[{\"name\":\"A\",\"label\":\"A\","
                   "\"labelPlural\":\"As\",\n" +
                   object + "}]}";
        };
        const QByteArray name =
            R"("fields":[{"name":"Name","label":"Name","type":"string","required":true}])";
        QTest::newRow("no JSON") << QByteArray("{\n,") << u":2: "_s;
        QTest::newRow("prefix") << file(R"("keyPrefix":"1",)" + name)
                                << u"the prefix of ids has 3 characters"_s;
        QTest::newRow("type") << file(
                                     R"("keyPrefix":"001","fields":[{"name":"N","label":"N","type":"text"}])")
                              << u"text"_s;
        QTest::newRow("record's field")
            << file(R"("keyPrefix":"001",)" + name + ",\n\"records\":[{\"Name\":\"x\",\"Nope\":1}]")
            << u"A has no field “Nope”"_s;
        QTest::newRow("record's Name") << file(R"("keyPrefix":"001",)" + name + ",\n\"records\":[{}]")
                                       << u"a record of A needs “Name”"_s;
    }
    void objectsFile_isCheckedForItsWriter()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, reason);
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(text);
        file.close();
        const auto loaded = ObjectCatalogue::load(file.fileName());
        QVERIFY(!loaded);
        QVERIFY2(loaded.error().toString().contains(reason), qPrintable(loaded.error().toString()));
    }

    void objectsFile_isGood()
    {
        const auto loaded = ObjectCatalogue::load();
        QVERIFY2(loaded, loaded ? "" : qPrintable(loaded.error().toString()));
        QCOMPARE(loaded->types().size(), 9);
    }
};

QTEST_GUILESS_MAIN(TestRestApi)
#include "tst_restapi.moc"
