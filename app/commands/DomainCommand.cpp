// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/DomainCommand.h"

#include "app/commands/StandardInput.h"

using namespace Qt::StringLiterals;

namespace keyway {

void DomainCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"guide"_s, u"Give the audience that this guide's destination will send."_s, u"G"_s});
}

void DomainCommand::start(const QCommandLineParser &parser)
{
    const Guide *guide = nullptr;
    if (parser.isSet(u"guide"_s)) {
        guide = m_services.guides().guide(parser.value(u"guide"_s));
        if (!guide)
            return fail(
                {u"guide.unknown"_s, {{u"guide"_s, parser.value(u"guide"_s)}, {u"guides"_s, QString()}}});
    }
    QStringList texts = parser.positionalArguments();
    if (texts.isEmpty()) {
        auto all = readStandardInput();
        if (!all)
            return fail(all.error());
        if (all->endsWith('\n'))
            all->chop(1);
        for (const QByteArray &line : all->split('\n'))
            texts << QString::fromUtf8(line);
    }
    bool allAccepted = true;
    for (const QString &text : std::as_const(texts))
        allAccepted = judge(text, guide) && allAccepted;
    end(allAccepted ? Works : Unusable);
}

bool DomainCommand::judge(const QString &text, const Guide *guide) const
{
    const SignInHost rule = guide ? guide->profile.hostRule : SignInHost::MyDomain;
    const DomainVerdict verdict = m_services.hosts().judge(text, rule);
    const QString audience = guide && verdict.accepted ? guide->audienceFor(verdict) : verdict.audience;
    const Text reason = verdict.reason.id.isEmpty() ? Text() : m_console.texts().text(verdict.reason);
    if (verdict.accepted)
        m_console.print(
            u"%1 → %2 (%3), audience %4"_s.arg(verdict.input, verdict.host, verdict.environment, audience));
    else
        m_console.print(u"%1 → refused"_s.arg(verdict.input));
    if (!reason.title.isEmpty())
        m_console.print(u"  "_s + reason.title);
    if (!verdict.suggestion.isEmpty())
        m_console.print(u"  Did you mean: "_s + verdict.suggestion);
    m_console.document({{u"input"_s, verdict.input},
                        {u"accepted"_s, verdict.accepted},
                        {u"kind"_s, verdict.kind},
                        {u"subdomain"_s, orNull(verdict.subdomain)},
                        {u"host"_s, orNull(verdict.host)},
                        {u"environment"_s, verdict.environment},
                        {u"audience"_s, orNull(audience)},
                        {u"reason"_s, orNull(reason.title)},
                        {u"suggestion"_s, orNull(verdict.suggestion)}});
    return verdict.accepted;
}

} // namespace keyway
