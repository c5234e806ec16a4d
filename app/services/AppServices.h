// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/base/TextBook.h"
#include "core/connection/Connection.h"
#include "core/diagnosis/RuleBook.h"
#include "core/exchange/ExchangeInput.h"
#include "core/guide/Guide.h"
#include "core/salesforce/MyDomain.h"

#include <QProcessEnvironment>

namespace keyway {

/// What is loaded once at start and handed down: the composition root of both programs.
class AppServices
{
public:
    /// Fails only when the data compiled into the program is broken. `guideFolders` are searched after it; a
    /// broken guide there is left out and told by guideMistakes().
    static Result<AppServices, QString> load(const QStringList &guideFolders = {});

    const GuideShelf &guides() const { return m_guides; }
    /// Why guides of `guideFolders` were left out; for the writer, with file and line.
    const QList<DataError> &guideMistakes() const { return m_guideMistakes; }
    const RuleBook &rules() const { return m_rules; }
    const TextBook &texts() const { return m_texts; }
    const HostFormats &hosts() const { return m_hosts; }
    const Clock &clock() const { return m_clock; }

    /// How long one request may take; for whoever cannot wait for the default.
    void setTimeLimit(std::chrono::milliseconds limit) { m_timeLimit = limit; }
    /// The input of a live test. Problems: "guide.unknown" {guide, guides}, those of readFile for the
    /// practice org's authority, "connection.practice-other-org" {host}.
    Result<ExchangeInput> exchangeInput(const Connection &connection) const;

private:
    AppServices(GuideShelf guides, RuleBook rules, TextBook texts, HostFormats hosts)
        : m_guides(std::move(guides)),
          m_rules(std::move(rules)),
          m_texts(std::move(texts)),
          m_hosts(std::move(hosts))
    {
    }

    GuideShelf m_guides;
    QList<DataError> m_guideMistakes;
    RuleBook m_rules;
    TextBook m_texts;
    HostFormats m_hosts;
    SystemClock m_clock;
    std::chrono::milliseconds m_timeLimit = NetworkSettings().timeLimit;
};

/// Where a person puts guides of their own, one folder each; the same for both programs. It need not exist.
QString userGuideFolder();
/// That folder when it is there, for AppServices::load.
QStringList userGuideFolders();

/// "http://host:port", "host:port", "socks5://host:port"; anything else would be taken for "no proxy".
bool isProxyAddress(const QString &text);

/// HTTPS_PROXY (or https_proxy) unless NO_PROXY names the host; empty: ask the system.
QString proxyFromEnvironment(const QString &host, const QProcessEnvironment &environment);

} // namespace keyway
