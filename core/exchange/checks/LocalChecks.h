// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/crypto/KeyDoctor.h"
#include "core/exchange/Check.h"

namespace keyway {

// Stage 1, on this computer. Each leaves what it found in the context for the ones after it.

struct KeyReadable final : Check
{
    KeyReadable() : Check(QStringLiteral("key.readable"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

/// RSA, 2048 bits or more, not protected by a pass phrase.
struct KeyUsable final : Check
{
    KeyUsable() : Check(QStringLiteral("key.usable"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const KeyInspection &inspection, const QString &path);
};

struct CertificateReadable final : Check
{
    CertificateReadable() : Check(QStringLiteral("certificate.readable"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

struct KeyMatchesCertificate final : Check
{
    KeyMatchesCertificate() : Check(QStringLiteral("key.matches-certificate"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

/// Dates only warn: no source says that the token endpoint looks at them (platform.md 2.4).
struct CertificateValid final : Check
{
    CertificateValid() : Check(QStringLiteral("certificate.valid"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

/// Salesforce's upload limit of 4 KB.
struct CertificateFits final : Check
{
    CertificateFits() : Check(QStringLiteral("certificate.fits"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

struct ConsumerKeyEntered final : Check
{
    ConsumerKeyEntered() : Check(QStringLiteral("consumer-key.entered"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

struct UsernameEntered final : Check
{
    UsernameEntered() : Check(QStringLiteral("username.entered"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

struct DomainUsable final : Check
{
    DomainUsable() : Check(QStringLiteral("domain.usable"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

/// Signs the assertion that will be sent and verifies it with the certificate.
struct AssertionVerifies final : Check
{
    AssertionVerifies() : Check(QStringLiteral("assertion.verifies"), CheckStage::Local) {}
    void run(ExchangeContext &context) override;
};

} // namespace keyway
