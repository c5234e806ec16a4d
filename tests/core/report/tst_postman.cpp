// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/HandOver.h"
#include "tests/core/practice/Pair.h"

#include <QJsonArray>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;
using namespace keyway::test;

namespace {

HandOverValues values(bool iat, bool typ, std::chrono::seconds lifetime)
{
    HandOverValues values{{}, {}, {}, {}, {}};
    values.guide.destination = u"Ampersand"_s;
    values.guide.profile.sendsIssuedAt = iat;
    values.guide.profile.sendsType = typ;
    values.guide.profile.lifetime = lifetime;
    values.connection.consumerKey = u"3MVG9\"quoted\"$x"_s;
    values.connection.username = u"jürgen@acme.com"_s;
    values.domain = HostFormats::load()->judge(u"acme--dev.sandbox"_s);
    values.keyPem = std::make_shared<const Secret>(myPair().key.toPkcs8Pem());
    return values;
}

QJsonObject collectionOf(const HandOverValues &values)
{
    return QJsonDocument::fromJson(handOverPostman(values).reveal()).object();
}

QJsonObject variableOf(const QJsonObject &collection, const QString &key)
{
    const QJsonArray variables = collection.value("variable"_L1).toArray();
    for (const QJsonValue &variable : variables) {
        if (variable["key"_L1].toString() == key)
            return variable.toObject();
    }
    return {};
}

/// Object → the members that the schema of Collection v2.1 requires of it, and their types.
QStringList missingIn(const QJsonObject &collection)
{
    QStringList missing;
    const auto need = [&](bool there, const QString &what) {
        if (!there)
            missing << what;
    };
    const QJsonObject info = collection.value("info"_L1).toObject();
    need(info.value("name"_L1).isString(), u"info.name"_s);
    need(info.value("schema"_L1) == u"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"_s,
         u"info.schema"_s);
    need(collection.value("item"_L1).isArray(), u"item"_s);
    for (const QJsonValue &item : collection.value("item"_L1).toArray()) {
        const QJsonValue request = item["request"_L1];
        need(request.isObject(), u"item.request"_s);
        need(request["method"_L1].isString(), u"request.method"_s);
        need(request["url"_L1].isString(), u"request.url"_s);
        need(item["response"_L1].isArray(), u"item.response"_s);
        for (const QJsonValue &header : request["header"_L1].toArray())
            need(header["key"_L1].isString() && header["value"_L1].isString(), u"header"_s);
        for (const QJsonValue &event : item["event"_L1].toArray()) {
            need(event["listen"_L1].isString(), u"event.listen"_s);
            need(event["script"_L1]["exec"_L1].isArray(), u"script.exec"_s);
            need(event["script"_L1]["type"_L1] == u"text/javascript"_s, u"script.type"_s);
        }
    }
    for (const QJsonValue &variable : collection.value("variable"_L1).toArray())
        need(variable["key"_L1].isString() && variable["value"_L1].isString(), u"variable"_s);
    return missing;
}

struct Ran
{
    QJsonObject outcome;
    QByteArray error;
};

/// One script of the collection, under Node as under Postman.
Ran run(const QJsonObject &collection, int item, const QString &event, const QByteArray &response = {},
        bool oldPostman = false)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"collection.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(collection).toJson()) < 0)
        return {{}, "not written"};
    file.close();
    QProcess node;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (oldPostman)
        environment.insert(u"OLD_POSTMAN"_s, u"1"_s);
    node.setProcessEnvironment(environment);
    QStringList arguments{QStringLiteral(KEYWAY_SOURCE_DIR "/tests/core/report/postman-double.mjs"),
                          file.fileName(), QString::number(item), event};
    if (!response.isEmpty())
        arguments << QString::fromUtf8(response);
    node.start(u"node"_s, arguments);
    if (!node.waitForFinished(60'000))
        return {{}, "no answer"};
    return {QJsonDocument::fromJson(node.readAllStandardOutput()).object(), node.readAllStandardError()};
}

bool hasNode()
{
    return !QStandardPaths::findExecutable(u"node"_s).isEmpty();
}

} // namespace

class TestPostman : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void collection_hasWhatTheSchemaRequires()
    {
        const QJsonObject collection = collectionOf(values(false, false, std::chrono::seconds(180)));
        QCOMPARE(missingIn(collection), QStringList());
        QVERIFY(!missingIn({}).isEmpty());
        QCOMPARE(variableOf(collection, u"privateKey"_s).value("type"_L1), u"secret"_s);
        QCOMPARE(variableOf(collection, u"tokenUrl"_s).value("value"_L1),
                 u"https://acme--dev.sandbox.my.salesforce.com/services/oauth2/token"_s);
        const QJsonValue request = collection.value("item"_L1)[0]["request"_L1];
        QCOMPARE(request["body"_L1]["urlencoded"_L1][0]["value"_L1],
                 u"urn:ietf:params:oauth:grant-type:jwt-bearer"_s);
        QCOMPARE(request["body"_L1]["urlencoded"_L1][1]["value"_L1], u"{{assertion}}"_s);
        QCOMPARE(request["body"_L1]["urlencoded"_L1].toArray().size(), 2); // and nothing else
    }

    void key_standsInItsVariableAlone()
    {
        const HandOverValues handed = values(false, false, std::chrono::seconds(180));
        QJsonObject collection = collectionOf(handed);
        const QString key = variableOf(collection, u"privateKey"_s).value("value"_L1).toString();
        QCOMPARE(key.toUtf8(), handed.keyPem->reveal());
        const QByteArray part = handed.keyPem->reveal().mid(100, 40);
        collection.remove(u"variable"_s);
        QVERIFY(!QJsonDocument(collection).toJson().contains(part));
    }

