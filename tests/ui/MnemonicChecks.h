// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractButton>
#include <QKeySequence>
#include <QLabel>
#include <QMultiMap>

namespace keyway::test {

using namespace Qt::StringLiterals;

/// macOS has no access keys; Qt ignores them there.
inline bool hasMnemonics()
{
    return !QKeySequence::mnemonic(u"&B"_s).isEmpty();
}

/// "B" of "&Begin", for every visible button and label that has one, with the text it is from.
inline QMultiMap<QChar, QString> mnemonics(const QWidget &window)
{
    QMultiMap<QChar, QString> found;
    const auto add = [&found](const QString &text) {
        const QKeySequence key = QKeySequence::mnemonic(text);
        if (!key.isEmpty())
            found.insert(key.toString().back(), text);
    };
    for (const auto *button : window.findChildren<QAbstractButton *>())
        if (button->isVisible())
            add(button->text());
    for (const auto *label : window.findChildren<QLabel *>())
        if (label->isVisible() && label->buddy())
            add(label->text());
    return found;
}

} // namespace keyway::test
