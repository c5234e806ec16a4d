// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>

namespace keyway {

class CheckedField;

/// Asks who writes the set-up record. Open it with open(): nothing waits for it.
class RecordDialog : public QDialog
{
    Q_OBJECT
public:
    explicit RecordDialog(QWidget *parent = nullptr);
    void setPerson(const QString &name);

Q_SIGNALS:
    void saveRequested(const QString &person); ///< the dialog closes

private:
    void save();

    CheckedField *m_person;
};

} // namespace keyway
