// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/FoldingRow.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace keyway {

// The small pieces that every page is made of; their look comes from the window's style sheet.

/// A rounded frame with a vertical layout. `tone`: "", "good", "warn", "bad", "amber", "neutral", "accent".
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(const QString &tone = {}, QWidget *parent = nullptr);
    QVBoxLayout *body() const { return m_body; }
    void setTone(const QString &tone);

private:
    QVBoxLayout *m_body;
};

/// `role` as in Theme.h. Plain text unless said otherwise, wraps, can be selected with the mouse.
QLabel *makeLabel(const QString &text, const QString &role = {}, QWidget *parent = nullptr);
/// A label in the system's fixed-width font.
QLabel *makeMono(const QString &text, QWidget *parent = nullptr);
QLabel *makePill(const QString &text, const QString &tone, QWidget *parent = nullptr);
/// `role`: "", "primary", "link", "small". `name` becomes the object name (part of the tests' contract).
QPushButton *makeButton(const QString &text, const QString &role, const QString &name,
                        QWidget *parent = nullptr);
/// Sets a dynamic property and has the style sheet look again.
void setProperty(QWidget *widget, const char *property, const QString &value);

/// Says "Copied" for two seconds after a click. What is copied is the owner's business (it may be a secret):
/// it connects to clicked().
class CopyButton : public QPushButton
{
    Q_OBJECT
public:
    /// `what` is spoken: "Copy Consumer Key".
    explicit CopyButton(const QString &what, const QString &name, QWidget *parent = nullptr);

private:
    void confirm();
};

/// Title, subtitle, and room for buttons on the right; the top of every page.
class PageHeader : public FoldingRow
{
    Q_OBJECT
public:
    PageHeader(const QString &title, const QString &subtitle, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    void setSubtitle(const QString &subtitle);
    void addButton(QWidget *button);

private:
    QLabel *m_title;
    QLabel *m_subtitle;
    QWidget *m_buttons;
};

} // namespace keyway
