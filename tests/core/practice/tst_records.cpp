// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/RestClient.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using Client = test::RestClient;
using test::column;
using test::json;
using test::object;
using test::orgWith;
using test::tokenOf;

class TestRecords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void record_livesFromCreationToDeletion()
    {
        const Client client;
        const OrgAnswer made = client.call("POST", "sobjects/Account", R"({"Name":"Quill Ltd"})");
        QCOMPARE(made.status, 201);
        const QByteArray id = object(made).value("id"_L1).toString().toUtf8();
        QCOMPARE(id.size(), 18);
        QCOMPARE(object(client.call("GET", "sobjects/Account/" + id.left(15))).value("Name"_L1).toString(),
                 u"Quill Ltd"_s);
        const OrgAnswer changed = client.call("PATCH", "sobjects/Account/" + id, R"({"Phone":"1"})");
        QCOMPARE(changed.status, 204);
        QVERIFY(changed.body.isEmpty());
        QCOMPARE(column(client.query(u"SELECT Phone FROM Account WHERE Name='Quill Ltd'"_s), u"Phone"_s),
                 QStringList{u"1"_s});
        QCOMPARE(client.call("DELETE", "sobjects/Account/" + id).status, 204);
        QCOMPARE(client.call("GET", "sobjects/Account/" + id).status, 404);
        QCOMPARE(client.call("DELETE", "sobjects/Account/" + id).error, u"NOT_FOUND"_s);
    }

    void recordsOfOneOrg_areNotInTheOther()
    {
        const Client client;
        QCOMPARE(client.call("POST", "sobjects/Account", R"({"Name":"Only here"})").status, 201);
        const OrgState sandbox =
            orgWith({{u"environment"_s, u"sandbox"_s}}, u"practice--dev.sandbox.my.salesforce.com"_s);
        const OrgAnswer there = client.api.answer(sandbox, {"GET",
                                                            "/services/data/v60.0/query",
                                                            "q=SELECT+COUNT()+FROM+Account",
                                                            {},
                                                            "Bearer " + tokenOf(client.api, sandbox),
                                                            {}});
        QCOMPARE(object(there).value("totalSize"_L1).toInt(), 5);
    }

    void badRecord_isRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::newRow("required") << QByteArray("sobjects/Contact") << QByteArray("{}")
                                  << u"REQUIRED_FIELD_MISSING"_s
                                  << u"Required fields are missing: [LastName]"_s;
        QTest::newRow("field") << QByteArray("sobjects/Account") << QByteArray(R"({"Name":"x","Nope":1})")
                               << u"INVALID_FIELD"_s << u"No such column 'Nope' on sobject of type Account"_s;
        QTest::newRow("read only") << QByteArray("sobjects/Account")
                                   << QByteArray(R"({"Name":"x","CreatedDate":"2026-01-01T00:00:00Z"})")
                                   << u"INVALID_FIELD_FOR_INSERT_UPDATE"_s
                                   << u"Unable to create/update fields: CreatedDate. Please check the "
                                      u"security settings of this field and "
                                      "verify that it is read/write for your profile or permission set."_s;
        QTest::newRow("e-mail") << QByteArray("sobjects/Contact")
                                << QByteArray(R"({"LastName":"x","Email":"y"})") << u"INVALID_EMAIL_ADDRESS"_s
                                << u"Email: invalid email address: y"_s;
        QTest::newRow("long") << QByteArray("sobjects/Practice__c")
                              << "{\"Name\":\"" + QByteArray(81, 'x') + "\"}" << u"STRING_TOO_LONG"_s
                              << u"Practice Name: data value too large: %1 (max length=80)"_s.arg(
                                     QString(81, u'x'));
        QTest::newRow("no JSON")
            << QByteArray("sobjects/Account") << QByteArray("{") << u"JSON_PARSER_ERROR"_s
            << u"The HTTP entity body is required, but this request has no entity body."_s;
    }
    void badRecord_isRefused()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, body);
        QFETCH(QString, code);
        QFETCH(QString, words);
        const OrgAnswer answer = Client().call("POST", path, body);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error, code);
        QCOMPARE(answer.description, words);
    }

    void readOnlyUser_writesNothing()
    {
        Client client;
        client.org = orgWith({{u"object-access"_s, u"read-only"_s}});
        QCOMPARE(client.call("POST", "sobjects/Lead", "{}").error, u"CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"_s);
        QCOMPARE(client.call("PATCH", "sobjects/Account/001KW0000000001YAA", "{}").status, 403);
        QCOMPARE(client.call("DELETE", "sobjects/Account/001KW0000000001YAA").status, 403);
        QCOMPARE(client.call("GET", "sobjects/Account/001KW0000000001YAA").status, 200);
    }

    void records_areBounded()
    {
        const Client client;
        OrgAnswer last;
        for (int i = 0; i < 1001; ++i)
            last = client.call("POST", "sobjects/Practice__c", R"({"Name":"x"})");
        QCOMPARE(last.error, u"STORAGE_LIMIT_EXCEEDED"_s);
    }

    void collection_savesEachRecord_orNone()
    {
        const Client client;
        const QByteArray records = R"("records":[{"attributes":{"type":"Account"},"Name":"One"},)"
                                   R"({"attributes":{"type":"Account"}}]})";
        const auto made =
            QJsonDocument::fromJson(
                client.call("POST", "composite/sobjects", R"({"allOrNone":false,)" + records).body)
                .array();
        QCOMPARE(made.size(), 2);
        QVERIFY(made.at(0)[u"success"_s].toBool());
        QCOMPARE(made.at(1)[u"errors"_s][0][u"statusCode"_s].toString(), u"REQUIRED_FIELD_MISSING"_s);
        const auto none =
            QJsonDocument::fromJson(
                client.call("POST", "composite/sobjects", R"({"allOrNone":true,)" + records).body)
                .array();
        QVERIFY(!none.at(0)[u"success"_s].toBool());
        QCOMPARE(object(client.query(u"SELECT COUNT() FROM Account"_s)).value("totalSize"_L1).toInt(), 6);
        const QByteArray id = made.at(0)[u"id"_s].toString().toUtf8();
        const auto removed =
            QJsonDocument::fromJson(client.call("DELETE", "composite/sobjects?ids=" + id).body).array();
        QVERIFY(removed.at(0)[u"success"_s].toBool());
    }

    void allOrNone_oneBadRecord_changesNothing_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("allOrNone");
        QTest::addColumn<QStringList>("codes"); // of the three records; empty: saved
        QTest::addColumn<bool>("changes");
        const QString bad = u"INVALID_FIELD"_s;
        const QString gone = u"NOT_FOUND"_s;
        const QString back = u"ALL_OR_NONE_OPERATION_ROLLED_BACK"_s;
        QTest::newRow("create, all") << QByteArray("POST") << QByteArray("true")
                                     << QStringList{back, bad, back} << false;
        QTest::newRow("create, each")
            << QByteArray("POST") << QByteArray("false") << QStringList{{}, bad, {}} << true;
        QTest::newRow("change, all") << QByteArray("PATCH") << QByteArray("true")
                                     << QStringList{back, bad, back} << false;
        QTest::newRow("change, each")
            << QByteArray("PATCH") << QByteArray("false") << QStringList{{}, bad, {}} << true;
        QTest::newRow("delete, all") << QByteArray("DELETE") << QByteArray("true")
                                     << QStringList{back, gone, back} << false;
        QTest::newRow("delete, each")
            << QByteArray("DELETE") << QByteArray("false") << QStringList{{}, gone, {}} << true;
    }
    void allOrNone_oneBadRecord_changesNothing()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, allOrNone);
        QFETCH(QStringList, codes);
        QFETCH(bool, changes);
        const Client client;
        const auto everything = [&client] {
            return client.query(u"SELECT Id, Name, Phone, LastModifiedDate FROM Account"_s).body +
                   client.query(u"SELECT Id, LastName, Phone FROM Contact"_s).body;
        };
        const QStringList accounts = column(client.query(u"SELECT Id FROM Account"_s), u"Id"_s);
        const QStringList contacts = column(client.query(u"SELECT Id FROM Contact"_s), u"Id"_s);
        const QByteArray before = everything();

        OrgAnswer answer;
        if (method == "DELETE") {
            const QStringList ids{contacts.first(), u"003KW00000000ZzYAA"_s, accounts.last()};
            answer = client.call(method, "composite/sobjects?ids=" + ids.join(u',').toLatin1() +
                                             "&allOrNone=" + allOrNone);
        } else {
            const auto record = [&](const QString &type, const QString &id, const QString &field) {
                QJsonObject values{{u"attributes"_s, QJsonObject{{u"type"_s, type}}}, {field, u"1"_s}};
                if (method == "PATCH")
                    values.insert(u"id"_s, id);
                else
                    values.insert(type == "Account"_L1 ? u"Name"_s : u"LastName"_s, u"New"_s);
                return values;
            };
            const QJsonArray records{record(u"Account"_s, accounts.first(), u"Phone"_s),
                                     record(u"Account"_s, accounts.last(), u"Nope"_s),
                                     record(u"Contact"_s, contacts.first(), u"Phone"_s)};
            answer = client.call(method, "composite/sobjects",
                                 json({{u"allOrNone"_s, allOrNone == "true"}, {u"records"_s, records}}));
        }

        QCOMPARE(answer.status, 200);
        const QJsonArray outcomes = QJsonDocument::fromJson(answer.body).array();
        QCOMPARE(outcomes.size(), codes.size());
        for (qsizetype i = 0; i < codes.size(); ++i) {
            QCOMPARE(outcomes.at(i)[u"errors"_s][0][u"statusCode"_s].toString(), codes.at(i));
            QCOMPARE(outcomes.at(i)[u"success"_s].toBool(), codes.at(i).isEmpty());
            QCOMPARE(outcomes.at(i)[u"id"_s].isUndefined(), !codes.at(i).isEmpty());
        }
        QCOMPARE(everything() != before, changes);
    }

    void allOrNone_allGood_isSaved()
    {
        const Client client;
        const QStringList ids = column(client.query(u"SELECT Id FROM Account"_s), u"Id"_s);
        QJsonArray records;
        for (const QString &id : ids)
            records << QJsonObject{{u"attributes"_s, QJsonObject{{u"type"_s, u"Account"_s}}},
                                   {u"id"_s, id},
                                   {u"Phone"_s, u"7"_s}};
        const OrgAnswer answer = client.call("PATCH", "composite/sobjects",
                                             json({{u"allOrNone"_s, true}, {u"records"_s, records}}));
        QVERIFY(!answer.body.contains("\"success\":false"));
        QCOMPARE(column(client.query(u"SELECT Phone FROM Account"_s), u"Phone"_s),
                 QStringList(ids.size(), u"7"_s));
    }

    void upsert_findsTheRecordByItsField()
    {
        const Client client;
        const QByteArray path = "sobjects/Practice__c/External_Id__c/P-9";
        QCOMPARE(client.call("PATCH", path, R"({"Name":"Ninth"})").status, 201);
        QCOMPARE(client.call("PATCH", path, R"({"Name":"Again"})").status, 200);
        QCOMPARE(object(client.call("GET", path)).value("Name"_L1).toString(), u"Again"_s);
    }
};

QTEST_GUILESS_MAIN(TestRecords)
#include "tst_records.moc"
