// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QList>
#include <QStringList>

namespace keyway {

/// RFC 4180, with the Bulk API's other separators. Lines that are empty are left out.
QList<QStringList> parseCsv(const QByteArray &text, QChar separator);
/// One line with every value in quotation marks, as the Bulk API writes them.
QByteArray csvLine(const QStringList &values, QChar separator, const QByteArray &lineEnd);

} // namespace keyway
