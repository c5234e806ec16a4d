// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/Basics.h"

#include "ui/widgets/FlowLayout.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QStyle>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace keyway {

Card::Card(const QString &tone, QWidget *parent) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    setProperty("role", u"card"_s);
    setProperty("tone", tone);
    m_body->setContentsMargins(16, 14, 16, 14);
    m_body->setSpacing(8);
}

void Card::setTone(const QString &tone)
{
    keyway::setProperty(this, "tone", tone);
}

void setProperty(QWidget *widget, const char *property, const QString &value)
{
    if (widget->property(property).toString() == value)
        return;
    widget->setProperty(property, value);
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->update();
}

QLabel *makeLabel(const QString &text, const QString &role, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    label->setProperty("role", role);
    return label;
}

QLabel *makeMono(const QString &text, QWidget *parent)
{
    auto *label = makeLabel(text, u"mono"_s, parent);
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(label->font().pointSizeF() * 0.95);
    label->setFont(font);
    return label;
}

QLabel *makePill(const QString &text, const QString &tone, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", u"pill"_s);
    label->setProperty("tone", tone);
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    return label;
}

QPushButton *makeButton(const QString &text, const QString &role, const QString &name, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("role", role);
    button->setObjectName(name);
    button->setAutoDefault(false);
    button->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    return button;
}

CopyButton::CopyButton(const QString &what, const QString &name, QWidget *parent)
    : QPushButton(tr("Copy"), parent)
{
    setProperty("role", u"small"_s);
    setObjectName(name);
    setAutoDefault(false);
    setAccessibleName(tr("Copy %1").arg(what));
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    connect(this, &QPushButton::clicked, this, &CopyButton::confirm);
}

void CopyButton::confirm()
{
    setMinimumWidth(width()); // the shorter or longer word must not make the row jump
    setText(tr("Copied"));
    QTimer::singleShot(2000, this, [this] { setText(tr("Copy")); });
}

PageHeader::PageHeader(const QString &title, const QString &subtitle, QWidget *parent)
    : FoldingRow(10, parent),
      m_title(makeLabel(title, u"title"_s)),
      m_subtitle(makeLabel(subtitle, u"subtitle"_s)),
      m_buttons(new QWidget)
{
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_title);
    words->addWidget(m_subtitle);
    m_buttons->setLayout(new FlowLayout(8));
    m_buttons->hide();
    row()->setContentsMargins(0, 0, 0, 4);
    row()->addLayout(words, 1);
    row()->addWidget(m_buttons, 0, Qt::AlignVCenter);
}

void PageHeader::setTitle(const QString &title)
{
    m_title->setText(title);
}

void PageHeader::setSubtitle(const QString &subtitle)
{
    m_subtitle->setText(subtitle);
    m_subtitle->setVisible(!subtitle.isEmpty());
}

void PageHeader::addButton(QWidget *button)
{
    m_buttons->layout()->addWidget(button);
    m_buttons->show();
}

} // namespace keyway
