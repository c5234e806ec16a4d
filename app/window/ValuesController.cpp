// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/ValuesController.h"

#include "app/window/FileDialogs.h"
#include "core/report/HandOver.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

ValuesController::ValuesController(Session &session, KeyController &keys, ValuesPage &page,
                                   SecretClipboard &clipboard)
    : m_session(session), m_keys(keys), m_page(page), m_clipboard(clipboard)
{
    connect(&page, &ValuesPage::copyRequested, this, &ValuesController::copy);
    connect(&page, &ValuesPage::saveJsonRequested, this, [this] { save(true); });
    connect(&page, &ValuesPage::saveEnvRequested, this, [this] { save(false); });
    connect(&keys, &KeyController::looked, this, &ValuesController::refresh);
    connect(&session, &Session::opened, this, &ValuesController::refresh);
    connect(&session, &Session::changed, this, &ValuesController::refresh);
    connect(&session, &Session::reportChanged, this, &ValuesController::refresh);
}

void ValuesController::refresh()
{
    show({});
}

void ValuesController::show(const QString &problem)
{
    const Connection &connection = m_session.connection();
    ValuesPageState state;
    if (m_session.openedCase()) { // half of the Consumer Key and no key: nothing that could be installed
        state.headline = tr("A saved report holds no values to install");
        state.detail = tr("The key and the whole Consumer Key stayed with the customer.");
        m_page.setGuide(m_session.guide());
        m_page.setState(state);
        return;
    }
    state.tested = m_session.isProved() && problem.isEmpty();
    if (!problem.isEmpty())
        state.headline = problem;
    else if (state.tested)
        state.headline = tr("These values signed in to %1 as %2")
                             .arg(m_session.report()->host, m_session.report()->username);
    else if (m_session.report() && m_session.report()->passed())
        state.headline = tr("Something was changed since these values were tested");
    else if (m_session.report())
        state.headline = tr("The last test failed: these values do not work yet");
    else
        state.headline = tr("These values were not tested yet");
    state.detail = state.tested ? tr("Tested with the audience, host and lifetime that %1 uses.")
                                      .arg(m_session.guide().destination)
                   : problem.isEmpty()
                       ? tr("Test the connection first, so that nobody installs values that fail.")
                       : QString();
    state.shown.insert(u"consumerKey"_s, connection.consumerKey);
    state.shown.insert(u"username"_s, connection.username);
    state.shown.insert(u"subdomain"_s, m_session.domain().subdomain);
    if (m_keys.base64Length() > 0)
        state.shown.insert(u"privateKeyBase64"_s,
                           tr("•••••••• %1 characters").arg(QLocale().toString(m_keys.base64Length())));
    state.keepWorking = m_session.guide().keepWorking;
    m_page.setGuide(m_session.guide());
    m_page.setState(state);
}

void ValuesController::copy(const QString &fieldId)
{
    if (m_session.openedCase())
        return show({});
    if (fieldId == u"privateKeyBase64"_s) {
        return m_keys.withBase64Key([this](const Result<Secret> &key) {
            if (key)
                m_clipboard.copySecret(key->reveal());
            else
                show(m_session.services().texts().text(key.error()).title);
        });
    }
    const Connection &connection = m_session.connection();
    m_clipboard.copy(fieldId == u"consumerKey"_s ? connection.consumerKey
                     : fieldId == u"username"_s  ? connection.username
                                                 : m_session.domain().subdomain);
}

void ValuesController::save(bool json)
{
    if (m_session.openedCase())
        return show({});
    chooseSaveFile(&m_page, json ? tr("Save as JSON") : tr("Save as .env"),
                   json ? u"salesforce.json"_s : u"salesforce.env"_s, [this, json](const QString &path) {
                       m_keys.withBase64Key(
                           [this, json, path](const Result<Secret> &key) { write(path, json, key); });
                   });
}

void ValuesController::write(const QString &path, bool json, const Result<Secret> &key)
{
    const TextBook &texts = m_session.services().texts();
    if (!key)
        return show(texts.text(key.error()).title);
    const HandOverValues values{m_session.guide(), m_session.connection(), m_session.domain(),
                                std::make_shared<const Secret>(QByteArray::fromBase64(key->reveal())),
                                nullptr};
    const Secret content = json ? handOverJson(values) : handOverEnv(values);
    if (const auto written = writeOwnerOnly(path, content); !written)
        show(texts.text(written.error()).title);
}

} // namespace keyway
