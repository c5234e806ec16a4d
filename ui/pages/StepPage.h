// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/guide/Guide.h"

#include <QSet>
#include <QWidget>

#include <memory>
#include <optional>

namespace keyway {

/// Screen 06: the instructions of one guide step, each with place, sketch of the control, tick box and
/// "Why?"; with the Consumer Key or username field where the step has one.
class StepPage : public QWidget
{
    Q_OBJECT
public:
    explicit StepPage(QWidget *parent = nullptr);
    ~StepPage() override;
    void setStep(const GuideStep &step);
    void setTicked(const QSet<QString> &instructionIds);
    void setFieldText(const QString &text);
    QString fieldText() const;
    /// Beside the field; std::nullopt clears it.
    void setFieldProblem(const std::optional<Text> &problem, bool warning);
    void focusField();
    /// The Consumer Secret's own field, for destinations that ask for it. `state` says where the entered one
    /// is kept ("Kept in this computer's key chain"); empty: none was entered.
    void setSecretField(bool visible, const QString &state);
    void setSecretProblem(const std::optional<Text> &problem);
    /// What the diagnosis says about this step, on top; std::nullopt hides it.
    void setDiagnosis(const std::optional<Text> &text);
    void setOpenPageEnabled(bool enabled); ///< the org is known
    /// Whether the person has said so; the page notes it by itself when the button is pressed.
    void setCreatedJustNow(bool noted);
    void setCertificateFile(const QString &path); ///< for Upload instructions: name and "Show in folder"

Q_SIGNALS:
    void tickChanged(const QString &instructionId, bool ticked);
    void fieldEdited(const QString &text);
    void fieldLeft(const QString &text);
    void secretEntered(const QString &secret); ///< the page has forgotten it
    void secretForgotten();                    ///< the person wants it away from everywhere
    void openPageRequested(const QString &setupNode);
    void createdJustNow(); ///< a wrong answer may only need waiting
    void copyRequested(const QString &text);
    void showInFolderRequested(const QString &path);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
