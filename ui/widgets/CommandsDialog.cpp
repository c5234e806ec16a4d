// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CommandsDialog.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/LiteralText.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// A list at the side takes long names and large fonts, where a row of tabs would not fit.
QListWidget *makeToolList(const QStringList &tools)
{
    auto *list = new QListWidget;
    list->setObjectName(u"commandTools"_s);
    list->setAccessibleName(CommandsDialog::tr("Tools"));
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setFixedWidth(list->fontMetrics().averageCharWidth() * 26);
    list->setSpacing(2);
    list->addItems(tools);
    return list;
}

} // namespace

CommandsDialog::CommandsDialog(const QString &title, const QString &intro, const QString &commands,
                               QWidget *parent)
    : QDialog(parent)
{
    resize(620, 320);
    QBoxLayout *page = begin(title, intro);
    auto *words = new LiteralText(title, 24);
    words->setLiteral(commands);
    auto *copy = new CopyButton(title, u"copyCommandsButton"_s);
    connect(copy, &QPushButton::clicked, this, [this, commands] { Q_EMIT copyRequested(commands); });
    page->addWidget(words);
    page->addStretch();
    finish(page, copy);
    words->setFocus();
}

CommandsDialog::CommandsDialog(const QString &title, const QString &intro, const QList<CommandTab> &commands,
                               QWidget *parent)
    : QDialog(parent)
{
    resize(820, 520);
    setSizeGripEnabled(true);
    QBoxLayout *page = begin(title, intro);
    QStringList tools;
    for (const CommandTab &command : commands)
        if (!tools.contains(command.tool))
            tools << command.tool;
    QListWidget *list = makeToolList(tools);
    auto *stack = new QStackedWidget;
    for (const QString &tool : std::as_const(tools))
        stack->addWidget(makeToolPage(tool, commands));
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(list);
    row->addWidget(stack, 1);
    page->addLayout(row, 1);
    finish(page, nullptr);
    connect(list, &QListWidget::currentRowChanged, stack, &QStackedWidget::setCurrentIndex);
    list->setCurrentRow(0);
    list->setFocus();
}

QWidget *CommandsDialog::makeToolPage(const QString &tool, const QList<CommandTab> &commands)
{
    auto *page = new QWidget;
    page->setObjectName(u"pageBody"_s);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(6);
    for (qsizetype i = 0; i < commands.size(); ++i) {
        const CommandTab &command = commands.at(i);
        if (command.tool != tool)
            continue;
        auto *words = new LiteralText(command.title, 40);
        words->setLiteral(command.script);
        auto *copy = new CopyButton(command.title, u"copyCommand%1"_s.arg(i));
        auto *head = new QHBoxLayout;
        head->addWidget(makeLabel(command.title, u"heading"_s), 1);
        head->addWidget(copy, 0, Qt::AlignTop);
        column->addLayout(head);
        column->addWidget(words);
        column->addSpacing(8);
        connect(copy, &QPushButton::clicked, this,
                [this, script = command.script] { Q_EMIT copyRequested(script); });
    }
    column->addStretch();
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus); // the texts in it take the focus
    scroll->setWidget(page);
    return scroll;
}

QBoxLayout *CommandsDialog::begin(const QString &title, const QString &intro)
{
    setObjectName(u"commandsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(20, 18, 20, 16);
    page->setSpacing(12);
    page->addWidget(makeLabel(intro));
    return page;
}

void CommandsDialog::finish(QBoxLayout *page, QWidget *copy)
{
    auto *close = makeButton(tr("C&lose"), u"primary"_s, u"closeButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    if (copy)
        buttons->addWidget(copy);
    buttons->addWidget(close);
    page->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setDefault(true);
}

} // namespace keyway
