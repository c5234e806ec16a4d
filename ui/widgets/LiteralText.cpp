// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/LiteralText.h"

#include <QFontDatabase>
#include <QTextBlock>

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
    // Paragraphs outside the view are not broken into lines until somebody asks for their place.
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines <= m_mostLines;
         block = block.next()) {
        blockBoundingRect(block);
        lines += block.lineCount();
    }
    const int shown = qBound(1, lines, m_mostLines);
    const int around =
        qMax(height() - viewport()->height(), 0) + static_cast<int>(2 * document()->documentMargin());
    setVerticalScrollBarPolicy(lines > m_mostLines ? Qt::ScrollBarAlwaysOn : Qt::ScrollBarAlwaysOff);
    setFixedHeight(static_cast<int>(std::ceil(shown * QFontMetricsF(font()).lineSpacing())) + around + 1);
}

} // namespace keyway
