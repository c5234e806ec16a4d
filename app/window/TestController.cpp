// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/TestController.h"

#include "app/window/FileDialogs.h"
#include "app/window/StepStates.h"

#include <QJsonDocument>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace keyway {

TestController::TestController(Session &session, TestPage &page, SecretClipboard &clipboard)
    : m_session(session), m_page(page)
{
    page.setTexts(session.services().texts());
    connect(&page, &TestPage::testRequested, this, &TestController::start);
    connect(&page, &TestPage::stopRequested, this, &TestController::stop);
    connect(&page, &TestPage::goToStepRequested, this, &TestController::goToStepRequested);
    connect(&page, &TestPage::copyRequested, &clipboard, &SecretClipboard::copy);
    connect(&page, &TestPage::saveReportRequested, this, &TestController::saveReport);
    connect(&page, &TestPage::openPageRequested, this, [this](const QString &node) {
        Q_EMIT openUrlRequested(setupUrl(m_session.domain().host, node));
    });
    connect(&session, &Session::opened, this, [this] {
        m_run.reset();
        refresh();
        Q_EMIT runningChanged();
    });
    connect(&session, &Session::changed, this, [this] {
        if (!m_session.report()) // an old report stays to be read; the step list says that it is old
            refresh();
    });
}

void TestController::refresh()
{
    if (m_run)
        return;
    m_page.setGuide(m_session.guide());
    if (m_session.report())
        m_page.showReport(*m_session.report());
    else
        m_page.showReady(m_session.domain().host, missing());
}

void TestController::start()
{
    if (m_run)
        return;
    auto input = m_session.services().exchangeInput(m_session.connection());
    if (!input) {
        m_page.showReady(m_session.domain().host, {m_session.services().texts().text(input.error()).title});
        return;
    }
    input->justCreated = m_session.justCreated();
    m_run = std::make_unique<ExchangeRun>(*input, m_session.services().rules(), m_session.services().clock());
    connect(m_run.get(), &ExchangeRun::checkFinished, &m_page, &TestPage::addResult);
    connect(m_run.get(), &ExchangeRun::finished, this, &TestController::ended);
    m_page.setGuide(m_session.guide());
    m_page.showRunning(m_session.domain().host);
    m_run->start();
    Q_EMIT runningChanged();
}

void TestController::stop()
{
    if (m_run)
        m_run->cancel();
}

void TestController::ended(const ExchangeReport &report)
{
    m_run.release()->deleteLater(); // it is in the middle of telling us
    m_session.setReport(report);
    m_page.showReport(report);
    Q_EMIT runningChanged();
}

QStringList TestController::missing() const
{
    QStringList titles;
    for (const GuideStep &step : m_session.guide().steps) {
        if (step.kind != StepKind::Instructions && !isStepDone(step, m_session))
            titles << tr("Step %1: %2").arg(step.number).arg(step.title);
    }
    return titles;
}

void TestController::saveReport()
{
    if (!m_session.report())
        return;
    const QJsonObject json = m_session.report()->toJson(m_session.services().texts());
    chooseSaveFile(&m_page, tr("Save the report"), u"keyway-report.json"_s,
                   [this, json](const QString &path) {
                       QSaveFile file(path);
                       if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(json).toJson()) < 0 ||
                           !file.commit())
                           Q_EMIT notSaved({u"file.not-written"_s,
                                            {{u"path"_s, path}, {u"reason"_s, file.errorString()}}});
                   });
}

} // namespace keyway
