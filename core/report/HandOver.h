// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"
#include "core/connection/Connection.h"
#include "core/crypto/PrivateKey.h"
#include "core/guide/Guide.h"

#include <memory>

namespace keyway {

/// All that a destination's form may ask for.
struct HandOverValues
{
    Guide guide;
    Connection connection;
    DomainVerdict domain;
    std::shared_ptr<const Secret> keyPem;         ///< unencrypted PEM text; null when there is no usable key
    std::shared_ptr<const Secret> consumerSecret; ///< null when not known
};

/// The value of one field (Guide::handOver), exactly as the form wants it; empty when it is not known.
Secret handOverValue(const QString &fieldId, const HandOverValues &values);
/// The same without secrets: empty for a secret field.
QString publicHandOverValue(const QString &fieldId, const HandOverValues &values);

/// The values by field id.
Secret handOverJson(const HandOverValues &values);
/// `.env`: SALESFORCE_… names. Every value reads back the same in a POSIX shell (`.`), in `docker --env-file`
/// (which knows no quotes and no line ends: a PEM key is therefore given as base64, named …_BASE64) and in
/// dotenv; quoted only where it must be, and then said so in a comment. A value that cannot be written the
/// same for all is given as base64 too, named …_BASE64.
Secret handOverEnv(const HandOverValues &values);
/// Postman collection v2.1: a request that signs the assertion by itself, with exactly the guide's header and
/// claims, and asks for the token; then userinfo. The key is a collection variable of type "secret". Signs
/// with Web Crypto, which Postman's scripts have since Postman 11.
Secret handOverPostman(const HandOverValues &values);

/// Written owner-only, atomically; replaces only when the person chose the name in a dialog.
Result<void> writeOwnerOnly(const QString &path, const Secret &content);

} // namespace keyway
