// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/AppServices.h"

#include "core/connection/PracticeHosts.h"
#include "core/crypto/KeyFiles.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString joined(const QList<DataError> &errors)
{
    QStringList lines;
    for (const DataError &error : errors)
        lines << error.toString();
    return lines.join(u'\n');
}

QStringList textFiles()
{
    QStringList files;
    const QDir folder(u":/keyway/texts"_s);
    for (const QString &name : folder.entryList({u"*.en.md"_s}, QDir::Files, QDir::Name))
        files << folder.filePath(name);
    return files;
}

} // namespace

Result<AppServices, QString> AppServices::load(const QStringList &guideFolders)
{
    auto guides = GuideShelf::load();
    if (!guides)
        return tl::unexpected(joined(guides.error()));
    QList<DataError> mistakes;
    for (const QString &folder : guideFolders)
        mistakes.append(guides->add(folder));
    auto rules = RuleBook::load();
    if (!rules)
        return tl::unexpected(rules.error().toString());
    auto texts = TextBook::load(textFiles());
    if (!texts)
        return tl::unexpected(texts.error().toString());
    auto hosts = HostFormats::load();
    if (!hosts)
        return tl::unexpected(hosts.error().toString());
    AppServices services(std::move(*guides), std::move(*rules), std::move(*texts), std::move(*hosts));
    services.m_guideMistakes = mistakes;
    return services;
}

Result<ExchangeInput> AppServices::exchangeInput(const Connection &connection) const
{
    const Guide *guide = m_guides.guide(connection.guideId);
    if (!guide) {
        QStringList known;
        for (const Guide &one : m_guides.guides())
            known << one.id;
        return failure(u"guide.unknown"_s,
                       {{u"guide"_s, connection.guideId}, {u"guides"_s, known.join(u", "_s)}});
    }
    ExchangeInput input;
    input.connection = connection;
    input.guide = *guide;
    input.domain = m_hosts.judge(connection.domain, guide->profile.hostRule);
    input.network.timeLimit = m_timeLimit;
    input.network.proxyUrl =
        proxyFromEnvironment(input.tokenHost(), QProcessEnvironment::systemEnvironment());
    if (connection.practice) {
        // A file that came by mail must not be able to redirect a real org's assertion (PRODUCT.md 7).
        if (!isLoopbackUrl(connection.practice->proxy))
            return failure(u"connection.practice-not-loopback"_s,
                           {{u"path"_s, QString()}, {u"proxy"_s, connection.practice->proxy}});
        if (input.domain.accepted && !isPracticeHost(input.domain.host))
            return failure(u"connection.practice-other-org"_s, {{u"host"_s, input.domain.host}});
        const auto authority = readFile(connection.practice->caFile);
        if (!authority)
            return failure(authority.error());
        input.network.proxyUrl = connection.practice->proxy;
        input.network.extraAuthorityPem = *authority;
    }
    return input;
}

QString userGuideFolder()
{
    // The organisation's folder, one above the program's own: keyway and keyway-cli share the guides.
    const QString own = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QDir::cleanPath(own + u"/../guides"_s);
}

QStringList userGuideFolders()
{
    const QString folder = userGuideFolder();
    return QFileInfo(folder).isDir() ? QStringList{folder} : QStringList{};
}

bool isProxyAddress(const QString &text)
{
    static const QStringList schemes{u"http"_s, u"https"_s, u"socks5"_s, u"socks5h"_s, u"socks"_s};
    const QUrl url(text.contains(u"://"_s) ? text : u"http://"_s + text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && schemes.contains(url.scheme());
}

QString proxyFromEnvironment(const QString &host, const QProcessEnvironment &environment)
{
    const auto value = [&environment](const QString &name) {
        const QString upper = environment.value(name.toUpper());
        return upper.isEmpty() ? environment.value(name) : upper;
    };
    for (const QString &part : value(u"no_proxy"_s).split(u',', Qt::SkipEmptyParts)) {
        QString suffix = part.trimmed();
        if (suffix == u"*"_s)
            return {};
        if (suffix.startsWith(u"*."_s) || suffix.startsWith(u'.'))
            suffix.remove(0, suffix.indexOf(u'.') + 1);
        if (suffix.isEmpty())
            continue;
        if (host.compare(suffix, Qt::CaseInsensitive) == 0 ||
            host.endsWith(u'.' + suffix, Qt::CaseInsensitive))
            return {};
    }
    return value(u"https_proxy"_s);
}

} // namespace keyway
