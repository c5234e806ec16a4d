// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QPair>
#include <QWidget>

class QMenu;

namespace keyway {

/// What else can be done with a key: other forms of it, and a certificate from elsewhere.
class KeyMenus : public QWidget
{
    Q_OBJECT
public:
    explicit KeyMenus(QWidget *parent = nullptr);
    void setForms(const QList<QPair<QString, QString>> &forms); ///< word, title

Q_SIGNALS:
    void convertRequested(const QString &form);
    void requestCertificateRequested();
    void authorityAnswerRequested();
    void rotationRequested();

private:
    QMenu *m_forms;
    QWidget *m_convert;
};

} // namespace keyway
