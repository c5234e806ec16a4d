// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/salesforce/HostJudge.h"

namespace keyway {

/// What a whole pasted text is: cleans it, takes the URL apart, finds hosts in sentences.
class TextJudge
{
public:
    explicit TextJudge(const HostData &data) : m_data(data), m_hosts(data) {}

    DomainVerdict judge(const QString &text) const;

private:
    DomainVerdict judgeClean(const QString &text, int depth) const;
    DomainVerdict judgeUrl(const QString &text, int depth) const;
    DomainVerdict judgeAuthority(const QString &rest, bool hasScheme) const;
    DomainVerdict judgeGlued(const QString &text, int depth) const;
    DomainVerdict judgeSentence(const QString &text, int depth) const;
    DomainVerdict judgeWords(const QString &text, const QStringList &words, int depth) const;
    bool isSalesforceHost(const DomainVerdict &verdict) const;
    DomainVerdict wrongField(const QString &text) const;

    const HostData &m_data;
    HostJudge m_hosts;
};

} // namespace keyway
