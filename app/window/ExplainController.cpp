// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/ExplainController.h"

#include "app/window/FileDialogs.h"
#include "core/base/Async.h"
#include "core/cases/Case.h"
#include "core/cases/CustomerReply.h"
#include "core/crypto/KeyFiles.h"
#include "ui/widgets/PasteEdit.h"

using namespace Qt::StringLiterals;

namespace keyway {

ExplainController::ExplainController(Session &session, ExplainPage &page, SecretClipboard &clipboard,
                                     std::function<bool(const Evidence &, const Diagnosis &)> reproducible)
    : m_session(session), m_page(page), m_reproducible(std::move(reproducible))
{
    connect(&page, &ExplainPage::textEdited, this, [this](const QString &text) { explain(text.toUtf8()); });
    connect(&page, &ExplainPage::copyRequested, &clipboard, &SecretClipboard::copy);
    connect(&page, &ExplainPage::goToStepRequested, this, &ExplainController::goToStepRequested);
    connect(&page, &ExplainPage::reproduceRequested, this, &ExplainController::reproduceRequested);
    connect(&page, &ExplainPage::circumstancesChanged, this, [this](const Circumstances &circumstances) {
        m_circumstances = circumstances;
        show();
    });
    connect(&page, &ExplainPage::replyRequested, this, [this, &clipboard] {
        if (m_diagnosis)
            clipboard.copy(customerReply(*m_diagnosis, m_session.guide(), m_session.services().texts()));
    });
    connect(&page, &ExplainPage::openRequested, this, [this] {
        chooseFiles(&m_page, tr("Open a saved report, or any text"), QString(), false,
                    [this](const QStringList &paths) { open(paths.value(0)); });
    });
    page.setGuide(session.guide());
    connect(&session, &Session::opened, this, [this] {
        m_page.setGuide(m_session.guide());
        if (m_diagnosis)
            show();
    });
}

void ExplainController::open(const QString &path)
{
    const auto bytes = readFile(path, 64 * 1024 * 1024);
    if (!bytes) {
        ExplainPageState state;
        state.recognised = m_session.services().texts().text(bytes.error()).title;
        m_page.setState(state);
    } else if (looksLikeCase(*bytes)) {
        Q_EMIT caseChosen(path);
    } else {
        m_page.replaceText({}); // what it holds is shown when its secrets are hidden
        explain(*bytes);
    }
}

void ExplainController::clear()
{
    m_working.reset();
    m_diagnosis.reset();
    m_finding = {};
    m_circumstances = {};
    m_page.setState({});
    Q_EMIT diagnosisChanged();
}

void ExplainController::explain(const QByteArray &text)
{
    if (text.trimmed().isEmpty())
        return clear();
    // A large hostile text takes a moment: not on the window's thread, and only the newest counts.
    m_working = std::make_unique<QObject>();
    runThenCallback(
        m_working.get(),
        [text] {
            return Finding{
                recogniseText(text),
                hideSecrets(QString::fromUtf8(text.first(qMin(text.size(), qsizetype(PasteEdit::limit)))))};
        },
        [this](const Finding &finding) {
            m_page.replaceText(finding.hidden);
            take(finding);
        });
}

void ExplainController::take(const Finding &finding)
{
    m_finding = finding;
    const Circumstances said = Circumstances::of(finding.text.evidence);
    m_circumstances = {said.justCreated || m_circumstances.justCreated,
                       said.workedBefore || m_circumstances.workedBefore,
                       said.sandboxRefreshed || m_circumstances.sandboxRefreshed};
    show();
}

void ExplainController::show()
{
    const RecognisedText &found = m_finding.text;
    ExplainPageState state;
    state.empty = false;
    m_evidence = m_circumstances.appliedTo(found.evidence);
    state.diagnosis = m_session.services().rules().diagnose(m_evidence, &m_session.guide());
    state.diagnosis.literal = found.literal;
    state.circumstances = m_circumstances;
    state.canReproduce = m_reproducible(m_evidence, state.diagnosis);
    const TextBook &texts = m_session.services().texts();
    if (!found.remark.id.isEmpty())
        state.note = texts.text(found.remark).title;
    for (const ClaimVerdict &claim : found.assertion.claims) {
        const bool good = claim.verdict.id.isEmpty();
        state.claims << ClaimView{claim.claim, claim.value,
                                  good ? Look{Symbol::Check, Tone::Good, tr("in order")}
                                       : Look{Symbol::Cross, Tone::Bad, tr("not in order")},
                                  good ? QString() : texts.text(claim.verdict).title};
    }
    if (found.fine)
        showFine(state);
    m_diagnosis = state.diagnosis;
    const QString source = texts.text(u"source."_s + found.source).title;
    if (!found.recognised || !state.diagnosis.recognised)
        state.recognised = tr("This text is not known to Keyway.");
    else if (found.error.isEmpty())
        state.recognised = source;
    else
        state.recognised = tr("%1, error %2").arg(source, found.error);
    m_page.setState(state);
    Q_EMIT diagnosisChanged();
}

/// A pasted key, certificate or assertion without fault: nothing to diagnose, and what to do with it now.
void ExplainController::showFine(ExplainPageState &state)
{
    const Text remark = m_session.services().texts().text(m_finding.text.remark);
    state.note = remark.title + u". "_s + remark.actions.join(u" "_s);
    state.diagnosis = {};
    state.diagnosis.recognised = true;
    state.canReproduce = false;
}

} // namespace keyway
