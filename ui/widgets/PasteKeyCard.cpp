// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/PasteKeyCard.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/PasteEdit.h"

#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace keyway {

PasteKeyCard::PasteKeyCard(QWidget *parent)
    : Card(u"accent"_s, parent),
      m_edit(new PasteEdit),
      m_cut(makeLabel(tr("⚠ Only the first part fits here. A key is much shorter: paste the key alone."),
                      u"warn"_s))
{
    setObjectName(u"pasteKeyCard"_s);
    m_edit->setObjectName(u"pasteKeyEdit"_s);
    m_edit->setAccessibleName(tr("Text with the key"));
    m_edit->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * 7);
    m_cut->setObjectName(u"pasteKeyCut"_s);
    m_cut->hide();
    QLabel *label = makeLabel(tr("&Text with the key"), u"heading"_s);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(m_edit);
    QLabel *hint =
        makeLabel(tr("A key, a certificate or both: PEM, base64, a line of a .env file, or a whole "
                     "mail around it. The text goes no further than this computer, and this field "
                     "is emptied at once."),
                  u"muted"_s);
    auto *use = makeButton(tr("&Use this text"), u"primary"_s, u"usePastedKeyButton"_s);
    auto *discard = makeButton(tr("&Discard"), {}, u"discardPastedKeyButton"_s);
    auto *buttons = new FlowLayout(10);
    buttons->addWidget(use);
    buttons->addWidget(discard);
    body()->addWidget(label);
    body()->addWidget(hint);
    body()->addWidget(m_edit);
    body()->addWidget(m_cut);
    body()->addLayout(buttons);
    connect(m_edit, &PasteEdit::cutChanged, m_cut, &QWidget::setVisible);
    connect(use, &QPushButton::clicked, this, &PasteKeyCard::use);
    connect(discard, &QPushButton::clicked, this, &PasteKeyCard::end);
    hide();
}

void PasteKeyCard::start()
{
    show();
    m_edit->setFocus(Qt::OtherFocusReason);
    scrollIntoView(this);
}

void PasteKeyCard::end()
{
    m_edit->setCutText({}); // Undo is forgotten with it
    hide();
}

void PasteKeyCard::use()
{
    const QString text = m_edit->toPlainText();
    if (text.trimmed().isEmpty()) {
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    end();
    Q_EMIT pasted(text);
}

void PasteKeyCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        Card::keyPressEvent(event);
}

void PasteKeyCard::hideEvent(QHideEvent *event)
{
    if (!event->spontaneous()) // a minimised window keeps it
        m_edit->setCutText({});
    Card::hideEvent(event);
}

} // namespace keyway
