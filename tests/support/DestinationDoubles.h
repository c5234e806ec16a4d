// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QMap>
#include <QString>

namespace keyway::test {

/// What was typed into a destination's form, by the destination's own names of the inputs.
using FormInputs = QMap<QString, QByteArray>;

/// The token request that a destination makes of its inputs, or why it takes them not.
struct DestinationRequest
{
    QString refusal; ///< empty: accepted
    QString url;
    QByteArray body; ///< x-www-form-urlencoded
    QByteArray assertion;
    QJsonObject header;
    QJsonObject claims;
};

// Written from what is known of the two products (their key decoding, patterns, claims), with code of its own
// for all of it: only so can they find a mistake of ours.

/// Inputs: workspace, clientId, username, privateKey.
DestinationRequest ampersandRequest(const FormInputs &inputs, const QDateTime &nowUtc);
/// Inputs: authorizationUrl, clientId, clientSecret, username, privateKey.
DestinationRequest nangoRequest(const FormInputs &inputs, const QDateTime &nowUtc);

} // namespace keyway::test
