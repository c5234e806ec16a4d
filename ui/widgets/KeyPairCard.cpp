// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/KeyPairCard.h"

#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/WarningList.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGridLayout>
#include <QGuiApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int soonDays = 60; // time enough to renew without a rush

/// Lets the 95 characters break after any colon. The added marks are invisible, so the label cannot be
/// selected; Copy gives the fingerprint itself.
QString breakable(QString fingerprint)
{
    return fingerprint.replace(u':', u":\u200b"_s);
}

void showFile(QLabel *label, QPushButton *button, const QString &path)
{
    const QFileInfo file(path);
    label->setText(file.fileName());
    label->setToolTip(file.absolutePath());
    label->setAccessibleDescription(file.absolutePath());
    button->setVisible(!path.isEmpty());
    button->setAccessibleName(KeyPairCard::tr("Show %1 in its folder").arg(file.fileName()));
}

/// A value and what is to be said about it: beside it where there is room, else below.
QWidget *makeCell(FlowLabel *value, QWidget *remark)
{
    auto *cell = new QWidget;
    auto *row = new FlowLayout(14);
    cell->setLayout(row);
    value->setColumn(24); // remarks stand below each other
    row->addWidget(value);
    row->addWidget(remark);
    return cell;
}

} // namespace

KeyPairCard::KeyPairCard(QWidget *parent)
    : Card({}, parent),
      m_verdict(makeLabel({}, u"heading"_s)),
      m_repairs(makeLabel({}, u"muted"_s)),
      m_grid(new QGridLayout),
      m_certificate(makeMonoFlow({})),
      m_key(makeMonoFlow({})),
      m_keyNote(new FlowLabel({}, u"muted"_s)),
      m_subject(makeMonoFlow({})),
      m_fingerprint(makeMono({})),
      m_expiry(new FlowLabel({})),
      m_daysLeft(makePill({}, u"good"_s)),
      m_showCertificate(makeButton(tr("Show in folder"), u"small"_s, u"showCertificateInFolderButton"_s)),
      m_showKey(makeButton(tr("Show in folder"), u"small"_s, u"showKeyInFolderButton"_s)),
      m_warnings(new WarningList)
{
    m_verdict->setObjectName(u"keyVerdict"_s);
    m_fingerprint->setTextInteractionFlags(Qt::NoTextInteraction);
    m_daysLeft->setObjectName(u"daysLeft"_s);
    m_grid->setHorizontalSpacing(10);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 1);
    auto *upload = new FlowLabel(tr("upload it in the next step"), u"muted"_s);
    const auto title = [this](int row, const QString &text) {
        QLabel *label = makeLabel(text, u"muted"_s);
        label->setWordWrap(false);
        m_grid->addWidget(label, row, 0, row == 3 ? Qt::AlignTop : Qt::AlignVCenter);
        if (row != 1)
            m_certificateRows << label;
    };
    title(0, tr("Certificate"));
    m_grid->addWidget(makeCell(m_certificate, upload), 0, 1);
    m_grid->addWidget(m_showCertificate, 0, 2, Qt::AlignTrailing);
    title(1, tr("Private key"));
    m_grid->addWidget(makeCell(m_key, m_keyNote), 1, 1);
    m_grid->addWidget(m_showKey, 1, 2, Qt::AlignTrailing);
    title(2, tr("Subject"));
    m_grid->addWidget(m_subject, 2, 1, 1, 2);
    title(3, tr("SHA-256"));
    m_grid->addWidget(m_fingerprint, 3, 1);
    auto *copy = new CopyButton(tr("the SHA-256 fingerprint"), u"copyFingerprintButton"_s);
    m_grid->addWidget(copy, 3, 2, Qt::AlignTrailing | Qt::AlignTop);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_state.sha256); });
    title(4, tr("Expires"));
    m_grid->addWidget(makeCell(m_expiry, m_daysLeft), 4, 1, 1, 2);
    m_certificateRows << m_certificate << upload << copy << m_subject << m_fingerprint << m_expiry
                      << m_daysLeft;
    body()->addWidget(m_verdict);
    body()->addWidget(m_repairs);
    body()->addLayout(m_grid);
    body()->addWidget(m_warnings);
    connect(m_showCertificate, &QPushButton::clicked, this,
            [this] { Q_EMIT showInFolderRequested(m_state.certificateFile); });
    connect(m_showKey, &QPushButton::clicked, this,
            [this] { Q_EMIT showInFolderRequested(m_state.keyFile); });
}

void KeyPairCard::show(const KeyPageState &state)
{
    m_state = state;
    showVerdict(state);
    m_repairs->setText(state.repairs.join(u' '));
    m_repairs->setVisible(!state.repairs.isEmpty());
    for (QWidget *widget : std::as_const(m_certificateRows))
        widget->setVisible(!state.certificateFile.isEmpty());
    showFile(m_certificate, m_showCertificate, state.certificateFile);
    showFile(m_key, m_showKey, state.keyFile);
    const QString size = state.bits > 0 ? tr("RSA %1").arg(state.bits) : QString();
    const QString rights =
        state.keyOwnerOnly ? tr("readable only by you") : tr("⚠ other people on this computer can read it");
    m_keyNote->setText(size.isEmpty() ? rights : size + u" · "_s + rights);
    keyway::setProperty(m_keyNote, "role", state.keyOwnerOnly ? u"muted"_s : u"warn"_s);
    m_subject->setText(state.subject);
    m_fingerprint->setText(breakable(state.sha256));
    m_fingerprint->setAccessibleName(state.sha256);
    const QLocale locale;
    m_expiry->setText(locale.toString(state.notAfterUtc.toLocalTime().date(), QLocale::LongFormat));
    const bool over = state.daysLeft <= 0;
    m_daysLeft->setText(over ? tr("expired") : tr("%1 days left").arg(locale.toString(state.daysLeft)));
    keyway::setProperty(m_daysLeft, "tone",
                        over                         ? u"bad"_s
                        : state.daysLeft <= soonDays ? u"warn"_s
                                                     : u"good"_s);
    m_warnings->setWarnings(state.warnings);
}

void KeyPairCard::showVerdict(const KeyPageState &state)
{
    if (state.certificateFile.isEmpty()) {
        m_verdict->setText(
            tr("⚠ The key can be used, but there is no certificate yet. Bring the certificate that "
               "was made with it, or generate a new pair."));
        keyway::setProperty(m_verdict, "tone", u"warn"_s);
    } else if (state.matches) {
        m_verdict->setText(tr("✓ The key and the certificate belong together"));
        keyway::setProperty(m_verdict, "tone", u"good"_s);
    } else {
        m_verdict->setText(
            tr("✗ This certificate was not made with this key, so Salesforce would refuse it. Bring the "
               "matching half, or generate a new pair."));
        keyway::setProperty(m_verdict, "tone", u"bad"_s);
    }
}

} // namespace keyway
