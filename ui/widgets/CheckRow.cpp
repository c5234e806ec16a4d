// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CheckRow.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

CheckRow::CheckRow(const CheckView &view, QWidget *parent) : QFrame(parent)
{
    setProperty("role", u"row"_s);
    if (!view.folded)
        setProperty("tone", toneName(view.look.tone));
    setAccessibleName(view.spoken);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(10);
    row->addWidget(new StatusIcon(view.look), 0, Qt::AlignTop);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    Runs runs{{view.title, view.folded ? RunStyle::Plain : RunStyle::Strong}};
    if (!view.detail.isEmpty())
        runs << Run{u"   "_s} << Run{view.detail, RunStyle::Muted};
    words->addWidget(new RunsLabel(runs));
    if (!view.folded) {
        if (!view.more.isEmpty())
            words->addWidget(new RunsLabel({{view.more, RunStyle::Muted}}));
        for (qsizetype i = 0; i < view.actions.size(); ++i)
            words->addWidget(new RunsLabel(
                {{tr("%1. %2", "number. action").arg(QString::number(i + 1), view.actions.at(i))}}));
    }
    row->addLayout(words, 1);
    if (!view.time.isEmpty())
        row->addWidget(new RunsLabel({{unbroken(view.time), RunStyle::Muted}}), 0, Qt::AlignTop);
    row->addSpacing(10);
}

} // namespace keyway
