// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/EvidenceCard.h"

#include "ui/presenters/EvidencePresenter.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/StatusIcon.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace keyway {

EvidenceCard::EvidenceCard(QWidget *parent)
    : Card({}, parent),
      m_lead(makeLabel(tr("Each of these is one or more real sign-ins, made only when you ask. A token is "
                          "thrown away at once."),
                       u"muted"_s)),
      m_buttons(new QWidget),
      m_userRow(new QWidget),
      m_otherUser(new QLineEdit),
      m_runningRow(new QWidget),
      m_running(makeLabel({})),
      m_words(new QVBoxLayout),
      m_table(new QVBoxLayout)
{
    setObjectName(u"evidenceCard"_s);
    body()->addWidget(makeLabel(tr("More evidence"), u"heading"_s));
    body()->addWidget(m_lead);

    auto *buttons = new FlowLayout(10);
    buttons->setContentsMargins({});
    m_buttons->setLayout(buttons);
    const auto add = [this, buttons](const QString &text, const QString &name, ProbeKind kind) {
        auto *button = makeButton(text, {}, name);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, kind] { ask(kind); });
    };
    add(tr("Ask every &host and audience"), u"gridButton"_s, ProbeKind::Grid);
    add(tr("Try a throw-awa&y key"), u"throwAwayKeyButton"_s, ProbeKind::ThrowAwayKey);
    body()->addWidget(m_buttons);

    auto *user = new FlowLayout(10);
    user->setContentsMargins({});
    m_userRow->setLayout(user);
    m_otherUser->setObjectName(u"otherUserEdit"_s);
    m_otherUser->setPlaceholderText(tr("username of an administrator"));
    m_otherUser->setAccessibleName(tr("Username of another user"));
    m_otherUser->setMinimumWidth(fontMetrics().averageCharWidth() * 34);
    user->addWidget(m_otherUser);
    auto *tryUser = makeButton(tr("Try another &user"), {}, u"otherUserButton"_s);
    user->addWidget(tryUser);
    connect(tryUser, &QPushButton::clicked, this, [this] { ask(ProbeKind::OtherUser); });
    body()->addWidget(m_userRow);

    auto *running = new QHBoxLayout(m_runningRow);
    running->setContentsMargins({});
    m_running->setObjectName(u"evidenceRunning"_s);
    auto *stop = makeButton(tr("Sto&p"), {}, u"stopEvidenceButton"_s);
    running->addWidget(m_running, 1);
    running->addWidget(stop);
    connect(stop, &QPushButton::clicked, this, &EvidenceCard::stopRequested);
    body()->addWidget(m_runningRow);
    body()->addLayout(m_words);
    body()->addLayout(m_table);
    m_table->setSpacing(6);
    setView({});
}

void EvidenceCard::ask(ProbeKind kind)
{
    Q_EMIT probeRequested(kind, m_otherUser->text().trimmed());
}

void EvidenceCard::setView(const EvidenceView &view)
{
    const bool isRunning = !view.running.isEmpty();
    setVisible(view.canAsk || isRunning || !view.answers.isEmpty());
    m_lead->setVisible(view.canAsk || isRunning);
    m_buttons->setVisible(view.canAsk && !isRunning);
    m_userRow->setVisible(view.canAsk && !isRunning);
    m_runningRow->setVisible(isRunning);
    m_running->setText(view.running);
    showWords(view);
    if (view.answers != m_shown)
        showAnswers(view.answers);
}

void EvidenceCard::showWords(const EvidenceView &view)
{
    clearLayout(m_words);
    if (!view.problem.isEmpty())
        m_words->addWidget(new RunsLabel({{view.problem, RunStyle::Warn}}));
    if (view.changes.isEmpty())
        return;
    auto *lead = new RunsLabel({{tr("What this changed: "), RunStyle::Strong}, {view.changes.join(u" "_s)}});
    lead->setObjectName(u"evidenceChanges"_s);
    m_words->addWidget(lead);
}

void EvidenceCard::showAnswers(const QList<ProbeAnswer> &answers)
{
    m_shown = answers;
    clearLayout(m_table);
    QGridLayout *grid = nullptr;
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const ProbeAnswer &answer = answers.at(i);
        if (!grid || answers.at(i - 1).kind != answer.kind) {
            m_table->addWidget(makeLabel(EvidencePresenter::title(answer.kind), u"muted"_s));
            auto *frame = new QWidget;
            grid = new QGridLayout(frame);
            grid->setContentsMargins({});
            grid->setVerticalSpacing(4);
            grid->setHorizontalSpacing(10);
            grid->setColumnStretch(1, 1);
            grid->setColumnStretch(2, 1);
            m_table->addWidget(frame);
        }
        const ProbeView view = EvidencePresenter::view(answer);
        auto *icon = new StatusIcon;
        icon->setLook(view.look);
        auto *asked = new RunsLabel({{view.asked}});
        auto *said = new RunsLabel({{view.answer, RunStyle::Mono}});
        said->setObjectName(u"probeAnswer_%1"_s.arg(i));
        said->setAccessibleName(view.spoken);
        const int row = grid->rowCount();
        grid->addWidget(icon, row, 0, Qt::AlignTop);
        grid->addWidget(asked, row, 1, Qt::AlignTop);
        grid->addWidget(said, row, 2, Qt::AlignTop);
    }
}

} // namespace keyway
