// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/SecretClipboard.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QByteArray hashOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

} // namespace

SecretClipboard::SecretClipboard(QClipboard *clipboard, std::chrono::milliseconds keep)
    : m_clipboard(clipboard)
{
    m_clear.setSingleShot(true);
    m_clear.setInterval(keep);
    connect(&m_clear, &QTimer::timeout, this, &SecretClipboard::clearSecret);
}

SecretClipboard::~SecretClipboard()
{
    clearSecret();
}

void SecretClipboard::copy(const QString &text)
{
    m_clear.stop();
    m_secretHash.clear();
    m_clipboard->setText(text);
}

void SecretClipboard::copySecret(const QByteArray &text)
{
    auto *data = new QMimeData;
    data->setText(QString::fromLatin1(text));
    // What the clipboard managers of KDE and others, of macOS and of Windows look for.
    data->setData(u"x-kde-passwordManagerHint"_s, "secret");
    data->setData(u"application/x-nspasteboard-concealed-type"_s, text);
    data->setData(u"application/x-qt-windows-mime;value=\"ExcludeClipboardContentFromMonitorProcessing\""_s,
                  "1");
    m_clipboard->setMimeData(data);
    m_secretHash = hashOf(text);
    m_clear.start();
}

void SecretClipboard::clearSecret()
{
    m_clear.stop();
    if (!m_secretHash.isEmpty() && hashOf(m_clipboard->text().toLatin1()) == m_secretHash)
        m_clipboard->clear();
    m_secretHash.clear();
}

} // namespace keyway
