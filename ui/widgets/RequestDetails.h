// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"

#include <QFrame>

class QLabel;

namespace keyway {

class LiteralText;
class RunsLabel;

/// The request's line as the log shows it, and in one text all that its details show.
QString requestLine(const PracticeLogLine &line);
QString requestText(const PracticeLogLine &line);
bool isRefused(const PracticeLogLine &line);

/// One request of the log: the literal answer, why it was given, and the assertion that was sent.
class RequestDetails : public QFrame
{
    Q_OBJECT
public:
    explicit RequestDetails(QWidget *parent = nullptr);
    void show(const PracticeLogLine &line);
    void takeFocus(); ///< into the literal answer

Q_SIGNALS:
    void copyRequested(const QString &text); ///< all that is shown
    void closeRequested();

private:
    PracticeLogLine m_line;
    RunsLabel *m_title;
    RunsLabel *m_about;
    QLabel *m_whyHeading;
    QLabel *m_why;
    QLabel *m_answerHeading;
    LiteralText *m_answer;
    QLabel *m_assertionHeading;
    LiteralText *m_assertion;
};

} // namespace keyway
