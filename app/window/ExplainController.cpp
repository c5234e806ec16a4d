// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/ExplainController.h"

#include "app/window/FileDialogs.h"
#include "core/base/Async.h"
#include "core/crypto/KeyFiles.h"

using namespace Qt::StringLiterals;

namespace keyway {

ExplainController::ExplainController(Session &session, ExplainPage &page, SecretClipboard &clipboard)
    : m_session(session), m_page(page)
{
    connect(&page, &ExplainPage::textEdited, this, [this](const QString &text) { explain(text.toUtf8()); });
    connect(&page, &ExplainPage::copyRequested, &clipboard, &SecretClipboard::copy);
    connect(&page, &ExplainPage::goToStepRequested, this, &ExplainController::goToStepRequested);
    connect(&page, &ExplainPage::openRequested, this, [this] {
        chooseFiles(&m_page, tr("Open a text"), QString(), false, [this](const QStringList &paths) {
            const auto bytes = readFile(paths.value(0), 64 * 1024 * 1024);
            if (bytes)
                return m_page.setText(QString::fromUtf8(*bytes));
            ExplainPageState state;
            state.recognised = m_session.services().texts().text(bytes.error()).title;
            m_page.setState(state);
        });
    });
    page.setGuide(session.guide());
    connect(&session, &Session::opened, this, [this] {
        m_page.setGuide(m_session.guide());
        explain(m_text);
    });
}

void ExplainController::explain(const QByteArray &text)
{
    m_text = text.left(256 * 1024);
    if (text.trimmed().isEmpty()) {
        m_working.reset();
        m_diagnosis.reset();
        m_page.setState({});
        Q_EMIT diagnosisChanged();
        return;
    }
    // A large hostile text takes a moment: not on the window's thread, and only the newest counts.
    m_working = std::make_unique<QObject>();
    runThenCallback(
        m_working.get(), [text] { return recogniseText(text); },
        [this, text = m_text](const RecognisedText &found) { show(text, found); });
}

void ExplainController::show(const QByteArray &text, const RecognisedText &found)
{
    if (text != m_text)
        return;
    ExplainPageState state;
    state.empty = false;
    state.diagnosis = m_session.services().rules().diagnose(found.evidence, &m_session.guide());
    state.diagnosis.literal = found.literal;
    m_diagnosis = state.diagnosis;
    const QString source = m_session.services().texts().text(u"source."_s + found.source).title;
    if (!found.recognised || !state.diagnosis.recognised)
        state.recognised = tr("This text is not known to Keyway.");
    else if (found.error.isEmpty())
        state.recognised = source;
    else
        state.recognised = tr("%1, error %2").arg(source, found.error);
    m_page.setState(state);
    Q_EMIT diagnosisChanged();
}

} // namespace keyway
