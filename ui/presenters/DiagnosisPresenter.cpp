// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/presenters/DiagnosisPresenter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const QStringList &setUpTopics()
{
    static const QStringList topics{
        u"key"_s, u"app"_s, u"consumer-key"_s, u"policies"_s, u"user"_s, u"preauthorization"_s, u"domain"_s};
    return topics;
}

struct DecisionWords
{
    QString id;
    QString name;
    QString sentence;
    QStringList topics; ///< whose steps can change this decision
};

} // namespace

int DiagnosisPresenter::stepOf(const QString &topic, const Guide &guide)
{
    if (guide.steps.isEmpty())
        return static_cast<int>(setUpTopics().indexOf(topic) + 1);
    for (const GuideStep &step : guide.steps)
        if (step.topics.contains(topic))
            return step.number;
    return 0;
}

QList<DecisionRow> DiagnosisPresenter::decisions(const Diagnosis &diagnosis, const Guide &guide,
                                                 const QString &audience)
{
    const DecisionWords words[] = {
        {u"consumer-key"_s, tr("Consumer Key"), tr("Consumer Key is known"), {u"consumer-key"_s}},
        {u"signature"_s,
         tr("Signature"),
         tr("Signature matches the uploaded certificate"),
         {u"key"_s, u"app"_s}},
        {u"audience"_s, tr("Audience"), tr("Audience accepted"), {u"domain"_s}},
        {u"user"_s, tr("User"), tr("User exists and is active"), {u"user"_s}},
        {u"approval"_s, tr("Approval"), tr("User may use this app"), {u"preauthorization"_s}},
        {u"address"_s, tr("Network address"), tr("This network address is allowed"), {u"policies"_s}}};
    QList<DecisionRow> rows;
    for (const DecisionStage &stage : diagnosis.decisions) {
        const auto *found = std::ranges::find(words, stage.id, &DecisionWords::id);
        if (found == std::end(words))
            continue;
        DecisionRow row;
        row.name = found->name;
        row.sentence = found->sentence;
        switch (stage.proof) {
        case Proof::Passed:
            row.look = {Symbol::Check, Tone::Good, tr("passed")};
            break;
        case Proof::Failed:
            row.look = {Symbol::Cross, Tone::Bad, tr("failed")};
            break;
        case Proof::NotDecided:
            row.look = {Symbol::Dash, Tone::Neutral, tr("not decided")};
            break;
        }
        QStringList numbers;
        for (const QString &each : found->topics)
            if (const int number = stepOf(each, guide);
                number > 0 && !numbers.contains(QString::number(number)))
                numbers << QString::number(number);
        if (numbers.size() == 1)
            row.where = tr("step %1").arg(numbers.first());
        else if (!numbers.isEmpty())
            row.where = tr("steps %1").arg(numbers.join(tr(", ", "between step numbers")));
        if (stage.id == "audience"_L1 && !audience.isEmpty())
            row.where =
                row.where.isEmpty() ? audience : tr("%1 — %2", "step — audience").arg(row.where, audience);
        row.spoken = tr("%1: %2").arg(row.sentence, row.look.word);
        rows << row;
    }
    return rows;
}

bool DiagnosisPresenter::anythingDecided(const Diagnosis &diagnosis)
{
    return std::ranges::any_of(diagnosis.decisions,
                               [](const DecisionStage &stage) { return stage.proof != Proof::NotDecided; });
}

QString DiagnosisPresenter::likelihood(const QString &id)
{
    if (id == "most-likely"_L1)
        return tr("most likely");
    if (id == "likely"_L1)
        return tr("likely");
    if (id == "possible"_L1)
        return tr("possible");
    return id;
}

QString DiagnosisPresenter::topic(const QString &topic, const Guide &guide)
{
    for (const GuideStep &step : guide.steps)
        if (step.topics.contains(topic))
            return step.title;
    const std::pair<QString, QString> names[] = {{u"key"_s, tr("Certificate and private key")},
                                                 {u"app"_s, tr("External Client App")},
                                                 {u"consumer-key"_s, tr("Consumer Key")},
                                                 {u"policies"_s, tr("OAuth policies")},
                                                 {u"user"_s, tr("Integration user")},
                                                 {u"preauthorization"_s, tr("Pre-authorization")},
                                                 {u"domain"_s, tr("My Domain subdomain")},
                                                 {u"network"_s, tr("Network")},
                                                 {u"clock"_s, tr("Clock")},
                                                 {u"salesforce"_s, tr("Salesforce’s side")},
                                                 {u"api"_s, tr("API calls")},
                                                 {u"client"_s, tr("The other program")}};
    for (const auto &[id, name] : names)
        if (id == topic)
            return name;
    return topic;
}

QString DiagnosisPresenter::pill(const Hypothesis &hypothesis, const Guide &guide)
{
    const QString words = likelihood(hypothesis.likelihood);
    if (hypothesis.step > 0)
        return words.isEmpty() ? tr("Step %1").arg(hypothesis.step)
                               : tr("Step %1 · %2").arg(QString::number(hypothesis.step), words);
    const QString name = topic(hypothesis.topic, guide);
    return words.isEmpty() ? name : tr("%1 · %2", "topic · likelihood").arg(name, words);
}

QString DiagnosisPresenter::cardTone(qsizetype place)
{
    return place == 0 ? u"bad"_s : place == 1 ? u"amber"_s : u"neutral"_s;
}

QString DiagnosisPresenter::pillTone(qsizetype place)
{
    return place == 0 ? u"bad"_s : place == 1 ? u"warn"_s : QString();
}

QString DiagnosisPresenter::ruledOut(const RuledOut &out, const Guide &guide)
{
    const int step = stepOf(out.topic, guide);
    const QString name = topic(out.topic, guide);
    return step > 0 ? tr("%1 (step %2)").arg(name, QString::number(step)) : name;
}

} // namespace keyway
