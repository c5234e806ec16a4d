// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLibrary>

namespace keyway::test {

/// Windows itself, and not Wine.
inline bool isWindows()
{
#ifdef Q_OS_WIN
    return !QLibrary::resolve(QStringLiteral("ntdll"), "wine_get_version");
#else
    return false;
#endif
}

/// Wine 8 does not always tell a program that its connection was reset (often no FD_CLOSE comes from
/// WSAAsyncSelect, on which Qt waits): then the time limit ends it. Windows and all others tell it.
inline bool tellsOfResets()
{
#ifdef Q_OS_WIN
    return isWindows();
#else
    return true;
#endif
}

} // namespace keyway::test
