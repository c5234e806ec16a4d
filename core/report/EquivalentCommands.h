// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/connection/Connection.h"
#include "core/guide/Guide.h"

#include <QStringList>

namespace keyway {

/// What to type instead of using Keyway, with the values entered so far. Where a value is missing, the text
/// holds a name in angle brackets (<CONSUMER_KEY>). Never holds a secret: keys are named by their files.
struct EquivalentCommand
{
    QString id;     ///< "key.openssl.unix"
    QString tool;   ///< "OpenSSL, macOS and Linux": the tab's name
    QString title;  ///< what it does, one line
    QString script; ///< ready to paste
};

/// The commands as data (resources/commands/commands.en.md; the form is described there).
class CommandBook
{
public:
    static Result<CommandBook, QList<DataError>>
    load(const QString &file = QStringLiteral(":/keyway/commands/commands.en.md"));
    /// Every mistake with its line; `file` is only for error messages.
    static Result<CommandBook, QList<DataError>> parse(const QString &markdown, const QString &file);

    /// What may stand at `topics:`: the set-up topics, "test" for the live test, and "client" for pointing
    /// another client at the practice org.
    static const QStringList &topics();

    /// For a page: the topics of a step ("key", "domain", …), "test" for the live test's page, or "client"
    /// for the practice org's (its connection has a `practice` address). In the order of the file. Values are
    /// quoted for the tool's shell.
    QList<EquivalentCommand> commandsFor(const QStringList &topics, const Guide &guide,
                                         const Connection &connection, const DomainVerdict &domain) const;

private:
    friend class CommandBookReader;
    struct Template
    {
        QString id, tool, shell, title, script;
        QStringList topics, guides;
        bool onlyPractice = false;
    };
    QList<Template> m_templates;
};

} // namespace keyway
