// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/StepList.h"

#include <QWidget>

namespace keyway {

/// The round icon of a step or a message: number or symbol, tick, "!" or "?". Its meaning is always said in
/// words by the widget it belongs to, so it is hidden from screen readers.
class StateBadge : public QWidget
{
    Q_OBJECT
public:
    explicit StateBadge(QWidget *parent = nullptr);
    void show(StepState state, const QString &symbol = {}); ///< `symbol` is drawn for ToDo and Current
    void showTone(const QString &tone); ///< of a message: "good" (tick), "warn" or "bad" ("!")
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void drawTick(QPainter &painter, const QRectF &circle) const;

    bool m_warning = false;
    StepState m_state = StepState::ToDo;
    QString m_symbol;
};

} // namespace keyway
