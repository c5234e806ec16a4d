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

void PasteEdit::setCutText(const QString &text)
{
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