    void signing_givesExactlyTheGuidesAssertion_data()
    {
        QTest::addColumn<bool>("iat");
        QTest::addColumn<bool>("typ");
        QTest::addColumn<int>("lifetime");
        QTest::newRow("ampersand") << false << false << 180;
        QTest::newRow("nango") << true << true << 3600;
    }
    void signing_givesExactlyTheGuidesAssertion()
    {
        if (!hasNode())
            QSKIP("node is not there: the script was not run");
        QFETCH(bool, iat);
        QFETCH(bool, typ);
        QFETCH(int, lifetime);
        const HandOverValues handed = values(iat, typ, std::chrono::seconds(lifetime));
        const qint64 before = QDateTime::currentSecsSinceEpoch();
        const Ran ran = run(collectionOf(handed), 0, u"prerequest"_s);
        const qint64 after = QDateTime::currentSecsSinceEpoch();
        const auto assertion =
            decodeAssertion(ran.outcome.value("local"_L1)["assertion"_L1].toString().toLatin1());
        QVERIFY2(assertion, ran.error.constData());
        QVERIFY(verifyAssertion(*assertion, myPair().certificate));
        QCOMPARE(assertion->header, typ ? QJsonObject({{u"alg"_s, u"RS256"_s}, {u"typ"_s, u"JWT"_s}})
                                        : QJsonObject({{u"alg"_s, u"RS256"_s}}));
        const qint64 expiry = assertion->payload.value("exp"_L1).toInteger();
        QVERIFY(expiry >= before + lifetime && expiry <= after + lifetime);
        QJsonObject wanted{{u"iss"_s, handed.connection.consumerKey},
                           {u"sub"_s, handed.connection.username},
                           {u"aud"_s, u"https://test.salesforce.com"_s},
                           {u"exp"_s, expiry}};
        if (iat)
            wanted.insert(u"iat"_s, expiry - lifetime);
        QCOMPARE(assertion->payload, wanted);
    }

    void keyWithoutLineEnds_isStillRead()
    {
        if (!hasNode())
            QSKIP("node is not there: the script was not run");
        QJsonObject collection = collectionOf(values(false, false, std::chrono::seconds(180)));
        QJsonArray variables = collection.value("variable"_L1).toArray();
        for (QJsonValueRef variable : variables) {
            QJsonObject one = variable.toObject();
            one.insert(u"value"_s, one.value("value"_L1).toString().replace(u'\n', u' '));
            variable = one;
        }
        collection.insert(u"variable"_s, variables);
        const Ran ran = run(collection, 0, u"prerequest"_s);
        QVERIFY2(!ran.outcome.value("local"_L1)["assertion"_L1].toString().isEmpty(), ran.error.constData());
    }

    void whatIsMissing_isSaid()
    {
        if (!hasNode())
            QSKIP("node is not there: the script was not run");
        HandOverValues handed = values(false, false, std::chrono::seconds(180));
        QVERIFY(
            run(collectionOf(handed), 0, u"prerequest"_s, {}, true).error.contains("Postman 11 or newer"));
        handed.keyPem.reset();
        QVERIFY(run(collectionOf(handed), 0, u"prerequest"_s).error.contains("variable privateKey"));
    }

    void token_isKeptForTheNextRequest()
    {
        if (!hasNode())
            QSKIP("node is not there: the script was not run");
        HandOverValues handed = values(true, true, std::chrono::seconds(3600));
        const QByteArray granted =
            R"({"code":200,"body":{"access_token":"00D!x","instance_url":"https://acme.my.salesforce.com"}})";
        const Ran own = run(collectionOf(handed), 0, u"test"_s, granted);
        QCOMPARE(own.outcome.value("collection"_L1)["accessToken"_L1], u"00D!x"_s);
        QCOMPARE(own.outcome.value("collection"_L1)["instanceUrl"_L1],
                 u"https://acme--dev.sandbox.my.salesforce.com"_s);
        // Where the sign-in is at login, the answer names the instance.
        handed.domain =
            HostFormats::load()->judge(u"login.salesforce.com"_s, SignInHost::AuthorizationServer);
        QVERIFY(handed.domain.accepted);
        const Ran login = run(collectionOf(handed), 0, u"test"_s, granted);
        QCOMPARE(login.outcome.value("collection"_L1)["instanceUrl"_L1], u"https://acme.my.salesforce.com"_s);
        const Ran refused = run(collectionOf(handed), 0, u"test"_s, R"({"code":400,"body":{}})");
        QCOMPARE(refused.outcome.value("tests"_L1)["Salesforce grants a token"_L1], false);
    }

    void userinfo_mustNameTheUser()
    {
        if (!hasNode())
            QSKIP("node is not there: the script was not run");
        const QJsonObject collection = collectionOf(values(false, false, std::chrono::seconds(180)));
        QCOMPARE(collection.value("item"_L1)[1]["request"_L1]["header"_L1][0]["value"_L1],
                 u"Bearer {{accessToken}}"_s);
        const auto passes = [&](const QByteArray &name) {
            const Ran ran = run(collection, 1, u"test"_s,
                                "{\"code\":200,\"body\":{\"preferred_username\":\"" + name + "\"}}");
            return ran.outcome.value("tests"_L1)["The token is that of the integration user"_L1].toBool();
        };
        QVERIFY(passes("jürgen@acme.com"));
        QVERIFY(!passes("somebody@acme.com"));
    }
};

QTEST_GUILESS_MAIN(TestPostman)
#include "tst_postman.moc"
