// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/SandboxRefreshDialog.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/CheckedField.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/RunsLabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace keyway {

SandboxRefreshDialog::SandboxRefreshDialog(QWidget *parent)
    : QDialog(parent),
      m_name(new CheckedField(u"sandboxNameEdit"_s)),
      m_result(new Card),
      m_username(new RunsLabel),
      m_subdomain(new RunsLabel),
      m_note(new RunsLabel),
      m_steps(new QVBoxLayout)
{
    setObjectName(u"sandboxRefreshDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("After a sandbox refresh"));
    resize(620, 480);
    m_name->setLabel(tr("&Name of the refreshed sandbox"));
    m_name->setPlaceholder(tr("As in Setup, for example “full”"));
    buildResult();
    auto *use = makeButton(tr("&Use these values"), u"primary"_s, u"applyRefreshButton"_s);
    auto *close = makeButton(tr("C&lose"), {}, u"closeButton"_s);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(close);
    buttons->addWidget(use);

    auto *content = new QWidget;
    content->setObjectName(u"pageBody"_s);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(12);
    column->addWidget(
        makeLabel(tr("A refresh makes the sandbox a new copy of production: the app, the user and "
                     "their settings come from there again. Nothing is sent anywhere; these "
                     "are proposals to check.")));
    column->addWidget(m_name);
    column->addWidget(m_result);
    column->addStretch();
    auto *scroll = new QScrollArea; // long lists and large fonts
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *page = new QVBoxLayout(this);
    page->setContentsMargins(20, 18, 20, 16);
    page->setSpacing(12);
    page->addWidget(scroll, 1);
    page->addLayout(buttons);
    connect(m_name, &CheckedField::edited, this, &SandboxRefreshDialog::nameEdited);
    connect(use, &QPushButton::clicked, this, &SandboxRefreshDialog::apply);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    use->setDefault(true);
    m_name->edit()->setFocus();
}

void SandboxRefreshDialog::buildResult()
{
    m_result->setObjectName(u"refreshResult"_s);
    m_username->setObjectName(u"refreshUsername"_s);
    m_subdomain->setObjectName(u"refreshSubdomain"_s);
    m_note->setObjectName(u"refreshNote"_s);
    m_steps->setSpacing(6);
    m_result->body()->addWidget(makeLabel(tr("Proposed values"), u"heading"_s));
    for (RunsLabel *each : {m_username, m_subdomain, m_note})
        m_result->body()->addWidget(each);
    m_result->body()->addSpacing(6);
    m_result->body()->addWidget(makeLabel(tr("What to change, in this order"), u"heading"_s));
    m_result->body()->addLayout(m_steps);
    m_result->hide();
}

void SandboxRefreshDialog::setName(const QString &sandbox)
{
    m_name->setText(sandbox);
    m_name->edit()->selectAll();
}

void SandboxRefreshDialog::setResult(const QString &username, const QString &subdomain,
                                     const QString &guessNote, const QStringList &steps)
{
    m_usable = true;
    m_name->setProblem(std::nullopt, true);
    m_username->setRuns({{tr("Username: "), RunStyle::Muted}, {username, RunStyle::Mono}});
    m_subdomain->setRuns({{tr("Subdomain: "), RunStyle::Muted}, {subdomain, RunStyle::Mono}});
    m_note->setRuns({{guessNote, RunStyle::Warn}});
    m_note->setVisible(!guessNote.isEmpty());
    clearLayout(m_steps);
    for (qsizetype i = 0; i < steps.size(); ++i)
        m_steps->addWidget(new RunsLabel({{tr("%1. %2", "a numbered action").arg(i + 1).arg(steps.at(i))}}));
    m_result->show();
}

void SandboxRefreshDialog::setProblem(const Text &problem)
{
    m_usable = false;
    m_result->hide();
    m_name->setProblem(problem, true);
}

void SandboxRefreshDialog::apply()
{
    if (!m_usable) { // nothing to use yet: the name is what is missing
        m_name->focusField();
        return;
    }
    Q_EMIT applyRequested();
    accept();
}

} // namespace keyway
