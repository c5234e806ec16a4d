// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/exchange/ExchangeReport.h"
#include "core/guide/Guide.h"

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

Q_SIGNALS:
    void testRequested();
    void stopRequested();
    void goToStepRequested(int step);
    void openPageRequested(const QString &setupNode);
    void copyRequested(const QString &text);
    void saveReportRequested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
