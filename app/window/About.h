// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "ui/widgets/AboutDialog.h"

namespace keyway {

/// Where releases are published; empty in a build that was not told.
QString homePage();
/// What this program is made of, as its own data has it (resources/licences).
QList<LicencePart> licenceParts();

/// "About Keyway". Looking for a newer version is the browser's business: Keyway itself asks nobody.
class About : public QObject
{
    Q_OBJECT
public:
    explicit About(SecretClipboard &clipboard, const QString &homepage = homePage());
    void show(QWidget *parent);

Q_SIGNALS:
    void openUrlRequested(const QString &url);

private:
    SecretClipboard &m_clipboard;
    QString m_homepage;
};

} // namespace keyway
