// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/DataError.h"
#include "core/base/Result.h"
#include "core/crypto/Certificate.h"
#include "core/practice/LoginJournal.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace keyway {

/// Where the practice org's data files are.
inline QString practiceData()
{
    return QStringLiteral(":/keyway/practice");
}

/// One thing that can be wrong in the practice org (resources/practice/settings.json).
struct PracticeSetting
{
    QString id;              ///< "permission-set-selected"
    QString topic;           ///< the topic that is wrong when it is broken
    QString label;           ///< "Permission set is selected on the app"
    QStringList values;      ///< first is the healthy one
    QStringList valueLabels; ///< as long as `values`
    QString description;
    bool choice = false; ///< no value is better than another, so none of them is broken
    QString unit;        ///< "seconds": besides `values` any whole number is a value; else empty
    int least = 0;       ///< of such a number
    int most = 0;
    /// Other settings' values without which this one has no effect ("environment": "sandbox").
    QMap<QString, QString> needs;
    QMap<QString, int> secondsOf; ///< value → seconds after which the setting is healthy again by itself
    /// The value that `text` stands for, nothing when it stands for none. The number 0 is the healthy value.
    std::optional<QString> valueOf(const QString &text) const;
    bool operator==(const PracticeSetting &) const = default;
};

/// What a person enters in the wizard to reach the practice org.
struct PracticeAccount
{
    QString consumerKey;
    QString username;
    QString subdomain; ///< follows the setting "environment"
    QString host;
    QString organizationId;
    QString administrator;  ///< username of one who may use any app that an admin approved
    QString consumerSecret; ///< made up; wanted by destinations that introspect their tokens
};

/// Settings that belong together, with what happened before somebody called for help
/// (resources/practice/scenarios.json).
struct PracticeScenario
{
    QString id;    ///< "sandbox-refreshed"
    QString title; ///< "The sandbox was refreshed"
    QString story; ///< what the customer tells; a few sentences
    QString topic; ///< what a diagnosis has to find
    QString guide; ///< id of the guide it is told for; empty: any
    QMap<QString, QString> settings;
    /// What the customer says of the past, as options of `keyway-cli check`: "just-created", "worked-before",
    /// "sandbox-refreshed".
    QStringList past = {};
    QStringList objects = {}; ///< that the customer's integration works with, where it matters
    QString unsure = {};      ///< what of it is an assumption; one sentence, or empty
    bool operator==(const PracticeScenario &) const = default;
};

struct PracticeRequest
{
    QDateTime timeUtc;
    QString method;
    QString host;
    QString path;
    int status = 0;
    QString error;
    QString description;
    QString why;              ///< why the org answered so, in one sentence
    QJsonObject header = {};  ///< of the assertion, where one was sent; its signature is not kept
    QJsonObject claims = {};  ///< the same assertion's payload
    QString answer = {};      ///< the literal body, cut at 4,000 characters, access tokens hidden
    QString contentType = {}; ///< of the answer
};

/// A Salesforce-like org on this computer: a forward proxy on 127.0.0.1 that answers CONNECT for the
/// practice org's own host names only, ends TLS with an authority made at start (kept in memory, never
/// in a system store) and answers as Salesforce does. Never forwards anything to another host.
/// Requests are served on threads of its own; signals arrive on the thread of this object.
class PracticeOrg : public QObject
{
    Q_OBJECT
public:
    explicit PracticeOrg(QObject *parent = nullptr, const QString &dataFolder = practiceData());
    ~PracticeOrg() override; ///< stops

    static Result<QList<PracticeSetting>, DataError> settings(const QString &folder = practiceData());
    static Result<QList<PracticeScenario>, DataError> scenarios();

    /// Port 0 picks a free one. Problems: "practice.port-in-use" {port}, "practice.not-started" {reason}; the
    /// latter also names the data file that cannot be used.
    Result<void> start(quint16 port = 0);
    void stop();
    bool isRunning() const;

    QString proxyUrl() const;        ///< "http://127.0.0.1:PORT"
    QByteArray authorityPem() const; ///< certificate only
    PracticeAccount account() const;

    /// The certificate the admin "uploads" to the app. Without one, "certificate" cannot be healthy.
    void uploadCertificate(const Certificate &certificate);
    /// None was uploaded yet, and nobody asked for that: the app is not set up, but not broken on purpose
    /// either. `valueChanged` of "certificate" says when this changes.
    bool awaitsCertificate() const;

    QString value(const QString &settingId) const;
    /// Problems: "practice.setting-unknown" {setting}, "practice.value-unknown" {setting, value, values}.
    Result<void> setValue(const QString &settingId, const QString &value);
    void resetValues();
    /// Everything healthy, then the scenario's settings, at once.
    void apply(const PracticeScenario &scenario);
    QList<PracticeRequest> requests() const;
    /// Setup > Login History of the org that holds the app, newest first.
    QList<LoginHistoryRow> loginHistory() const;

Q_SIGNALS:
    void requestServed(const keyway::PracticeRequest &request);
    void valueChanged(const QString &settingId, const QString &value);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
