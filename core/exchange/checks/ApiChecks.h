// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/checks/TokenCall.h"

namespace keyway {

/// GET jobs/ingest: a read-only proof that Bulk API 2.0 takes this token.
struct BulkAnswers final : ApiCall
{
    BulkAnswers() : ApiCall(QStringLiteral("bulk.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome);
};

/// A call of the SOAP APIs, with the token as its session id.
struct SoapCall : ApiCall
{
    using ApiCall::ApiCall;

protected:
    /// `service` is "u" (partner) or "m" (metadata); `element` is the call with its namespace.
    void post(ExchangeContext &context, const QString &word, const QString &service,
              const QByteArray &session, const QByteArray &element);
    virtual void judge(ExchangeContext &context, const HttpOutcome &outcome) = 0;
};

/// SOAP: getUserInfo of the partner API.
struct SoapAnswers final : SoapCall
{
    SoapAnswers() : SoapCall(QStringLiteral("soap.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome) override;
};

/// Metadata API: describeMetadata, which reads no customer's data.
struct MetadataAnswers final : SoapCall
{
    MetadataAnswers() : SoapCall(QStringLiteral("metadata.answers"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void judge(ExchangeContext &context, const HttpOutcome &outcome) override;
};

} // namespace keyway
