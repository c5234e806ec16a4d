// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/Checklist.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

using State = ChecklistEntry::State;

/// One question, and where a test can answer it.
struct Question
{
    QString id;
    QString topic;
    QString decision;  ///< what Salesforce decided of it; empty: nothing
    QStringList local; ///< checks on this computer that show it to be wrong
};

const QList<Question> &questions()
{
    static const QList<Question> all{
        {u"consumer-key"_s, u"consumer-key"_s, u"consumer-key"_s, {u"consumer-key.entered"_s}},
        {u"username"_s, u"user"_s, u"user"_s, {u"username.entered"_s, u"userinfo.user"_s}},
        {u"audience"_s, u"domain"_s, u"audience"_s, {u"domain.usable"_s}},
        {u"certificate"_s,
         u"key"_s,
         u"signature"_s,
         {u"key.readable"_s, u"key.usable"_s, u"certificate.readable"_s, u"key.matches-certificate"_s,
          u"assertion.verifies"_s}},
        {u"approval"_s, u"preauthorization"_s, u"approval"_s, {}},
        {u"access"_s, u"user"_s, QString(), {}},
    };
    return all;
}

/// Calls that show API access, and those whose refusal shows that it is not enough.
const QStringList accessShownBy{u"objects.access"_s, u"rest.answers"_s, u"bulk.answers"_s, u"soap.answers"_s,
                                u"metadata.answers"_s};
const QStringList accessDeniedBy{u"token.scopes"_s,  u"userinfo.answers"_s, u"rest.answers"_s,
                                 u"bulk.answers"_s,  u"soap.answers"_s,     u"metadata.answers"_s,
                                 u"objects.access"_s};

class Answers
{
public:
    Answers(const ExchangeReport *report, const TextBook &texts) : m_report(report), m_texts(texts) {}

    ChecklistEntry answer(const Question &question) const
    {
        ChecklistEntry entry;
        entry.id = question.id;
        entry.topic = question.topic;
        entry.title = m_texts.text(u"checklist."_s + question.id).title;
        say(entry, State::Unknown, m_report ? u"not-decided"_s : u"no-test"_s);
        if (m_report && !shownWrong(entry, question.local) && !decided(entry, question) &&
            !(question.decision.isEmpty() && access(entry)))
            suspected(entry);
        return entry;
    }

private:
    void say(ChecklistEntry &entry, State state, const QString &what) const
    {
        const QString own = u"checklist.%1.%2"_s.arg(entry.id, what);
        const QString id = m_texts.contains(own) ? own : u"checklist."_s + what;
        entry.state = state;
        entry.evidence = m_texts.text(id).title;
    }

    const CheckResult *first(const QStringList &ids, CheckOutcome outcome) const
    {
        for (const QString &id : ids) {
            const CheckResult *check = m_report->check(id);
            if (check && check->outcome == outcome)
                return check;
        }
        return nullptr;
    }

    bool shownWrong(ChecklistEntry &entry, const QStringList &checks) const
    {
        const CheckResult *failed = first(checks, CheckOutcome::Failed);
        if (!failed)
            return false;
        entry.state = State::Bad;
        entry.evidence = detailSentence(*failed, m_texts);
        return true;
    }

    Proof proofOf(const QString &decision) const
    {
        // A token means that Salesforce was content with all that it judges before it.
        const CheckResult *token = m_report->check(u"token.granted"_s);
        if (token && token->outcome == CheckOutcome::Passed)
            return Proof::Passed;
        for (const DecisionStage &stage : m_report->diagnosis.decisions)
            if (stage.id == decision)
                return stage.proof;
        return Proof::NotDecided;
    }

    bool decided(ChecklistEntry &entry, const Question &question) const
    {
        if (question.decision.isEmpty())
            return false;
        switch (proofOf(question.decision)) {
        case Proof::Passed:
            say(entry, State::Good, u"good"_s);
            return true;
        case Proof::Failed:
            say(entry, State::Bad, u"bad"_s);
            return true;
        case Proof::NotDecided:
            return false;
        }
        return false;
    }

    bool access(ChecklistEntry &entry) const
    {
        const CheckResult *failed = first(accessDeniedBy, CheckOutcome::Failed);
        if (failed && m_report->evidence.has(fact::transport)) // no answer says nothing of rights
            return true;
        const CheckResult *shown = failed ? failed : first(accessShownBy, CheckOutcome::Passed);
        if (!shown)
            return false;
        entry.state = failed ? State::Bad : State::Good;
        entry.evidence = detailSentence(*shown, m_texts);
        if (failed && !m_report->diagnosis.hypotheses.isEmpty())
            entry.topic = m_report->diagnosis.hypotheses.first().topic;
        return true;
    }

    void suspected(ChecklistEntry &entry) const
    {
        const auto &hypotheses = m_report->diagnosis.hypotheses;
        const auto found = std::find_if(hypotheses.begin(), hypotheses.end(),
                                        [&](const Hypothesis &one) { return one.topic == entry.topic; });
        if (entry.id == "access"_L1 || found == hypotheses.end())
            return; // that the user is suspected of something says nothing of API access
        entry.state = State::Doubtful;
        entry.evidence = found->title;
    }

    const ExchangeReport *m_report;
    const TextBook &m_texts;
};

} // namespace

QString toString(ChecklistEntry::State state)
{
    switch (state) {
    case State::Unknown:
        return u"unknown"_s;
    case State::Good:
        return u"good"_s;
    case State::Doubtful:
        return u"doubtful"_s;
    case State::Bad:
        return u"bad"_s;
    }
    return {};
}

QList<ChecklistEntry> checklistOf(const ExchangeReport *report, const TextBook &texts)
{
    const Answers answers(report, texts);
    QList<ChecklistEntry> entries;
    for (const Question &question : questions())
        entries << answers.answer(question);
    return entries;
}

} // namespace keyway
