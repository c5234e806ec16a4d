// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QWidget>

namespace keyway::test {

/// Where below `root` the secret can still be read, by eye, by a screen reader or by Undo.
inline QStringList leftoversOf(const QString &secret, QWidget *root)
{
    QStringList found;
    const auto look = [&](const QObject *where, const QString &text) {
        if (text.contains(secret))
            found << where->objectName() + QLatin1Char('/') + QLatin1String(where->metaObject()->className());
    };
    const QList<QWidget *> widgets = root->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        for (const QString &text : {widget->accessibleName(), widget->accessibleDescription(),
                                    widget->toolTip(), widget->statusTip(), widget->whatsThis()})
            look(widget, text);
        if (const auto *label = qobject_cast<QLabel *>(widget))
            look(label, label->text());
        if (auto *edit = qobject_cast<QLineEdit *>(widget)) {
            look(edit, edit->text() + edit->placeholderText());
            edit->undo();
            look(edit, edit->text());
        }
        if (auto *edit = qobject_cast<QPlainTextEdit *>(widget)) {
            look(edit, edit->toPlainText());
            edit->undo();
            look(edit, edit->toPlainText());
        }
    }
    return found;
}

/// Visible widgets that stick out of their parent sideways.
inline QStringList stickingOut(QWidget *root)
{
    QStringList found;
    const QList<QWidget *> widgets = root->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const QWidget *parent = widget->parentWidget();
        if (!widget->isVisible() || widget->isWindow() || parent->inherits("QAbstractScrollArea") ||
            parent->inherits("QAbstractItemView") || parent->objectName().startsWith(QLatin1String("qt_")))
            continue;
        if (widget->x() < 0 || widget->geometry().right() > parent->width())
            found << widget->objectName() + QLatin1Char('/') +
                         QLatin1String(widget->metaObject()->className());
    }
    return found;
}

} // namespace keyway::test
