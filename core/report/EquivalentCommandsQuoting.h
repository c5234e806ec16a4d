// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

#include <optional>

namespace keyway {

/// Who reads a script, and so how a value has to be written in it.
enum class ScriptKind { Sh, PowerShell, Js, Python, None };

/// "sh", "powershell", "js", "python", "none".
std::optional<ScriptKind> scriptKind(const QString &word);

/// The value as one word (sh) or one string literal. With None it stands as it is.
QString quoted(const QString &value, ScriptKind kind);

QString jsonString(const QString &value);
QString soqlString(const QString &value);

} // namespace keyway
