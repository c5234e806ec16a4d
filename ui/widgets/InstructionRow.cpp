// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/InstructionRow.h"

#include "ui/presenters/InstructionWords.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/ControlSketch.h"
#include "ui/widgets/Notice.h"

#include <QCheckBox>
#include <QFileInfo>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace keyway {

InstructionRow::InstructionRow(const Instruction &instruction, bool samePage, QWidget *parent)
    : QWidget(parent),
      m_instruction(instruction),
      m_tick(new QCheckBox),
      m_sketch(new ControlSketch(instruction))
{
    m_tick->setObjectName(u"tick_"_s + instruction.id);
    m_tick->setAccessibleName(tr("Done: %1").arg(instructionWords(instruction)));
    m_tick->setAccessibleDescription(placeWords(instruction));
    connect(m_tick, &QCheckBox::toggled, this, [this](bool on) { Q_EMIT tickChanged(m_instruction.id, on); });

    auto *column = new QVBoxLayout;
    column->setSpacing(3);
    const QString place = samePage ? placeWithinPage(instruction) : placeWords(instruction);
    if (!place.isEmpty())
        column->addWidget(makeLabel(place, u"place"_s));
    column->addWidget(m_sketch);
    addBeside();
    addDetails(column);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 9, 0, 9);
    row->setSpacing(12);
    row->addWidget(m_tick, 0, Qt::AlignTop);
    row->addLayout(column, 1);
    if (!instruction.why.isEmpty())
        row->addWidget(makeWhy(column), 0, Qt::AlignTop);
}

void InstructionRow::addBeside()
{
    if (m_instruction.copyable && !m_instruction.value.isEmpty()) {
        auto *copy = new CopyButton(m_instruction.label, u"copy_"_s + m_instruction.id);
        connect(copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_instruction.value); });
        m_sketch->addBeside(copy);
    }
    if (m_instruction.control == ControlKind::Upload) {
        m_showInFolder = makeButton(tr("Show in folder"), u"small"_s, u"showInFolder_"_s + m_instruction.id);
        m_showInFolder->hide();
        connect(m_showInFolder, &QPushButton::clicked, this,
                [this] { Q_EMIT showInFolderRequested(m_certificateFile); });
        m_sketch->addBeside(m_showInFolder);
    }
    if (!m_instruction.setupNode.isEmpty()) {
        m_open = makeButton(tr("Open this page"), u"link"_s, u"open_"_s + m_instruction.id);
        m_open->setAccessibleName(tr("Open this page in Salesforce: %1").arg(m_instruction.page));
        connect(m_open, &QPushButton::clicked, this,
                [this] { Q_EMIT openPageRequested(m_instruction.setupNode); });
        m_sketch->addBeside(m_open);
    }
}

void InstructionRow::addDetails(QVBoxLayout *column)
{
    if (!m_instruction.condition.isEmpty())
        column->addWidget(makeLabel(m_instruction.condition, u"small"_s));
    if (!m_instruction.warning.isEmpty()) {
        auto *warning =
            new Notice(Notice::Look::Inside, this); // shown without a parent, it would be a window
        warning->showSentence(m_instruction.warning, u"warn"_s);
        column->addWidget(warning);
    }
    if (!m_instruction.note.isEmpty())
        column->addWidget(makeLabel(tr("Note: %1").arg(m_instruction.note), u"small"_s));
}

QPushButton *InstructionRow::makeWhy(QVBoxLayout *column)
{
    QLabel *reason = makeLabel(m_instruction.why, u"why"_s);
    reason->hide();
    column->addWidget(reason);
    QPushButton *why = makeButton(tr("Why?"), u"link"_s, u"why_"_s + m_instruction.id);
    why->setCheckable(true);
    why->setAccessibleName(tr("Why? %1").arg(instructionWords(m_instruction)));
    connect(why, &QPushButton::toggled, this, [this, why, reason](bool open) {
        reason->setVisible(open);
        why->setText(open ? tr("Hide") : tr("Why?"));
        why->setAccessibleDescription(open ? m_instruction.why : QString());
    });
    return why;
}

bool InstructionRow::isTicked() const
{
    return m_tick->isChecked();
}

void InstructionRow::setTicked(bool ticked)
{
    const QSignalBlocker silent(m_tick); // the owner knows already
    m_tick->setChecked(ticked);
}

void InstructionRow::setCertificateFile(const QString &path)
{
    m_certificateFile = path;
    if (!m_showInFolder)
        return;
    m_showInFolder->setVisible(!path.isEmpty());
    m_showInFolder->setAccessibleName(tr("Show %1 in its folder").arg(QFileInfo(path).fileName()));
    m_sketch->setFileName(path.isEmpty() ? m_instruction.value : QFileInfo(path).fileName());
}

void InstructionRow::setOpenPageEnabled(bool enabled)
{
    if (m_open)
        m_open->setVisible(enabled); // the page's own button says why there is none
}

} // namespace keyway
