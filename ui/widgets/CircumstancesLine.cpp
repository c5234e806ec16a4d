// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CircumstancesLine.h"

#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/FlowLayout.h"

#include <QCheckBox>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace keyway {

CircumstancesLine::CircumstancesLine(QWidget *parent) : QWidget(parent)
{
    auto *flow = new FlowLayout(16);
    flow->setContentsMargins({});
    setLayout(flow);
    setObjectName(u"circumstances"_s);
    flow->addWidget(new FlowLabel(tr("Is one of these so?"), u"muted"_s));
    m_justCreated =
        addBox(tr("Set up or changed &minutes ago"), u"justCreatedBox"_s,
               tr("The app, its certificate, a policy or an assignment was made or changed within minutes."));
    m_workedBefore = addBox(tr("It &worked before"), u"workedBeforeBox"_s,
                            tr("This very connection signed in successfully, and then stopped."));
    m_sandboxRefreshed =
        addBox(tr("The sandbo&x was refreshed"), u"sandboxRefreshedBox"_s,
               tr("The sandbox was copied anew from production since the connection was set up."));
}

QCheckBox *CircumstancesLine::addBox(const QString &text, const QString &name, const QString &help)
{
    auto *box = new QCheckBox(text);
    box->setObjectName(name);
    box->setAccessibleDescription(help);
    box->setToolTip(help);
    layout()->addWidget(box);
    connect(box, &QCheckBox::toggled, this, [this] { Q_EMIT changed(circumstances()); });
    return box;
}

void CircumstancesLine::setCircumstances(const Circumstances &circumstances)
{
    for (const auto &[box, isSo] : {std::pair(m_justCreated, circumstances.justCreated),
                                    std::pair(m_workedBefore, circumstances.workedBefore),
                                    std::pair(m_sandboxRefreshed, circumstances.sandboxRefreshed)}) {
        const QSignalBlocker quiet(box);
        box->setChecked(isSo);
    }
}

Circumstances CircumstancesLine::circumstances() const
{
    return {m_justCreated->isChecked(), m_workedBefore->isChecked(), m_sandboxRefreshed->isChecked()};
}

} // namespace keyway
