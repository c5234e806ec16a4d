// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/SecretStore.h"

#include <map>

namespace keyway::test {

/// A key chain that forgets everything with itself; `refusal` makes every call fail.
class MemorySecretStore final : public SecretStore
{
public:
    std::map<QString, Secret> kept;
    Problem refusal;

    void read(const QString &key, Read done) override
    {
        later([this, key, done] {
            const auto found = kept.find(key);
            if (!refusal.id.isEmpty())
                done(tl::unexpected(refusal));
            else if (found == kept.end())
                done(failure(QStringLiteral("secret.not-stored")));
            else
                done(found->second.clone());
        });
    }
    void write(const QString &key, Secret secret, Done done) override
    {
        auto shared = std::make_shared<Secret>(std::move(secret));
        later([this, key, shared, done] {
            if (!refusal.id.isEmpty())
                return done(tl::unexpected(refusal));
            kept.insert_or_assign(key, shared->clone());
            done({});
        });
    }
    void remove(const QString &key, Done done) override
    {
        later([this, key, done] {
            if (!refusal.id.isEmpty())
                return done(tl::unexpected(refusal));
            kept.erase(key);
            done({});
        });
    }

private:
    /// As a real key chain: never within the call.
    void later(const std::function<void()> &call)
    {
        QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
    }
};

} // namespace keyway::test
