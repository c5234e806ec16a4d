// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/EquivalentCommands.h"

#include "core/crypto/Certificate.h"
#include "core/report/EquivalentCommandsQuoting.h"
#include "core/report/HandOverNames.h"
#include "core/salesforce/TokenEndpoint.h"

#include <QDir>
#include <QMap>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// What is there and usable, by placeholder. A secret pasted into a field by mistake is not.
QMap<QString, QString> knownValues(const Guide &guide, const Connection &connection,
                                   const DomainVerdict &domain)
{
    QMap<QString, QString> values;
    const auto add = [&](const QString &name, const QString &value) {
        if (!value.isEmpty())
            values.insert(name, value);
    };
    const auto usable = [](const QString &value, const std::optional<Problem> &problem) {
        return !problem || isWarning(*problem) ? value : QString();
    };
    add(u"consumerKey"_s, usable(connection.consumerKey, judgeConsumerKey(connection.consumerKey)));
    add(u"username"_s, usable(connection.username, judgeUsername(connection.username)));
    add(u"keyFile"_s, QDir::toNativeSeparators(connection.keyFile));
    add(u"certificateFile"_s, QDir::toNativeSeparators(connection.certificateFile));
    add(u"audience"_s, guide.audienceFor(domain));
    const QString tokenHost = guide.tokenHostFor(domain);
    add(u"tokenHost"_s, tokenHost);
    add(u"tokenUrl"_s, tokenHost.isEmpty() ? QString() : tokenUrl(tokenHost));
    add(u"host"_s, domain.accepted ? domain.host : QString());
    if (connection.practice) {
        add(u"proxy"_s, connection.practice->proxy);
        const QUrl proxy(connection.practice->proxy);
        add(u"proxyHost"_s, proxy.host());
        add(u"proxyPort"_s, proxy.port() > 0 ? QString::number(proxy.port()) : QString());
        add(u"caFile"_s, QDir::toNativeSeparators(connection.practice->caFile));
    }
    add(u"subject"_s, CertificateSpec().subject);
    add(u"header"_s,
        guide.profile.sendsType ? u"{\"alg\":\"RS256\",\"typ\":\"JWT\"}"_s : u"{\"alg\":\"RS256\"}"_s);
    return values;
}

class Filling
{
public:
    Filling(const Guide &guide, const QMap<QString, QString> &values, ScriptKind kind)
        : m_guide(guide), m_values(values), m_kind(kind)
    {
    }

    QString filled(const QString &script) const
    {
        QStringList lines;
        for (QString line : script.split(u'\n')) {
            if (!belongs(line))
                continue;
            lines << filledLine(line);
        }
        return lines.join(u'\n').trimmed() + u'\n';
    }

private:
    /// Takes the mark off a line that only destinations with, or without, the claim iat have.
    bool belongs(QString &line) const
    {
        static const QRegularExpression mark(u"^(\\s*)\\[(iat|no-iat)\\] "_s);
        const auto match = mark.match(line);
        if (!match.hasMatch())
            return true;
        line = match.captured(1) + line.mid(match.capturedLength());
        return (match.captured(2) == u"iat"_s) == m_guide.profile.sendsIssuedAt;
    }

    QString filledLine(const QString &line) const
    {
        static const QRegularExpression placeholder(u"\\{\\{([^{}]*)\\}\\}"_s);
        QString result;
        qsizetype end = 0;
        auto matches = placeholder.globalMatch(line);
        while (matches.hasNext()) {
            const auto match = matches.next();
            result += line.mid(end, match.capturedStart() - end) + content(match.captured(1));
            end = match.capturedEnd();
        }
        return result + line.mid(end);
    }

    QString content(const QString &name) const
    {
        const CertificateSpec defaults;
        if (name == u"lifetime"_s)
            return QString::number(m_guide.profile.lifetime.count());
        if (name == u"days"_s)
            return QString::number(defaults.days);
        if (name == u"bits"_s)
            return u"2048"_s;
        if (name == u"claims"_s)
            return quoted(u"{\"iss\":%1,\"sub\":%2,\"aud\":%3,"_s.arg(jsonString(value(u"consumerKey"_s)),
                                                                      jsonString(value(u"username"_s)),
                                                                      jsonString(value(u"audience"_s))),
                          m_kind);
        if (name.startsWith(u"soql "_s))
            return quoted(query(name.mid(5).trimmed()), m_kind);
        return quoted(value(name), m_kind);
    }

    QString query(const QString &text) const
    {
        static const QRegularExpression bind(u"(?<![\\w:]):([A-Za-z]+)"_s);
        QString result;
        qsizetype end = 0;
        auto matches = bind.globalMatch(text);
        while (matches.hasNext()) {
            const auto match = matches.next();
            result += text.mid(end, match.capturedStart() - end) + soqlString(value(match.captured(1)));
            end = match.capturedEnd();
        }
        return result + text.mid(end);
    }

    QString value(const QString &name) const { return m_values.value(name, u'<' + upperSnake(name) + u'>'); }

    const Guide &m_guide;
    const QMap<QString, QString> &m_values;
    ScriptKind m_kind;
};

} // namespace

QList<EquivalentCommand> CommandBook::commandsFor(const QStringList &topics, const Guide &guide,
                                                  const Connection &connection,
                                                  const DomainVerdict &domain) const
{
    const QMap<QString, QString> values = knownValues(guide, connection, domain);
    QList<EquivalentCommand> commands;
    for (const Template &one : m_templates) {
        const bool asked = std::any_of(one.topics.begin(), one.topics.end(),
                                       [&](const QString &topic) { return topics.contains(topic); });
        if (one.onlyPractice && !connection.practice)
            continue;
        if (!asked || (!one.guides.isEmpty() && !one.guides.contains(guide.id)))
            continue;
        const ScriptKind kind = scriptKind(one.shell).value_or(ScriptKind::None); // judged when loaded
        commands.append({one.id, one.tool, one.title, Filling(guide, values, kind).filled(one.script)});
    }
    return commands;
}

} // namespace keyway
