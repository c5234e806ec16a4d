// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QString;
class QWidget;

namespace keyway {

/// Gives the widget a description and has a screen reader say it now. An empty text only clears it.
void announce(QWidget *widget, const QString &text);

} // namespace keyway
