// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/guide/JsonLines.h"
#include "core/practice/PracticeOrg.h"

#include <QJsonObject>

#include <memory>
#include <optional>

namespace keyway {

/// One entry of a list in a data file of the practice org, and the first mistake in it, with its line.
class EntryReader
{
public:
    /// The entries of the list `member` of a file; a list without entries is a mistake.
    static Result<QList<EntryReader>, DataError> entries(const QString &path, const QString &member);

    const QJsonObject &json() const { return m_json; }
    const std::optional<DataError> &mistake() const { return m_mistake; }
    /// `member`: "settings.user"; empty: the entry itself.
    void complain(const QString &member, const QString &reason);

    QString text(const QString &member, bool needed);
    QStringList texts(const QString &member);
    QString topic(bool needed);
    /// Each is a setting with one of its values, or a number in its range; what it needs stands beside it.
    QMap<QString, QString> settings(const QList<PracticeSetting> &known);
    void onlyKnownMembers(const QStringList &known);

private:
    EntryReader(const QJsonObject &json, const QString &place, const QString &file,
                std::shared_ptr<const JsonLines> lines);

    QJsonObject m_json;
    QString m_place; ///< "reproductions[3]"
    QString m_file;
    std::shared_ptr<const JsonLines> m_lines;
    std::optional<DataError> m_mistake;
};

} // namespace keyway
