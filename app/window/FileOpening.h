// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

namespace keyway {

/// macOS hands a document that was double-clicked to the program as an event, not as an argument: also to one
/// that runs already. Elsewhere such events do not come.
class FileOpening : public QObject
{
    Q_OBJECT
public:
    /// Listens to `application` from now on.
    explicit FileOpening(QObject &application);

Q_SIGNALS:
    void fileOpened(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace keyway
