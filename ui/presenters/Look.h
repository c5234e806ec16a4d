// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

enum class Symbol { Check, Exclamation, Cross, Dash, Running, Pending };
enum class Tone { Neutral, Good, Warn, Bad };

/// How a state is shown. Symbol and word always go along with the tone: never by colour alone.
struct Look
{
    Symbol symbol = Symbol::Pending;
    Tone tone = Tone::Neutral;
    QString word; ///< "passed"; also what a screen reader says
    bool operator==(const Look &) const = default;
};

/// The symbol as a character, for running text and plain copies: ✓ ! ✕ – …
QString glyph(Symbol symbol);
/// "good", "warn", "bad" or empty: the value of the style sheet's `tone` and `role`.
QString toneName(Tone tone);

} // namespace keyway
