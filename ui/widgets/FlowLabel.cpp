// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/FlowLabel.h"

#include <QFontDatabase>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

FlowLabel::FlowLabel(const QString &text, const QString &role, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setProperty("role", role);
}

void FlowLabel::setColumn(int characters)
{
    m_column = characters;
    updateGeometry();
}

QSize FlowLabel::sizeHint() const
{
    ensurePolished();
    const QMargins frame = contentsMargins();
    const int beside = frame.left() + frame.right() + 2 * margin();
    const int above = frame.top() + frame.bottom() + 2 * margin();
    const QSize words = fontMetrics().size(0, text());
    // Selectable text is laid out by another engine than font metrics measure with; it may need a little
    // more.
    int width = words.width() + beside + 2;
    const int limit = width + words.width() / 5;
    while (width < limit && heightForWidth(width) > words.height() * 3 / 2 + above)
        width += 4;
    width = qMax(width, m_column * fontMetrics().averageCharWidth());
    return {width, qMax(words.height() + above, heightForWidth(width))};
}

FlowLabel *makeMonoFlow(const QString &text)
{
    auto *label = new FlowLabel(text, u"mono"_s);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(label->font().pointSizeF() * 0.95);
    label->setFont(font);
    return label;
}

QString withBreaks(const QString &text)
{
    static const QRegularExpression longWord(u"\\p{L}{21,}"_s);
    static const QRegularExpression part(u"(\\p{L}{8})(?=\\p{L}{3})"_s);
    QString result = text;
    qsizetype at = 0;
    for (auto word = longWord.match(result); word.hasMatch(); word = longWord.match(result, at)) {
        const QString broken = word.captured().replace(part, u"\\1\u00ad"_s); // soft hyphens
        result.replace(word.capturedStart(), word.capturedLength(), broken);
        at = word.capturedStart() + broken.size();
    }
    return result;
}

} // namespace keyway
