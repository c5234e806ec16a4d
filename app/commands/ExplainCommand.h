// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/commands/Command.h"
#include "core/cases/Case.h"
#include "core/diagnosis/TextRecogniser.h"

namespace keyway {

class ExplainCommand final : public Command
{
    Q_OBJECT
public:
    using Command::Command;
    void addOptions(QCommandLineParser &parser) const override;
    void start(const QCommandLineParser &parser) override;

private:
    void explain(const RecognisedText &found, const Guide &guide);
    void explainCase(const Case &one, const QString &olderPath);
    void printReply(const Diagnosis &diagnosis, const Guide &guide, QJsonObject &document) const;
    void printRemark(const RecognisedText &found, const Text &remark) const;

    bool m_withReply = false;
};

/// The diagnosis as people read it on a terminal; also used by `check`.
void printDiagnosis(const Console &console, const Diagnosis &diagnosis);

} // namespace keyway
