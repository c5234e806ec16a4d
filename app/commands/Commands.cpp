// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/CheckCommand.h"
#include "app/commands/Command.h"
#include "app/commands/CommandsCommand.h"
#include "app/commands/DomainCommand.h"
#include "app/commands/ExplainCommand.h"
#include "app/commands/GenerateCommand.h"
#include "app/commands/GuidesCommand.h"
#include "app/commands/HandOverCommand.h"
#include "app/commands/KeyCommand.h"
#include "app/commands/KitCommand.h"
#include "app/commands/PairCommand.h"
#include "app/commands/PracticeCommand.h"
#include "app/commands/RequestCommand.h"
#include "app/commands/UpkeepCommand.h"

namespace keyway {

namespace {

template <class Kind>
std::unique_ptr<Command> make(const AppServices &services, const Console &console)
{
    return std::make_unique<Kind>(services, console);
}

} // namespace

const QList<CommandEntry> &commandEntries()
{
    static const QList<CommandEntry> entries{
        {"generate", "", "Make a key and a certificate", make<GenerateCommand>},
        {"key", "FILE", "Say what a private key file is, and whether Salesforce takes it", make<KeyCommand>},
        {"request", "KEYFILE", "Write a request for a certificate authority, or take its answer back",
         make<RequestCommand>},
        {"pair", "PATH...", "Say which key and certificate files belong together", make<PairCommand>},
        {"domain", "[TEXT...]", "Judge a pasted org address; one a line from standard input",
         make<DomainCommand>},
        {"check", "[FILE.keyway...]", "Run the live test", make<CheckCommand>},
        {"hand-over", "FILE.keyway", "Write the tested values as the destination's form wants them",
         make<HandOverCommand>},
        {"commands", "FILE.keyway", "Show what to type instead of using Keyway", make<CommandsCommand>},
        {"explain", "[FILE]", "Explain a pasted error, offline", make<ExplainCommand>},
        {"practice", "", "Run the practice org until interrupted", make<PracticeCommand>},
        {"kit", "[FILE.keyway]", "Let an admin set up the org while the key stays here", make<KitCommand>},
        {"upkeep", "FILE.keyway", "Order of work for a new key, or after a sandbox refresh",
         make<UpkeepCommand>},
        {"guides", "", "List the guides, or validate one being written", make<GuidesCommand>},
    };
    return entries;
}

} // namespace keyway
