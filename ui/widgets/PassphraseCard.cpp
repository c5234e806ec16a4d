// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/PassphraseCard.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace keyway {

PassphraseCard::PassphraseCard(QWidget *parent)
    : Card(u"accent"_s, parent),
      m_title(new RunsLabel),
      m_edit(new QLineEdit),
      m_show(new QCheckBox(tr("Show what &is typed"))),
      m_problem(new Notice(Notice::Look::Inside))
{
    setObjectName(u"passphraseCard"_s);
    m_title->setObjectName(u"passphraseTitle"_s);
    m_edit->setObjectName(u"passphraseEdit"_s);
    m_edit->setEchoMode(QLineEdit::Password);
    m_edit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                Qt::ImhNoAutoUppercase);
    m_show->setObjectName(u"showPassphraseBox"_s);
    m_problem->setObjectName(u"passphraseProblem"_s);
    QLabel *label = makeLabel(tr("P&assphrase"), u"muted"_s);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(m_edit);
    auto *field = new QHBoxLayout;
    field->setSpacing(10);
    field->addWidget(m_edit, 1);
    field->addWidget(m_show);

    body()->addWidget(m_title);
    body()->addWidget(
        new RunsLabel({{tr("What receives the key cannot ask for a passphrase. So Keyway makes a "
                           "copy without one that only you can read, and leaves your file as "
                           "it is."),
                        RunStyle::Muted}}));
    body()->addWidget(label);
    body()->addLayout(field);
    body()->addWidget(m_problem);
    body()->addLayout(makeButtons());
    connect(m_show, &QCheckBox::toggled, this,
            [this](bool on) { m_edit->setEchoMode(on ? QLineEdit::Normal : QLineEdit::Password); });
    hide();
}

QLayout *PassphraseCard::makeButtons()
{
    auto *ok = makeButton(tr("&OK"), u"primary"_s, u"passphraseOkButton"_s);
    ok->setAccessibleName(tr("Open the key with this passphrase"));
    auto *stop = makeButton(tr("Cance&l"), {}, u"passphraseCancelButton"_s);
    auto *row = new FlowLayout(10);
    row->addWidget(ok);
    row->addWidget(stop);
    connect(ok, &QPushButton::clicked, this, &PassphraseCard::give);
    connect(stop, &QPushButton::clicked, this, &PassphraseCard::cancel);
    return row;
}

void PassphraseCard::ask(const QString &fileName, bool wasWrong)
{
    end();
    m_title->setRuns({{tr("%1 is protected by a passphrase", "file name").arg(fileName), RunStyle::Strong}});
    m_edit->setAccessibleName(tr("Passphrase of %1").arg(fileName));
    show();
    if (wasWrong)
        m_problem->show(Text{tr("That passphrase does not open it"),
                             tr("Look at Caps Lock and at the language of the keyboard, then type it again."),
                             {},
                             {}},
                        u"bad"_s);
    m_edit->setAccessibleDescription(m_problem->accessibleDescription());
    m_edit->setFocus(Qt::OtherFocusReason);
    scrollIntoView(this);
}

void PassphraseCard::end()
{
    m_edit->setText({}); // unlike clear(), this forgets what Undo could bring back
    m_show->setChecked(false);
    m_problem->show(std::nullopt, {});
    hide();
}

void PassphraseCard::give()
{
    const QString passphrase = m_edit->text();
    if (passphrase.isEmpty()) {
        m_problem->showSentence(tr("Type the passphrase first."), u"warn"_s);
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    m_edit->setText({});
    m_problem->show(std::nullopt, {});
    Q_EMIT given(passphrase);
}

void PassphraseCard::cancel()
{
    end();
    Q_EMIT cancelled();
}

void PassphraseCard::keyPressEvent(QKeyEvent *event)
{
    // Return in the field is for the passphrase; without this it would press the window's Continue.
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        cancel();
    else if (enter && m_edit->hasFocus())
        give();
    else
        Card::keyPressEvent(event);
}

void PassphraseCard::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) // a minimised window keeps it
        m_edit->setText({});
    Card::hideEvent(event);
}

} // namespace keyway
