// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/KeyPage.h"

#include "ui/widgets/Announce.h"
#include "ui/widgets/Base64Card.h"
#include "ui/widgets/Basics.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/FlowLabel.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/FolderGroupsCard.h"
#include "ui/widgets/KeyMenus.h"
#include "ui/widgets/KeyPairCard.h"
#include "ui/widgets/Notice.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/PassphraseCard.h"
#include "ui/widgets/PasteKeyCard.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/WarningList.h"

#include <QComboBox>
#include <QDragEnterEvent>
#include <QLocale>
#include <QMimeData>
#include <QProgressBar>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QStringList localFiles(const QMimeData *data)
{
    QStringList paths;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls)
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

QLabel *makeBuddyLabel(const QString &text, QWidget *buddy)
{
    auto *label = new QLabel(text);
    label->setProperty("role", u"muted"_s);
    label->setBuddy(buddy);
    return label;
}

} // namespace

struct KeyPage::Private
{
    KeyPageState state;
    PageHeader *header = nullptr;
    Notice *diagnosis = nullptr;
    Card *choices = nullptr;
    Card *ofCase = nullptr;
    QVBoxLayout *caseLines = nullptr;
    QPushButton *generate = nullptr;
    QPushButton *useFiles = nullptr;
    QComboBox *bits = nullptr;
    QComboBox *days = nullptr;
    Card *workingCard = nullptr;
    QLabel *working = nullptr;
    QProgressBar *busy = nullptr;
    Notice *problem = nullptr;
    KeyPairCard *pair = nullptr;
    Base64Card *base64 = nullptr;
    PassphraseCard *passphrase = nullptr;
    PasteKeyCard *paste = nullptr;
    QPushButton *startPaste = nullptr;
    FolderGroupsCard *groups = nullptr;
    Notice *notice = nullptr;
    KeyMenus *menus = nullptr;
    WarningList *warnings = nullptr;
    Card *reasonsCard = nullptr;
    Reasons *reasons = nullptr;

    Card *makeChoices(KeyPage *page);
    Card *makeWorking(KeyPage *page);
    void makeHelpers(KeyPage *page);
    void showCase() const;
};

KeyPage::KeyPage(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>())
{
    setAcceptDrops(true);
    d->header = new PageHeader({}, {});
    d->diagnosis = new Notice(Notice::Look::Card);
    d->problem = new Notice(Notice::Look::Card);
    d->problem->setObjectName(u"keyProblem"_s);
    d->pair = new KeyPairCard;
    d->warnings = new WarningList;
    d->reasonsCard = new Card;
    d->reasons = new Reasons;
    d->reasonsCard->body()->addWidget(makeLabel(tr("What the guide asks for, and why"), u"heading"_s));
    d->reasonsCard->body()->addWidget(d->reasons);
    d->choices = d->makeChoices(this);
    d->ofCase = new Card;
    d->ofCase->setObjectName(u"caseCertificate"_s);
    d->caseLines = new QVBoxLayout;
    d->ofCase->body()->addLayout(d->caseLines);
    d->workingCard = d->makeWorking(this);
    d->base64 = new Base64Card;
    d->makeHelpers(this);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(14);
    for (QWidget *part : QList<QWidget *>{d->header, d->diagnosis, d->choices, d->paste, d->passphrase,
                                          d->groups, d->ofCase, d->workingCard, d->problem, d->notice,
                                          d->pair, d->base64, d->warnings, d->reasonsCard})
        column->addWidget(part);
    column->addStretch();
    connect(d->pair, &KeyPairCard::showInFolderRequested, this, &KeyPage::showInFolderRequested);
    connect(d->base64, &Base64Card::showRequested, this, &KeyPage::showBase64Requested);
    connect(d->base64, &Base64Card::copyRequested, this, &KeyPage::copyBase64Requested);
    setState({});
}

KeyPage::~KeyPage() = default;

