// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/StepList.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/PageTools.h"
#include "ui/widgets/StepButton.h"

#include <QKeyEvent>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// The same lines in the same places: only words and states may differ, so the buttons (and the focus) can
/// stay.
bool sameLines(const QList<StepEntry> &a, const QList<StepEntry> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const StepEntry &x, const StepEntry &y) {
        return x.key == y.key && x.section == y.section && x.atBottom == y.atBottom;
    });
}

} // namespace

StepList::StepList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(u"stepList"_s);
    setAccessibleName(tr("Steps"));
    m_layout->setContentsMargins(10, 14, 10, 14);
    m_layout->setSpacing(0);
}

void StepList::setEntries(const QList<StepEntry> &entries)
{
    const bool same = sameLines(m_entries, entries) && !m_buttons.isEmpty();
    m_entries = entries;
    if (!same)
        rebuild();
    showEntries();
}

void StepList::rebuild()
{
    QString focused;
    for (const StepButton *button : std::as_const(m_buttons))
        if (button->hasFocus())
            focused = button->objectName();
    m_buttons.clear();
    clearLayout(m_layout);
    bool bottom = false;
    for (const StepEntry &entry : std::as_const(m_entries)) {
        if (entry.atBottom && !bottom)
            m_layout->addStretch(1);
        bottom = bottom || entry.atBottom;
        if (!entry.section.isEmpty()) {
            QLabel *heading = makeLabel(entry.section, u"section"_s);
            heading->setContentsMargins(10, m_buttons.isEmpty() ? 0 : 10, 10, 4);
            m_layout->addWidget(heading);
        }
        auto *button = new StepButton(this);
        button->setObjectName(u"entry_"_s + entry.key);
        connect(button, &QPushButton::clicked, this, [this, key = entry.key] { Q_EMIT chosen(key); });
        m_layout->addWidget(button);
        m_buttons << button;
        if (button->objectName() == focused)
            button->setFocus();
    }
    if (!bottom)
        m_layout->addStretch(1);
}

void StepList::setCurrent(const QString &key)
{
    m_current = key;
    showEntries();
}

void StepList::showEntries()
{
    bool reachable = false;
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const bool current = m_entries.at(i).key == m_current;
        m_buttons.at(i)->show(m_entries.at(i), current);
        reachable = reachable || (current && m_entries.at(i).enabled);
    }
    // Tab must always reach the list, also before a page has been chosen.
    if (!reachable && !m_buttons.isEmpty())
        m_buttons.first()->setFocusPolicy(Qt::StrongFocus);
}

void StepList::keyPressEvent(QKeyEvent *event)
{
    const auto focused = std::find_if(m_buttons.begin(), m_buttons.end(),
                                      [](const StepButton *button) { return button->hasFocus(); });
    const int at = static_cast<int>(focused - m_buttons.begin());
    const int last = static_cast<int>(m_buttons.size()) - 1;
    if (focused == m_buttons.end())
        QWidget::keyPressEvent(event);
    else if (event->key() == Qt::Key_Down)
        moveFocus(at + 1, 1);
    else if (event->key() == Qt::Key_Up)
        moveFocus(at - 1, -1);
    else if (event->key() == Qt::Key_Home)
        moveFocus(0, 1);
    else if (event->key() == Qt::Key_End)
        moveFocus(last, -1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        m_buttons.at(at)->click();
    else
        QWidget::keyPressEvent(event);
}

void StepList::moveFocus(int from, int step)
{
    for (int i = from; i >= 0 && i < m_buttons.size(); i += step) {
        if (m_buttons.at(i)->isEnabled())
            return m_buttons.at(i)->setFocus(Qt::TabFocusReason);
    }
}

} // namespace keyway
