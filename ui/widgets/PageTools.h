// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QLayout;
class QWidget;

namespace keyway {

/// Takes everything out of a layout; the widgets go away at once.
void clearLayout(QLayout *layout);
/// Makes Tab follow the order in which the widgets stand, after some were made anew: Qt puts new ones last.
void keepTabOrder(QWidget *page);
/// Scrolls the area the widget stands in, if it stands in one, once its place is known.
void scrollIntoView(QWidget *widget);
/// Has assistive technology say `widget`'s accessible name now.
void announce(QWidget *widget);

} // namespace keyway
