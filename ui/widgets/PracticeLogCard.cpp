// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/PracticeLogCard.h"

#include "ui/widgets/LoginHistoryTable.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RequestDetails.h"
#include "ui/widgets/RequestLog.h"

#include <QTabBar>

using namespace Qt::StringLiterals;

namespace keyway {

PracticeLogCard::PracticeLogCard(QWidget *parent) : Card({}, parent), m_tabs(new QTabBar)
{
    m_tabs->setObjectName(u"practiceLogTabs"_s);
    m_tabs->setAccessibleName(tr("What the org has seen"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->addTab(tr("Requests"));
    m_tabs->addTab(tr("Login History"));
    body()->addWidget(m_tabs, 0, Qt::AlignLeft);
    body()->addWidget(m_requests = makeRequests(), 1);
    body()->addWidget(m_logins = makeLogins(), 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &PracticeLogCard::showTab);
    showTab(0);
}

QWidget *PracticeLogCard::makeRequests()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    m_noRequests =
        makeLabel(tr("None yet. Run the test, or point another client at this org."), u"subtitle"_s);
    m_log = new RequestLog;
    m_log->setObjectName(u"requestLog"_s);
    m_log->setMinimumHeight(m_log->fontMetrics().lineSpacing() * 8);
    m_log->hide();
    m_details = new RequestDetails;
    column->addWidget(m_noRequests);
    column->addWidget(m_log, 1);
    column->addWidget(m_details);
    column->addStretch();
    connect(m_log, &RequestLog::copyRequested, this, &PracticeLogCard::copyRequested);
    connect(m_details, &RequestDetails::copyRequested, this, &PracticeLogCard::copyRequested);
    connect(m_log, &RequestLog::chosen, this, [this](const PracticeLogLine &line) {
        m_details->show(line);
        scrollIntoView(m_details);
    });
    connect(m_log, &RequestLog::unchosen, m_details, &QWidget::hide);
    connect(m_log, &RequestLog::entered, m_details, &RequestDetails::takeFocus);
    connect(m_details, &RequestDetails::closeRequested, this, [this] {
        m_log->setFocus();
        m_log->chooseNone();
    });
    return part;
}

QWidget *PracticeLogCard::makeLogins()
{
    auto *part = new QWidget;
    auto *column = new QVBoxLayout(part);
    column->setContentsMargins({});
    m_noLogins = makeLabel(tr("No row. Salesforce writes one when it knows whose login it is: not when the "
                              "Consumer Key or the username is unknown, when the signature does not fit, or "
                              "when the request never arrived."),
                           u"subtitle"_s);
    m_noLogins->setObjectName(u"noLogins"_s);
    m_history = new LoginHistoryTable;
    m_history->setMinimumHeight(m_history->fontMetrics().lineSpacing() * 10);
    m_history->hide();
    column->addWidget(m_noLogins);
    column->addWidget(m_history, 1);
    column->addStretch();
    connect(m_history, &LoginHistoryTable::copyRequested, this, &PracticeLogCard::copyRequested);
    return part;
}

void PracticeLogCard::showTab(int tab)
{
    m_requests->setVisible(tab == 0);
    m_logins->setVisible(tab == 1);
}

void PracticeLogCard::addRequest(const PracticeLogLine &line)
{
    m_log->addRequest(line);
    m_log->show();
    m_noRequests->hide();
}

void PracticeLogCard::clearRequests()
{
    m_log->clear();
    m_log->hide();
    m_details->hide();
    m_noRequests->show();
}

void PracticeLogCard::setLoginHistory(const QList<PracticeLoginView> &rows)
{
    m_history->setRows(rows);
    m_history->setVisible(!rows.isEmpty());
    m_noLogins->setVisible(rows.isEmpty());
}

} // namespace keyway
