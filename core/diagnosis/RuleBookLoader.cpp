// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/diagnosis/RuleBookData.h"

#include <QFile>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// Reads the document and keeps the first mistake; everything after it is skipped.
class Loader
{
public:
    Loader(QString file, QByteArray bytes) : m_file(std::move(file)), m_bytes(std::move(bytes)) {}

    Result<void, DataError> load(RuleBook::Data &data)
    {
        QJsonParseError mistake;
        const QJsonDocument document = QJsonDocument::fromJson(m_bytes, &mistake);
        if (mistake.error != QJsonParseError::NoError)
            return failure(DataError{m_file, lineAt(mistake.offset), mistake.errorString()});
        m_texts = &data.texts;
        const QJsonObject root = document.object();
        onlyKeys(root, {u"$schema"_s, u"placeholders"_s, u"answers"_s, u"adjustments"_s, u"ruledOut"_s,
                        u"fallbacks"_s});
        const QJsonObject words = root.value(u"placeholders"_s).toObject();
        for (auto each = words.begin(); each != words.end(); ++each)
            data.placeholders.insert(each.key(), each.value().toString());
        for (const auto &each : list(root, u"answers"_s))
            data.answers << answer(each.toObject());
        for (const auto &each : list(root, u"adjustments"_s))
            data.adjustments << adjustment(each.toObject(), data.answers);
        for (const auto &each : list(root, u"ruledOut"_s))
            data.exclusions << exclusion(each.toObject());
        for (const auto &each : list(root, u"fallbacks"_s))
            data.fallbacks << fallback(each.toObject());
        if (data.fallbacks.isEmpty() || !data.fallbacks.last().when.isEmpty())
            complain(u"the last fallback must have no condition, so that every answer gets one"_s);
        if (!m_texts->contains(u"verdict.unknown"_s))
            complain(u"the text “verdict.unknown” is missing"_s);
        if (m_error)
            return failure(*m_error);
        std::stable_sort(data.answers.begin(), data.answers.end(),
                         [](const auto &a, const auto &b) { return a.rank > b.rank; });
        return {};
    }

private:
    int lineAt(qsizetype offset) const { return 1 + int(m_bytes.left(offset).count('\n')); }

    void complain(const QString &reason)
    {
        if (m_error)
            return;
        qsizetype at = -1; // of the rule's id; of its second appearance for a double
        for (int i = 0; i < m_appearance && !m_id.isEmpty(); ++i) {
            const auto next = m_bytes.indexOf("\"id\": \"" + m_id.toUtf8() + '"', at + 1);
            at = next < 0 ? at : next;
        }
        m_error = DataError{m_file, at < 0 ? 0 : lineAt(at),
                            m_id.isEmpty() ? reason : u"“%1”: %2"_s.arg(m_id, reason)};
    }

    QJsonArray list(const QJsonObject &parent, const QString &key)
    {
        if (!parent.value(key).isArray())
            complain(u"“%1” must be a list"_s.arg(key));
        return parent.value(key).toArray();
    }

    void onlyKeys(const QJsonObject &object, const QStringList &keys)
    {
        for (const QString &key : object.keys())
            if (!keys.contains(key))
                complain(u"“%1” is not understood"_s.arg(key));
    }

    void begin(const QJsonObject &rule, const QStringList &keys)
    {
        m_appearance = 1;
        m_id = rule.value(u"id"_s).toString();
        if (m_id.isEmpty())
            complain(u"a rule has no id"_s);
        if (m_ids.contains(m_id)) {
            m_appearance = 2;
            complain(u"the id is used twice"_s);
        }
        m_ids.insert(m_id);
        onlyKeys(rule, keys + QStringList{u"id"_s, u"note"_s});
    }

    QList<Condition> conditions(const QJsonValue &when)
    {
        QList<Condition> all;
        if (!when.isObject())
            complain(u"“when” must be an object"_s);
        const QJsonObject demands = when.toObject();
        for (auto each = demands.begin(); each != demands.end(); ++each) {
            if (auto condition = Condition::read(each.key(), each.value()))
                all << *condition;
            else
                complain(condition.error());
        }
        return all;
    }

    QString topic(const QString &name)
    {
        if (!allTopics.contains(name))
            complain(u"unknown topic “%1”"_s.arg(name));
        return name;
    }

    QString text(const QString &id)
    {
        if (!m_texts->contains(id))
            complain(u"there is no text “%1”"_s.arg(id));
        else if (m_texts->text(id).actions.isEmpty() && !id.startsWith(u"ruled-out."_s))
            complain(u"the text “%1” says nothing to do"_s.arg(id));
        return id;
    }

