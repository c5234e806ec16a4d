// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/Upkeep.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

using Facts = QMap<QString, QString>;

constexpr qsizetype longestShown = 120;
constexpr int longestSandboxName = 10;

/// One more step; every text may say who the values go to and where the guide has the matter.
void add(QList<UpkeepStep> &steps, const Guide &guide, const QString &id, const QString &topic,
         Facts facts = {})
{
    facts.insert(u"destination"_s, guide.destination);
    const GuideStep *step = guide.stepForTopic(topic);
    facts.insert(u"place"_s, step ? u"step %1 (%2)"_s.arg(QString::number(step->number), step->title)
                                  : u"your guide"_s); // not every guide covers every topic
    steps << UpkeepStep{{u"upkeep."_s + id, facts}, step ? topic : QString()};
}

/// The form's own names of the fields that hold one of these.
QString labelsOf(const Guide &guide, const QStringList &fieldIds)
{
    QStringList labels;
    for (const HandOverField &field : guide.handOver) {
        if (fieldIds.contains(field.id))
            labels << u"“"_s + field.label + u"”"_s;
    }
    return labels.join(u", "_s);
}

/// "acme--dev.sandbox" and the old "acme--dev" → "acme", "dev"; "acme" → "acme", "".
struct OrgName
{
    QString production;
    QString sandbox;
};

OrgName orgName(const QString &subdomain)
{
    const QString label = subdomain.section(u'.', 0, 0);
    const qsizetype dashes = label.lastIndexOf("--"_L1);
    return dashes < 0 ? OrgName{label, {}} : OrgName{label.left(dashes), label.mid(dashes + 2)};
}

/// Developer editions, scratch orgs and the like have no sandboxes.
bool hasSandboxes(const DomainVerdict &domain)
{
    return domain.accepted && !domain.subdomain.isEmpty() &&
           (domain.environment == "production"_L1 || domain.environment == "sandbox"_L1);
}

bool endsWithSandbox(const QString &username, const QString &sandbox)
{
    const QString ending = u'.' + sandbox;
    if (sandbox.isEmpty() || !username.endsWith(ending, Qt::CaseInsensitive))
        return false;
    // "user@acme.dev" of the sandbox "dev" is a name without suffix: something like a domain must be left.
    const QString rest = username.chopped(ending.size());
    return rest.mid(rest.lastIndexOf(u'@') + 1).contains(u'.');
}

struct Proposal
{
    QString username;
    bool isGuess = false;
};

Proposal propose(const QString &old, const QString &oldSandbox, const QString &sandbox)
{
    // The mark of a name that was taken (platform.md 1.2): next time the characters are others.
    static const QRegularExpression collision(u"^00x[A-Za-z0-9]{3,}"_s);
    const bool prefixed = collision.match(old).hasMatch();
    if (endsWithSandbox(old, oldSandbox)) {
        if (oldSandbox == sandbox)
            return {old, prefixed};
        return {old.chopped(oldSandbox.size()) + sandbox, prefixed};
    }
    // Of production: the name is copied and gets the suffix. Of a sandbox whose name it does not carry: it
    // was made there by hand, or the sandbox was copied from another one.
    if (endsWithSandbox(old, sandbox))
        return {old, true};
    return {old + u'.' + sandbox, prefixed || !oldSandbox.isEmpty()};
}

QString usernameStep(const SandboxRefresh &refresh, const QString &old)
{
    if (refresh.usernameIsGuess)
        return u"refresh.username-guess"_s;
    return refresh.username == old ? u"refresh.username-same"_s : u"refresh.username"_s;
}

} // namespace

QList<UpkeepStep> rotationSteps(const Guide &guide)
{
    const QString keyField = labelsOf(guide, {u"privateKeyBase64"_s, u"privateKeyPem"_s});
    const Facts field{{u"field"_s, keyField.isEmpty() ? u"the private key"_s : keyField}};
    QList<UpkeepStep> steps;
    add(steps, guide, u"rotate.new-pair"_s, u"key"_s);
    add(steps, guide, u"rotate.choose-way"_s, u"app"_s);
    add(steps, guide, u"rotate.upload"_s, u"app"_s);
    add(steps, guide, u"rotate.wait"_s, {});
    add(steps, guide, u"rotate.test"_s, {});
    add(steps, guide, u"rotate.destination"_s, u"key"_s, field);
    add(steps, guide, u"rotate.put-away"_s, u"key"_s);
    add(steps, guide, u"rotate.reminder"_s, {});
    return steps;
}

