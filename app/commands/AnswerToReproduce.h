// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Console.h"
#include "app/services/AppServices.h"
#include "core/practice/Reproduction.h"

namespace keyway {

/// What `practice --reproduce FILE` asks for.
struct AnswerToReproduce
{
    Reproduction reproduction;
    QStringList objects; ///< whose rights are missing: the connection must ask for them

    /// `file`: a case, or a text that holds Salesforce's answer; "-" is standard input. Says what it
    /// recognised. Problems: "file.…", "practice.reproduce-local", "practice.reproduce-unknown",
    /// "practice.not-started".
    static Result<AnswerToReproduce> read(const QString &file, const AppServices &services,
                                          const Console &console);
};

} // namespace keyway
