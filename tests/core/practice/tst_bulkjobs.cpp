// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Csv.h"
#include "tests/core/practice/Calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::freshApi;
using test::object;
using test::orgWith;
using test::tokenOf;

namespace {

struct Client
{
    OrgApi api = freshApi();
    OrgState org = orgWith({});
    QByteArray token = tokenOf(api, org);

    OrgAnswer call(const QByteArray &method, const QByteArray &path, const QByteArray &body = {}) const
    {
        return api.answer(
            org, {method, "/services/data/v60.0/jobs/" + path, {}, "text/csv", "Bearer " + token, body});
    }
    QByteArray open(const QByteArray &wish) const
    {
        return "ingest/" + object(call("POST", "ingest", wish)).value("id"_L1).toString().toUtf8();
    }
    QString state(const QByteArray &job) const
    {
        return object(call("GET", job)).value("state"_L1).toString();
    }
    /// Uploads, closes and looks at the job until it is done.
    QJsonObject load(const QByteArray &job, const QByteArray &csv) const
    {
        if (call("PUT", job + "/batches", csv).status != 201 ||
            call("PATCH", job, R"({"state":"UploadComplete"})").status != 200)
            return {};
        return object(call("GET", job));
    }
};

} // namespace

class TestBulkJobs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void insert_goesThroughItsStates_andItsRecordsAreThere()
    {
        const Client client;
        const QByteArray job =
            client.open(R"({"object":"Account","operation":"insert","contentType":"CSV"})");
        QCOMPARE(client.state(job), u"Open"_s);
        QCOMPARE(client.call("PUT", job + "/batches", "Name,Phone\r\n\"Quill, Ltd\",1\n,2\n").status, 201);
        const OrgAnswer closed = client.call("PATCH", job, R"({"state":"UploadComplete"})");
        QCOMPARE(object(closed).value("state"_L1).toString(), u"UploadComplete"_s);
        const QJsonObject done = object(client.call("GET", job));
        QCOMPARE(done.value("state"_L1).toString(), u"JobComplete"_s);
        QCOMPARE(done.value("numberRecordsProcessed"_L1).toInt(), 2);
        QCOMPARE(done.value("numberRecordsFailed"_L1).toInt(), 1);

        const OrgAnswer good = client.call("GET", job + "/successfulResults");
        QCOMPARE(good.contentType, QByteArray("text/csv"));
        const QList<QStringList> rows = parseCsv(good.body, u',');
        QCOMPARE(rows.at(0), (QStringList{u"sf__Id"_s, u"sf__Created"_s, u"Name"_s, u"Phone"_s}));
        QCOMPARE(rows.at(1).mid(1), (QStringList{u"true"_s, u"Quill, Ltd"_s, u"1"_s}));
        const QList<QStringList> failed = parseCsv(client.call("GET", job + "/failedResults").body, u',');
        QCOMPARE(failed.at(1).at(1), u"REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --"_s);
        QVERIFY(client.call("GET", job + "/unprocessedrecords").body.startsWith("\"Name\""));

        const OrgAnswer record = client.api.answer(
            client.org, {"GET",
                         "/services/data/v60.0/sobjects/Account/" + rows.at(1).at(0).toUtf8(),
                         {},
                         {},
                         "Bearer " + client.token,
                         {}});
        QCOMPARE(object(record).value("Name"_L1).toString(), u"Quill, Ltd"_s);
    }

    void updateUpsertAndDelete_findTheirRecords()
    {
        const Client client;
        const auto load = [&](const QByteArray &wish, const QByteArray &csv) {
            return client.load(client.open(wish), csv);
        };
        QCOMPARE(load(R"({"object":"Account","operation":"update"})", "Id,Phone\n001KW0000000001YAA,#N/A\n")
                     .value("numberRecordsFailed"_L1)
                     .toInt(),
                 0);
        QCOMPARE(
            load(R"({"object":"Practice__c","operation":"upsert","externalIdFieldName":"External_Id__c"})",
                 "External_Id__c,Name,Number__c\nP-1,Changed,7\nP-7,New,1.5\n")
                .value("numberRecordsProcessed"_L1)
                .toInt(),
            2);
        const QJsonObject deleted =
            load(R"({"object":"Lead","operation":"delete"})", "Id\n00QKW0000000001YAA\n00QKW0000000009YAA\n");
        QCOMPARE(deleted.value("numberRecordsFailed"_L1).toInt(), 1);
    }

    void query_givesCsvWithItsHeaders()
    {
        const Client client;
        const OrgAnswer made = client.call(
            "POST", "query", R"({"operation":"query","query":"SELECT Name, Email FROM Lead ORDER BY Name"})");
        QCOMPARE(object(made).value("state"_L1).toString(), u"UploadComplete"_s);
        const QByteArray job = "query/" + object(made).value("id"_L1).toString().toUtf8();
        QCOMPARE(client.call("GET", job + "/results").status, 400); // nobody saw it complete yet
        QCOMPARE(client.state(job), u"JobComplete"_s);
        const OrgAnswer results = client.call("GET", job + "/results");
        QCOMPARE(results.contentType, QByteArray("text/csv"));
        QCOMPARE(results.body, QByteArray("\"Name\",\"Email\"\n\"Ines Kohl\",\"ines@kohl-gardens.example\"\n"
                                          "\"Tomás Rivera\",\"tomas@rivera-ferries.example\"\n"));
        const std::pair<QByteArray, QByteArray> number("Sforce-NumberOfRecords", "2");
        const std::pair<QByteArray, QByteArray> locator("Sforce-Locator", "null");
        QVERIFY(results.headers.contains(number));
        QVERIFY(results.headers.contains(locator));
    }

    void badJobs_areRefused_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("wish");
        QTest::addColumn<QString>("code");
        QTest::newRow("object") << QByteArray("ingest")
                                << QByteArray(R"({"object":"Nope","operation":"insert"})")
                                << u"INVALIDENTITY"_s;
        QTest::newRow("operation") << QByteArray("ingest")
                                   << QByteArray(R"({"object":"Lead","operation":"look"})")
                                   << u"INVALIDOPERATION"_s;
        QTest::newRow("no JSON") << QByteArray("ingest") << QByteArray("x") << u"INVALIDOPERATION"_s;
        QTest::newRow("query") << QByteArray("query")
                               << QByteArray(R"({"operation":"query","query":"SELECT X FROM Lead"})")
                               << u"INVALID_FIELD"_s;
        QTest::newRow("query's object")
            << QByteArray("query") << QByteArray(R"({"operation":"query","query":"SELECT Id FROM X"})")
            << u"INVALID_TYPE"_s;
    }
    void badJobs_areRefused()
    {
        QFETCH(QByteArray, path);
        QFETCH(QByteArray, wish);
        QFETCH(QString, code);
        const OrgAnswer answer = Client().call("POST", path, wish);
        QCOMPARE(answer.status, 400);
        QCOMPARE(answer.error, code);
    }

    void unknownColumn_failsTheJob()
    {
        const Client client;
        const QJsonObject done =
            client.load(client.open(R"({"object":"Account","operation":"insert"})"), "Name,Nope\nx,y\n");
        QCOMPARE(done.value("state"_L1).toString(), u"Failed"_s);
        QCOMPARE(done.value("errorMessage"_L1).toString(), u"InvalidBatch : Field name not found : Nope"_s);
    }

    void jobInTheWrongState_isRefused()
    {
        const Client client;
        const QByteArray job = client.open(R"({"object":"Account","operation":"insert"})");
        QCOMPARE(client.call("DELETE", job).error, u"INVALIDJOBSTATE"_s);
        QCOMPARE(client.load(job, "Name\nx\n").value("state"_L1).toString(), u"JobComplete"_s);
        QCOMPARE(client.call("PUT", job + "/batches", "Name\ny\n").error, u"INVALIDJOBSTATE"_s);
        QCOMPARE(client.call("PATCH", job, R"({"state":"Aborted"})").error, u"INVALIDJOBSTATE"_s);
        QCOMPARE(client.call("DELETE", job).status, 204);
        QCOMPARE(client.call("GET", job).status, 404);
        const QByteArray other = client.open(R"({"object":"Account","operation":"insert"})");
        QCOMPARE(object(client.call("PATCH", other, R"({"state":"Aborted"})")).value("state"_L1).toString(),
                 u"Aborted"_s);
        QCOMPARE(client.state(other), u"Aborted"_s);
    }

    void readOnlyUsersRows_failOneByOne()
    {
        Client client;
        client.org = orgWith({{u"object-access"_s, u"read-only"_s}});
        const QByteArray job = client.open(R"({"object":"Account","operation":"insert"})");
        QCOMPARE(client.load(job, "Name\nx\n").value("numberRecordsFailed"_L1).toInt(), 1);
        QVERIFY(
            client.call("GET", job + "/failedResults").body.contains("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"));
    }

    void jobs_areBounded()
    {
        const Client client;
        for (int i = 0; i < 30; ++i)
            (void)client.open(R"({"object":"Account","operation":"insert"})");
        QCOMPARE(object(client.call("GET", "ingest")).value("records"_L1).toArray().size(), 20);
    }

    void csv_keepsQuotesAndSeparators()
    {
        const QStringList values{u"a"_s, u"b,\"c\""_s, u"d\ne"_s, QString()};
        QCOMPARE(parseCsv(csvLine(values, u',', "\r\n"), u','), QList<QStringList>{values});
        QCOMPARE(parseCsv("\xEF\xBB\xBFx;y\n\n1;2", u';'),
                 (QList<QStringList>{{u"x"_s, u"y"_s}, {u"1"_s, u"2"_s}}));
    }
};

QTEST_GUILESS_MAIN(TestBulkJobs)
#include "tst_bulkjobs.moc"
