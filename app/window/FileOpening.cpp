// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/FileOpening.h"

#include <QFileOpenEvent>

namespace keyway {

FileOpening::FileOpening(QObject &application)
{
    application.installEventFilter(this);
}

bool FileOpening::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    const QString path = static_cast<QFileOpenEvent *>(event)->file(); // empty for an address that is no file
    if (!path.isEmpty())
        Q_EMIT fileOpened(path);
    return true;
}

} // namespace keyway
