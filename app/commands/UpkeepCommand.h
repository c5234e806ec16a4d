// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"
#include "core/report/Upkeep.h"

#include <QJsonArray>

namespace keyway {

/// What to do, in order, for a new key pair or after a sandbox refresh. Changes nothing, asks nobody.
class UpkeepCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    QJsonArray tell(const Guide &guide, const QList<UpkeepStep> &steps) const;
};

} // namespace keyway
