// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ClearLayout.h"

#include <QLayout>
#include <QWidget>

namespace keyway {

void clearLayout(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->setParent(nullptr); // no longer found by name
            widget->deleteLater();
        }
        delete item;
    }
}

} // namespace keyway
