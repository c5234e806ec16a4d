// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/CaseController.h"

#include "app/window/FileDialogs.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString when(const QDateTime &utc)
{
    return QLocale().toString(utc.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

CaseController::CaseController(Session &session, TestPage &page) : m_session(session), m_page(page)
{
    connect(&page, &TestPage::saveReportRequested, this, &CaseController::save);
    connect(&page, &TestPage::compareRequested, this, &CaseController::compare);
}

Case CaseController::current() const
{
    if (m_session.openedCase()) {
        Case one = *m_session.openedCase();
        one.report = *m_session.report();
        return one;
    }
    return caseOf(m_session.connection(), m_session.guide(), *m_session.report(), m_session.probes(),
                  readCaseCertificate(m_session.connection().certificateFile),
                  m_session.services().clock().nowUtc());
}

void CaseController::save()
{
    if (!m_session.report())
        return;
    const QString name = m_session.domain().accepted ? m_session.domain().subdomain : u"keyway"_s;
    const Case one = current();
    chooseSaveFile(&m_page, tr("Save the report"), name + u".keyway-case.json"_s,
                   [this, one](const QString &path) {
                       const auto saved = saveCase(path, one, m_session.services().texts());
                       Q_EMIT said(saved ? tr("Saved: %1. It holds no key, no token and no secret.").arg(path)
                                         : m_session.services().texts().text(saved.error()).title);
                   });
}

bool CaseController::open(const QString &path)
{
    const auto one = loadCase(path, m_session.services().rules());
    if (!one) {
        Q_EMIT said(m_session.services().texts().text(one.error()).title);
        return false;
    }
    m_session.openCase(*one);
    Q_EMIT said(
        tr("Case of %1, tested %2. To be read: nothing is sent, and the key is not needed.")
            .arg(one->report.host.isEmpty() ? one->domain : one->report.host, when(one->report.startedUtc)));
    return true;
}

void CaseController::compare()
{
    if (!m_session.report())
        return;
    chooseFiles(&m_page, tr("Choose an older report of the same connection"),
                tr("Keyway reports (*.keyway-case.json *.json);;All files (*)"), false,
                [this](const QStringList &paths) { showChangesSince(paths.value(0)); });
}

void CaseController::showChangesSince(const QString &path)
{
    const auto older = loadCase(path, m_session.services().rules());
    if (!older)
        return m_page.setDifferences(m_session.services().texts().text(older.error()).title, {});
    QStringList lines;
    for (const Problem &change : changesSince(*older, current()))
        lines << changeText(change, m_session.services().texts()).title;
    if (lines.isEmpty())
        lines << tr("Nothing that a report records is different.");
    m_page.setDifferences(tr("What changed since %1").arg(when(older->report.startedUtc)), lines);
}

} // namespace keyway
