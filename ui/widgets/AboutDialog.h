// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDialog>
#include <QList>

namespace keyway {

/// Something Keyway is made of.
struct LicencePart
{
    QString name;
    QString licence; ///< SPDX identifier
    QString words;   ///< what it is for, where it is from, how to replace it, and the licence itself
};

struct AboutFacts
{
    QString version;
    QString libraries; ///< Qt and OpenSSL as they run now, and the system
    QString homepage;  ///< empty: nobody knows one
    QList<LicencePart> parts;
};

/// Version, libraries and licences. It asks nobody for a newer version: that is for the person and the
/// browser.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(const AboutFacts &facts, QWidget *parent = nullptr);

Q_SIGNALS:
    void newerVersionRequested();
    void copyRequested(const QString &text); ///< for a message to support

private:
    QWidget *makeHead(const AboutFacts &facts);
    QWidget *makeNewer(const QString &homepage);
    QWidget *makeParts(const QList<LicencePart> &parts);
};

} // namespace keyway
