// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Circumstances.h"
#include "core/diagnosis/Diagnosis.h"
#include "core/guide/Guide.h"
#include "ui/presenters/Look.h"

#include <QWidget>

#include <memory>

namespace keyway {

/// One claim of a pasted assertion and what Keyway thinks of it.
struct ClaimView
{
    QString claim; ///< "exp"
    QString value;
    Look look;
    QString verdict; ///< a sentence; empty where all is well
};

struct ExplainPageState
{
    bool empty = true;
    QString recognised; ///< "Salesforce CLI output, OAuth error invalid_grant"; or that it is unknown
    QString note;       ///< what is good to know about the pasted thing itself; may be empty
    QList<ClaimView> claims;
    Diagnosis diagnosis;
    Circumstances circumstances;
    bool canReproduce = false;
};

/// Screen 03. Offline.
class ExplainPage : public QWidget
{
    Q_OBJECT
public:
    explicit ExplainPage(QWidget *parent = nullptr);
    ~ExplainPage() override;
    void setGuide(const Guide &guide);
    void setState(const ExplainPageState &state);
    void setText(const QString &text); ///< of an opened file; textEdited follows
    /// The same text with its secrets hidden, in place of what the person pasted; textEdited does not follow.
    void replaceText(const QString &hidden);
    void focusField();

Q_SIGNALS:
    void textEdited(const QString &text);
    void openRequested();
    void copyRequested(const QString &text);
    void goToStepRequested(int step);
    void circumstancesChanged(const keyway::Circumstances &circumstances);
    void replyRequested();
    void reproduceRequested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
