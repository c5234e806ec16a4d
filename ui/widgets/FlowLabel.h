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
    /// Asks for this many characters at least, so that what follows stands in a column while there is room.
    void setColumn(int characters);
    QSize sizeHint() const override;

private:
    int m_column = 0;
};

/// In the system's fixed-width font.
FlowLabel *makeMonoFlow(const QString &text);
/// Gives very long words (German and Finnish compounds) places to break, so that no window is too narrow for
/// them.
QString withBreaks(const QString &text);

} // namespace keyway
