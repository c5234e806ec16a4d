// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/diagnosis/Diagnosis.h"
#include "core/guide/Guide.h"

#include <QWidget>

#include <memory>

namespace keyway {

struct ExplainPageState
{
    bool empty = true;
    QString recognised; ///< "Salesforce CLI output, OAuth error invalid_grant"; or that it is unknown
    Diagnosis diagnosis;
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
    void focusField();

Q_SIGNALS:
    void textEdited(const QString &text);
    void openRequested();
    void copyRequested(const QString &text);
    void goToStepRequested(int step);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
