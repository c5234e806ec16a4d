// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLineEdit;

namespace keyway {

/// The API names of the objects that the integration works with, separated by commas.
class ObjectsLine : public QWidget
{
    Q_OBJECT
public:
    explicit ObjectsLine(QWidget *parent = nullptr);
    void setObjects(const QStringList &objects); ///< without a signal
    QStringList objects() const;                 ///< each once, in the order of the field

Q_SIGNALS:
    void edited(const QStringList &objects); ///< when the field is left and the list is another

protected:
    void keyPressEvent(QKeyEvent *event) override; ///< Return ends the entry and does not press Continue

private:
    void report();

    QLineEdit *m_edit;
    QStringList m_reported;
};

} // namespace keyway
