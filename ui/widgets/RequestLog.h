// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticePage.h"

#include <QListWidget>

namespace keyway {

/// The requests that the practice org served, newest first; a refused one says why below itself.
class RequestLog : public QListWidget
{
    Q_OBJECT
public:
    static constexpr int mostLines = 500; ///< older ones go

    explicit RequestLog(QWidget *parent = nullptr);
    void addRequest(const PracticeLogLine &line);

Q_SIGNALS:
    void copyRequested(const QString &text); ///< Ctrl+C on a line
};

} // namespace keyway
