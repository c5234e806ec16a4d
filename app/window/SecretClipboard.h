// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>
#include <QTimer>

#include <chrono>

class QClipboard;

namespace keyway {

/// Copies. A secret is marked so that clipboard histories leave it out, and is taken away again after a
/// minute if it is still there.
class SecretClipboard : public QObject
{
    Q_OBJECT
public:
    explicit SecretClipboard(QClipboard *clipboard,
                             std::chrono::milliseconds keep = std::chrono::seconds(60));
    ~SecretClipboard() override; ///< a secret does not stay behind when the program ends
    void copy(const QString &text);
    void copySecret(const QByteArray &text);
    void clearSecret();

private:
    QClipboard *m_clipboard;
    QTimer m_clear;
    QByteArray m_secretHash; ///< to know our own text again without keeping it
};

} // namespace keyway
