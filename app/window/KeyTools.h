// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/KeyController.h"
#include "core/crypto/KeyConversion.h"

namespace keyway {

/// What else can be done with the key of the connection: other forms, a request for an authority and its
/// answer, a new pair beside the old. Files are only ever added.
class KeyTools : public QObject
{
    Q_OBJECT
public:
    KeyTools(Session &session, KeyController &keys, KeyPage &page, const QString &keyFolder);

private:
    void convert(const QString &word);
    void save(const KeyFormEntry &entry, const QString &passphrase);
    void request();
    void takeAnswer(const QString &path);
    void newPair();
    void say(const QString &sentence);
    void say(const Problem &problem);

    Session &m_session;
    KeyController &m_keys;
    KeyPage &m_page;
    QString m_keyFolder;
};

} // namespace keyway
