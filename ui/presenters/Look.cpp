// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/presenters/Look.h"

using namespace Qt::StringLiterals;

namespace keyway {

QString glyph(Symbol symbol)
{
    switch (symbol) {
    case Symbol::Check:
        return u"✓"_s;
    case Symbol::Exclamation:
        return u"!"_s;
    case Symbol::Cross:
        return u"✕"_s;
    case Symbol::Dash:
        return u"–"_s;
    case Symbol::Running:
        return u"…"_s;
    case Symbol::Pending:
        return u"○"_s;
    }
    Q_UNREACHABLE();
}

QString toneName(Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
        return {};
    case Tone::Good:
        return u"good"_s;
    case Tone::Warn:
        return u"warn"_s;
    case Tone::Bad:
        return u"bad"_s;
    }
    Q_UNREACHABLE();
}

} // namespace keyway
