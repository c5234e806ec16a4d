// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/ClaimJudge.h"

#include "core/diagnosis/TextRecogniser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qint64 farSeconds = 65 * 60;               // one client is known to send an hour
constexpr qint64 firstMillisecond = 100'000'000'000; // as seconds it would be the year 5138
constexpr qsizetype mostClaims = 40;

QString asText(const QJsonValue &value)
{
    QString text;
    if (value.isString())
        text = value.toString();
    else if (value.isDouble())
        text = QString::number(value.toDouble(), 'f', value.toDouble() == qint64(value.toDouble()) ? 0 : 3);
    else
        text = QString::fromUtf8(
            QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).mid(1).chopped(1));
    return hideSecrets(text.left(2000)).simplified().left(200);
}

Problem problem(const QString &id, const QMap<QString, QString> &facts = {})
{
    return {u"claim."_s + id, facts};
}

/// "5 minutes", "3 hours", "2 days"
QString span(qint64 seconds)
{
    const auto count = [](qint64 number, const QString &unit) {
        return u"%1 %2%3"_s.arg(number).arg(unit, number == 1 ? QString() : u"s"_s);
    };
    if (seconds < 120)
        return count(seconds, u"second"_s);
    if (seconds < 2 * 3600)
        return count(seconds / 60, u"minute"_s);
    return seconds < 2 * 86400 ? count(seconds / 3600, u"hour"_s) : count(seconds / 86400, u"day"_s);
}

Problem judgeAlgorithm(const QJsonValue &alg)
{
    return alg.toString() == "RS256"_L1 ? Problem{}
                                        : problem(u"alg.not-rs256"_s, {{u"value"_s, asText(alg)}});
}

Problem judgeIssuer(const QJsonValue &iss)
{
    static const QRegularExpression consumerKey(u"^3MVG[A-Za-z0-9._]{12,400}$"_s);
    if (iss.toString().trimmed().isEmpty())
        return problem(u"iss.missing"_s);
    return consumerKey.match(iss.toString()).hasMatch()
               ? Problem{}
               : problem(u"iss.not-a-consumer-key"_s, {{u"value"_s, asText(iss)}});
}

Problem judgeSubject(const QJsonValue &sub)
{
    static const QRegularExpression username(u"^[^\\s@]{1,80}@[^\\s@]{1,80}\\.[^\\s@.]{1,80}$"_s);
    if (sub.toString().trimmed().isEmpty())
        return problem(u"sub.missing"_s);
    return username.match(sub.toString()).hasMatch()
               ? Problem{}
               : problem(u"sub.not-a-username"_s, {{u"value"_s, asText(sub)}});
}

/// Hosts that sign somebody in; a site may have a path.
Problem judgeAudience(const QJsonValue &aud)
{
    static const QRegularExpression signIn(
        u"^(?:login|test)\\.salesforce\\.com$|\\.my\\.salesforce\\.(?:com|mil)$|\\.my\\.sfcrmproducts\\.cn$"_s);
    static const QRegularExpression application(
        u"\\.lightning\\.force\\.com$|salesforce-setup|\\.(?:vf|visual|content|documentforce|visualforce)"
        "\\.|\\.lightning\\.|(?:^|\\.)(?:na|eu|ap|cs|um|gs)\\d+\\.|^(?:www|help|developer)\\.salesforce\\."_s);
    static const QRegularExpression site(
        u"\\.my\\.site\\.com$|^[a-z0-9-]+\\.(?:[a-z0-9-]+\\.)?force\\.com$"_s);
    if (aud.isUndefined() || aud.isNull() || (aud.isString() && aud.toString().trimmed().isEmpty()))
        return problem(u"aud.missing"_s);
    const QMap<QString, QString> facts{{u"value"_s, asText(aud)}};
    if (!aud.isString())
        return problem(u"aud.list"_s, facts);
    const QUrl url(aud.toString());
    if (url.scheme().toLower() != "https"_L1 || url.host().isEmpty())
        return problem(u"aud.not-https"_s, facts);
    const QString host = url.host().toLower();
    if (application.match(host).hasMatch())
        return problem(u"aud.application-host"_s, facts);
    const bool bare = url.path().isEmpty() || url.path() == "/"_L1;
    if (signIn.match(host).hasMatch())
        return bare && !url.hasQuery() && url.port() < 0 ? Problem{} : problem(u"aud.path"_s, facts);
    if (site.match(host).hasMatch())
        return url.path().contains("/services/"_L1) ? problem(u"aud.path"_s, facts) : Problem{};
    // A company may have a sign-in address of its own.
    return url.path().contains("/services/"_L1) ? problem(u"aud.path"_s, facts) : Problem{};
}

