// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ExportCard.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/MenuButton.h"
#include "ui/widgets/RunsLabel.h"

using namespace Qt::StringLiterals;

namespace keyway {

ExportCard::ExportCard(QWidget *parent)
    : Card({}, parent),
      m_title(makeLabel(tr("Hand over"), u"heading"_s)),
      m_lead(new RunsLabel),
      m_note(new RunsLabel)
{
    const auto ask = [this](const QString &what) { return [this, what] { Q_EMIT exportRequested(what); }; };
    auto *reply = makeButton(tr("Save the re&ply…"), u"primary"_s, u"saveReplyButton"_s);
    auto *json = makeButton(tr("Save as &JSON…"), {}, u"saveJsonButton"_s);
    auto *env = makeButton(tr("Save as .en&v…"), {}, u"saveEnvButton"_s);
    auto *record = makeButton(tr("Set-up reco&rd (PDF)…"), {}, u"saveRecordButton"_s);
    record->setAccessibleDescription(tr("Who set what up and what was tested. It holds no secrets."));
    auto *more = new MenuButton(tr("&More ways…"), u"moreExportsButton"_s);
    more->addChoice(tr("&Postman collection…"), u"export_postman"_s, this, ask(u"postman"_s));
    more->addChoice(tr("&Kit for an administrator elsewhere…"), u"export_kit"_s, this, ask(u"kit"_s));
    m_lead->setObjectName(u"splitLead"_s);
    m_reply = reply;
    m_needKey = {json, env, more};

    auto *row = new FlowLayout(10);
    for (QPushButton *each : QList<QPushButton *>{reply, json, env, record, more})
        row->addWidget(each);
    body()->addWidget(m_title);
    body()->addWidget(m_lead);
    body()->addLayout(row);
    body()->addWidget(m_note);
    connect(json, &QPushButton::clicked, this, &ExportCard::saveJsonRequested);
    connect(env, &QPushButton::clicked, this, &ExportCard::saveEnvRequested);
    connect(record, &QPushButton::clicked, this, ask(u"record"_s));
    connect(reply, &QPushButton::clicked, this, ask(u"reply"_s));
    setSplit(false, {});
}

void ExportCard::setHoldsSecrets(bool holds)
{
    m_holdsSecrets = holds;
    showNote();
}

void ExportCard::setSplit(bool keyElsewhere, const QString &lead)
{
    m_split = keyElsewhere;
    m_title->setText(keyElsewhere ? tr("Send the reply back") : tr("Hand over"));
    m_lead->setRuns({{lead}});
    m_lead->setVisible(!lead.isEmpty());
    m_reply->setVisible(keyElsewhere);
    m_reply->setAccessibleDescription(lead);
    for (QWidget *each : std::as_const(m_needKey))
        each->setVisible(!keyElsewhere);
    setTone(keyElsewhere ? u"accent"_s : QString());
    showNote();
}

void ExportCard::showNote()
{
    QString note = tr("The set-up record holds no secrets.");
    if (m_split)
        note = tr("The reply and the set-up record hold no secrets; they can go by mail.");
    else if (m_holdsSecrets)
        note =
            tr("JSON, .env and Postman files hold the private key: keep them as safe as the key. The set-up "
               "record and a kit hold no secrets.");
    m_note->setRuns({{note, RunStyle::Muted}});
}

} // namespace keyway
