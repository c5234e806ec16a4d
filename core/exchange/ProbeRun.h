// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Clock.h"
#include "core/exchange/ExchangeInput.h"
#include "core/exchange/Probe.h"

#include <QObject>

#include <memory>

namespace keyway {

/// Runs one probe (all kinds but Retry): loads the key, sends one exchange after the other. Nothing blocks;
/// `finished` comes once; destroying the run ends everything without a signal.
class ProbeRun : public QObject
{
    Q_OBJECT
public:
    /// `otherUsername` is for OtherUser alone.
    ProbeRun(ProbeKind kind, ExchangeInput input, const Clock &clock, const QString &otherUsername = {},
             QObject *parent = nullptr);
    ~ProbeRun() override;
    void start();

Q_SIGNALS:
    void answered(const keyway::ProbeAnswer &answer);
    void finished(const QList<keyway::ProbeAnswer> &answers);
    /// Nothing could be sent: the key, the domain or the other username cannot be used. Problems: those of
    /// inspectKey, readFile, judgeUsername and the domain; "evidence.same-user" {username}.
    void failed(const keyway::Problem &problem);

private:
    void loadKey();
    void sendNext();
    void judge(const HttpOutcome &outcome);
    void fail(const Problem &problem);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
