// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/MyDomain.h"

#include "core/salesforce/HostData.h"
#include "core/salesforce/TextJudge.h"

#include <QFile>
#include <QUrl>

namespace keyway {

using namespace Qt::StringLiterals;

Result<HostFormats, DataError> HostFormats::load(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(DataError{path, 0, file.errorString()});
    auto hosts = HostData::parse(file.readAll(), path);
    if (!hosts)
        return failure(hosts.error());
    return HostFormats(std::make_shared<const Data>(Data{std::move(*hosts)}));
}

DomainVerdict HostFormats::judge(const QString &text) const
{
    return TextJudge(m_data->hosts).judge(text);
}

DomainVerdict HostFormats::judge(const QString &text, SignInHost rule) const
{
    DomainVerdict verdict = judge(text);
    if (rule != SignInHost::AuthorizationServer || verdict.accepted)
        return verdict;
    const bool login = verdict.kind == "login_host"_L1;
    if (!login && verdict.kind != "experience_site"_L1)
        return verdict;
    const QUrl url = QUrl::fromUserInput(text.trimmed());
    const QString path = url.path().remove(u'/');
    verdict.accepted = true;
    verdict.host = url.host();
    verdict.suggestion.clear();
    verdict.reason = {login            ? u"domain.server-login?"_s
                      : path.isEmpty() ? u"domain.server-site?"_s
                                       : u"domain.server-path?"_s,
                      {{u"host"_s, verdict.host}}};
    if (!login)
        verdict.environment = u"unknown"_s;
    verdict.audience = u"https://"_s + verdict.host;
    return verdict;
}

HostFormats::HostFormats(std::shared_ptr<const Data> data) : m_data(std::move(data)) {}
HostFormats::HostFormats(const HostFormats &) = default;
HostFormats &HostFormats::operator=(const HostFormats &) = default;
HostFormats::~HostFormats() = default;

QString setupUrl(const QString &host, const QString &node)
{
    return u"https://%1/lightning/setup/%2/home"_s.arg(host, node);
}

} // namespace keyway
