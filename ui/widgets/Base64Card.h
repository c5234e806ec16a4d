// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/KeyPage.h"
#include "ui/widgets/Basics.h"

class QLabel;
class QLineEdit;

namespace keyway {

/// The private key as the line that a form asks for: hidden, with Show and Copy.
class Base64Card : public Card
{
    Q_OBJECT
public:
    explicit Base64Card(QWidget *parent = nullptr);
    void show(const KeyPageState &state);

Q_SIGNALS:
    void showRequested(bool show);
    void copyRequested();

private:
    QLabel *m_title;
    QLineEdit *m_edit;
    QPushButton *m_show;
};

} // namespace keyway