    QList<rules::Hint> hints(const QJsonValue &value, bool empty)
    {
        QList<rules::Hint> hints;
        const QJsonArray all = value.toArray();
        for (const auto &each : all) {
            const QJsonObject hint = each.toObject();
            onlyKeys(hint, {u"topic"_s, u"weight"_s, u"text"_s, u"setupNode"_s});
            const QString about = topic(hint.value(u"topic"_s).toString());
            if (std::any_of(hints.begin(), hints.end(),
                            [&](const auto &other) { return other.topic == about; }))
                complain(u"two hypotheses about “%1”"_s.arg(about));
            if (!hint.value(u"weight"_s).isDouble())
                complain(u"a hypothesis has no weight"_s);
            hints << rules::Hint{about, hint.value(u"weight"_s).toInt(),
                                 text(hint.value(u"text"_s).toString()),
                                 hint.value(u"setupNode"_s).toString()};
        }
        if (hints.isEmpty() && !empty)
            complain(u"no hypothesis"_s);
        return hints;
    }

    QMap<QString, Proof> proofs(const QJsonObject &proves)
    {
        static const QMap<QString, Proof> words{
            {u"passed"_s, Proof::Passed}, {u"failed"_s, Proof::Failed}, {u"notDecided"_s, Proof::NotDecided}};
        QMap<QString, Proof> all;
        for (auto each = proves.begin(); each != proves.end(); ++each) {
            const QString proof = each.value().toString();
            if (!allDecisions.contains(each.key()))
                complain(u"unknown decision “%1”"_s.arg(each.key()));
            if (!words.contains(proof))
                complain(u"unknown proof “%1”"_s.arg(proof));
            all.insert(each.key(), words.value(proof, Proof::NotDecided));
        }
        return all;
    }

    rules::Answer answer(const QJsonObject &rule)
    {
        begin(rule, {u"rank"_s, u"when"_s, u"known"_s, u"proves"_s, u"mayBePropagation"_s, u"hypotheses"_s});
        rules::Answer answer;
        answer.id = m_id;
        answer.rank = rule.value(u"rank"_s).toInt(-1);
        if (answer.rank < 0)
            complain(u"“rank” must be a number from 0 up"_s);
        const QJsonObject when = rule.value(u"when"_s).toObject();
        answer.when = conditions(when);
        if (answer.when.isEmpty())
            complain(u"an answer needs a condition"_s);
        const auto twin = std::find(m_seen.begin(), m_seen.end(), qMakePair(answer.rank, when));
        if (twin != m_seen.end())
            complain(u"another answer has the same rank and the same conditions"_s);
        m_seen << qMakePair(answer.rank, when);
        answer.known = rule.value(u"known"_s).toBool(true);
        answer.mayBePropagation = rule.value(u"mayBePropagation"_s).toBool();
        answer.proves = proofs(rule.value(u"proves"_s).toObject());
        answer.hypotheses = hints(rule.value(u"hypotheses"_s), false);
        return answer;
    }

    rules::Adjustment adjustment(const QJsonObject &rule, const QList<rules::Answer> &answers)
    {
        begin(rule, {u"when"_s, u"answers"_s, u"add"_s, u"insert"_s, u"proves"_s});
        rules::Adjustment adjustment{m_id, conditions(rule.value(u"when"_s)), {}, {}, {}, {}};
        adjustment.proves = proofs(rule.value(u"proves"_s).toObject());
        for (const auto &each : rule.value(u"answers"_s).toArray()) {
            const QString id = each.toString();
            if (std::none_of(answers.begin(), answers.end(),
                             [&](const auto &answer) { return answer.id == id; }))
                complain(u"there is no answer “%1”"_s.arg(id));
            adjustment.answers << id;
        }
        const QJsonObject add = rule.value(u"add"_s).toObject();
        for (auto each = add.begin(); each != add.end(); ++each)
            adjustment.add.insert(topic(each.key()), each.value().toInt());
        adjustment.insert = hints(rule.value(u"insert"_s), true);
        if (adjustment.add.isEmpty() && adjustment.insert.isEmpty() && adjustment.proves.isEmpty())
            complain(u"the adjustment changes nothing"_s);
        return adjustment;
    }

    rules::Exclusion exclusion(const QJsonObject &rule)
    {
        begin(rule, {u"when"_s, u"topic"_s, u"text"_s});
        return {m_id, conditions(rule.value(u"when"_s)), topic(rule.value(u"topic"_s).toString()),
                text(rule.value(u"text"_s).toString())};
    }

    rules::Fallback fallback(const QJsonObject &rule)
    {
        begin(rule, {u"when"_s, u"hypotheses"_s});
        return {conditions(rule.value(u"when"_s)), m_id, hints(rule.value(u"hypotheses"_s), false)};
    }

    QString m_file;
    QByteArray m_bytes;
    const TextBook *m_texts = nullptr;
    QString m_id;
    int m_appearance = 1;
    QSet<QString> m_ids;
    QList<QPair<int, QJsonObject>> m_seen;
    std::optional<DataError> m_error;
};

} // namespace

Result<RuleBook, DataError> RuleBook::load(const QString &folder)
{
    auto data = std::make_shared<Data>();
    auto texts = TextBook::load({folder + u"/texts.en.md"_s});
    if (!texts)
        return failure(texts.error());
    data->texts = *texts;
    QFile file(folder + u"/rules.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return failure(DataError{file.fileName(), 0, file.errorString()});
    if (const auto loaded = Loader(file.fileName(), file.readAll()).load(*data); !loaded)
        return failure(loaded.error());
    return RuleBook(std::move(data));
}

} // namespace keyway