void KeyPage::Private::showCase() const
{
    clearLayout(caseLines);
    if (state.phase != KeyPageState::Phase::Case)
        return;
    caseLines->addWidget(makeLabel(
        state.holder.isEmpty() ? tr("The key stayed with the customer") : state.holder, u"heading"_s));
    if (state.sha256.isEmpty()) {
        caseLines->addWidget(makeLabel(tr("The report names no certificate."), u"muted"_s));
        return;
    }
    const QString until = QLocale().toString(state.notAfterUtc.toLocalTime().date(), QLocale::ShortFormat);
    caseLines->addWidget(new RunsLabel({{tr("Certificate: "), RunStyle::Muted},
                                        {tr("%1, RSA %2, valid until %3", "subject, bits, date")
                                             .arg(state.subject, QString::number(state.bits), until)}}));
    caseLines->addWidget(new RunsLabel({{tr("SHA-256: "), RunStyle::Muted}, {state.sha256, RunStyle::Mono}}));
}

Card *KeyPage::Private::makeChoices(KeyPage *page)
{
    generate = makeButton(tr("&Generate a new pair…"), {}, u"generateButton"_s);
    generate->setProperty("edits", true);
    useFiles = makeButton(tr("Use &files you already have…"), {}, u"useFilesButton"_s);
    useFiles->setProperty("edits", true);
    startPaste = makeButton(tr("&Paste a key…"), {}, u"pasteKeyButton"_s);
    startPaste->setProperty("edits", true);
    bits = new QComboBox;
    bits->setObjectName(u"bitsCombo"_s);
    bits->setAccessibleName(tr("Size of a new key"));
    for (int size : {2048, 3072, 4096})
        bits->addItem(tr("RSA %1").arg(size), size);
    days = new QComboBox;
    days->setObjectName(u"daysCombo"_s);
    days->setAccessibleName(tr("How long a new certificate is valid"));
    days->addItem(tr("1 year"), 365);
    days->addItem(tr("2 years"), 730);
    days->addItem(tr("5 years"), 1825);
    days->addItem(tr("10 years"), 3650);
    days->setCurrentIndex(3);

    auto *wishes = new QWidget;
    auto *wishRow = new QHBoxLayout(wishes);
    wishRow->setContentsMargins(0, 0, 0, 0);
    wishRow->setSpacing(8);
    wishRow->addWidget(makeBuddyLabel(tr("Si&ze"), bits));
    wishRow->addWidget(bits);
    wishRow->addWidget(makeBuddyLabel(tr("&Valid"), days));
    wishRow->addWidget(days);
    auto *row = new FlowLayout(12);
    row->setLastAtEnd(true);
    row->addWidget(generate);
    row->addWidget(useFiles);
    row->addWidget(startPaste);
    row->addWidget(wishes);
    auto *card = new Card;
    card->body()->addLayout(row);
    card->body()->addWidget(makeLabel(
        tr("You can also drop files or a folder here: PEM, DER, PKCS#12, or their base64."), u"small"_s));
    QObject::connect(generate, &QPushButton::clicked, page,
                     [page] { Q_EMIT page->generateRequested(page->bits(), page->days()); });
    QObject::connect(useFiles, &QPushButton::clicked, page, &KeyPage::useFilesRequested);
    return card;
}

void KeyPage::Private::makeHelpers(KeyPage *page)
{
    passphrase = new PassphraseCard;
    paste = new PasteKeyCard;
    groups = new FolderGroupsCard;
    notice = new Notice(Notice::Look::Inside);
    notice->setObjectName(u"keyNotice"_s);
    menus = new KeyMenus;
    pair->body()->addWidget(menus);
    QObject::connect(startPaste, &QPushButton::clicked, paste, &PasteKeyCard::start);
    QObject::connect(paste, &PasteKeyCard::pasted, page, &KeyPage::pasteRequested);
    QObject::connect(passphrase, &PassphraseCard::given, page, &KeyPage::passphraseGiven);
    QObject::connect(passphrase, &PassphraseCard::cancelled, page, &KeyPage::passphraseCancelled);
    QObject::connect(groups, &FolderGroupsCard::chosen, page, &KeyPage::folderGroupChosen);
    QObject::connect(menus, &KeyMenus::convertRequested, page, &KeyPage::convertRequested);
    QObject::connect(menus, &KeyMenus::requestCertificateRequested, page,
                     &KeyPage::requestCertificateRequested);
    QObject::connect(menus, &KeyMenus::authorityAnswerRequested, page, &KeyPage::authorityAnswerRequested);
    QObject::connect(menus, &KeyMenus::rotationRequested, page, &KeyPage::rotationRequested);
}

