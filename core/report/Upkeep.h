// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Result.h"
#include "core/base/TextBook.h"
#include "core/connection/Connection.h"
#include "core/guide/Guide.h"

namespace keyway {

/// One thing to do, in order. `text` is an id of resources/texts/upkeep.en.md with its facts.
struct UpkeepStep
{
    Problem text;
    QString topic; ///< the set-up topic it belongs to; empty for none
};

/// Order of work for a new key pair beside the old: new pair, upload, wait, change the destination, test, put
/// the old key away. An app holds one certificate (platform.md 2.4), so between upload and change the old key
/// is refused: said so, with a second app as the way without a gap.
QList<UpkeepStep> rotationSteps(const Guide &guide);

/// After a sandbox refresh. `oldUsername` e.g. "integration@acme.com.dev", `oldDomain` judged; `sandbox` is
/// the new sandbox's name, or the same.
struct SandboxRefresh
{
    QString username;  ///< proposed: "integration@acme.com.full"
    QString subdomain; ///< proposed: "acme--full.sandbox"
    bool usernameIsGuess =
        false; ///< Salesforce puts characters before it when the name is taken (platform.md 1.2)
    QList<UpkeepStep> steps; ///< what to change where
};

/// Problems: "upkeep.sandbox-name" {name, reason} (1 to 10 letters and digits), "upkeep.not-a-domain"
/// {domain} (also of an org that has no sandboxes), those of judgeUsername that are no warnings.
Result<SandboxRefresh> sandboxRefresh(const Guide &guide, const QString &oldUsername,
                                      const DomainVerdict &oldDomain, const QString &sandbox);

} // namespace keyway
