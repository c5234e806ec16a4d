// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/Session.h"
#include "ui/StepList.h"

namespace keyway {

QString stepKey(int number); ///< "step-3"
/// Each guide has steps of its own: the pages for the key and the domain stand where it has them, and every
/// other step has a page under its own key.
QString pageOfStep(const GuideStep &step);

/// The list on the left for a session. `highlight`: the diagnosis to mark steps with (of the last test, or of
/// an explained text); may be null. Pure.
QList<StepEntry> stepEntries(const Session &session, const Diagnosis *highlight, bool fromExplain,
                             bool practiceRunning, bool testRunning);

/// What a finished test says about one step, for the card on top of its page.
std::optional<Text> diagnosisOfStep(int step, const Session &session);

/// Has what this step asks for been entered or ticked?
bool isStepDone(const GuideStep &step, const Session &session);

} // namespace keyway
