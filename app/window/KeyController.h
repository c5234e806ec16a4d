// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/crypto/KeyFiles.h"
#include "ui/pages/KeyPage.h"

namespace keyway {

/// Certificate and private key: makes them, looks at files a person brings, shows the state. The key's text
/// is read from its file when it is needed and not kept.
class KeyController : public QObject
{
    Q_OBJECT
public:
    KeyController(Session &session, KeyPage &page, SecretClipboard &clipboard, const QString &keyFolder);
    void refresh();
    /// What the installation form asks for, from the key file; empty when it cannot be read.
    Result<Secret> base64Key() const;

private:
    void generate(int bits, int days);
    void generateInto(const QString &folder, int bits, int days);
    void written(const Result<KeyPairFiles> &files);
    void stop();
    void useFiles(const QStringList &paths);
    void showProblem(const Problem &problem);
    KeyPageState look() const;

    Session &m_session;
    KeyPage &m_page;
    SecretClipboard &m_clipboard;
    QString m_keyFolder;
    std::unique_ptr<QObject> m_working; ///< context of the work under way; gone means nobody listens any more
    bool m_showBase64 = false;
};

} // namespace keyway
