// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/AboutDialog.h"

#include "ui/AppIcon.h"
#include "ui/widgets/Basics.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace keyway {

AboutDialog::AboutDialog(const AboutFacts &facts, QWidget *parent) : QDialog(parent)
{
    setObjectName(u"aboutDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Keyway"));
    setSizeGripEnabled(true);
    auto *close = makeButton(tr("C&lose"), u"primary"_s, u"closeButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(20, 18, 20, 16);
    page->setSpacing(12);
    page->addWidget(makeHead(facts));
    page->addWidget(makeNewer(facts.homepage));
    page->addWidget(makeParts(facts.parts), 1);
    page->addLayout(buttons);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    close->setDefault(true);
    close->setFocus();
    resize(QSize(fontMetrics().averageCharWidth() * 124, 560).boundedTo(screen()->availableSize() * 0.9));
}

QWidget *AboutDialog::makeHead(const AboutFacts &facts)
{
    auto *icon = new QLabel;
    icon->setPixmap(appIcon().pixmap(QSize(64, 64), devicePixelRatioF()));
    icon->setAccessibleName(tr("Keyway's icon"));
    auto *words = new QVBoxLayout;
    words->setSpacing(3);
    QLabel *name = makeLabel(tr("Keyway %1").arg(facts.version), u"title"_s);
    name->setObjectName(u"aboutVersion"_s);
    QLabel *libraries = makeLabel(facts.libraries, u"muted"_s);
    libraries->setObjectName(u"aboutLibraries"_s);
    words->addWidget(name);
    words->addWidget(makeLabel(tr("Sets up, tests and repairs Salesforce JWT bearer connections.")));
    words->addWidget(libraries);
    auto *head = new QWidget;
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    auto *copy = new CopyButton(tr("version and libraries"), u"copyAboutButton"_s);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(copy, 0, Qt::AlignTop);
    connect(copy, &QPushButton::clicked, this,
            [this, facts] { Q_EMIT copyRequested(u"Keyway %1 · %2"_s.arg(facts.version, facts.libraries)); });
    return head;
}

QWidget *AboutDialog::makeNewer(const QString &homepage)
{
    auto *card = new Card;
    QLabel *words = makeLabel(
        homepage.isEmpty()
            ? tr("Keyway never looks for updates by itself. This copy was built without the address of a "
                 "page with releases: ask whoever gave it to you.")
            : tr("Keyway never looks for updates by itself. The button opens the page with all releases in "
                 "your browser: %1")
                  .arg(homepage));
    words->setObjectName(u"newerVersionWords"_s);
    auto *newer = makeButton(tr("Look for a &newer version"), {}, u"newerVersionButton"_s);
    newer->setVisible(!homepage.isEmpty());
    auto *row = new FoldingRow(14);
    row->row()->addWidget(words, 1);
    row->row()->addWidget(newer, 0, Qt::AlignVCenter);
    card->body()->addWidget(row);
    connect(newer, &QPushButton::clicked, this, &AboutDialog::newerVersionRequested);
    return card;
}

/// Licences are broken into lines by their authors: wide enough for those, and as tall as there is room.
QWidget *AboutDialog::makeParts(const QList<LicencePart> &parts)
{
    auto *list = new QListWidget;
    list->setObjectName(u"licenceList"_s);
    list->setAccessibleName(tr("Parts and their licences"));
    list->setWordWrap(true);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setSpacing(2);
    list->setFixedWidth(list->fontMetrics().averageCharWidth() * 22);
    for (const LicencePart &part : parts)
        list->addItem(u"%1\n%2"_s.arg(part.name, part.licence));
    auto *words = new QPlainTextEdit;
    words->setObjectName(u"licenceText"_s);
    words->setProperty("role", u"literal"_s);
    words->setReadOnly(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    words->setTabChangesFocus(true);
    QFont mono = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    mono.setPointSizeF(font().pointSizeF() * 0.9);
    words->setFont(mono);
    words->setMinimumHeight(QFontMetrics(mono).lineSpacing() * 6);
    connect(list, &QListWidget::currentRowChanged, this, [parts, words](int row) {
        words->setPlainText(parts.value(row).words);
        words->setAccessibleName(tr("Licence of %1").arg(parts.value(row).name));
    });
    list->setCurrentRow(0);
    auto *made = new QWidget;
    auto *row = new QHBoxLayout(made);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(list);
    row->addWidget(words, 1);
    return made;
}

} // namespace keyway
