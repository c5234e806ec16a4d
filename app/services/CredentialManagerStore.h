// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/SecretStore.h"

namespace keyway {

/// Windows' Credential Manager: "Generic credentials" of this user, kept encrypted by Windows, on this
/// computer only.
class CredentialManagerStore : public SecretStore
{
public:
    void read(const QString &key, Read done) override;
    void write(const QString &key, Secret secret, Done done) override;
    void remove(const QString &key, Done done) override;

private:
    void later(std::function<void()> call);
};

} // namespace keyway
