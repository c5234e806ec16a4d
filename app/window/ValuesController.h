// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "app/window/KeyController.h"
#include "app/window/SecretClipboard.h"
#include "app/window/Session.h"
#include "core/report/HandOver.h"
#include "ui/pages/ValuesPage.h"

namespace keyway {

/// Installation values: what was tested, to be copied or saved in the forms that destinations and people
/// want.
class ValuesController : public QObject
{
    Q_OBJECT
public:
    ValuesController(Session &session, KeyController &keys, ValuesPage &page, SecretClipboard &clipboard);
    void refresh();

Q_SIGNALS:
    void rotationRequested();
    void said(const QString &sentence);
    void valuesChanged(); ///< from here: the pages that show them are to be filled anew

private:
    using Use = std::function<void(const HandOverValues &)>;
    void withValues(Use use); ///< reads the key, which is not kept; says why where that fails
    void copy(const QString &fieldId);
    void save(const QString &what);
    void saveSecret(const QString &title, const QString &name, Secret (*make)(const HandOverValues &));
    void saveRecord();
    void writeRecord(const QString &path, const QString &person);
    void saveCalendar();
    void saveKit();
    void saveReply();
    std::optional<Certificate> certificate();
    void refreshSandbox();
    static QString sentences(const Text &text); ///< one thing to do, in a line
    void show(const QString &problem);
    void showProblem(const Problem &problem);
    void finish(const Result<void> &written, const QString &path);

    Session &m_session;
    KeyController &m_keys;
    ValuesPage &m_page;
    SecretClipboard &m_clipboard;
};

} // namespace keyway
