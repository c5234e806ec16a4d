// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticeViews.h"

#include <QListWidget>

namespace keyway {

/// The requests that the practice org served, newest first; a refused one says why below itself. A line that
/// is chosen, by the mouse or the arrow keys, shows its details elsewhere; Enter goes there.
class RequestLog : public QListWidget
{
    Q_OBJECT
public:
    static constexpr int mostLines = 500; ///< older ones go

    explicit RequestLog(QWidget *parent = nullptr);
    void addRequest(const PracticeLogLine &line);
    void chooseNone();

Q_SIGNALS:
    void copyRequested(const QString &text); ///< Ctrl+C on a line
    void chosen(const keyway::PracticeLogLine &line);
    void unchosen();
    void entered(); ///< Enter on the chosen line

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace keyway