Result<SandboxRefresh> sandboxRefresh(const Guide &guide, const QString &oldUsername,
                                      const DomainVerdict &oldDomain, const QString &sandbox)
{
    static const QRegularExpression lettersAndDigits(u"\\A[A-Za-z0-9]+\\z"_s);
    const QString name = sandbox.trimmed();
    const auto badName = [&](const QString &reason) {
        return failure(u"upkeep.sandbox-name"_s,
                       {{u"name"_s, name.left(longestShown)}, {u"reason"_s, reason}});
    };
    if (name.isEmpty())
        return badName(u"it is empty"_s);
    if (!lettersAndDigits.match(name).hasMatch())
        return badName(u"it has something other than letters and digits"_s);
    if (name.size() > longestSandboxName)
        return badName(u"it has %1 characters"_s.arg(name.size()));
    if (!hasSandboxes(oldDomain))
        return failure(u"upkeep.not-a-domain"_s,
                       {{u"domain"_s, oldDomain.isSecret() ? u"…"_s : oldDomain.input.left(longestShown)}});
    const QString username = oldUsername.trimmed();
    if (const auto problem = judgeUsername(username); problem && !isWarning(*problem))
        return failure(*problem);

    const auto hosts = HostFormats::load();
    if (!hosts)
        return failure(u"upkeep.not-a-domain"_s, {{u"domain"_s, hosts.error().toString()}});
    const OrgName org = orgName(oldDomain.subdomain.toLower());
    const QString newSandbox = name.toLower();
    SandboxRefresh refresh;
    refresh.subdomain = org.production + u"--"_s + newSandbox + u".sandbox"_s;
    const Proposal proposal = propose(username, org.sandbox, newSandbox);
    refresh.username = proposal.username;
    refresh.usernameIsGuess = proposal.isGuess;

    const DomainVerdict newDomain = hosts->judge(refresh.subdomain);
    const bool sameDomain = refresh.subdomain == oldDomain.subdomain.toLower();
    const QString oldAudience = guide.audienceFor(oldDomain);
    const QString audience = guide.audienceFor(newDomain);
    QStringList changed;
    if (refresh.username != username || refresh.usernameIsGuess)
        changed << u"username"_s;
    if (!sameDomain)
        changed << u"subdomain"_s << u"instanceUrl"_s;
    if (guide.tokenHostFor(oldDomain) != guide.tokenHostFor(newDomain))
        changed << u"authorizationUrl"_s << u"tokenUrl"_s;
    if (audience != oldAudience)
        changed << u"audience"_s;
    const QString fields = labelsOf(guide, changed);

    QList<UpkeepStep> &steps = refresh.steps;
    add(steps, guide, usernameStep(refresh, username), u"user"_s,
        {{u"old"_s, username}, {u"username"_s, refresh.username}, {u"sandbox"_s, newSandbox}});
    add(steps, guide, u"refresh.app"_s, u"app"_s);
    add(steps, guide, u"refresh.consumer-key"_s, u"consumer-key"_s);
    add(steps, guide, u"refresh.preauthorization"_s, u"preauthorization"_s);
    add(steps, guide, sameDomain ? u"refresh.domain-same"_s : u"refresh.domain"_s, u"domain"_s,
        {{u"host"_s, newDomain.host}, {u"oldHost"_s, oldDomain.host}});
    add(steps, guide, audience == oldAudience ? u"refresh.audience-same"_s : u"refresh.audience"_s,
        u"domain"_s, {{u"audience"_s, audience}, {u"oldAudience"_s, oldAudience}});
    add(steps, guide, fields.isEmpty() ? u"refresh.destination-same"_s : u"refresh.destination"_s, {},
        {{u"fields"_s, fields}});
    add(steps, guide, u"refresh.test"_s, {});
    return refresh;
}

} // namespace keyway
