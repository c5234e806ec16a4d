// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"

#include "core/exchange/ExchangeInput.h"

#include <optional>

namespace keyway {

/// `hand-over FILE.keyway --format F [--out FILE]`. What holds a secret is written only where the person
/// says.
class HandOverCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    Result<Secret> content(const QString &format, const ExchangeInput &input,
                           const QCommandLineParser &parser) const;
    Result<Secret> values(const QString &format, const ExchangeInput &input,
                          const QCommandLineParser &parser) const;
    Result<Secret> calendar(const ExchangeInput &input) const;
    Secret record(const ExchangeInput &input, const QString &person) const;
    void deliver(const Secret &content, const QString &format, const QString &out);
};

} // namespace keyway
