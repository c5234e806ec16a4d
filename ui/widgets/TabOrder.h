// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QWidget>

namespace keyway {

/// The widgets below `root` that Tab can reach, in the order of the layouts: the order in which people read.
/// Rows that are made later are at the end of Qt's own chain; this puts them where they are seen.
QList<QWidget *> inReadingOrder(QWidget *root);

} // namespace keyway
