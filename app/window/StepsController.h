// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/SecretController.h"
#include "app/window/Session.h"
#include "core/exchange/ExchangeRun.h"
#include "ui/pages/DomainPage.h"
#include "ui/pages/StepPage.h"

#include <QMap>

#include <memory>

namespace keyway {

/// The instruction pages and the My Domain page: entered values go to the session, judgements come back.
class StepsController : public QObject
{
    Q_OBJECT
public:
    StepsController(Session &session, DomainPage &domainPage, SecretClipboard &clipboard,
                    SecretStore &secrets);
    bool hasPage(int number) const { return m_pages.contains(number); }
    void addPage(int number, StepPage &page); ///< it shows the session at once
    void refresh();
    /// Judges the text and keeps what may be kept of it.
    const DomainVerdict &enterDomain(const QString &text);
    /// Is the page's own input fine? Otherwise says why beside the field and moves the focus there.
    bool confirm(int step);

Q_SIGNALS:
    void openUrlRequested(const QString &url);

private:
    void enter(const GuideStep &step, const QString &text);
    void judge(const GuideStep &step, StepPage &page);
    static QString audienceReason(AudienceRule rule);
    void refreshPage(int number, StepPage &page);
    void refreshDomain();
    void look();
    void lookEnded(const ExchangeReport &report);
    void openNode(const QString &node);
    const GuideStep *domainStep() const;

    Session &m_session;
    QMap<int, StepPage *> m_pages;
    DomainPage &m_domainPage;
    SecretClipboard &m_clipboard;
    SecretController m_secrets;
    QSet<int> m_judged;     ///< fields once marked wrong are judged again at each key
    DomainVerdict m_domain; ///< of the text as it was entered; a secret is judged, but not kept
    bool m_domainJudged = false;
    std::unique_ptr<ExchangeRun> m_look;
    QString m_lookResult;
    bool m_lookGood = false;
};

} // namespace keyway
