// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"
#include "app/commands/KeyInput.h"

namespace keyway {

/// The key doctor, and the key in another form.
class KeyCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    std::optional<Problem> misuse(const QCommandLineParser &parser) const;
    void convert(const QCommandLineParser &parser, const KeyInspection &inspection,
                 const std::optional<Certificate> &certificate);
    void print(const QString &file, const KeyInspection &inspection) const;
    QJsonObject toJson(const QString &file, const KeyInspection &inspection,
                       std::optional<bool> matches) const;
};

} // namespace keyway
