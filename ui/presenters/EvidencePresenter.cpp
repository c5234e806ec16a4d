// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/presenters/EvidencePresenter.h"

using namespace Qt::StringLiterals;

namespace keyway {

ProbeView EvidencePresenter::view(const ProbeAnswer &answer)
{
    ProbeView view;
    switch (answer.kind) {
    case ProbeKind::Grid:
        view.asked = tr("%1, audience %2", "host, audience").arg(answer.host, answer.audience);
        break;
    case ProbeKind::ThrowAwayKey:
        view.asked = tr("With a throw-away key at %1").arg(answer.host);
        break;
    case ProbeKind::OtherUser:
        view.asked = tr("For the user %1").arg(answer.username);
        break;
    case ProbeKind::Retry:
        view.asked = tr("Tested again at %1").arg(answer.askedUtc.toLocalTime().toString(u"HH:mm:ss"_s));
        break;
    }
    if (answer.granted) {
        view.look = {Symbol::Check, Tone::Good, tr("token issued")};
        view.answer = tr("Salesforce issued a token");
    } else if (!answer.transport.isEmpty()) {
        view.look = {Symbol::Dash, Tone::Warn, tr("no answer")};
        view.answer = tr("No answer (%1)", "how the network failed").arg(answer.transport);
    } else {
        view.look = {Symbol::Cross, Tone::Bad, tr("refused")};
        view.answer = answer.answer.description.isEmpty()
                          ? tr("%1 %2", "HTTP status, error code")
                                .arg(QString::number(answer.answer.status), answer.answer.error)
                          : tr("%1 %2: %3", "HTTP status, error code, description")
                                .arg(QString::number(answer.answer.status), answer.answer.error,
                                     answer.answer.description);
    }
    view.spoken = tr("%1: %2", "asked: answer").arg(view.asked, view.answer);
    return view;
}

QString EvidencePresenter::title(ProbeKind kind)
{
    switch (kind) {
    case ProbeKind::Grid:
        return tr("Every host and audience");
    case ProbeKind::ThrowAwayKey:
        return tr("A throw-away key");
    case ProbeKind::OtherUser:
        return tr("Another user");
    case ProbeKind::Retry:
        return tr("Tested until it works");
    }
    return {};
}

QString EvidencePresenter::countdown(int attempt, qint64 ms)
{
    const qint64 seconds = (ms + 999) / 1000;
    const QString left = u"%1:%2"_s.arg(seconds / 60).arg(seconds % 60, 2, 10, QChar(u'0'));
    return tr("Attempt %1 in %2", "number, minutes:seconds").arg(QString::number(attempt), left);
}

} // namespace keyway
