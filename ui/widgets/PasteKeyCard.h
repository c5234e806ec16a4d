// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/widgets/Basics.h"

namespace keyway {

class PasteEdit;

/// A field for a key as text. It is emptied before the text is reported. Hidden until start().
class PasteKeyCard : public Card
{
    Q_OBJECT
public:
    explicit PasteKeyCard(QWidget *parent = nullptr);
    void start();
    void end(); ///< empties and hides it, without a signal

Q_SIGNALS:
    void pasted(const QString &text);

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< Escape discards
    void hideEvent(QHideEvent *event) override;    ///< another page: nothing typed waits behind it

private:
    void use();

    PasteEdit *m_edit;
    QLabel *m_cut;
};

} // namespace keyway
