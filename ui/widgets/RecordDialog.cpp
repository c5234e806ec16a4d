// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/RecordDialog.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/CheckedField.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace keyway {

RecordDialog::RecordDialog(QWidget *parent) : QDialog(parent), m_person(new CheckedField(u"personEdit"_s))
{
    setObjectName(u"recordDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Set-up record"));
    m_person->setLabel(tr("Who &writes this record?"));
    m_person->setPlaceholder(tr("Your name, as your colleagues know it"));
    m_person->edit()->setFont(font()); // a name, not a value to compare letter by letter
    auto *save = makeButton(tr("&Save as PDF…"), u"primary"_s, u"saveRecordButton"_s);
    auto *cancel = makeButton(tr("&Cancel"), {}, u"cancelRecordButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(20, 18, 20, 16);
    page->setSpacing(12);
    page->addWidget(
        makeLabel(tr("One or two pages: who set what up and when, what was tested, and until when the "
                     "certificate is valid. There are no secrets in it.")));
    page->addWidget(m_person);
    page->addStretch();
    page->addLayout(buttons);
    save->setDefault(true);
    connect(save, &QPushButton::clicked, this, &RecordDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_person, &CheckedField::edited, this, [this] { m_person->setProblem(std::nullopt, true); });
    resize(460, sizeHint().height());
    m_person->edit()->setFocus();
}

void RecordDialog::setPerson(const QString &name)
{
    m_person->setText(name);
    m_person->edit()->selectAll();
}

void RecordDialog::save()
{
    const QString person = m_person->text().trimmed();
    if (person.isEmpty()) {
        m_person->setProblem(Text{tr("A record without a name helps nobody later"), {}, {}, {}}, true);
        m_person->focusField();
        return;
    }
    Q_EMIT saveRequested(person);
    accept();
}

} // namespace keyway
