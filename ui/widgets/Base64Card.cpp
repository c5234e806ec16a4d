// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Base64Card.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

Base64Card::Base64Card(QWidget *parent)
    : Card({}, parent),
      m_title(makeLabel({}, u"heading"_s)),
      m_edit(new QLineEdit),
      m_show(makeButton(tr("Sho&w"), {}, u"showBase64Button"_s))
{
    m_edit->setObjectName(u"base64Edit"_s);
    m_edit->setReadOnly(true);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    m_edit->setFont(mono);
    m_edit->setAccessibleName(tr("Base64 private key"));
    m_show->setCheckable(true);
    auto *copy = new CopyButton(tr("the private key as the form wants it"), u"copyBase64Button"_s);
    copy->setProperty("role", u"primary"_s);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_edit, 1);
    row->addWidget(m_show);
    row->addWidget(copy);
    m_title->setObjectName(u"keyFormTitle"_s);
    body()->addWidget(m_title);
    body()->addLayout(row);
    body()->addWidget(
        makeLabel(tr("The clipboard is cleared after 60 seconds. Anyone with this key can sign in "
                     "as your integration user: paste it only in the installation form."),
                  u"small"_s));
    // toggled() would also follow show(); only the person's click is a request.
    connect(m_show, &QPushButton::clicked, this, &Base64Card::showRequested);
    connect(copy, &QPushButton::clicked, this, &Base64Card::copyRequested);
}

void Base64Card::show(const KeyPageState &state)
{
    setVisible(state.phase == KeyPageState::Phase::Ready && state.base64Length > 0);
    const bool shown = !state.base64.isEmpty() && !state.pemForm;
    m_title->setText(state.pemForm ? tr("Private key as PEM text: what the installation form asks for")
                                   : tr("Base64 private key: what the installation form asks for"));
    m_show->setVisible(!state.pemForm); // many lines; the file itself can be opened
    const QString length = state.pemForm
                               ? tr("PEM text, from BEGIN to END")
                               : tr("%1 characters, one line").arg(QLocale().toString(state.base64Length));
    m_edit->setText(shown ? state.base64 : QString(12, u'•') + u"  "_s + length);
    m_edit->setCursorPosition(0);
    m_edit->setAccessibleDescription(shown ? length : tr("hidden, %1").arg(length));
    m_edit->setFocusPolicy(shown ? Qt::StrongFocus : Qt::NoFocus);
    m_show->setChecked(shown);
    m_show->setText(shown ? tr("&Hide") : tr("Sho&w"));
    m_show->setAccessibleName(shown ? tr("Hide the base64 private key") : tr("Show the base64 private key"));
}

} // namespace keyway
