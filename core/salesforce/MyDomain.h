// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Problem.h"
#include "core/base/Result.h"

#include <QString>
#include <QStringList>

#include <memory>

namespace keyway {

/// What a pasted text is as a My Domain. `kind` and `environment` are the words of
/// tests/data/hosts.jsonl ("my_domain", "lightning", "typo", …; "production", "sandbox", …).
struct DomainVerdict
{
    QString input;
    bool accepted = false; ///< usable after lossless normalisation; a suggestion is never taken silently
    QString kind;
    QString subdomain;   ///< everything before ".my.salesforce.com"; empty when not accepted
    QString host;        ///< "<subdomain>.my.salesforce.com"; empty when not accepted
    QString environment; ///< "unknown" when it cannot be said
    QString audience; ///< by environment: https://login.salesforce.com or https://test.salesforce.com; may be
                      ///< empty
    QString suggestion; ///< another subdomain to offer, or empty
    Problem reason;     ///< why not accepted, or what to say about an accepted one; id "" for nothing to say
    bool isWarning() const { return accepted && !reason.id.isEmpty(); }
    /// The texts that look like a secret must not be kept, shown or logged.
    bool isSecret() const
    {
        return kind == QLatin1String("pasted_secret") || kind == QLatin1String("userinfo");
    }
};

/// Which address a destination asks for, and where it therefore sends the token request.
enum class SignInHost {
    MyDomain,            ///< the org's own address; the token is asked of it
    AuthorizationServer, ///< any server that signs in: My Domain, login or test, or an Experience Cloud site
    LoginHost,           ///< the org's own address is known, but the token is asked of login or test
};

/// Host formats as data (resources/salesforce/hosts.json): partitions and their environment, application
/// suffixes and what they convert to, refused hosts, misspellings.
class HostFormats
{
public:
    static Result<HostFormats, DataError>
    load(const QString &file = QStringLiteral(":/keyway/salesforce/hosts.json"));
    /// Pure; any text, of any length.
    DomainVerdict judge(const QString &text) const;
    /// The same for a destination's rule. With AuthorizationServer, login and test and Experience Cloud sites
    /// are accepted with a warning: `subdomain` is then empty and `host` is what was named. `environment` of
    /// a site is "unknown"; a path is dropped ("domain.server-path?").
    DomainVerdict judge(const QString &text, SignInHost rule) const;

    HostFormats(const HostFormats &);
    HostFormats &operator=(const HostFormats &);
    ~HostFormats();

private:
    struct Data;
    explicit HostFormats(std::shared_ptr<const Data> data);
    std::shared_ptr<const Data> m_data;
};

/// Setup pages by node id (resources/salesforce/hosts.json keeps none of them; they stand in the guides):
/// https://HOST/lightning/setup/NODE/home
QString setupUrl(const QString &host, const QString &node);

} // namespace keyway
