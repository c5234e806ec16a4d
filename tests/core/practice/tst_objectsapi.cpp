// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/Calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using test::freshApi;
using test::get;
using test::object;
using test::orgWith;
using test::tokenOf;

namespace {

const QByteArray objects = "/services/data/v60.0/sobjects";

} // namespace

class TestObjectsApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void description_tellsWhatTheUserMayDo_data()
    {
        QTest::addColumn<QString>("access");
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("writes");
        QTest::newRow("full") << u"full"_s << 200 << true;
        QTest::newRow("read-only") << u"read-only"_s << 200 << false;
        QTest::newRow("none") << u"none"_s << 404 << false;
    }
    void description_tellsWhatTheUserMayDo()
    {
        QFETCH(QString, access);
        QFETCH(int, status);
        QFETCH(bool, writes);
        const OrgApi api = freshApi();
        const OrgState org = orgWith({{u"object-access"_s, access}});
        const QByteArray token = tokenOf(api, org);
        for (const QByteArray name :
             {"Account", "Contact", "Lead", "Opportunity", "Practice__c", "account"}) {
            const OrgAnswer answer = get(api, org, objects + '/' + name + "/describe", token);
            QCOMPARE(answer.status, status);
            QCOMPARE(object(answer).value("createable"_L1).toBool(), writes);
            QCOMPARE(object(answer).value("updateable"_L1).toBool(), writes);
            QCOMPARE(object(answer).value("queryable"_L1).toBool(), status == 200);
        }
        const QJsonArray listed = object(get(api, org, objects, token)).value("sobjects"_L1).toArray();
        QStringList names;
        for (const QJsonValue &one : listed)
            names << one[u"name"_s].toString();
        for (const QString &name :
             {u"Account"_s, u"Contact"_s, u"Lead"_s, u"Opportunity"_s, u"Practice__c"_s})
            QCOMPARE(names.contains(name), status == 200);
        QVERIFY(names.contains(u"Organization"_s)); // everybody may read it
    }

    void unknownObject_doesNotExist()
    {
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        const OrgAnswer answer = get(api, org, objects + "/Invoice__c/describe", tokenOf(api, org));
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.error, u"NOT_FOUND"_s);
        QCOMPARE(answer.description, u"The requested resource does not exist"_s);
    }

    void sessionIsJudgedFirst()
    {
        const OrgApi api = freshApi();
        const OrgAnswer answer = get(api, orgWith({}), objects + "/Account/describe", "x");
        QCOMPARE(answer.error, u"INVALID_SESSION_ID"_s);
    }

    void query_namesTheObjectThatIsNotSeen_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QString>("said");
        QTest::newRow("seen") << QByteArray("q=SELECT+Id+FROM+Account+LIMIT+1") << QString();
        QTest::newRow("percent") << QByteArray("q=select%20Id%20from%20Account") << QString();
        QTest::newRow("unseen") << QByteArray("q=SELECT+Id+FROM+ApexTrigger")
                                << u"sObject type 'ApexTrigger' is not supported."_s;
        QTest::newRow("empty") << QByteArray() << u"unexpected token"_s;
    }
    void query_namesTheObjectThatIsNotSeen()
    {
        QFETCH(QByteArray, query);
        QFETCH(QString, said);
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        const OrgAnswer answer = api.answer(
            org, {"GET", "/services/data/v60.0/query", query, {}, "Bearer " + tokenOf(api, org), {}});
        QCOMPARE(answer.status, said.isEmpty() ? 200 : 400);
        QCOMPARE(answer.description, said);
    }

    void soap_tellsTheUser_andDescribesTheMetadata()
    {
        const OrgApi api = freshApi();
        const OrgState org = orgWith({});
        const auto post = [&](const OrgState &at, const QByteArray &path) {
            return api.answer(
                at,
                {"POST", path, {}, "text/xml", {}, "<s:sessionId>" + tokenOf(api, at) + "</s:sessionId>"});
        };
        QVERIFY(post(org, "/services/Soap/u/60.0").body.contains("<userName>integration@practice.example<"));
        QVERIFY(post(org, "/services/Soap/m/60.0").body.contains("<describeMetadataResponse>"));
        QVERIFY(post(org, "/services/Soap/m/60.0")
                    .body.contains("<directoryName>permissionsets</directoryName>"));
        const OrgAnswer noRight = post(orgWith({{u"metadata-access"_s, u"no"_s}}), "/services/Soap/m/60.0");
        QCOMPARE(noRight.status, 500);
        QCOMPARE(noRight.error, u"INSUFFICIENT_ACCESS"_s);
        QCOMPARE(post(orgWith({{u"metadata-access"_s, u"no"_s}}), "/services/Soap/u/60.0").status, 200);
        QCOMPARE(post(org, "/services/Soap/u/20.0").error, u"UNSUPPORTED_API_VERSION"_s);
        const OrgState jwt = orgWith({{u"token-format"_s, u"jwt"_s}});
        QCOMPARE(post(jwt, "/services/Soap/m/67.0").why, u"soap-jwt"_s);
        QCOMPARE(post(jwt, "/services/Soap/m/68.0").status, 200);
        const OrgAnswer expired =
            post(orgWith({{u"user"_s, u"password-expired"_s}}), "/services/Soap/u/60.0");
        QCOMPARE(expired.status, 500);
        QCOMPARE(expired.error, u"INVALID_OPERATION_WITH_EXPIRED_PASSWORD"_s);
    }
};

QTEST_GUILESS_MAIN(TestObjectsApi)
#include "tst_objectsapi.moc"
