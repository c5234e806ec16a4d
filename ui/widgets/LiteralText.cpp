// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/LiteralText.h"

#include <QFontDatabase>

#include <cmath>

using namespace Qt::StringLiterals;

namespace keyway {

LiteralText::LiteralText(const QString &spokenName, int mostLines, QWidget *parent)
    : QPlainTextEdit(parent), m_mostLines(mostLines)
{
    setObjectName(u"literalText"_s);
    setProperty("role", u"literal"_s);
    setAccessibleName(spokenName);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    setFont(mono);
    document()->setDocumentMargin(2);
}

void LiteralText::setLiteral(const QString &text)
{
    setPlainText(text);
    fitHeight();
}

void LiteralText::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitHeight();
}

void LiteralText::fitHeight()
{
    // A plain text document measures its height in lines, and knows it only once it has a width.
    const qreal lines = qBound(1.0, document()->size().height(), qreal(m_mostLines));
    const int frame = height() - viewport()->height();
    setFixedHeight(static_cast<int>(std::ceil(lines * QFontMetricsF(font()).lineSpacing())) + 4 +
                   qMax(frame, 0));
}

} // namespace keyway
