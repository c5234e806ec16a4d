// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection/Connection.h"
#include "core/crypto/Certificate.h"
#include "core/exchange/ExchangeReport.h"
#include "core/guide/Guide.h"

#include <optional>

namespace keyway {

struct SetUpRecordInput
{
    Guide guide;
    Connection connection;
    DomainVerdict domain;
    std::optional<Certificate> certificate;
    std::optional<ExchangeReport> report; ///< the last live test
    bool proved = false;                  ///< it passed with exactly these values
    QString person;                       ///< who writes the record
    QDateTime nowUtc;
};

/// Who, when, what was set and tested, fingerprint and expiry; no secrets: the Consumer Key is shortened.
/// HTML as QTextDocument reads it (one page or two of A4), for PDF or a browser.
QString setUpRecordHtml(const SetUpRecordInput &input, const TextBook &texts);

/// RFC 5545: two events, 60 and 14 days before the certificate's end, each with an alarm. Stable UIDs (by the
/// fingerprint), so that a second import does not double them. A date that has passed is left out; empty when
/// both have.
QByteArray expiryCalendar(const Certificate &certificate, const QString &what, const QDateTime &nowUtc,
                          const TextBook &texts);

} // namespace keyway
