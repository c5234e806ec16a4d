// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/FlowLabel.h"

namespace keyway {

FlowLabel::FlowLabel(const QString &text, const QString &role, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setProperty("role", role);
}

QSize FlowLabel::sizeHint() const
{
    ensurePolished();
    const QMargins frame = contentsMargins();
    const QSize text = fontMetrics().size(0, this->text());
    return {text.width() + frame.left() + frame.right() + 2 * margin() + 2,
            text.height() + frame.top() + frame.bottom() + 2 * margin()};
}

} // namespace keyway
