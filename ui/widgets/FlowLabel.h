// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

namespace keyway {

/// A wrapping label that asks for one line as long as there is room. (QLabel's own hint for wrapping text
/// prefers a block of several short lines, which looks odd inside a drawn control.)
class FlowLabel : public QLabel
{
    Q_OBJECT
public:
    explicit FlowLabel(const QString &text, const QString &role = {}, QWidget *parent = nullptr);
    QSize sizeHint() const override;
};

} // namespace keyway
