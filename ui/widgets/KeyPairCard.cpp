// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/KeyPairCard.h"

#include "ui/widgets/WarningList.h"

#include <QFileInfo>
#include <QGridLayout>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int soonDays = 60; // time enough to renew without a rush

/// 95 characters do not fit beside a label; two lines of sixteen pairs do.
QString inTwoLines(const QString &fingerprint)
{
    return fingerprint.size() > 48 ? fingerprint.left(48) + u'\n' + fingerprint.mid(48) : fingerprint;
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

} // namespace

KeyPairCard::KeyPairCard(QWidget *parent)
    : Card({}, parent),
      m_verdict(makeLabel({}, u"heading"_s)),
      m_repairs(makeLabel({}, u"muted"_s)),
      m_grid(new QGridLayout),
      m_certificate(makeMono({})),
      m_key(makeMono({})),
      m_keyNote(makeLabel({}, u"muted"_s)),
      m_subject(makeMono({})),
      m_fingerprint(makeMono({})),
      m_expiry(makeLabel({})),
      m_daysLeft(makePill({}, u"good"_s)),
      m_showCertificate(makeButton(tr("Show in folder"), u"small"_s, u"showCertificateInFolderButton"_s)),
      m_showKey(makeButton(tr("Show in folder"), u"small"_s, u"showKeyInFolderButton"_s)),
      m_warnings(new WarningList)
{
    m_verdict->setObjectName(u"keyVerdict"_s);
    m_fingerprint->setWordWrap(false);
    m_daysLeft->setObjectName(u"daysLeft"_s);
    m_grid->setHorizontalSpacing(14);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(1, 3);
    m_grid->setColumnStretch(2, 4);
    QLabel *upload = makeLabel(tr("for Salesforce: uploaded in the next step"), u"muted"_s);
    const auto title = [this](int row, const QString &text) {
        QLabel *label = makeLabel(text, u"muted"_s);
        label->setWordWrap(false);
        m_grid->addWidget(label, row, 0, row == 3 ? Qt::AlignTop : Qt::AlignVCenter);
        if (row != 1)
            m_certificateRows << label;
    };
    title(0, tr("Certificate"));
    m_grid->addWidget(m_certificate, 0, 1);
    m_grid->addWidget(upload, 0, 2);
    m_grid->addWidget(m_showCertificate, 0, 3, Qt::AlignTrailing);
    title(1, tr("Private key"));
    m_grid->addWidget(m_key, 1, 1);
    m_grid->addWidget(m_keyNote, 1, 2);
    m_grid->addWidget(m_showKey, 1, 3, Qt::AlignTrailing);
    title(2, tr("Subject"));
    m_grid->addWidget(m_subject, 2, 1, 1, 3);
    title(3, tr("SHA-256"));
    m_grid->addWidget(m_fingerprint, 3, 1, 1, 3);
    title(4, tr("Expires"));
    m_grid->addWidget(m_expiry, 4, 1);
    m_grid->addWidget(m_daysLeft, 4, 2, Qt::AlignLeading | Qt::AlignVCenter);
    m_certificateRows << m_certificate << upload << m_subject << m_fingerprint << m_expiry << m_daysLeft;
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
    m_fingerprint->setText(inTwoLines(state.sha256));
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
        m_verdict->setText(tr("✗ This certificate was not made with this key. Salesforce would refuse every "
                              "assertion; bring the other half of one of them, or generate a new pair."));
        keyway::setProperty(m_verdict, "tone", u"bad"_s);
    }
}

} // namespace keyway
