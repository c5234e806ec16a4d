// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/diagnosis/Circumstances.h"
#include "core/diagnosis/TextRecogniser.h"
#include "ui/pages/ExplainPage.h"

#include <functional>
#include <memory>
#include <optional>

namespace keyway {

/// Explains a pasted text, offline.
class ExplainController : public QObject
{
    Q_OBJECT
public:
    /// `reproducible`: can the practice org be set to give this answer?
    ExplainController(Session &session, ExplainPage &page, SecretClipboard &clipboard,
                      std::function<bool(const Evidence &, const Diagnosis &)> reproducible);
    void setText(const QString &text) { m_page.setText(text); } ///< as if it had been pasted
    const std::optional<Diagnosis> &diagnosis() const { return m_diagnosis; }
    const Evidence &evidence() const { return m_evidence; }

Q_SIGNALS:
    void diagnosisChanged();
    void goToStepRequested(int step);
    void caseChosen(const QString &path);
    void reproduceRequested();

private:
    /// What was made of a pasted text, off the window's thread. Holds no secret.
    struct Finding
    {
        RecognisedText text;
        QString hidden; ///< the text with its secrets hidden
    };

    void explain(const QByteArray &text);
    void open(const QString &path);
    void clear();
    void take(const Finding &finding);
    void show();
    void showFine(ExplainPageState &state);

    Session &m_session;
    ExplainPage &m_page;
    std::function<bool(const Evidence &, const Diagnosis &)> m_reproducible;
    Finding m_finding; ///< kept to explain again when the guide or the circumstances change
    Evidence m_evidence;
    Circumstances m_circumstances;
    std::optional<Diagnosis> m_diagnosis;
    std::unique_ptr<QObject> m_working; ///< context of the recognition under way
};

} // namespace keyway
