// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/services/SecretStore.h"
#include "app/window/Session.h"
#include "ui/pages/StepPage.h"

#include <QMap>

namespace keyway {

/// The Consumer Secret, for destinations whose form asks for it: kept in the system's key chain only, and
/// asked again where there is none.
class SecretController : public QObject
{
    Q_OBJECT
public:
    SecretController(Session &session, SecretStore &store);
    void addPage(StepPage &page);
    void showOn(StepPage &page, const GuideStep &step);

private:
    void enter(const QString &text);
    void forget();
    void load();
    void keep();
    void say(const QString &state, const std::optional<Text> &problem = {});
    QString key() const;

    Session &m_session;
    SecretStore &m_store;
    QList<StepPage *> m_pages;
    QString m_state;
    std::optional<Text> m_problem;
};

/// Problems: "consumer-secret.is-consumer-key", "consumer-secret.is-private-key", "consumer-secret.form" (64
/// upper-case hex digits, platform.md 8.2).
std::optional<Problem> judgeConsumerSecret(const QString &text);

} // namespace keyway
