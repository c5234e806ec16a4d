// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QPushButton>

class QLabel;

namespace keyway {

/// A button whose words wrap, behind a small triangle.
class DisclosureButton : public QPushButton
{
    Q_OBJECT
public:
    DisclosureButton(const QString &question, const QString &name, QWidget *parent = nullptr);
    void showOpen(bool open);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

private:
    QLabel *m_mark;
};

/// A question that opens its answer.
class Disclosure : public QWidget
{
    Q_OBJECT
public:
    Disclosure(const QString &question, const QString &answer, const QString &name,
               QWidget *parent = nullptr);

private:
    void open(bool on);

    DisclosureButton *m_button;
    QLabel *m_answer;
};

/// The reasons of a step whose page has its own controls, so that its instructions are not a list of ticks.
class Reasons : public QWidget
{
    Q_OBJECT
public:
    explicit Reasons(QWidget *parent = nullptr);
    void setInstructions(const QList<Instruction> &instructions);
};

} // namespace keyway
