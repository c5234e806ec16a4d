// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/PasteEdit.h"

#include <QFontDatabase>
#include <QMimeData>

namespace keyway {

PasteEdit::PasteEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 0.95);
    setFont(mono);
    connect(this, &QPlainTextEdit::textChanged, this, &PasteEdit::keepLimit);
}

void PasteEdit::wrapFor(const QString &incoming)
{
    // Breaking one line of hundreds of kilobytes takes seconds; such a line scrolls sideways instead.
    constexpr qsizetype longLine = 8000;
    qsizetype start = 0;
    qsizetype longest = 0;
    while (start <= incoming.size()) {
        const qsizetype end = incoming.indexOf(u'\n', start);
        longest = qMax(longest, (end < 0 ? incoming.size() : end) - start);
        if (end < 0)
            break;
        start = end + 1;
    }
    if (longest > longLine)
        setLineWrapMode(QPlainTextEdit::NoWrap);
}

void PasteEdit::setCutText(const QString &text)
{
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    wrapFor(text.left(limit));
    setPlainText(text.left(limit));
    setCut(text.size() > limit);
}

void PasteEdit::insertFromMimeData(const QMimeData *source)
{
    const QString text = source->text();
    const QTextCursor cursor = textCursor();
    const int kept = document()->characterCount() - 1 - (cursor.selectionEnd() - cursor.selectionStart());
    const int room = qMax(0, limit - kept);
    // Cut before it goes in: laying out 10 MB would stop the window.
    wrapFor(text.left(room));
    insertPlainText(text.left(room));
    ensureCursorVisible();
    if (text.size() > room)
        setCut(true);
}

void PasteEdit::keepLimit()
{
    const int length = document()->characterCount() - 1;
    if (length < limit)
        setCut(false);
    if (length == 0)
        setLineWrapMode(QPlainTextEdit::WidgetWidth);
    if (length <= limit)
        return;
    QTextCursor tail(document());
    tail.setPosition(limit);
    tail.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    tail.removeSelectedText(); // comes back here with the right length
    setCut(true);
}

void PasteEdit::setCut(bool cut)
{
    if (m_cut == cut)
        return;
    m_cut = cut;
    Q_EMIT cutChanged(cut);
}

} // namespace keyway
