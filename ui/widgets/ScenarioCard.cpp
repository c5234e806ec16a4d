// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/ScenarioCard.h"

#include "ui/widgets/Announce.h"
#include "ui/widgets/RunsLabel.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString storyOf(const PracticeScenarioView &scenario)
{
    return scenario.note.isEmpty() ? scenario.story : scenario.story + u'\n' + scenario.note;
}

} // namespace

ScenarioCard::ScenarioCard(QWidget *parent) : Card({}, parent)
{
    body()->addWidget(m_picker = makePicker());
    body()->addWidget(makeActive());
    showParts();
}

QWidget *ScenarioCard::makePicker()
{
    auto *picker = new QWidget;
    auto *column = new QVBoxLayout(picker);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addWidget(
        makeLabel(tr("Scenarios: what happened before somebody called for help"), u"heading"_s));
    m_choice = new QComboBox;
    m_choice->setObjectName(u"scenarioCombo"_s);
    m_choice->setAccessibleName(tr("Scenario"));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_choice->setMinimumContentsLength(20);
    m_choice->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_start = makeButton(tr("Start this sce&nario"), {}, u"startScenarioButton"_s);
    auto *row = new FoldingRow(10);
    row->row()->addWidget(m_choice, 1);
    row->row()->addWidget(m_start);
    column->addWidget(row);
    column->addWidget(m_story = makeLabel({}, u"subtitle"_s));
    m_story->setObjectName(u"scenarioStory"_s);
    connect(m_choice, &QComboBox::currentIndexChanged, this, &ScenarioCard::showPicked);
    connect(m_start, &QPushButton::clicked, this,
            [this] { Q_EMIT startRequested(m_choice->currentData().toString()); });
    return picker;
}

QWidget *ScenarioCard::makeActive()
{
    m_active = new QFrame;
    m_active->setObjectName(u"activeScenario"_s);
    m_active->setProperty("role", u"notice"_s);
    m_active->setProperty("tone", u"accent"_s);
    auto *column = new QVBoxLayout(m_active);
    column->setContentsMargins(12, 10, 12, 10);
    column->setSpacing(5);
    column->addWidget(m_title = new RunsLabel);
    column->addWidget(m_activeStory = makeLabel({}));
    column->addWidget(m_changes = new RunsLabel);
    column->addWidget(m_since = new RunsLabel);
    m_title->setObjectName(u"activeScenarioTitle"_s);
    m_activeStory->setObjectName(u"activeScenarioStory"_s);
    m_changes->setObjectName(u"scenarioChanges"_s);
    m_since->setObjectName(u"scenarioSince"_s);
    return m_active;
}

void ScenarioCard::setScenarios(const QList<PracticeScenarioView> &scenarios)
{
    const QString picked = m_choice->currentData().toString();
    m_scenarios = scenarios;
    {
        const QSignalBlocker quiet(m_choice);
        m_choice->clear();
        for (const PracticeScenarioView &scenario : scenarios)
            m_choice->addItem(scenario.title, scenario.id);
        m_choice->setCurrentIndex(qMax(m_choice->findData(picked), 0));
    }
    showPicked();
}

void ScenarioCard::showActive(const std::optional<PracticeScenarioView> &scenario, const QStringList &changes,
                              const QStringList &since)
{
    const bool isNew = scenario && (!m_isActive || m_activeId != scenario->id);
    m_isActive = scenario.has_value();
    m_activeId = scenario ? scenario->id : QString();
    if (scenario) {
        m_title->setRuns({{scenario->title, RunStyle::Strong}});
        m_activeStory->setText(storyOf(*scenario));
        m_activeStory->setVisible(!m_activeStory->text().isEmpty());
        m_changes->setRuns(
            {{tr("Set: "), RunStyle::Strong},
             {changes.isEmpty() ? tr("everything healthy") : changes.join(u"; "_s), RunStyle::Plain}});
        m_since->setRuns({{tr("Changed since: "), RunStyle::Strong}, {since.join(u"; "_s), RunStyle::Warn}});
        m_since->setVisible(!since.isEmpty());
        m_active->setAccessibleName(tr("The org is set to: %1").arg(scenario->title));
        if (isNew && m_choice->findData(m_activeId) >= 0)
            m_choice->setCurrentIndex(m_choice->findData(m_activeId));
    }
    showPicked();
    if (isNew)
        announce(m_active, m_active->accessibleName() + u'\n' + m_activeStory->text());
}

void ScenarioCard::showPicked()
{
    const QString id = m_choice->currentData().toString();
    for (const PracticeScenarioView &scenario : std::as_const(m_scenarios)) {
        if (scenario.id == id)
            m_story->setText(storyOf(scenario));
    }
    // Told once: below, while the org is set to it.
    m_story->setVisible(!m_isActive || m_activeId != id);
    m_choice->setAccessibleDescription(m_story->text());
    showParts();
}

void ScenarioCard::showParts()
{
    m_picker->setVisible(!m_scenarios.isEmpty());
    m_active->setVisible(m_isActive);
    setVisible(m_isActive || !m_scenarios.isEmpty());
}

} // namespace keyway
