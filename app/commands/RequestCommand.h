// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"

#include <optional>

namespace keyway {

class PrivateKey;

/// A certificate signing request for an authority, and its answer made fit for Salesforce.
class RequestCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    std::optional<Problem> misuse(const QCommandLineParser &parser) const;
    void writeRequest(const PrivateKey &key, const QString &subject, const QString &out);
    void takeAnswer(const PrivateKey &key, const QString &answerFile, const QString &out);
};

} // namespace keyway
