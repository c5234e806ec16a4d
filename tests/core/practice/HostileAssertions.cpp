// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/practice/HostileAssertions.h"

namespace keyway::test {

QList<Assertion> wrongAlgorithms(const Forger &forger)
{
    const auto rs256 = [](const QByteArray &header, const QByteArray &body) {
        return Forger::rs256(header, body);
    };
    const QByteArray payload = forger.payload();
    const QList<QByteArray> parts = forger.good().split('.');
    const Certificate &certificate = myPair().certificate;
    EVP_PKEY *rsa = myPair().key.handle();
    const std::unique_ptr<EVP_PKEY, void (*)(EVP_PKEY *)> ec(EVP_EC_gen("P-256"), EVP_PKEY_free);
    const Pair another = Pair::make();
    return {
        {"alg none, no signature", base64UrlEncode(R"({"alg":"none"})") + '.' + parts[1] + '.', invalid},
        {"alg none, signature kept", base64UrlEncode(R"({"alg":"none"})") + '.' + parts[1] + '.' + parts[2],
         invalid},
        {"alg None", rs256(R"({"alg":"None"})", payload), invalid},
        {"alg nOnE, signed", rs256(R"({"alg":"nOnE"})", payload), invalid},
        {"alg absent", rs256(R"({"typ":"JWT"})", payload), invalid},
        {"alg empty", rs256(R"({"alg":""})", payload), invalid},
        {"alg null", rs256(R"({"alg":null})", payload), invalid},
        {"alg number", rs256(R"({"alg":256})", payload), invalid},
        {"alg list", rs256(R"({"alg":["RS256"]})", payload), invalid},
        {"alg lower case", rs256(R"({"alg":"rs256"})", payload), invalid},
        {"alg with blank", rs256(R"({"alg":"RS256 "})", payload), invalid},
        {"alg twice", rs256(R"({"alg":"none","alg":"RS256"})", payload), invalid},
        {"HS256 with certificate PEM", forger.hs256(certificate.toPem()), invalid},
        {"HS256 with certificate DER", forger.hs256(certificate.toDer()), invalid},
        {"HS256 with empty secret", forger.hs256({}), invalid},
        {"HS256 named, RS256 made", rs256(R"({"alg":"HS256"})", payload), invalid},
        {"ES256 by an EC key", forger.signedWith(R"({"alg":"ES256"})", ec.get(), EVP_sha256()), invalid},
        {"RS256 named, made by an EC key", forger.signedWith(goodHeader, ec.get(), EVP_sha256()), invalid},
        {"RS512", forger.signedWith(R"({"alg":"RS512"})", rsa, EVP_sha512()), invalid},
        {"RS384", forger.signedWith(R"({"alg":"RS384"})", rsa, EVP_sha384()), invalid},
        {"RS256 named, RS512 made", forger.signedWith(goodHeader, rsa, EVP_sha512()), invalid},
        {"RS256 named, SHA-1 made", forger.signedWith(goodHeader, rsa, EVP_sha1()), invalid},
        {"PS256 named", rs256(R"({"alg":"PS256"})", payload), invalid},
        {"crit extension", rs256(R"({"alg":"RS256","crit":["x"],"x":1})", payload), invalid},
        {"another key", signedText(goodHeader, payload, another.key), invalid},
        {"another key, brought along as jwk",
         signedText(R"({"alg":"RS256","jwk":{"kty":"RSA","n":"AQAB","e":"AQAB"}})", payload, another.key),
         invalid},
    };
}

QList<Assertion> wrongForms(const Forger &forger)
{
    const QByteArray good = forger.good();
    const QList<QByteArray> parts = good.split('.');
    return {
        {"blank only", " ", invalid},
        {"one part", "abc", invalid},
        {"two parts", parts[0] + '.' + parts[1], invalid},
        {"four parts", good + ".AAAA", invalid},
        {"five parts, like an encrypted JWT", good + ".AAAA.AAAA", invalid},
        {"empty header", '.' + parts[1] + '.' + parts[2], invalid},
        {"empty payload", parts[0] + ".." + parts[2], invalid},
        {"empty signature", parts[0] + '.' + parts[1] + '.', invalid},
        {"dots only", "..", invalid},
        {"swapped parts", parts[1] + '.' + parts[0] + '.' + parts[2], badIssuer},
        {"signature of another payload",
         parts[0] + '.' + base64UrlEncode(forger.payload({}, R"(,"x":1)")) + '.' + parts[2], invalid},
        {"signature cut", good.chopped(4), invalid},
        {"signature longer", good + "AAAA", invalid},
        {"signature zero", parts[0] + '.' + parts[1] + '.' + base64UrlEncode(QByteArray(256, 0)), invalid},
        {"padding", good + "==", invalid},
        {"plain base64 letters", parts[0] + '.' + parts[1] + "." + QByteArray(parts[2]).replace(0, 2, "+/"),
         invalid},
        {"line end inside", QByteArray(good).insert(20, '\n'), invalid},
        {"NUL inside", QByteArray(good).insert(20, '\0'), invalid},
        {"unicode inside", QByteArray(good).insert(20, "é"), invalid},
        {"full-width dot", parts[0] + "．" + parts[1] + "．" + parts[2], invalid},
        {"100 kB of A", QByteArray(100'000, 'A'), invalid},
        {"100 kB signature", parts[0] + '.' + parts[1] + '.' + QByteArray(100'000, 'A'), invalid},
        {"100 kB of dots", QByteArray(100'000, '.'), invalid},
        {"the PEM of the certificate", myPair().certificate.toPem(), invalid},
    };
}

QList<Assertion> wrongJson(const Forger &forger)
{
    const auto body = [](const QByteArray &payload) { return Forger::rs256(goodHeader, payload); };
    const QByteArray payload = forger.payload();
    return {
        {"payload a list", body("[1]"), invalid},
        {"payload a text", body("\"x\""), invalid},
        {"payload null", body("null"), invalid},
        {"payload empty object", body("{}"), badIssuer},
        {"payload cut", body(payload.chopped(1)), invalid},
        {"payload followed by more", body(payload + payload), invalid},
        {"payload not UTF-8",
         body(forger.payload(R"("x":")"
                             "\xff\xfe"
                             R"(",)")),
         invalid},
        {"payload deeply nested",
         body(forger.payload(R"("x":)" + QByteArray(20'000, '[') + QByteArray(20'000, ']') + ',')), invalid},
        {"payload of 100 kB, cut", body(QByteArray(100'000, ' ') + "{"), invalid},
        {"header a list", Forger::rs256(R"(["RS256"])", payload), invalid},
        {"sub twice, wrong first", body(forger.payload(R"("sub":"admin@practice.example",)")), invalid},
        {"sub twice, wrong last", body(forger.payload({}, R"(,"sub":"admin@practice.example")")), invalid},
        {"iss twice", body(forger.payload(R"("iss":"x",)")), invalid},
        {"aud twice", body(forger.payload(R"("aud":"https://test.salesforce.com",)")), invalid},
        {"exp twice", body(forger.payload(R"("exp":1,)")), invalid},
        {"sub twice, once escaped", body(forger.payload(R"("s\u0075b":"admin@practice.example",)")), invalid},
    };
}

QList<Assertion> wrongClaims(const Forger &forger)
{
    QList<Assertion> rows;
    const auto add = [&](const char *claim, const char *what, const QByteArray &value, const Words &words) {
        rows << Assertion{QByteArray(claim) + ' ' + what, forger.with(claim, value), words};
    };
    const QByteArray iss = forger.iss();
    add("iss", "absent", {}, badIssuer);
    add("iss", "null", "null", badIssuer);
    add("iss", "a number", "3", badIssuer);
    add("iss", "a list", '[' + iss + ']', badIssuer);
    add("iss", "an object", R"({"key":1})", badIssuer);
    add("iss", "empty", R"("")", badIssuer);
    add("iss", "cut", iss.chopped(5) + '"', badIssuer);
    add("iss", "lower case", iss.toLower(), badIssuer);
    add("iss", "with a blank", iss.chopped(1) + " \"", badIssuer);
    add("iss", "100 kB", '"' + QByteArray(100'000, 'A') + '"', badIssuer);
    add("iss", "of the sandbox's app",
        R"("3MVG9PRACTICE_this.Consumer.Key.is.made.up.for.the.practice.sandbox.and.opens.nothing_34")",
        appElsewhere);

    add("sub", "absent", {}, notApproved);
    add("sub", "null", "null", notApproved);
    add("sub", "a number", "5", notApproved);
    add("sub", "a list", '[' + forger.sub() + ']', notApproved);
    add("sub", "an object", "{\"name\":" + forger.sub() + '}', notApproved);
    add("sub", "empty", R"("")", notApproved);
    add("sub", "unknown", R"("somebody@practice.example")", notApproved);
    add("sub", "of the sandbox", R"("integration@practice.example.dev")", notApproved);
    add("sub", "with a blank", forger.sub().chopped(1) + " \"", notApproved);
    add("sub", "with a zero-width blank", forger.sub().chopped(1) + "\\u200b\"", notApproved);
    add("sub", "with NUL", forger.sub().chopped(1) + "\\u0000\"", notApproved);
    add("sub", "Cyrillic", R"("integr\u0430tion@practice.example")", notApproved);
    add("sub", "full-width @", R"("integration\uff20practice.example")", notApproved);
    add("prn", "unknown beside a good sub", R"("somebody@practice.example")", notApproved);
    add("prn", "null beside a good sub", "null", notApproved);
    add("prn", "in a list beside a good sub", '[' + forger.sub() + ']', notApproved);

    add("aud", "absent", {}, wrongAudience);
    add("aud", "null", "null", wrongAudience);
    add("aud", "a number", "7", wrongAudience);
    add("aud", "true", "true", wrongAudience);
    add("aud", "a list of one", R"(["https://login.salesforce.com"])", wrongAudience);
    add("aud", "a list of two", R"(["https://login.salesforce.com","https://test.salesforce.com"])",
        wrongAudience);
    add("aud", "an object", R"({"host":"https://login.salesforce.com"})", wrongAudience);
    add("aud", "empty", R"("")", wrongAudience);
    add("aud", "the other login host", R"("https://test.salesforce.com")", wrongAudience);
    add("aud", "another org", R"("https://practice--dev.sandbox.my.salesforce.com")", wrongAudience);
    add("aud", "another scheme", R"("http://login.salesforce.com")", wrongAudience);
    add("aud", "without scheme", R"("login.salesforce.com")", wrongAudience);
    add("aud", "the token endpoint", R"("https://login.salesforce.com/services/oauth2/token")",
        wrongAudience);
    add("aud", "with a port", R"("https://login.salesforce.com:443")", wrongAudience);
    add("aud", "with a blank", R"("https://login.salesforce.com ")", wrongAudience);
    add("aud", "the Lightning host", R"("https://practice.lightning.force.com")", wrongAudience);
    add("aud", "a host that only begins alike", R"("https://login.salesforce.com.evil.example")",
        wrongAudience);
    add("aud", "Cyrillic", R"("https://l\u043egin.salesforce.com")", wrongAudience);

    add("exp", "absent", {}, invalid);
    add("exp", "null", "null", invalid);
    add("exp", "true", "true", invalid);
    add("exp", "a list", '[' + forger.seconds(60) + ']', invalid);
    add("exp", "an object", "{\"at\":" + forger.seconds(60) + '}', invalid);
    add("exp", "words", R"("tomorrow")", invalid);
    add("exp", "a date", R"("2100-01-01T00:00:00Z")", invalid);
    add("exp", "empty text", R"("")", invalid);
    add("exp", "text with a blank", "\" " + forger.seconds(60) + '"', invalid);
    add("exp", "text with a sign", "\"+" + forger.seconds(60) + '"', invalid);
    add("exp", "text with a fraction", '"' + forger.seconds(60) + ".5\"", invalid);
    add("exp", "text of an exponent", R"("1e99")", invalid);
    add("exp", "text of infinity", R"("inf")", invalid);
    add("exp", "text in hexadecimal", R"("0x7fffffffffff")", invalid);
    add("exp", "text of Arabic digits", R"("\u0669\u0669\u0669\u0669\u0669\u0669\u0669\u0669\u0669\u0669")",
        invalid);
    add("exp", "beyond any number", "1e999", invalid);
    add("exp", "past the buffer", forger.seconds(-190), expired);
    add("exp", "an hour ago", forger.seconds(-3600), expired);
    add("exp", "past, as text", '"' + forger.seconds(-3600) + '"', expired);
    add("exp", "zero", "0", expired);
    add("exp", "negative", "-1", expired);
    add("exp", "as minutes since 1970", QByteArray::number(forger.seconds(60).toLongLong() / 60), expired);

    add("jti", "used before", '"' + usedId + '"', invalid);
    add("jti", "used before, escaped", R"("\u0075sed-before")", invalid);
    add("jti", "null", "null", invalid);
    add("jti", "a number", "5", invalid);
    add("jti", "a list", "[\"" + usedId + "\"]", invalid);
    return rows;
}

QList<Assertion> hostileAssertions(const Forger &forger)
{
    return wrongAlgorithms(forger) + wrongForms(forger) + wrongJson(forger) + wrongClaims(forger);
}

QList<Assertion> oddButGranted(const Forger &forger)
{
    const QByteArray upper = forger.sub().toUpper();
    const QByteArray withoutSub = forger.claim("sub", {}).chopped(1);
    return {
        {"exp in milliseconds", forger.with("exp", forger.seconds(0) + "300")},
        {"exp as text", forger.with("exp", '"' + forger.seconds(60) + '"')},
        {"exp in milliseconds, as text", forger.with("exp", '"' + forger.seconds(0) + "300\"")},
        {"exp in an hour", forger.with("exp", forger.seconds(3600))},
        {"exp in 20 years", forger.with("exp", forger.seconds(630'000'000))},
        {"exp with a fraction", forger.with("exp", forger.seconds(60) + ".5")},
        {"exp just past, within the buffer", forger.with("exp", forger.seconds(-120))},
        {"prn in place of sub", Forger::rs256(goodHeader, withoutSub + ",\"prn\":" + forger.sub() + '}')},
        {"prn beside a wrong sub",
         Forger::rs256(goodHeader, withoutSub + R"(,"sub":"nobody","prn":)" + forger.sub() + '}')},
        {"username in upper case", forger.with("sub", upper)},
        {"aud My Domain", forger.with("aud", R"("https://practice.my.salesforce.com")")},
        {"aud My Domain with a slash", forger.with("aud", R"("https://practice.my.salesforce.com/")")},
        {"iat and nbf ahead",
         Forger::rs256(goodHeader, forger.payload({}, ",\"iat\":" + forger.seconds(600) +
                                                          ",\"nbf\":" + forger.seconds(600)))},
        {"typ and kid", Forger::rs256(R"({"typ":"JWT","alg":"RS256","kid":"1"})", forger.payload())},
        {"an unknown typ", Forger::rs256(R"({"typ":"sandwich","alg":"RS256"})", forger.payload())},
        {"claims of one's own",
         Forger::rs256(goodHeader, forger.payload({}, R"(,"scope":"api","x":[1,{}])"))},
        {"JSON with blanks and line ends",
         Forger::rs256("{\n  \"alg\" : \"RS256\"\n}", ' ' + forger.payload() + "\r\n")},
        {"a new jti", forger.with("jti", R"("never-seen")")},
    };
}

} // namespace keyway::test
