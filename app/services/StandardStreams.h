// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace keyway {

/// While one lives, standard input and output carry the same bytes on every system: UTF-8, one byte a line
/// end, and no byte that ends a DER file early. Windows' console has its own idea of both, which it gets back
/// at the end.
class StandardStreams
{
public:
    StandardStreams();
    ~StandardStreams();
    Q_DISABLE_COPY_MOVE(StandardStreams)

private:
    unsigned m_consoleEncoding = 0;
};

} // namespace keyway
