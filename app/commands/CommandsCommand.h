// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"

namespace keyway {

/// `commands FILE.keyway [--topic T]`: the equivalent commands, with the values of the connection.
class CommandsCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;
};

} // namespace keyway
