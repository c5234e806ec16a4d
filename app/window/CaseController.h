// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/Session.h"
#include "ui/pages/TestPage.h"

namespace keyway {

/// Saves the last test as a case, opens cases, and tells what changed between two.
class CaseController : public QObject
{
    Q_OBJECT
public:
    CaseController(Session &session, TestPage &page);
    /// False: the banner says why, and nothing else changed.
    bool open(const QString &path);

Q_SIGNALS:
    void said(const QString &sentence); ///< for the banner

private:
    void save();
    void compare();
    void showChangesSince(const QString &path);
    Case current() const;

    Session &m_session;
    TestPage &m_page;
};

} // namespace keyway
