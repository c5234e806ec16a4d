// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CheckedField.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PageTools.h"

#include <QFontDatabase>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace keyway {

CheckedField::CheckedField(const QString &name, QWidget *parent)
    : QWidget(parent),
      m_label(makeLabel({}, u"heading"_s)),
      m_edit(new QLineEdit),
      m_problem(new Notice(Notice::Look::Inside))
{
    m_label->setTextInteractionFlags(Qt::NoTextInteraction);
    m_label->setBuddy(m_edit);
    m_edit->setObjectName(name);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF());
    m_edit->setFont(mono);
    m_problem->setObjectName(name + u"Problem"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_label);
    column->addWidget(m_edit);
    column->addWidget(m_problem);
    connect(m_edit, &QLineEdit::textEdited, this, &CheckedField::edited);
    connect(m_edit, &QLineEdit::editingFinished, this, [this] { Q_EMIT left(m_edit->text()); });
}

void CheckedField::setLabel(const QString &label)
{
    m_label->setText(label);
    m_edit->setAccessibleName(QString(label).remove(u'&'));
}

void CheckedField::setPlaceholder(const QString &text)
{
    m_edit->setPlaceholderText(text);
}

QString CheckedField::text() const
{
    return m_edit->text();
}

void CheckedField::setText(const QString &text)
{
    if (m_edit->text() == text)
        return; // keeps the cursor where the person put it
    m_edit->setText(text);
    m_edit->setCursorPosition(0); // the start of a long value tells more than its end
}

void CheckedField::setProblem(const std::optional<Text> &problem, bool warning)
{
    const QString tone = warning ? u"warn"_s : u"bad"_s;
    m_problem->show(problem, tone);
    keyway::setProperty(m_edit, "tone", problem ? tone : QString());
    m_edit->setAccessibleDescription(m_problem->accessibleDescription()); // the message has been announced
}

void CheckedField::focusField()
{
    m_edit->setFocus(Qt::OtherFocusReason);
    m_edit->selectAll();
    scrollIntoView(this); // the page may be scrolled down to its last instruction
}

} // namespace keyway
