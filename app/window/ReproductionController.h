// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/PracticeController.h"
#include "app/window/TestController.h"

namespace keyway {

/// "Reproduce it in the practice org": sets the org so that the answer should come back, asks it, and says
/// whether it did.
class ReproductionController : public QObject
{
    Q_OBJECT
public:
    ReproductionController(Session &session, PracticeController &practice, TestController &test);
    void reproduce(const Evidence &evidence, const Diagnosis &diagnosis, const TokenAnswer &answer);
    void forget() { m_wanted.reset(); }

Q_SIGNALS:
    void openRequested(const keyway::Connection &connection);
    void testShown();
    void said(const QString &sentence);

private:
    void prepared(const Connection &connection);
    void judge();

    struct Wanted ///< what the practice org was set to, and why
    {
        TokenAnswer answer;
        Reproduction reproduction;
        QStringList objects; ///< that the evidence names
    };

    Session &m_session;
    PracticeController &m_practice;
    TestController &m_test;
    std::optional<Wanted> m_wanted;
};

} // namespace keyway
