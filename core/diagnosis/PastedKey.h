// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Problem.h"

#include <QByteArray>
#include <QDateTime>

#include <optional>

namespace keyway {

/// A pasted private key, public key, certificate or request, as the key doctor sees it. It holds nothing
/// of a private key.
struct PastedKey
{
    bool isCertificate = false;
    QString keyProblem; ///< the value of fact::keyProblem; empty when it is fine
    Problem remark;     ///< what to say of it: the doctor's reason, or that it is fine
};

/// Empty when the bytes are something else, or when more stands around the key than wrapping.
std::optional<PastedKey> readPastedKey(const QByteArray &bytes, const QDateTime &nowUtc);

} // namespace keyway
