// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/HostData.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace keyway {

using namespace Qt::StringLiterals;

namespace {

/// Reads members and keeps the first mistake, so that the callers below stay a plain list of members.
class Reader
{
public:
    Reader(const QJsonObject &object, const QString &where, QString *mistake)
        : m_object(object), m_where(where), m_mistake(mistake)
    {
    }

    QString text(const QString &name) const
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isString() || value.toString().isEmpty())
            complain(name, value.isUndefined() ? u"is missing"_s : u"must be a text that is not empty"_s);
        return value.toString();
    }
    QString optionalText(const QString &name, const QString &otherwise = {}) const
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isUndefined() && !value.isString())
            complain(name, u"must be a text"_s);
        return value.toString(otherwise);
    }
    bool flag(const QString &name) const
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isUndefined() && !value.isBool())
            complain(name, u"must be true or false"_s);
        return value.toBool();
    }
    int number(const QString &name) const
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isDouble() || value.toInt() <= 0)
            complain(name, value.isUndefined() ? u"is missing"_s : u"must be a number above 0"_s);
        return value.toInt();
    }
    bool has(const QString &name) const { return m_object.contains(name); }

    QStringList texts(const QString &name) const
    {
        QStringList result;
        for (const QJsonValue &value : array(name)) {
            if (!value.isString() || value.toString().isEmpty())
                complain(name, u"must hold texts only"_s);
            result += value.toString();
        }
        return result;
    }
    QHash<QString, QString> map(const QString &name) const
    {
        QHash<QString, QString> result;
        const QJsonObject members = object(name).m_object;
        for (auto it = members.begin(); it != members.end(); ++it) {
            if (!it.value().isString())
                complain(name, u"must hold texts only"_s);
            result.insert(it.key(), it.value().toString());
        }
        return result;
    }
    QRegularExpression pattern(const QString &name, bool whole) const
    {
        const QString source = text(name);
        const QRegularExpression result(whole ? QRegularExpression::anchoredPattern(source) : source);
        if (!result.isValid())
            complain(name, u"is not a pattern: %1"_s.arg(result.errorString()));
        return result;
    }
    Reader object(const QString &name) const
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isObject())
            complain(name, value.isUndefined() ? u"is missing"_s : u"must be an object"_s);
        return Reader(value.toObject(), m_where + name + u'.', m_mistake);
    }
    QList<Reader> objects(const QString &name) const
    {
        QList<Reader> result;
        int index = 0;
        for (const QJsonValue &value : array(name)) {
            if (!value.isObject())
                complain(name, u"must hold objects only"_s);
            result += Reader(value.toObject(), u"%1%2[%3]."_s.arg(m_where, name).arg(index++), m_mistake);
        }
        return result;
    }

private:
    QJsonArray array(const QString &name) const
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isArray())
            complain(name, value.isUndefined() ? u"is missing"_s : u"must be a list"_s);
        return value.toArray();
    }
    void complain(const QString &name, const QString &what) const
    {
        if (m_mistake->isEmpty())
            *m_mistake = u"\"%1%2\" %3"_s.arg(m_where, name, what);
    }

    QJsonObject m_object;
    QString m_where;
    QString *m_mistake;
};

SuffixRule readSuffix(const Reader &in)
{
    SuffixRule rule;
    rule.suffix = in.text(u"suffix"_s);
    rule.kind = in.text(u"kind"_s);
    rule.legacyKind = in.optionalText(u"legacy_kind"_s, rule.kind + "_legacy_sandbox"_L1);
    rule.accept = in.flag(u"accept"_s);
    rule.package = in.flag(u"package"_s);
    rule.instance = in.flag(u"instance"_s);
    rule.fuzzy = in.flag(u"fuzzy"_s);
    rule.suggest = in.flag(u"suggest"_s);
    rule.environment = in.optionalText(u"environment"_s);
    rule.sandboxEnvironment = in.optionalText(u"sandbox_environment"_s, rule.environment);
    rule.hasAudience = in.has(u"audience"_s);
    rule.audience = in.optionalText(u"audience"_s);
    rule.sandboxAudience = in.optionalText(u"sandbox_audience"_s, rule.audience);
    rule.reason = rule.accept ? in.optionalText(u"reason"_s) : in.text(u"reason"_s);
    return rule;
}

