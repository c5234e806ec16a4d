// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/exchange/checks/TokenCall.h"

namespace keyway {

/// Describes each object that the person listed, one after the other, and says what the user may not do.
struct ObjectsAccess final : ApiCall
{
    ObjectsAccess() : ApiCall(QStringLiteral("objects.access"), CheckStage::Token) {}
    void run(ExchangeContext &context) override;

private:
    void askNext(ExchangeContext &context);
    void judge(ExchangeContext &context, const HttpOutcome &outcome);
    void sumUp(ExchangeContext &context);

    QStringList m_left;
    QStringList m_missing; ///< "Account (create, edit)"
    bool m_oneIsUnseen = false;
};

} // namespace keyway
