// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/guide/Guide.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

const GuideStep *Guide::stepForTopic(const QString &topic) const
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const GuideStep &step) { return step.topics.contains(topic); });
    return found == steps.end() ? nullptr : &*found;
}

const GuideStep *Guide::step(int number) const
{
    const auto found = std::find_if(steps.begin(), steps.end(),
                                    [&](const GuideStep &step) { return step.number == number; });
    return found == steps.end() ? nullptr : &*found;
}

namespace {

bool isTestEnvironment(const QString &environment)
{
    return environment == "sandbox"_L1 || environment == "scratch"_L1;
}

} // namespace

const QStringList &afterTokenCalls()
{
    static const QStringList calls{u"userinfo"_s, u"introspect"_s, u"rest"_s,   u"bulk"_s,
                                   u"soap"_s,     u"metadata"_s,   u"objects"_s};
    return calls;
}

const QStringList &handOverFieldIds()
{
    static const QStringList ids{
        u"consumerKey"_s, u"consumerSecret"_s,   u"username"_s,    u"privateKeyBase64"_s, u"privateKeyPem"_s,
        u"subdomain"_s,   u"authorizationUrl"_s, u"instanceUrl"_s, u"tokenUrl"_s,         u"audience"_s};
    return ids;
}

QString Guide::audienceFor(const DomainVerdict &domain) const
{
    if (!domain.accepted)
        return {};
    const QString login = u"https://login.salesforce.com"_s;
    const QString test = u"https://test.salesforce.com"_s;
    switch (profile.audienceRule) {
    case AudienceRule::ByEnvironment:
        return isTestEnvironment(domain.environment) ? test : login;
    case AudienceRule::SubdomainText: {
        // Case matters, because it does in the destination's own code: we must predict what it will send.
        const auto marksIt = [&](const QString &mark) { return domain.subdomain.contains(mark); };
        return std::any_of(profile.sandboxMarks.begin(), profile.sandboxMarks.end(), marksIt) ? test : login;
    }
    case AudienceRule::SameAsHost:
        return u"https://"_s + tokenHostFor(domain);
    }
    return {};
}

QString Guide::tokenHostFor(const DomainVerdict &domain) const
{
    if (!domain.accepted)
        return {};
    switch (profile.hostRule) {
    case SignInHost::MyDomain:
    case SignInHost::AuthorizationServer:
        return domain.host;
    case SignInHost::LoginHost:
        return isTestEnvironment(domain.environment) ? u"test.salesforce.com"_s : u"login.salesforce.com"_s;
    }
    return {};
}

Result<GuideShelf, QList<DataError>> GuideShelf::load(const QStringList &folders)
{
    GuideShelf shelf;
    QList<DataError> errors;
    for (const QString &folder : folders)
        errors.append(shelf.add(folder));
    if (errors.isEmpty() && shelf.m_guides.isEmpty())
        errors.append({folders.join(u", "_s), 0, u"no guide found: expected NAME/guide.json"_s});
    if (!errors.isEmpty())
        return failure(errors);
    return shelf;
}

QList<DataError> GuideShelf::add(const QString &folder)
{
    if (!QFileInfo(folder).isDir())
        return {{folder, 0, u"there is no such folder"_s}};
    if (QFileInfo::exists(folder + u"/guide.json"_s))
        return addGuide(folder);
    QList<DataError> errors;
    const QStringList names = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString &name : names) {
        const QString guideFolder = folder + u'/' + name;
        if (QFileInfo::exists(guideFolder + u"/guide.json"_s)) // else pictures and the like
            errors.append(addGuide(guideFolder));
    }
    return errors;
}

QList<DataError> GuideShelf::addGuide(const QString &guideFolder)
{
    auto guide = loadGuide(guideFolder);
    if (!guide)
        return guide.error();
    const auto sameId = [&](const Guide &other) { return other.id == guide->id; };
    const auto old = std::find_if(m_guides.begin(), m_guides.end(), sameId);
    if (old == m_guides.end())
        m_guides.append(*std::move(guide));
    else
        *old = *std::move(guide);
    return {};
}

const Guide *GuideShelf::guide(const QString &id) const
{
    const auto found =
        std::find_if(m_guides.begin(), m_guides.end(), [&](const Guide &guide) { return guide.id == id; });
    return found == m_guides.end() ? nullptr : &*found;
}

} // namespace keyway
