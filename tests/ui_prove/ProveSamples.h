// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/exchange/ExchangeReport.h"
#include "core/guide/Guide.h"

#include <QApplication>
#include <QWidget>

namespace keyway::samples {

using namespace Qt::StringLiterals;

inline const QString literal = u"user is not admin approved\tto access this app <b>x</b> & \"y\""_s;

inline TextBook texts()
{
    return *TextBook::parse(uR"(
# check.key.readable
Private key can be read

# check.key.readable.ok
RSA, {{bits}} bits

# check.certificate.dates
Certificate is valid now

# check.certificate.dates.soon
It expires in {{days}} days

Then Salesforce may refuse it.

1. Make a new pair.

# check.name.resolves
Name resolves

# check.name.resolves.missing
{{host}} has no address

# check.tls.trusted
TLS is trusted

# check.token.granted
Salesforce gives a token

# check.token.granted.refused
Salesforce refused with {{error}}

# check.userinfo
The token names the expected user

# check.userinfo.not-reached
Not reached, because Salesforce gave no token

# stage.local.passed
key is RSA {{bits}}

# stage.reach.passed
TLS {{tls}}
)"_s,
                            u"sample.md"_s);
}

inline Guide guide()
{
    Guide guide;
    guide.destination = u"Ampersand"_s;
    const QStringList topics{
        u"key"_s, u"app"_s, u"consumer-key"_s, u"policies"_s, u"user"_s, u"preauthorization"_s, u"domain"_s};
    for (int i = 0; i < topics.size(); ++i) {
        GuideStep step;
        step.number = i + 1;
        step.title = u"Title %1"_s.arg(i + 1);
        step.topics = {topics.at(i)};
        guide.steps << step;
    }
    guide.handOver = {{u"consumerKey"_s, u"Consumer Key"_s, u"from step 3"_s, false},
                      {u"privateKeyBase64"_s, u"Private Key"_s, u"from step 1"_s, true}};
    return guide;
}

inline CheckResult result(const QString &id, CheckStage stage, CheckOutcome outcome, qint64 milliseconds = 0,
                          const Problem &detail = {})
{
    return {id, stage, outcome, milliseconds, detail};
}

inline QList<CheckResult> refused()
{
    return {result(u"key.readable"_s, CheckStage::Local, CheckOutcome::Passed, 3,
                   {u"check.key.readable.ok"_s, {{u"bits"_s, u"2048"_s}}}),
            result(u"certificate.dates"_s, CheckStage::Local, CheckOutcome::Passed, 1),
            result(u"name.resolves"_s, CheckStage::Reach, CheckOutcome::Passed, 12),
            result(u"tls.trusted"_s, CheckStage::Reach, CheckOutcome::Passed, 200),
            result(u"token.granted"_s, CheckStage::Decision, CheckOutcome::Failed, 148,
                   {u"check.token.granted.refused"_s, {{u"error"_s, u"invalid_app_access"_s}}}),
            result(u"userinfo"_s, CheckStage::Token, CheckOutcome::Skipped, 0,
                   {u"check.userinfo.not-reached"_s, {}})};
}

inline Diagnosis diagnosis()
{
    Diagnosis diagnosis;
    diagnosis.recognised = true;
    diagnosis.verdict = u"The user may not use the app: look at step 6."_s;
    diagnosis.hypotheses = {
        {u"preauthorization"_s,
         6,
         u"most-likely"_s,
         u"The permission set is not selected"_s,
         u"Because."_s,
         {u"Select it."_s, u"Assign it."_s},
         u"Open App Policies."_s,
         u"ExternalClientApps"_s},
        {u"policies"_s, 4, u"possible"_s, u"The approval lapsed"_s, {}, {}, u"Did it work?"_s, {}},
        {u"network"_s, 0, u"possible"_s, u"A proxy answered"_s, {}, {}, {}, {}}};
    diagnosis.ruledOut = {{u"key"_s, u"The signature was accepted."_s}};
    diagnosis.decisions = {{u"consumer-key"_s, Proof::Passed},
                           {u"signature"_s, Proof::Passed},
                           {u"audience"_s, Proof::Passed},
                           {u"user"_s, Proof::NotDecided},
                           {u"approval"_s, Proof::Failed}};
    diagnosis.literal = literal;
    return diagnosis;
}

inline ExchangeReport failedReport()
{
    ExchangeReport report;
    report.host = u"acme.my.salesforce.com"_s;
    report.audience = u"https://login.salesforce.com"_s;
    report.username = u"integration@acme.com"_s;
    report.checks = refused();
    report.answer = {400, u"invalid_app_access"_s, literal, u"{}"_s};
    report.diagnosis = diagnosis();
    return report;
}

inline ExchangeReport passedReport()
{
    ExchangeReport report = failedReport();
    report.diagnosis = {};
    for (CheckResult &check : report.checks)
        check.outcome = CheckOutcome::Passed;
    return report;
}

/// Object names (or classes) of controls that Tab reaches and a screen reader cannot name.
inline QStringList unnamedControls(const QWidget &page)
{
    QStringList unnamed;
    const auto widgets = page.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() ||
            widget->window() != page.window())
            continue;
        const QString words = widget->property("text").toString();
        if (widget->accessibleName().isEmpty() && words.isEmpty())
            unnamed << widget->objectName() + u'/' + QString::fromLatin1(widget->metaObject()->className());
    }
    return unnamed;
}

/// Visible controls in the order in which Tab reaches them, by object name.
inline QStringList tabOrder(const QWidget &page)
{
    QStringList names;
    const QWidget *first = page.window();
    for (const QWidget *each = first->nextInFocusChain(); each != first; each = each->nextInFocusChain())
        if ((each->focusPolicy() & Qt::TabFocus) && !each->focusProxy() && each->isEnabled() &&
            each->isVisibleTo(&page) && page.isAncestorOf(each))
            names << each->objectName();
    return names;
}

} // namespace keyway::samples
