// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/guide/Guide.h"

#include <QMap>
#include <QWidget>

#include <memory>

namespace keyway {

struct ValuesPageState
{
    bool tested = false; ///< exactly these values passed the live test
    QString headline;    ///< "These values signed in to … as …", or why they are not tested
    QString detail;
    QMap<QString, QString> shown; ///< field id → what to show (a secret's length, never the secret)
    QStringList keepWorking;
};

/// Screen 04.
class ValuesPage : public QWidget
{
    Q_OBJECT
public:
    explicit ValuesPage(QWidget *parent = nullptr);
    ~ValuesPage() override;
    void setGuide(const Guide &guide); ///< fields in the form's order and names
    void setState(const ValuesPageState &state);
    /// Title and sentences of what to do later (a change of keys, a sandbox refresh), below "Keep it
    /// working".
    void setUpkeep(const QList<QPair<QString, QStringList>> &sections);
    /// The admin works from a kit: the reply is the main thing to save. `lead` says to whom it goes.
    void setSplit(bool keyElsewhere, const QString &lead);

Q_SIGNALS:
    void copyRequested(const QString &fieldId); ///< the owner has the value
    void saveJsonRequested();
    void saveEnvRequested();
    /// "postman", "record", "calendar", "kit" or "reply"; JSON and .env have the signals above.
    void exportRequested(const QString &what);
    void rotationRequested();
    void sandboxRefreshRequested();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace keyway
