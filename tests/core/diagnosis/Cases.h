// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QStringList>

/// A public report: the text that somebody saw, and the topic that turned out to be wrong.
struct PublicCase
{
    QString id;
    QString topic;
    QStringList accepted; ///< the topic and its alternatives
    QString message;
    QString context; ///< what the report tells of the situation, in a sentence
};

/// The rows of tests/data/<name> that have a text to paste.
inline QList<PublicCase> publicCases(const QString &name)
{
    QList<PublicCase> cases;
    QFile file(QStringLiteral(KEYWAY_TEST_DATA "/") + name);
    if (!file.open(QIODevice::ReadOnly))
        return cases;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        const QString message = row.value(QStringLiteral("raw_message")).toString();
        if (message.isEmpty())
            continue;
        PublicCase each{row.value(QStringLiteral("id")).toString(),
                        row.value(QStringLiteral("topic")).toString(),
                        {},
                        message,
                        row.value(QStringLiteral("context")).toString()};
        each.accepted << each.topic;
        const QJsonArray others = row.value(QStringLiteral("alternatives")).toArray();
        for (const auto &other : others)
            each.accepted << other.toString();
        cases << each;
    }
    return cases;
}
