// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"
#include "core/report/SplitHandOver.h"

namespace keyway {

/// Split hand-over: make a kit for the admin, look at what somebody sent, answer a kit, take a reply in.
class KitCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void make(const QString &file, const QCommandLineParser &parser);
    void open(const QString &path);
    void openKit(const QString &path, const HandOverKit &kit);
    void openReply(const QString &path, const HandOverReply &reply);
    void answer(const QString &file, const QCommandLineParser &parser);
    void takeIn(const QString &replyFile, const QString &file);
    Result<Certificate> certificateOf(const Connection &connection, const QString &file) const;
    void print(const QString &label, const QString &value) const;
};

} // namespace keyway
