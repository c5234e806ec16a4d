// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/DecisionLadder.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QWidget *makeRow(const DecisionRow &decision)
{
    auto *frame = new QFrame;
    const bool failed = decision.look.tone == Tone::Bad;
    frame->setProperty("role", u"row"_s);
    if (failed)
        frame->setProperty("tone", u"bad"_s);
    frame->setAccessibleName(decision.spoken);
    auto *row = new QHBoxLayout(frame);
    row->setContentsMargins(8, 2, 8, 2);
    row->setSpacing(10);
    row->addWidget(new StatusIcon(decision.look), 0, Qt::AlignTop);
    const RunStyle style = failed                                ? RunStyle::Strong
                           : decision.look.tone == Tone::Neutral ? RunStyle::Muted
                                                                 : RunStyle::Plain;
    Runs runs{{decision.sentence, style}};
    if (!decision.where.isEmpty())
        runs << Run{u"  · "_s + decision.where, RunStyle::Muted};
    row->addWidget(new RunsLabel(runs), 1);
    row->addWidget(
        new RunsLabel({{unbroken(decision.look.word), failed ? RunStyle::BadStrong : RunStyle::Muted}}), 0,
        Qt::AlignTop);
    row->addSpacing(10);
    return frame;
}

} // namespace

DecisionLadder::DecisionLadder(const QList<DecisionRow> &rows, QWidget *parent) : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    for (const DecisionRow &row : rows)
        layout->addWidget(makeRow(row));
}

} // namespace keyway