void readLists(const Reader &in, HostData *data)
{
    for (const Reader &entry : in.objects(u"suffixes"_s))
        data->suffixes += readSuffix(entry);
    for (const Reader &entry : in.objects(u"hosts"_s))
        data->hosts += HostRule{entry.text(u"host"_s), entry.text(u"kind"_s), entry.text(u"environment"_s),
                                entry.optionalText(u"audience"_s), entry.text(u"reason"_s)};
    for (const Reader &entry : in.objects(u"misspelt"_s))
        data->misspelt += Misspelling{entry.text(u"suffix"_s), entry.text(u"means"_s)};
    for (const Reader &entry : in.objects(u"wrong_field"_s))
        data->wrongField += WrongFieldRule{entry.pattern(u"pattern"_s, false), entry.text(u"kind"_s),
                                           entry.text(u"reason"_s)};
    const auto longestFirst = [](const auto &a, const auto &b) { return a.suffix.size() > b.suffix.size(); };
    std::stable_sort(data->suffixes.begin(), data->suffixes.end(), longestFirst);
    std::stable_sort(data->misspelt.begin(), data->misspelt.end(), longestFirst);
    data->proxies = in.texts(u"proxies"_s);
    std::stable_sort(data->proxies.begin(), data->proxies.end(),
                     [](const QString &a, const QString &b) { return a.size() > b.size(); });
}

HostData readAll(const Reader &in)
{
    HostData data;
    data.loginSuffix = in.text(u"login_suffix"_s);
    data.audiences = in.map(u"audiences"_s);
    data.partitions = in.map(u"partitions"_s);
    data.partitionMisspellings = in.map(u"partition_misspellings"_s);
    data.sandboxWords = in.texts(u"sandbox_words"_s);
    const Reader warnings = in.object(u"name_warnings"_s);
    data.suspiciousPrefixes = warnings.texts(u"prefixes"_s);
    data.sureLength = warnings.number(u"sure_length"_s);
    readLists(in, &data);
    const Reader company = in.object(u"company"_s);
    data.companyDomains = company.texts(u"domains"_s);
    data.companyNames = company.texts(u"names"_s);
    data.otherSites = in.texts(u"other_sites"_s);
    const Reader instances = in.object(u"instances"_s);
    data.productionInstance = instances.pattern(u"production"_s, true);
    data.sandboxInstance = instances.pattern(u"sandbox"_s, true);
    data.hyperforceInstance.setPattern(
        u"^(?:%1)[0-9]+s?$"_s.arg(instances.texts(u"hyperforce_regions"_s).join(u'|')));
    data.instanceWords = instances.texts(u"word_only"_s);
    data.strayEndings = in.texts(u"stray_endings"_s);
    data.refusedSchemes = in.texts(u"refused_schemes"_s);
    const Reader placeholders = in.object(u"placeholders"_s);
    data.placeholderCharacters = placeholders.pattern(u"characters"_s, false);
    data.placeholderWords = placeholders.pattern(u"words"_s, true);
    return data;
}

} // namespace

Result<HostData, DataError> HostData::parse(const QByteArray &json, const QString &file)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        const int line = 1 + int(json.left(error.offset).count('\n'));
        return failure(DataError{file, line, error.errorString()});
    }
    if (!document.isObject())
        return failure(DataError{file, 1, u"must be a JSON object"_s});
    QString mistake;
    HostData data = readAll(Reader(document.object(), {}, &mistake));
    if (!mistake.isEmpty())
        return failure(DataError{file, 0, mistake});
    return data;
}

} // namespace keyway