Problem judgeExpiry(const QJsonValue &exp, const QDateTime &nowUtc)
{
    if (exp.isUndefined() || exp.isNull() || (exp.isString() && exp.toString().trimmed().isEmpty()))
        return problem(u"exp.missing"_s);
    bool isNumber = exp.isDouble();
    const double number = exp.isDouble() ? exp.toDouble() : exp.toString().trimmed().toDouble(&isNumber);
    if (!isNumber || !(number >= 0 && number < 1e17))
        return problem(u"exp.not-a-number"_s, {{u"value"_s, asText(exp)}});
    const auto seconds = qint64(number);
    if (seconds >= firstMillisecond)
        return problem(u"exp.milliseconds"_s, {{u"value"_s, asText(exp)}});
    if (!nowUtc.isValid())
        return {};
    const qint64 left = seconds - nowUtc.toSecsSinceEpoch();
    const QMap<QString, QString> facts{
        {u"value"_s, asText(exp)},
        {u"span"_s, span(qAbs(left))},
        {u"time"_s,
         QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s)}};
    if (left < 0)
        return problem(u"exp.past"_s, facts);
    return left > farSeconds ? problem(u"exp.far"_s, facts) : Problem{};
}

/// What Salesforce issues carries its own marks; what is made for it never does.
bool isIssuedToken(const QJsonObject &header, const QJsonObject &claims)
{
    const auto core = [](const QJsonObject &object) {
        return object.value("tty"_L1).toString().startsWith("sfdc-"_L1);
    };
    const bool issuedByAddress = claims.value("iss"_L1).toString().startsWith("https://"_L1);
    return core(header) || core(claims) || header.contains("tnk"_L1) ||
           (issuedByAddress && (claims.value("aud"_L1).isArray() || claims.contains("scp"_L1)));
}

/// Lower comes first: what is refused for certain, then what was right when it was made.
int gravity(const Problem &problem)
{
    if (problem.id.endsWith("exp.past"_L1))
        return 3;
    return problem.id.endsWith("exp.far"_L1) || problem.id.endsWith("exp.milliseconds"_L1) ? 2 : 1;
}

} // namespace

PastedAssertion judgeClaims(const QJsonObject &header, const QJsonObject &claims, const QDateTime &nowUtc)
{
    PastedAssertion result;
    const auto add = [&result](const QString &claim, const QJsonValue &value, const Problem &verdict) {
        if (!value.isUndefined() || !verdict.id.isEmpty())
            result.claims << ClaimVerdict{claim, value.isUndefined() ? QString() : asText(value), verdict};
        if (!verdict.id.isEmpty())
            result.problems << verdict;
    };
    result.isAccessToken = isIssuedToken(header, claims);
    if (result.isAccessToken)
        result.problems << problem(u"jwt.is-access-token"_s);
    const auto unlessIssued = [&result](const Problem &verdict) {
        return result.isAccessToken ? Problem{} : verdict;
    };
    if (!header.isEmpty())
        add(u"alg"_s, header.value("alg"_L1), unlessIssued(judgeAlgorithm(header.value("alg"_L1))));
    add(u"iss"_s, claims.value("iss"_L1), unlessIssued(judgeIssuer(claims.value("iss"_L1))));
    // prn is the old name of sub; Salesforce still takes it, and it wins.
    const QString subject = claims.contains("prn"_L1) ? u"prn"_s : u"sub"_s;
    add(subject, claims.value(subject), unlessIssued(judgeSubject(claims.value(subject))));
    add(u"aud"_s, claims.value("aud"_L1), unlessIssued(judgeAudience(claims.value("aud"_L1))));
    add(u"exp"_s, claims.value("exp"_L1), unlessIssued(judgeExpiry(claims.value("exp"_L1), nowUtc)));
    for (auto each = claims.begin(); each != claims.end() && result.claims.size() < mostClaims; ++each)
        if (!QStringList{u"iss"_s, u"sub"_s, u"prn"_s, u"aud"_s, u"exp"_s}.contains(each.key()))
            add(each.key().left(60), each.value(), {});
    std::stable_sort(result.problems.begin(), result.problems.end(),
                     [](const Problem &a, const Problem &b) { return gravity(a) < gravity(b); });
    if (claims.value("aud"_L1).isString())
        result.audience = asText(claims.value("aud"_L1));
    return result;
}

} // namespace keyway
