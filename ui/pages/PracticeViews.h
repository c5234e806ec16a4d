// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QMap>
#include <QMetaType>
#include <QStringList>

namespace keyway {

// The ui does not link the practice org; app turns its values into these.

struct PracticeSettingView
{
    QString id;
    QString label;
    QString group;      ///< "Step 2 · External Client App"; settings of one group stand together
    QStringList values; ///< the first is the healthy one
    QStringList valueLabels;
    QString description;
    bool choice = false; ///< always a list, and no value of it is broken
    QString unit = {};   ///< "seconds": any whole number is a value too; else empty
    int least = 0;       ///< of such a number
    int most = 0;
    QMap<QString, QString> needs = {}; ///< other settings' values without which this one has no effect
};

/// Settings that belong together, and what happened before somebody called for help.
struct PracticeScenarioView
{
    QString id;
    QString title; ///< "The sandbox was refreshed"
    QString story; ///< what the customer tells
    QString note;  ///< what it is good to know beside the story; may be empty
    QMap<QString, QString> settings;
};

struct PracticeLogLine
{
    QString time; ///< "14:31:07"
    QString method;
    QString path;
    int status = 0;
    QString words; ///< "invalid_grant user hasn't approved this consumer"
    QString why;
    QString host = {};      ///< empty when it is the home org's
    QString answer = {};    ///< the literal body, without secrets
    QString content = {};   ///< "application/json;charset=UTF-8"
    QString assertion = {}; ///< header and claims, for reading; empty when none was sent
};

/// A row of Setup > Login History.
struct PracticeLoginView
{
    QString time;
    QString username;
    QString status;
    QString application;
    QString loginType;
    QString sourceIp;
    bool failed = false;
    bool operator==(const PracticeLoginView &) const = default;
};

} // namespace keyway

Q_DECLARE_METATYPE(keyway::PracticeLogLine)
