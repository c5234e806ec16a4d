// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/WarningList.h"

#include "ui/widgets/Notice.h"
#include "ui/widgets/PageTools.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

WarningList::WarningList(QWidget *parent) : QWidget(parent), m_list(new QVBoxLayout(this))
{
    m_list->setContentsMargins(0, 0, 0, 0);
    m_list->setSpacing(8);
    hide();
}

void WarningList::setWarnings(const QStringList &warnings)
{
    if (warnings == m_warnings)
        return;
    m_warnings = warnings;
    clearLayout(m_list);
    for (const QString &warning : warnings) {
        auto *notice = new Notice(Notice::Look::Inside, this); // shown without a parent, it would be a window
        notice->showSentence(warning, u"warn"_s);
        m_list->addWidget(notice);
    }
    setVisible(!warnings.isEmpty());
}

} // namespace keyway
