// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"
#include "core/crypto/KeyFolder.h"

namespace keyway {

/// Which of these files belong together?
class PairCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void print(const KeyFolder &folder) const;
    void print(const KeyFolderFile &file, const QString &role) const;
    QJsonObject toJson(const KeyFolder &folder) const;
    QJsonObject toJson(const KeyFolderFile &file) const;
};

} // namespace keyway
