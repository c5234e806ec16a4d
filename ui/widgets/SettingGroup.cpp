// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/SettingGroup.h"

#include "ui/widgets/Basics.h"
#include "ui/widgets/RunsLabel.h"
#include "ui/widgets/SettingRow.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace keyway {

GroupHeader::GroupHeader(const QString &title, QWidget *parent)
    : QPushButton(parent),
      m_title(title),
      m_mark(makeLabel({})),
      m_words(makeLabel(title)),
      m_count(new RunsLabel)
{
    setProperty("role", u"disclosure"_s);
    setAutoDefault(false);
    setCheckable(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    m_mark->setWordWrap(false);
    m_mark->setFixedWidth(fontMetrics().horizontalAdvance(u"▾"_s) + 2); // the words stay where they are
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(7, 6, 8, 6);
    row->setSpacing(6);
    row->addWidget(m_mark, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    row->addWidget(m_count, 0, Qt::AlignTop);
    for (QLabel *label : {m_mark, m_words, static_cast<QLabel *>(m_count)}) {
        label->setTextInteractionFlags(Qt::NoTextInteraction);
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
}

void GroupHeader::showState(bool open, int settings, int broken)
{
    m_mark->setText(open ? u"▾"_s : isRightToLeft() ? u"◂"_s : u"▸"_s);
    const QString count = broken > 0 ? tr("%n broken", nullptr, broken) : QString::number(settings);
    m_count->setRuns({{unbroken(count), broken > 0 ? RunStyle::BadStrong : RunStyle::Muted}});
    keyway::setProperty(m_words, "role", open || broken > 0 ? u"heading"_s : QString());
    setAccessibleName(broken > 0 ? tr("%1, %2", "group, 2 broken").arg(m_title, count) : m_title);
    setAccessibleDescription(open ? tr("Open: its settings follow")
                                  : tr("Opens %n setting(s)", nullptr, settings));
}

QSize GroupHeader::sizeHint() const
{
    return layout()->sizeHint();
}

QSize GroupHeader::minimumSizeHint() const
{
    return layout()->minimumSize();
}

SettingGroup::SettingGroup(const QString &title, const QList<SettingRow *> &rows, const QString &name,
                           QWidget *parent)
    : QWidget(parent), m_header(new GroupHeader(title)), m_body(new QWidget), m_rows(rows)
{
    m_header->setObjectName(name);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_body);
    auto *settings = new QVBoxLayout(m_body);
    settings->setContentsMargins(18, 0, 0, 6);
    settings->setSpacing(1);
    for (SettingRow *row : rows)
        settings->addWidget(row);
    connect(m_header, &QPushButton::toggled, this, &SettingGroup::showState);
    connect(m_header, &QPushButton::clicked, this, [this] { m_openedItself = false; });
    for (const SettingRow *row : rows)
        connect(row, &SettingRow::valueChanged, this, [this] { m_openedItself = false; });
    m_body->hide();
    showState();
}

int SettingGroup::broken() const
{
    return static_cast<int>(
        std::ranges::count_if(m_rows, [](const SettingRow *row) { return row->isBroken(); }));
}

void SettingGroup::refresh()
{
    const int before = std::exchange(m_broken, broken());
    if (m_broken > before && !m_header->isChecked()) {
        m_openedItself = true;
        m_header->setChecked(true);
    } else if (m_broken == 0 && std::exchange(m_openedItself, false)) {
        m_header->setChecked(false);
    }
    showState();
}

void SettingGroup::showState()
{
    m_body->setVisible(m_header->isChecked());
    m_header->showState(m_header->isChecked(), settings(), m_broken);
}

} // namespace keyway
