// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/connection/Connection.h"
#include "core/guide/Guide.h"
#include "core/practice/PracticeOrg.h"
#include "ui/pages/PracticeViews.h"

namespace keyway {

// The practice org's values as its page shows them: pure, so that a test needs no window.

/// In the order of the guide's steps; what is no step of it comes last.
QList<PracticeSettingView> settingViews(const QList<PracticeSetting> &settings, const Guide &guide);
/// Those of this guide first to last, then those told for another one, which say so.
QList<PracticeScenarioView> scenarioViews(const QList<PracticeScenario> &scenarios, const Guide &guide,
                                          const QString &otherGuideNote);
/// `home`: the host that needs no mention.
PracticeLogLine logLine(const PracticeRequest &request, const QString &home);
QList<PracticeLoginView> loginViews(const QList<LoginHistoryRow> &rows);
/// Why the app has no certificate yet, and how it gets one; `file` is the connection's.
QString certificateAwaited(const Guide &guide, const QString &file, bool running);
/// What of a connection is another org's, in words; `host` is where it leads.
QStringList foreignValues(const Connection &connection, const QString &host, const PracticeAccount &account);

} // namespace keyway
