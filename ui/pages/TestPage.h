// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/diagnosis/Circumstances.h"
#include "core/exchange/ExchangeReport.h"
#include "core/guide/Guide.h"
#include "core/report/Checklist.h"
#include "ui/widgets/EvidenceCard.h"

#include <QWidget>

#include <memory>

namespace keyway {

/// Screen 02. While running, results come one by one.
class TestPage : public QWidget
{
    Q_OBJECT
public:
    explicit TestPage(QWidget *parent = nullptr);
    ~TestPage() override;
    /// Texts of checks (resources/texts/checks.en.md): "check.<id>" has the title, "check.<id>.<what>" the
    /// detail.
    void setTexts(const TextBook &texts);
    void setGuide(const Guide &guide); ///< for step numbers and titles
    void showReady(const QString &host,
                   const QStringList &missing); ///< before a run; what is still missing, if anything
    void showRunning(const QString &host);
    void addResult(const CheckResult &result);
    void showReport(const ExchangeReport &report);
    /// Asked about a failed test; `changed` by the person.
    void setCircumstances(const Circumstances &circumstances);
    void setEvidence(const EvidenceView &view);
    /// What is different between this test and an older case; an empty lead hides it.
    void setDifferences(const QString &lead, const QStringList &lines);
    /// A case of somebody else: there is nothing to test here, and nothing to ask.
    void setCaseOpen(bool open);
    /// API names of the objects the integration works with, for destinations that have some looked at.
    void setObjectsVisible(bool visible);
    void setObjects(const QStringList &objects);
    void setChecklist(const QList<ChecklistEntry> &entries); ///< none hides it

Q_SIGNALS:
    void testRequested();
    void stopRequested();
    void goToStepRequested(int step);
    void openPageRequested(const QString &setupNode);
    void copyRequested(const QString &text);
    void saveReportRequested();
    void circumstancesChanged(const keyway::Circumstances &circumstances);
    void probeRequested(keyway::ProbeKind kind, const QString &otherUsername);
    void stopEvidenceRequested();
    void replyRequested();
    void reproduceRequested();
    void compareRequested();
    void objectsEdited(const QStringList &objects);
    void goToTopicRequested(const QString &topic);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
