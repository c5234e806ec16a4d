// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/KeyController.h"
#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "ui/pages/ValuesPage.h"

namespace keyway {

/// Installation values: what was tested, to be copied or saved.
class ValuesController : public QObject
{
    Q_OBJECT
public:
    ValuesController(Session &session, KeyController &keys, ValuesPage &page, SecretClipboard &clipboard);
    void refresh();

private:
    void copy(const QString &fieldId);
    void save(bool json);
    void write(const QString &path, bool json, const Result<Secret> &key);
    void show(const QString &problem);

    Session &m_session;
    KeyController &m_keys;
    ValuesPage &m_page;
    SecretClipboard &m_clipboard;
};

} // namespace keyway
