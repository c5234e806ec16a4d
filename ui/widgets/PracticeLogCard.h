// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"
#include "ui/widgets/Basics.h"

class QTabBar;

namespace keyway {

class LoginHistoryTable;
class RequestDetails;
class RequestLog;

/// What the practice org has seen: the requests with their answers, and what an administrator would see of
/// them in Login History.
class PracticeLogCard : public Card
{
    Q_OBJECT
public:
    explicit PracticeLogCard(QWidget *parent = nullptr);
    void addRequest(const PracticeLogLine &line);
    void clearRequests();
    void setLoginHistory(const QList<PracticeLoginView> &rows);

Q_SIGNALS:
    void copyRequested(const QString &text);

private:
    QWidget *makeRequests();
    QWidget *makeLogins();
    void showTab(int tab);

    QTabBar *m_tabs;
    QWidget *m_requests;
    QWidget *m_logins;
    QLabel *m_noRequests = nullptr;
    RequestLog *m_log = nullptr;
    RequestDetails *m_details = nullptr;
    QLabel *m_noLogins = nullptr;
    LoginHistoryTable *m_history = nullptr;
};

} // namespace keyway
