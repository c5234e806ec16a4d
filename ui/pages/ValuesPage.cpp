// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/ValuesPage.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/ExportCard.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"
#include "ui/widgets/UpkeepCard.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// The owner gives a secret's length, not the secret. Should it ever give the secret, this is where it stops.
QString veiled(const QString &shown)
{
    if (shown.isEmpty() || shown.startsWith(u'•'))
        return shown;
    return ValuesPage::tr("•••••••• %1 characters").arg(QLocale().toString(shown.size()));
}

} // namespace

struct ValuesPage::Private
{
    explicit Private(ValuesPage *page) : q(page) {}

    ValuesPage *q;
    Guide guide;
    ValuesPageState state;

    PageHeader *header = nullptr;
    Card *banner = nullptr;
    StatusIcon *bannerIcon = nullptr;
    RunsLabel *headline = nullptr;
    RunsLabel *detail = nullptr;
    Card *form = nullptr;
    QGridLayout *fields = nullptr;
    QMap<QString, RunsLabel *> values;
    QMap<QString, CopyButton *> copies;
    QSet<QString> secrets; ///< ids of fields
    ExportCard *exports = nullptr;
    UpkeepCard *upkeep = nullptr;

    void build();
    void buildBanner();
    void makeFields();
    void show();
};

void ValuesPage::Private::buildBanner()
{
    banner = new Card;
    banner->setObjectName(u"testedBanner"_s);
    bannerIcon = new StatusIcon;
    headline = new RunsLabel;
    headline->setObjectName(u"testedHeadline"_s);
    detail = new RunsLabel;
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(headline);
    words->addWidget(detail);
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(bannerIcon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    banner->body()->addLayout(row);
}

void ValuesPage::Private::build()
{
    header = new PageHeader(tr("Installation values"), {});
    buildBanner();
    form = new Card;
    fields = new QGridLayout;
    fields->setHorizontalSpacing(18);
    fields->setVerticalSpacing(8);
    fields->setColumnStretch(1, 1);
    form->body()->addLayout(fields);
    exports = new ExportCard;
    connect(exports, &ExportCard::saveJsonRequested, q, &ValuesPage::saveJsonRequested);
    connect(exports, &ExportCard::saveEnvRequested, q, &ValuesPage::saveEnvRequested);
    connect(exports, &ExportCard::exportRequested, q, &ValuesPage::exportRequested);
    upkeep = new UpkeepCard;
    connect(upkeep, &UpkeepCard::reminderRequested, q, [this] { Q_EMIT q->exportRequested(u"calendar"_s); });
    connect(upkeep, &UpkeepCard::rotationRequested, q, &ValuesPage::rotationRequested);
    connect(upkeep, &UpkeepCard::sandboxRefreshRequested, q, &ValuesPage::sandboxRefreshRequested);

    auto *page = new QVBoxLayout(q);
    page->setContentsMargins({});
    page->setSpacing(14);
    page->addWidget(header);
    page->addWidget(banner);
    page->addWidget(form);
    page->addWidget(exports);
    page->addWidget(upkeep);
    page->addStretch();
}

void ValuesPage::Private::makeFields()
{
    clearLayout(fields);
    values.clear();
    copies.clear();
    secrets.clear();
    for (int row = 0; row < guide.handOver.size(); ++row) {
        const HandOverField &field = guide.handOver.at(row);
        auto *value = new RunsLabel;
        value->setObjectName(u"value_"_s + field.id);
        auto *copy = new CopyButton(field.label, u"copy_"_s + field.id);
        fields->addWidget(new RunsLabel({{field.label, RunStyle::Muted}}), row, 0);
        auto *cell = new QWidget; // where it is from goes below the value when there is no room beside it
        auto *flow = new FlowLayout(14);
        flow->setLastAtEnd(true);
        cell->setLayout(flow);
        flow->addWidget(value);
        flow->addWidget(new RunsLabel({{field.source, RunStyle::Muted}}));
        fields->addWidget(cell, row, 1);
        fields->addWidget(copy, row, 2);
        values.insert(field.id, value);
        copies.insert(field.id, copy);
        if (field.secret)
            secrets.insert(field.id);
        connect(copy, &QPushButton::clicked, q, [this, id = field.id] { Q_EMIT q->copyRequested(id); });
    }
}

void ValuesPage::Private::show()
{
    banner->setTone(state.tested ? u"good"_s : u"warn"_s);
    bannerIcon->setLook(state.tested ? Look{Symbol::Check, Tone::Good, tr("tested")}
                                     : Look{Symbol::Exclamation, Tone::Warn, tr("not tested yet")});
    const QString words = state.headline.isEmpty() ? tr("Not tested yet") : state.headline;
    headline->setRuns({{words, state.tested ? RunStyle::GoodStrong : RunStyle::Strong}});
    detail->setRuns({{state.detail, RunStyle::Muted}});
    detail->setVisible(!state.detail.isEmpty());
    banner->setAccessibleName(state.tested ? tr("Tested: %1").arg(words) : tr("Not tested: %1").arg(words));

    for (auto value = values.begin(); value != values.end(); ++value) {
        const QString shown = secrets.contains(value.key()) ? veiled(state.shown.value(value.key()))
                                                            : state.shown.value(value.key());
        value.value()->setRuns(
            {shown.isEmpty() ? Run{tr("not entered yet"), RunStyle::Muted} : Run{shown, RunStyle::Mono}});
        copies.value(value.key())->setEnabled(!shown.isEmpty());
    }
    upkeep->setNotes(state.keepWorking);
}

ValuesPage::ValuesPage(QWidget *parent) : QWidget(parent), d(std::make_unique<Private>(this))
{
    d->build();
    d->show();
}

ValuesPage::~ValuesPage() = default;

void ValuesPage::setGuide(const Guide &guide)
{
    d->guide = guide;
    d->header->setSubtitle(
        tr("Everything the %1 form asks for, exactly as it was tested.").arg(guide.destination));
    d->exports->setHoldsSecrets(std::ranges::any_of(guide.handOver, &HandOverField::secret));
    d->makeFields();
    d->show();
    keepTabOrder(this);
}

void ValuesPage::setState(const ValuesPageState &state)
{
    d->state = state;
    if (!d->guide.destination.isEmpty())
        d->header->setSubtitle(
            state.tested
                ? tr("Everything the %1 form asks for, exactly as it was tested.").arg(d->guide.destination)
                : tr("Everything the %1 form asks for.").arg(d->guide.destination));
    d->show();
}

void ValuesPage::setUpkeep(const QList<QPair<QString, QStringList>> &sections)
{
    d->upkeep->setSections(sections);
    keepTabOrder(this);
}

void ValuesPage::setSplit(bool keyElsewhere, const QString &lead)
{
    d->exports->setSplit(keyElsewhere, lead);
    auto *page = static_cast<QVBoxLayout *>(layout());
    page->removeWidget(d->exports);
    const int form = page->indexOf(d->form);
    page->insertWidget(keyElsewhere ? form : form + 1, d->exports); // what is to be done stands first
    keepTabOrder(this);
}

} // namespace keyway
