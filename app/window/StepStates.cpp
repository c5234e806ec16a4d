// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/StepStates.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

struct StepStateWords
{
    Q_DECLARE_TR_FUNCTIONS(StepStates)
};

qsizetype tickedIn(const GuideStep &step, const Session &session)
{
    return std::count_if(step.instructions.begin(), step.instructions.end(),
                         [&session](const Instruction &one) {
                             return session.connection().tickedInstructions.contains(one.id);
                         });
}

void mark(StepEntry &entry, const GuideStep &step, const Diagnosis &diagnosis, bool fromExplain)
{
    for (qsizetype rank = 0; rank < diagnosis.hypotheses.size(); ++rank) {
        const Hypothesis &one = diagnosis.hypotheses.at(rank);
        if (one.step != step.number || (rank > 0 && one.likelihood == u"possible"_s && !fromExplain))
            continue;
        entry.state = rank == 0 ? StepState::Wrong : StepState::MayBeWrong;
        if (rank > 0)
            entry.status = StepStateWords::tr("Also possible");
        else
            entry.status = fromExplain ? StepStateWords::tr("Most likely")
                                       : StepStateWords::tr("This is why the test failed");
        return;
    }
}

} // namespace

QString stepKey(int number)
{
    return u"step-%1"_s.arg(number);
}

QString pageOfStep(const GuideStep &step)
{
    switch (step.kind) {
    case StepKind::KeyPair:
        return u"key"_s;
    case StepKind::Domain:
        return u"domain"_s;
    case StepKind::Instructions:
    case StepKind::ConsumerKey:
    case StepKind::Username:
        break;
    }
    return stepKey(step.number);
}

std::optional<Text> diagnosisOfStep(int step, const Session &session)
{
    if (!session.report() || session.report()->passed())
        return {};
    for (const Hypothesis &one : session.report()->diagnosis.hypotheses) {
        if (one.step == step)
            return Text{one.title, one.why, one.actions, one.tellApart};
    }
    return {};
}

namespace {

/// A case has no key and only part of the Consumer Key; what the customer's own checks said counts.
bool passedInCase(const Case &one, const QString &check)
{
    const CheckResult *result = one.report.check(check);
    return result && (result->outcome == CheckOutcome::Passed || result->outcome == CheckOutcome::Warning);
}

} // namespace

bool isStepDone(const GuideStep &step, const Session &session)
{
    const Connection &connection = session.connection();
    if (const auto &one = session.openedCase()) {
        switch (step.kind) {
        case StepKind::KeyPair:
            return passedInCase(*one, u"key.usable"_s);
        case StepKind::ConsumerKey:
            return passedInCase(*one, u"consumer-key.entered"_s);
        case StepKind::Username:
            return passedInCase(*one, u"username.entered"_s);
        case StepKind::Domain:
            return passedInCase(*one, u"domain.usable"_s);
        case StepKind::Instructions:
            break;
        }
    }
    switch (step.kind) {
    case StepKind::KeyPair:
        return session.isKeyElsewhere() ||
               (!connection.keyFile.isEmpty() && QFileInfo::exists(connection.keyFile));
    case StepKind::ConsumerKey: {
        const auto problem = judgeConsumerKey(connection.consumerKey);
        const bool hasSecret = session.consumerSecret() || !session.guide().profile.asksConsumerSecret;
        return hasSecret && (!problem || isWarning(*problem));
    }
    case StepKind::Username: {
        const auto problem = judgeUsername(connection.username);
        return !problem || isWarning(*problem);
    }
    case StepKind::Domain:
        return session.domain().accepted;
    case StepKind::Instructions:
        return !step.instructions.isEmpty() && tickedIn(step, session) == step.instructions.size();
    }
    return false;
}

QList<StepEntry> stepEntries(const Session &session, const Diagnosis *highlight, bool fromExplain,
                             bool practiceRunning, bool testRunning)
{
    QList<StepEntry> entries;
    StepEntry start;
    start.key = u"start"_s;
    start.symbol = u"⌂"_s;
    start.title = StepStateWords::tr("Start");
    start.status = StepStateWords::tr("Guide: %1").arg(session.guide().title);
    entries << start;

    const bool proved = session.isProved();
    for (const GuideStep &step : session.guide().steps) {
        StepEntry entry;
        entry.key = stepKey(step.number);
        entry.section = step.number == 1 ? StepStateWords::tr("SET UP") : QString();
        entry.number = step.number;
        entry.title = step.title;
        const qsizetype ticked = tickedIn(step, session);
        if (fromExplain && highlight)
            ; // a customer's error says nothing of what is done here
        else if (proved || isStepDone(step, session))
            entry.state = StepState::Done;
        else if (ticked > 0)
            entry.status = StepStateWords::tr("%1 of %2 done").arg(ticked).arg(step.instructions.size());
        if (highlight)
            mark(entry, step, *highlight, fromExplain);
        entries << entry;
    }

    const int count = static_cast<int>(session.guide().steps.size());
    StepEntry test;
    test.key = u"test"_s;
    test.section = StepStateWords::tr("PROVE IT");
    test.number = count + 1;
    test.title = StepStateWords::tr("Test connection");
    if (testRunning) {
        test.status = StepStateWords::tr("Running");
    } else if (proved) {
        test.state = StepState::Done;
        test.status = StepStateWords::tr("Passed %1 · %2 checks")
                          .arg(session.report()->startedUtc.toLocalTime().toString(u"HH:mm"_s))
                          .arg(session.report()->checks.size());
    } else if (session.openedCase()) {
        test.status = StepStateWords::tr("A saved report");
    } else if (session.report()) {
        test.status = session.report()->cancelled  ? StepStateWords::tr("Stopped")
                      : session.report()->passed() ? StepStateWords::tr("Changed since the test")
                                                   : StepStateWords::tr("Failed");
    }
    StepEntry values;
    values.key = u"values"_s;
    values.number = count + 2;
    values.title = StepStateWords::tr("Installation values");

    StepEntry explain;
    explain.key = u"explain"_s;
    explain.section = StepStateWords::tr("SUPPORT");
    explain.symbol = u"?"_s;
    explain.title = StepStateWords::tr("Explain an error");
    explain.atBottom = true;
    StepEntry practice;
    practice.key = u"practice"_s;
    practice.symbol = u"◎"_s;
    practice.title = StepStateWords::tr("Practice org");
    practice.status = practiceRunning ? StepStateWords::tr("Running") : StepStateWords::tr("Off");
    practice.atBottom = true;
    return entries << test << values << explain << practice;
}

} // namespace keyway
