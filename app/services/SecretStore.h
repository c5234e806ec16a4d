// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/Secret.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>

namespace keyway {

/// Where a Consumer Secret is kept: the system's key chain or nowhere, never a file. Every call answers
/// later, exactly once, and not at all once the store is gone. Nothing is asked of the system before the
/// first call.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    using Read = std::function<void(Result<Secret>)>;
    using Done = std::function<void(Result<void>)>;

    /// Problems of all three: "secret.no-keychain" {reason}, "secret.no-answer" {seconds},
    /// "secret.denied" {reason}; of read also "secret.not-stored". The person is then asked again.
    virtual void read(const QString &key, Read done) = 0;
    virtual void write(const QString &key, Secret secret, Done done) = 0;
    /// One that is not there counts as removed.
    virtual void remove(const QString &key, Done done) = 0;
};

/// Under which name the secret of one app is kept; it does not show the Consumer Key.
QString secretKey(const QString &guideId, const QString &consumerKey);

/// The system's key chain; where Keyway was built without QtKeychain, one that always says so.
std::unique_ptr<SecretStore>
systemSecretStore(std::chrono::milliseconds timeLimit = std::chrono::seconds(10));

} // namespace keyway
