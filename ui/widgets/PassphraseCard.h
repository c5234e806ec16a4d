// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Basics.h"

class QCheckBox;
class QLineEdit;

namespace keyway {

class Notice;
class RunsLabel;

/// Asks for the passphrase of a protected key, on the page and not in front of it. What was typed leaves the
/// field before it is reported. Hidden until ask().
class PassphraseCard : public Card
{
    Q_OBJECT
public:
    explicit PassphraseCard(QWidget *parent = nullptr);
    void ask(const QString &fileName, bool wasWrong);
    void end(); ///< empties and hides it, without a signal

Q_SIGNALS:
    void given(const QString &passphrase);
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< Return gives it, Escape cancels
    void hideEvent(QHideEvent *event) override;    ///< another page: nothing typed waits behind it

private:
    QLayout *makeButtons();
    void give();
    void cancel();

    RunsLabel *m_title;
    QLineEdit *m_edit;
    QCheckBox *m_show;
    Notice *m_problem;
};

} // namespace keyway
