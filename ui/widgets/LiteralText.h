// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPlainTextEdit>

namespace keyway {

/// Somebody else's words, unchanged: fixed-width, selectable by mouse and keyboard, as tall as the text up to
/// some lines, then it scrolls.
class LiteralText : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit LiteralText(const QString &spokenName, int mostLines = 6, QWidget *parent = nullptr);
    void setLiteral(const QString &text);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fitHeight();

    int m_mostLines;
};

} // namespace keyway
