// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/KeyPage.h"
#include "ui/widgets/Basics.h"

class QGridLayout;

namespace keyway {

class FlowLabel;
class WarningList;

/// What the key and the certificate are: files, subject, fingerprint, expiry, and whether they belong
/// together.
class KeyPairCard : public Card
{
    Q_OBJECT
public:
    explicit KeyPairCard(QWidget *parent = nullptr);
    void show(const KeyPageState &state);

Q_SIGNALS:
    void showInFolderRequested(const QString &path);

private:
    void showVerdict(const KeyPageState &state);

    QLabel *m_verdict;
    QLabel *m_repairs;
    QGridLayout *m_grid;
    FlowLabel *m_certificate;
    FlowLabel *m_key;
    FlowLabel *m_keyNote;
    FlowLabel *m_subject;
    QLabel *m_fingerprint;
    FlowLabel *m_expiry;
    QLabel *m_daysLeft;
    QPushButton *m_showCertificate;
    QPushButton *m_showKey;
    WarningList *m_warnings;
    QList<QWidget *> m_certificateRows;
    KeyPageState m_state;
};

} // namespace keyway
