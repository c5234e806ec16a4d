// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace keyway {

/// Colours with a meaning, worked out from the system's palette: light, dark and high contrast.
struct Theme
{
    bool dark = false;
    bool highContrast = false;
    QColor window, card, border, text, muted, accent, accentText, accentSoft, good, goodSoft, warn, warnSoft,
        bad, badSoft, link;
};

Theme themeFor(const QPalette &palette);
/// The one style sheet of the window. Widgets opt in by dynamic property: role = "card" | "primary" | "link"
/// | "title" | "subtitle" | "muted" | "mono" | "good" | "warn" | "bad" | "pill" | "section"; tone = "good" |
/// "warn" | "bad" | "neutral" | "accent" on cards and pills.
QString styleSheet(const Theme &theme);
/// The theme of the application's palette as it is now.
Theme currentTheme();

} // namespace keyway
