// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CommandsDialog.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/LiteralText.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace keyway {

CommandsDialog::CommandsDialog(const QString &title, const QString &intro, const QString &commands,
                               QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"commandsDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(title);
    resize(620, 320);
    auto *words = new LiteralText(title, 24);
    words->setLiteral(commands);
    auto *copy = new CopyButton(title, u"copyCommandsButton"_s);
    auto *close = makeButton(tr("C&lose"), u"primary"_s, u"closeButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(copy);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(intro));
    layout->addWidget(words);
    layout->addStretch();
    layout->addLayout(buttons);
    connect(copy, &QPushButton::clicked, this, [this, commands] { Q_EMIT copyRequested(commands); });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setDefault(true);
    words->setFocus();
}

} // namespace keyway
