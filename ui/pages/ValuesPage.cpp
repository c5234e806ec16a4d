// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/pages/ValuesPage.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/FoldingRow.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

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
    QGridLayout *fields = nullptr;
    QMap<QString, RunsLabel *> values;
    QMap<QString, CopyButton *> copies;
    RunsLabel *secretNote = nullptr;
    Card *keepCard = nullptr;
    QVBoxLayout *keep = nullptr;

    void build();
    void buildBanner();
    Card *makeHandOver();
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

Card *ValuesPage::Private::makeHandOver()
{
    auto *card = new Card;
    card->body()->addWidget(makeLabel(tr("Hand over"), u"heading"_s));
    auto *json = makeButton(tr("Save as &JSON…"), {}, u"saveJsonButton"_s);
    auto *env = makeButton(tr("Save as .en&v…"), {}, u"saveEnvButton"_s);
    secretNote = new RunsLabel(
        {{tr("These files hold the private key: keep them as safe as the key."), RunStyle::Muted}});
    auto *row = new FoldingRow(10);
    row->row()->addWidget(json);
    row->row()->addWidget(env);
    row->row()->addWidget(secretNote, 1);
    card->body()->addWidget(row);
    connect(json, &QPushButton::clicked, q, &ValuesPage::saveJsonRequested);
    connect(env, &QPushButton::clicked, q, &ValuesPage::saveEnvRequested);
    return card;
}

void ValuesPage::Private::build()
{
    header = new PageHeader(tr("Installation values"), {});
    buildBanner();
    auto *form = new Card;
    fields = new QGridLayout;
    fields->setHorizontalSpacing(18);
    fields->setVerticalSpacing(8);
    fields->setColumnStretch(1, 3);
    fields->setColumnStretch(2, 1);
    form->body()->addLayout(fields);
    keepCard = new Card;
    keepCard->body()->addWidget(makeLabel(tr("Keep it working"), u"heading"_s));
    keep = new QVBoxLayout;
    keep->setSpacing(6);
    keepCard->body()->addLayout(keep);

    auto *page = new QVBoxLayout(q);
    page->setContentsMargins({});
    page->setSpacing(14);
    page->addWidget(header);
    page->addWidget(banner);
    page->addWidget(form);
    page->addWidget(makeHandOver());
    page->addWidget(keepCard);
    page->addStretch();
}

void ValuesPage::Private::makeFields()
{
    clearLayout(fields);
    values.clear();
    copies.clear();
    for (int row = 0; row < guide.handOver.size(); ++row) {
        const HandOverField &field = guide.handOver.at(row);
        auto *value = new RunsLabel;
        value->setObjectName(u"value_"_s + field.id);
        auto *copy = new CopyButton(field.label, u"copy_"_s + field.id);
        fields->addWidget(new RunsLabel({{field.label, RunStyle::Muted}}), row, 0);
        fields->addWidget(value, row, 1);
        fields->addWidget(new RunsLabel({{field.source, RunStyle::Muted}}), row, 2);
        fields->addWidget(copy, row, 3);
        values.insert(field.id, value);
        copies.insert(field.id, copy);
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
        const QString shown = state.shown.value(value.key());
        value.value()->setRuns(
            {shown.isEmpty() ? Run{tr("not entered yet"), RunStyle::Muted} : Run{shown, RunStyle::Mono}});
        copies.value(value.key())->setEnabled(!shown.isEmpty());
    }
    clearLayout(keep);
    for (const QString &note : std::as_const(state.keepWorking))
        keep->addWidget(new RunsLabel({{tr("• %1", "list item").arg(note)}}));
    keepCard->setVisible(!state.keepWorking.isEmpty());
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
    d->secretNote->setVisible(std::ranges::any_of(guide.handOver, &HandOverField::secret));
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

} // namespace keyway
