// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/ExplainController.h"

#include "app/window/FileDialogs.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/TextRecogniser.h"

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
                return explain(*bytes);
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
    m_text = text.left(64 * 1024);
    ExplainPageState state;
    state.empty = text.trimmed().isEmpty();
    m_diagnosis.reset();
    if (!state.empty) {
        const RecognisedText found = recogniseText(text);
        state.diagnosis = m_session.services().rules().diagnose(found.evidence, &m_session.guide());
        m_diagnosis = state.diagnosis;
        const TextBook &texts = m_session.services().texts();
        if (!found.recognised || !state.diagnosis.recognised)
            state.recognised = tr("This text is not known to Keyway.");
        else if (found.error.isEmpty())
            state.recognised = tr("Recognised: %1").arg(texts.text(u"source."_s + found.source).title);
        else
            state.recognised =
                tr("Recognised: %1, error %2").arg(texts.text(u"source."_s + found.source).title, found.error);
    }
    m_page.setState(state);
    Q_EMIT diagnosisChanged();
}

} // namespace keyway
