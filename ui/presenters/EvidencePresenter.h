// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/Probe.h"
#include "ui/presenters/Look.h"

#include <QCoreApplication>

namespace keyway {

/// One exchange of a probe as two columns: what was asked, and the literal answer.
struct ProbeView
{
    Look look;
    QString asked;  ///< "login.salesforce.com, audience https://login.salesforce.com"
    QString answer; ///< "400 invalid_grant: audience is invalid"
    QString spoken;
    bool operator==(const ProbeView &) const = default;
};

/// Probes → words.
class EvidencePresenter
{
    Q_DECLARE_TR_FUNCTIONS(keyway::EvidencePresenter)
public:
    static ProbeView view(const ProbeAnswer &answer);
    static QString title(ProbeKind kind);             ///< "Every host and audience"
    static QString countdown(int attempt, qint64 ms); ///< "Attempt 3 in 0:27"
};

} // namespace keyway
