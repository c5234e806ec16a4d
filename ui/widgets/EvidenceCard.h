// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/Probe.h"
#include "ui/widgets/Basics.h"

class QLineEdit;

namespace keyway {

class RunsLabel;

/// What the "More evidence" card shows; empty: the card is hidden.
struct EvidenceView
{
    bool canAsk = false;        ///< Salesforce refused the token request of this live test
    QString running;            ///< "Attempt 3 in 0:27"; empty: nothing runs
    QString problem;            ///< why the last request for evidence came to nothing
    QList<ProbeAnswer> answers; ///< in the order they came
    QStringList changes;        ///< what they changed in the diagnosis
};

/// Further real exchanges, each only when asked for, and their literal answers side by side.
class EvidenceCard : public Card
{
    Q_OBJECT
public:
    explicit EvidenceCard(QWidget *parent = nullptr);
    void setView(const EvidenceView &view);

Q_SIGNALS:
    void probeRequested(keyway::ProbeKind kind, const QString &otherUsername);
    void stopRequested();

private:
    void ask(ProbeKind kind);
    void showAnswers(const QList<ProbeAnswer> &answers);
    void showWords(const EvidenceView &view);

    QLabel *m_lead;
    QWidget *m_buttons;
    QWidget *m_userRow;
    QLineEdit *m_otherUser;
    QWidget *m_runningRow;
    QLabel *m_running;
    QVBoxLayout *m_words;
    QVBoxLayout *m_table;
    QList<ProbeAnswer> m_shown;
};

} // namespace keyway
