// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presenters/DiagnosisPresenter.h"
#include "ui/widgets/Basics.h"

namespace keyway {

/// One explanation: what it is, how likely, why, what to do, and what tells it from the others.
class HypothesisCard : public Card
{
    Q_OBJECT
public:
    /// `place` 0 is the answer: it gets the main button, "goToStepButton". The others are "goToStepButton_2",
    /// …
    HypothesisCard(const Hypothesis &hypothesis, qsizetype place, bool numbered, const Guide &guide,
                   QWidget *parent = nullptr);
    /// The answer's own words with Copy, below the explanation. `lead` says whose words they are.
    void setLiteral(const QString &lead, const QString &literal);
    /// "Open … in Salesforce" beside the main button; needs a Setup page in the hypothesis.
    void offerPage();
    void setHint(const QString &hint); ///< "Just changed it? …", beside the buttons
    QPushButton *offerRetry();         ///< "Retry until it works", after the hint

Q_SIGNALS:
    void goToStepRequested(int step);
    void openPageRequested(const QString &setupNode);
    void copyRequested(const QString &text);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *makeGoButton(); ///< none for a topic that is no step
    QLayout *buttonRow();

    Hypothesis m_hypothesis;
    qsizetype m_place;
    QVBoxLayout *m_literalPlace;
    QVBoxLayout *m_afterButtons;
    QLayout *m_buttons = nullptr;
};

} // namespace keyway
