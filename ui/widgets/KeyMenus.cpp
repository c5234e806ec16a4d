// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/KeyMenus.h"

#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/MenuButton.h"

using namespace Qt::StringLiterals;

namespace keyway {

KeyMenus::KeyMenus(QWidget *parent) : QWidget(parent)
{
    auto *convert = new MenuButton(tr("Conve&rt…"), u"convertButton"_s);
    convert->setAccessibleDescription(tr("Saves the private key in another form"));
    m_convert = convert;
    m_forms = convert->choices();

    auto *certificate = new MenuButton(tr("Certificate or &new pair…"), u"certificateMenuButton"_s);
    certificate->setProperty("edits", true);
    certificate->setAccessibleDescription(tr("A certificate from your own authority, or a new pair"));
    certificate->addChoice(tr("Certificate &request (CSR)…"), u"requestCertificateAction"_s, this,
                           &KeyMenus::requestCertificateRequested);
    certificate->addChoice(tr("Certificate from your &authority…"), u"authorityAnswerAction"_s, this,
                           &KeyMenus::authorityAnswerRequested);
    certificate->choices()->addSeparator();
    certificate->addChoice(tr("&New pair for a change of keys…"), u"rotationAction"_s, this,
                           &KeyMenus::rotationRequested);

    auto *row = new FlowLayout(10);
    setLayout(row);
    row->addWidget(convert);
    row->addWidget(certificate);
    setForms({});
}

void KeyMenus::setForms(const QList<QPair<QString, QString>> &forms)
{
    m_forms->clear();
    for (const auto &[word, title] : forms) {
        // A title is words, not a place for access keys.
        QAction *entry = m_forms->addAction(QString(title).replace(u'&', u"&&"_s));
        entry->setObjectName(u"convert_"_s + word);
        connect(entry, &QAction::triggered, this, [this, word = word] { Q_EMIT convertRequested(word); });
    }
    m_convert->setVisible(!forms.isEmpty());
}

} // namespace keyway