Card *KeyPage::Private::makeWorking(KeyPage *page)
{
    working = makeLabel({}, u"heading"_s);
    working->setObjectName(u"keyWorking"_s);
    busy = new QProgressBar;
    busy->setRange(0, 0); // nobody knows how long the search for primes takes
    busy->setTextVisible(false);
    busy->setFixedHeight(6);
    auto *stop = makeButton(tr("&Stop"), {}, u"stopKeyButton"_s);
    auto *words = new QVBoxLayout;
    words->setSpacing(8);
    words->addWidget(working);
    words->addWidget(busy);
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addLayout(words, 1);
    row->addWidget(stop, 0, Qt::AlignVCenter);
    auto *card = new Card(u"accent"_s);
    card->body()->addLayout(row);
    QObject::connect(stop, &QPushButton::clicked, page, &KeyPage::stopRequested);
    return card;
}

void KeyPage::setStep(const GuideStep &step)
{
    d->header->setTitle(withBreaks(step.title));
    d->header->setSubtitle(step.summary);
    d->warnings->setWarnings(step.warnings);
    d->reasons->setInstructions(step.instructions);
    d->reasonsCard->setVisible(!step.instructions.isEmpty());
}

void KeyPage::setState(const KeyPageState &state)
{
    using Phase = KeyPageState::Phase;
    const bool wasWorking = d->state.phase == Phase::Working;
    const bool working = state.phase == Phase::Working;
    d->state = state;
    const QWidget *focused = focusWidget();
    const bool focusOnStart = focused == d->generate || focused == d->useFiles;
    const bool focusOnStop = focused && focused->objectName() == u"stopKeyButton"_s;
    d->workingCard->setVisible(working);
    d->working->setText(state.working);
    d->busy->setAccessibleName(state.working);
    announce(d->workingCard, working ? state.working : QString());
    // The focus follows the only thing that can be done now, and comes back.
    if (working && !wasWorking && focusOnStart)
        findChild<QPushButton *>(u"stopKeyButton"_s)->setFocus();
    for (QWidget *widget : QList<QWidget *>{d->generate, d->useFiles, d->startPaste, d->bits, d->days})
        widget->setEnabled(!working);
    if (wasWorking && !working && focusOnStop)
        d->generate->setFocus();
    // What is done once is no longer the next thing to do.
    keyway::setProperty(d->generate, "role", state.phase == Phase::Ready ? QString() : u"primary"_s);
    d->problem->show(state.phase == Phase::Problem ? std::optional(state.problem) : std::nullopt, u"bad"_s);
    d->choices->setVisible(state.phase != Phase::Case);
    d->ofCase->setVisible(state.phase == Phase::Case);
    d->showCase();
    if (state.phase == Phase::Case) { // somebody else's report: nothing is entered into it
        d->passphrase->end();
        d->paste->end();
        d->groups->setRows({});
    }
    d->pair->setVisible(state.phase == Phase::Ready);
    d->pair->show(state);
    d->base64->show(state);
}

void KeyPage::askPassphrase(const QString &fileName, bool wasWrong)
{
    d->paste->end(); // one question at a time
    d->passphrase->ask(fileName, wasWrong);
}

void KeyPage::endPassphrase()
{
    d->passphrase->end();
}

void KeyPage::setKeyForms(const QList<QPair<QString, QString>> &forms)
{
    d->menus->setForms(forms);
}

void KeyPage::setFolderGroups(const QList<KeyFolderRow> &rows)
{
    d->groups->setRows(rows);
}

void KeyPage::setNotice(const QString &text)
{
    d->notice->showSentence(text, u"good"_s);
}

void KeyPage::setDiagnosis(const std::optional<Text> &text)
{
    d->diagnosis->show(text, u"bad"_s, tr("This is why the test failed"));
}

int KeyPage::bits() const
{
    return d->bits->currentData().toInt();
}

int KeyPage::days() const
{
    return d->days->currentData().toInt();
}

void KeyPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (d->state.phase != KeyPageState::Phase::Working && d->state.phase != KeyPageState::Phase::Case &&
        !localFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void KeyPage::dropEvent(QDropEvent *event)
{
    const QStringList paths = localFiles(event->mimeData());
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
}

void KeyPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && d->state.phase == KeyPageState::Phase::Working)
        Q_EMIT stopRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace keyway
