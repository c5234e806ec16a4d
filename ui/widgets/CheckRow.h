// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/presenters/CheckPresenter.h"

#include <QFrame>

namespace keyway {

/// One check below its stage: symbol, what was looked at, what was found, time.
class CheckRow : public QFrame
{
    Q_OBJECT
public:
    explicit CheckRow(const CheckView &view, QWidget *parent = nullptr);
};

} // namespace keyway
