// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/diagnosis/TextRecogniser.h"
#include "ui/pages/ExplainPage.h"

#include <memory>
#include <optional>

namespace keyway {

/// Explains a pasted text, offline.
class ExplainController : public QObject
{
    Q_OBJECT
public:
    ExplainController(Session &session, ExplainPage &page, SecretClipboard &clipboard);
    void setText(const QString &text) { m_page.setText(text); } ///< as if it had been pasted
    const std::optional<Diagnosis> &diagnosis() const { return m_diagnosis; }

Q_SIGNALS:
    void diagnosisChanged();
    void goToStepRequested(int step);

private:
    void explain(const QByteArray &text);
    void show(const QByteArray &text, const RecognisedText &found);

    Session &m_session;
    ExplainPage &m_page;
    QByteArray m_text; ///< kept to explain again when the guide changes; secrets hidden
    std::optional<Diagnosis> m_diagnosis;
    std::unique_ptr<QObject> m_working; ///< context of the recognition under way
};

} // namespace keyway
