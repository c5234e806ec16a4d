// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Basics.h"

#include <optional>

namespace keyway {

class CheckedField;
struct Text;

/// The Consumer Secret. What is entered leaves the field when it is reported; that there is one stands there
/// as words, never as its characters.
class SecretField : public Card
{
    Q_OBJECT
public:
    explicit SecretField(QWidget *parent = nullptr);
    /// Where the entered secret is kept; empty: none was entered.
    void setState(const QString &state);
    void setProblem(const std::optional<Text> &problem);

Q_SIGNALS:
    void entered(const QString &secret);
    void forgotten();

private:
    void take(const QString &text);

    CheckedField *m_field;
    QLabel *m_state;
    QPushButton *m_forget;
};

} // namespace keyway
