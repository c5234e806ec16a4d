// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/About.h"

#include "core/crypto/KeyFiles.h"
#include "core/crypto/OpenSslVersion.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QByteArray licenceFile(const QString &name)
{
    return readFile(u":/keyway/licences/"_s + name).value_or(QByteArray());
}

QString words(const QJsonObject &part)
{
    QStringList paragraphs{part[u"use"_s].toString(), part[u"replace"_s].toString(),
                           part[u"homepage"_s].toString(), u"Copyright "_s + part[u"copyright"_s].toString()};
    for (const QJsonValue &text : part[u"texts"_s].toArray())
        paragraphs << QString::fromUtf8(licenceFile(text.toString() + u".txt"_s));
    paragraphs.removeAll(QString());
    return paragraphs.join(u"\n\n"_s);
}

} // namespace

QString homePage()
{
    // CMake's default stands for "not known": names under .example belong to nobody.
    const QString page = QStringLiteral(KEYWAY_HOMEPAGE);
    return QUrl(page).host().endsWith(u".example"_s) ? QString() : page;
}

QList<LicencePart> licenceParts()
{
    QList<LicencePart> parts;
    for (const QJsonValue &value : QJsonDocument::fromJson(licenceFile(u"components.json"_s)).array()) {
        const QJsonObject part = value.toObject();
        if (part[u"optional"_s].toBool() && !KEYWAY_HAS_QTKEYCHAIN) // the one part that a build may lack
            continue;
        parts << LicencePart{part[u"name"_s].toString(), part[u"licence"_s].toString(), words(part)};
    }
    return parts;
}

About::About(SecretClipboard &clipboard, const QString &homepage)
    : m_clipboard(clipboard), m_homepage(homepage)
{
}

void About::show(QWidget *parent)
{
    const QString libraries = u"Qt %1 · OpenSSL %2 · %3, %4"_s.arg(
        QLatin1String(qVersion()), openSslVersion(), QSysInfo::prettyProductName(),
        QSysInfo::currentCpuArchitecture());
    auto *dialog =
        new AboutDialog({QStringLiteral(KEYWAY_VERSION), libraries, m_homepage, licenceParts()}, parent);
    connect(dialog, &AboutDialog::copyRequested, &m_clipboard, &SecretClipboard::copy);
    connect(dialog, &AboutDialog::newerVersionRequested, this,
            [this] { Q_EMIT openUrlRequested(m_homepage + u"/releases"_s); });
    dialog->open();
}

} // namespace keyway
