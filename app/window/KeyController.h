// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/KeyLook.h"
#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/crypto/KeyFiles.h"
#include "core/crypto/KeyFolder.h"
#include "ui/pages/KeyPage.h"

namespace keyway {

/// Certificate and private key: makes them, looks at files a person brings, shows the state. The key's text
/// is read from its file when it is needed and not kept.
class KeyController : public QObject
{
    Q_OBJECT
public:
    KeyController(Session &session, KeyPage &page, SecretClipboard &clipboard, const QString &keyFolder);
    /// Makes a pair and keeps it in the folder; what the person gets after choosing one.
    void generateInto(const QString &folder, int bits, int days);
    /// The key and certificate among the files become the connection's. Of a folder, or of many files, the
    /// person chooses the pair where there is more than one; a protected file is asked for its pass phrase.
    void useFiles(const QStringList &paths);
    /// A key or certificate as text. What is usable is kept as a file, owner-only.
    void usePasted(const QString &text);
    /// Looks at the files again, off the window's thread: judging a large key takes a third of a second.
    void refresh();
    /// Length of the base64 key as last looked at; 0 without a usable key.
    int base64Length() const { return m_state.base64Length; }
    /// Reads what the installation form asks for and hands it over; the key is not kept.
    void withBase64Key(std::function<void(const Result<Secret> &)> then);

Q_SIGNALS:
    void looked();

private:
    void generate(int bits, int days);
    void written(const Result<KeyPairFiles> &files);
    void stop();
    void showCase();
    void showElsewhere();
    void showProblem(const Problem &problem);
    void take(const SortedKeyFiles &files);
    void sortFolder(const QStringList &paths);
    void takeGroup(const KeyFolderGroup &group);
    void askPassphrase(const QString &path, bool wasWrong);
    void openProtected(const QString &passphrase);
    void keepOpened(const Result<OpenedKey> &opened);

    Session &m_session;
    KeyPage &m_page;
    SecretClipboard &m_clipboard;
    QString m_keyFolder;
    std::unique_ptr<QObject> m_working; ///< context of the work under way; gone means nobody listens any more
    std::unique_ptr<QObject> m_looking; ///< the same for a look at the files
    KeyPageState m_state;
    bool m_showBase64 = false;
    QString m_protected;      ///< file that waits for its pass phrase
    KeyFolder m_folderGroups; ///< to choose from
};

} // namespace keyway
