// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/InstructionCard.h"

#include "ui/widgets/InstructionRow.h"
#include "ui/widgets/PageTools.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

InstructionCard::InstructionCard(QWidget *parent)
    : Card({}, parent), m_progress(makeLabel({}, u"small"_s)), m_list(new QVBoxLayout)
{
    m_progress->setObjectName(u"stepProgress"_s);
    m_progress->setWordWrap(false);
    auto *top = new QHBoxLayout;
    top->addWidget(makeLabel(tr("What to do, in this order"), u"heading"_s), 1);
    top->addWidget(m_progress);
    m_list->setSpacing(0);
    body()->setSpacing(6);
    body()->addLayout(top);
    body()->addLayout(m_list);
}

void InstructionCard::setInstructions(const QList<Instruction> &instructions)
{
    m_rows.clear();
    clearLayout(m_list);
    QString page;
    for (const Instruction &instruction : instructions) {
        auto *rule = new QFrame;
        rule->setProperty("role", u"rule"_s);
        rule->setFixedHeight(1);
        m_list->addWidget(rule);
        auto *row = new InstructionRow(instruction, instruction.page == page);
        page = instruction.page;
        row->setOpenPageEnabled(m_openEnabled);
        row->setCertificateFile(m_certificateFile);
        connect(row, &InstructionRow::tickChanged, this, &InstructionCard::showProgress);
        connect(row, &InstructionRow::tickChanged, this, &InstructionCard::tickChanged);
        connect(row, &InstructionRow::copyRequested, this, &InstructionCard::copyRequested);
        connect(row, &InstructionRow::showInFolderRequested, this, &InstructionCard::showInFolderRequested);
        connect(row, &InstructionRow::openPageRequested, this, &InstructionCard::openPageRequested);
        m_list->addWidget(row);
        m_rows << row;
    }
    if (isHidden() != instructions.isEmpty()) // showing again what is shown lays out the whole page
        setVisible(!instructions.isEmpty());
    showProgress();
}

void InstructionCard::setTicked(const QSet<QString> &ids)
{
    for (InstructionRow *row : std::as_const(m_rows))
        row->setTicked(ids.contains(row->id()));
    showProgress();
}

void InstructionCard::setOpenPageEnabled(bool enabled)
{
    m_openEnabled = enabled;
    for (InstructionRow *row : std::as_const(m_rows))
        row->setOpenPageEnabled(enabled);
}

void InstructionCard::setCertificateFile(const QString &path)
{
    m_certificateFile = path;
    for (InstructionRow *row : std::as_const(m_rows))
        row->setCertificateFile(path);
}

void InstructionCard::showProgress()
{
    const auto done = std::count_if(m_rows.begin(), m_rows.end(),
                                    [](const InstructionRow *row) { return row->isTicked(); });
    m_progress->setText(tr("%1 of %2 done").arg(done).arg(m_rows.size()));
}

} // namespace keyway
