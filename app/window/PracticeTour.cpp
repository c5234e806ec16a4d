// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/PracticeTour.h"

#include "app/window/StepStates.h"

#include <QCoreApplication>
#include <QDir>
#include <QPixmap>

using namespace Qt::StringLiterals;

namespace keyway {

PracticeTour::PracticeTour(AssistantController &controller, const QString &pictureFolder,
                           std::function<void(const QString &)> say)
    : m_controller(controller), m_pictureFolder(pictureFolder), m_say(std::move(say))
{
    if (!m_pictureFolder.isEmpty())
        QDir().mkpath(m_pictureFolder);
    m_turn.setInterval(std::chrono::milliseconds(30)); // the style's own deferred layouts take a few turns
    m_turn.setSingleShot(true);
    connect(&m_turn, &QTimer::timeout, this, &PracticeTour::next);
}

void PracticeTour::start()
{
    picture(u"start"_s, u"01-start"_s);
    then([this] {
        m_say(tr("Starting the practice org on this computer…"));
        if (!m_controller.practice().start())
            return end(3);
        Q_EMIT m_controller.practice().useInWizardRequested(m_controller.practice().connection());
        m_say(tr("Making an RSA key and its certificate…"));
        connect(&m_controller.keys(), &KeyController::looked, this, &PracticeTour::keyMade);
        m_controller.keys().generateInto(m_keyFolder.path(), 2048, 3650);
    });
}

void PracticeTour::keyMade()
{
    if (m_controller.session().connection().keyFile.isEmpty())
        return; // a look from before the key was there
    disconnect(&m_controller.keys(), nullptr, this, nullptr);
    Connection connection = m_controller.session().connection();
    for (const GuideStep &step : m_controller.session().guide().steps) {
        for (const Instruction &instruction : step.instructions)
            connection.tickedInstructions.insert(instruction.id);
    }
    connect(&m_controller.keys(), &KeyController::looked, this, &PracticeTour::showSteps,
            Qt::SingleShotConnection);
    m_controller.openConnection(connection, QString());
}

void PracticeTour::showSteps()
{
    for (const GuideStep &step : m_controller.session().guide().steps)
        picture(stepKey(step.number), u"0%1-step-%2"_s.arg(step.number + 1).arg(step.number));
    test(tr("Testing: one real token exchange with %1…").arg(m_controller.session().domain().host),
         [this](const ExchangeReport &report) { testedHealthy(report); });
}

void PracticeTour::test(const QString &sentence, std::function<void(const ExchangeReport &)> then_)
{
    then([this, sentence, then_ = std::move(then_)] {
        m_say(sentence);
        connect(
            &m_controller.session(), &Session::reportChanged, this,
            [this, then_] { then_(*m_controller.session().report()); }, Qt::SingleShotConnection);
        m_controller.showPage(u"test"_s);
        m_controller.test().start();
    });
}

void PracticeTour::testedHealthy(const ExchangeReport &report)
{
    sayReport(report);
    if (!report.passed())
        return end(1);
    picture(u"test"_s, u"09-test-passed"_s);
    picture(u"values"_s, u"10-values"_s);
    then([this] { (void)m_controller.practice().org().setValue(u"permission-set-selected"_s, u"no"_s); });
    test(tr("\nNow with one setting wrong: the permission set is not selected on the app."),
         [this](const ExchangeReport &broken) { testedBroken(broken); });
}

void PracticeTour::testedBroken(const ExchangeReport &report)
{
    sayReport(report);
    if (report.passed() || report.diagnosis.hypotheses.isEmpty())
        return end(1);
    picture(u"test"_s, u"11-test-failed"_s);
    picture(stepKey(report.diagnosis.hypotheses.first().step), u"12-red-step"_s);
    picture(u"practice"_s, u"13-practice-org"_s);
    then([this] { (void)m_controller.practice().org().setValue(u"permission-set-selected"_s, u"yes"_s); });
    test(tr("\nMended, and tested again:"), [this](const ExchangeReport &mended) { testedMended(mended); });
}

void PracticeTour::testedMended(const ExchangeReport &report)
{
    sayReport(report);
    if (m_pictureFolder.isEmpty())
        return end(report.passed() ? 0 : 1);
    m_say(tr("\nPictures of the pages are in %1").arg(QDir(m_pictureFolder).absolutePath()));
    connect(
        &m_controller.explain(), &ExplainController::diagnosisChanged, this,
        [this, report] {
            picture(u"explain"_s, u"14-explain"_s);
            then([this, report] { end(report.passed() ? 0 : 1); });
        },
        Qt::SingleShotConnection);
    m_controller.explain().setText(u"Error (JwtGrantError): Error authenticating with JWT.\n"
                                   "Errors encountered:\nuser hasn't approved this consumer\n"_s);
}

void PracticeTour::sayReport(const ExchangeReport &report)
{
    const TextBook &texts = m_controller.session().services().texts();
    for (const CheckResult &check : report.checks) {
        if (check.detail.id == u"check.not-reached"_s)
            continue;
        const QString detail = detailSentence(check, texts);
        if (check.outcome == CheckOutcome::Skipped) // the sentence alone does not say what was not tried
            m_say(u"  – %1: %2"_s.arg(texts.text(u"check."_s + check.id).title, detail));
        else
            m_say(u"  %1 %2"_s.arg(check.outcome == CheckOutcome::Passed    ? u"✓"_s
                                   : check.outcome == CheckOutcome::Warning ? u"!"_s
                                                                            : u"✗"_s,
                                   detail));
    }
    if (report.passed())
        return m_say(tr("It works: signed in to %1 as %2.").arg(report.host, report.username));
    if (report.diagnosis.hypotheses.isEmpty())
        return;
    const Hypothesis &first = report.diagnosis.hypotheses.first();
    m_say(tr("Most likely step %1: %2").arg(first.step).arg(first.title));
    for (const QString &action : first.actions)
        m_say(u"    → "_s + action);
}

void PracticeTour::picture(const QString &page, const QString &name)
{
    then([this, page] { m_controller.showPage(page); });
    if (m_pictureFolder.isEmpty())
        return;
    then([this, name] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest); // a slow computer is still at it
        m_controller.window().grab().save(QDir(m_pictureFolder).filePath(name + u".png"_s));
    });
}

void PracticeTour::then(std::function<void()> action)
{
    m_queue << std::move(action);
    m_turn.start();
}

void PracticeTour::next()
{
    if (m_queue.isEmpty())
        return;
    m_queue.takeFirst()();
    m_turn.start();
}

void PracticeTour::end(int exitStatus)
{
    m_queue.clear();
    Q_EMIT finished(exitStatus);
}

} // namespace keyway
