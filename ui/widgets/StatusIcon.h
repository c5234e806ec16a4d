// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presenters/Look.h"

#include <QWidget>

namespace keyway {

/// The symbol of a state, drawn rather than taken from a font, so that it is the same everywhere. It says
/// nothing by itself: the words of the row it stands in do.
class StatusIcon : public QWidget
{
    Q_OBJECT
public:
    explicit StatusIcon(const Look &look = {}, QWidget *parent = nullptr);
    void setLook(const Look &look);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Look m_look;
};

} // namespace keyway
