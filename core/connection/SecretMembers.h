// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonValue>
#include <QStringList>

#include <functional>

namespace keyway {

/// Does this text of this member hold a secret?
using HoldsSecret = std::function<bool(const QString &member, const QString &text)>;

/// The first member, at any depth, that is a secret by its name or by its value; empty when there is none.
/// `harmless` are names that only sound like one.
QString findSecretMember(const QJsonValue &value, const HoldsSecret &holdsSecret,
                         const QStringList &harmless = {}, const QString &name = {});

} // namespace keyway
