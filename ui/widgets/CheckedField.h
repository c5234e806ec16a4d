// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"

#include <QWidget>

#include <optional>

class QLabel;
class QLineEdit;

namespace keyway {

class Notice;

/// A labelled field that is judged when it is left; what is wrong stands right below it, in words and with an
/// icon, and is announced. `edited` is typing only, never a text that the owner has set.
class CheckedField : public QWidget
{
    Q_OBJECT
public:
    explicit CheckedField(const QString &name, QWidget *parent = nullptr);
    void setLabel(const QString &label); ///< with mnemonic; also the accessible name
    void setPlaceholder(const QString &text);
    QString text() const;
    void setText(const QString &text);
    void setProblem(const std::optional<Text> &problem, bool warning);
    void focusField();
    QLineEdit *edit() const { return m_edit; }
    Notice *problem() const { return m_problem; }

Q_SIGNALS:
    void edited(const QString &text);
    void left(const QString &text);

private:
    QLabel *m_label;
    QLineEdit *m_edit;
    Notice *m_problem;
};

} // namespace keyway
