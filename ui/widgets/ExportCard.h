// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Basics.h"

namespace keyway {

class RunsLabel;

/// The ways in which the values leave Keyway. Where the private key is with somebody else, the reply to that
/// person comes first, and the forms that need the key are not offered.
class ExportCard : public Card
{
    Q_OBJECT
public:
    explicit ExportCard(QWidget *parent = nullptr);
    void setHoldsSecrets(bool holds);
    void setSplit(bool keyElsewhere, const QString &lead);

Q_SIGNALS:
    void saveJsonRequested();
    void saveEnvRequested();
    void exportRequested(const QString &what); ///< "postman", "record", "kit", "reply"

private:
    void showNote();

    QLabel *m_title;
    RunsLabel *m_lead;
    QWidget *m_reply;
    QList<QWidget *> m_needKey;
    RunsLabel *m_note;
    bool m_holdsSecrets = false;
    bool m_split = false;
};

} // namespace keyway
