// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/StandardStreams.h"

#ifdef Q_OS_WIN
#include <cstdio>
#include <fcntl.h>
#include <io.h>
#include <windows.h>
#endif

namespace keyway {

StandardStreams::StandardStreams()
{
#ifdef Q_OS_WIN
    for (std::FILE *stream : {stdin, stdout, stderr}) {
        if (const int number = _fileno(stream); number >= 0) // a window has none
            _setmode(number, _O_BINARY);
    }
    m_consoleEncoding = GetConsoleOutputCP();
    if (m_consoleEncoding != 0)
        SetConsoleOutputCP(CP_UTF8);
#endif
}

StandardStreams::~StandardStreams()
{
#ifdef Q_OS_WIN
    if (m_consoleEncoding != 0)
        SetConsoleOutputCP(m_consoleEncoding);
#endif
}

} // namespace keyway
