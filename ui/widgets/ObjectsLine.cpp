// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ObjectsLine.h"

#include "ui/widgets/Basics.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

ObjectsLine::ObjectsLine(QWidget *parent) : QWidget(parent), m_edit(new QLineEdit)
{
    m_edit->setObjectName(u"objectsEdit"_s);
    m_edit->setPlaceholderText(tr("API names, for example Account, Contact, Order__c"));
    m_edit->setAccessibleName(tr("Objects the integration needs"));
    m_edit->setAccessibleDescription(
        tr("API names, separated by commas. The test asks what may be done to them."));
    m_edit->setToolTip(m_edit->accessibleDescription());
    QLabel *label = makeLabel(tr("O&bjects the integration needs"), u"muted"_s);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setBuddy(m_edit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(label);
    column->addWidget(m_edit);
    connect(m_edit, &QLineEdit::editingFinished, this, &ObjectsLine::report);
}

void ObjectsLine::setObjects(const QStringList &objects)
{
    m_reported = objects;
    if (this->objects() != objects) // else it stays as the person wrote it
        m_edit->setText(objects.join(u", "_s));
}

QStringList ObjectsLine::objects() const
{
    static const QRegularExpression between(u"[\\s,;]+"_s);
    QStringList names = m_edit->text().split(between, Qt::SkipEmptyParts);
    names.removeDuplicates();
    return names;
}

void ObjectsLine::report()
{
    if (objects() == m_reported)
        return;
    m_reported = objects();
    Q_EMIT edited(m_reported);
}

void ObjectsLine::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        QWidget::keyPressEvent(event);
}

} // namespace keyway
