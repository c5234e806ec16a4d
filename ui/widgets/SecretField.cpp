// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/SecretField.h"

#include "ui/widgets/CheckedField.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace keyway {

SecretField::SecretField(QWidget *parent)
    : Card({}, parent),
      m_field(new CheckedField(u"secretField"_s)),
      m_state(makeLabel({}, u"small"_s)),
      m_forget(makeButton(tr("&Forget it"), u"small"_s, u"forgetSecretButton"_s))
{
    m_field->setLabel(tr("Consumer Secre&t"));
    m_field->edit()->setEchoMode(QLineEdit::Password);
    m_field->edit()->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText |
                                         Qt::ImhNoAutoUppercase);
    m_state->setObjectName(u"secretState"_s);
    m_forget->setProperty("edits", true);
    m_forget->setAccessibleName(tr("Forget the Consumer Secret"));
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_state, 1);
    row->addWidget(m_forget);
    body()->addWidget(m_field);
    body()->addLayout(row);
    connect(m_field, &CheckedField::left, this, &SecretField::take);
    connect(m_forget, &QPushButton::clicked, this, [this] {
        m_field->setText({});
        Q_EMIT forgotten();
    });
    setState({});
}

void SecretField::take(const QString &text)
{
    const QString secret = text.trimmed();
    m_field->setText({}); // its undo history goes with it
    if (!secret.isEmpty())
        Q_EMIT entered(secret);
}

void SecretField::setState(const QString &state)
{
    const bool known = !state.isEmpty();
    m_field->setPlaceholder(known ? tr("•••• entered") : tr("Paste it here when you have copied it"));
    m_state->setText(state);
    m_field->edit()->setAccessibleDescription(known ? tr("Entered. %1").arg(state) : QString());
    m_state->setVisible(known);
    m_forget->setVisible(known);
}

void SecretField::setProblem(const std::optional<Text> &problem)
{
    m_field->setProblem(problem, false);
}

} // namespace keyway
