// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/ValuesController.h"

#include "app/window/FileDialogs.h"
#include "core/report/Upkeep.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace keyway {

ValuesController::ValuesController(Session &session, KeyController &keys, ValuesPage &page,
                                   SecretClipboard &clipboard)
    : m_session(session), m_keys(keys), m_page(page), m_clipboard(clipboard)
{
    connect(&page, &ValuesPage::copyRequested, this, &ValuesController::copy);
    connect(&page, &ValuesPage::saveJsonRequested, this, [this] { save(u"json"_s); });
    connect(&page, &ValuesPage::saveEnvRequested, this, [this] { save(u"env"_s); });
    connect(&page, &ValuesPage::exportRequested, this, &ValuesController::save);
    connect(&page, &ValuesPage::rotationRequested, this, &ValuesController::rotationRequested);
    connect(&page, &ValuesPage::sandboxRefreshRequested, this, &ValuesController::refreshSandbox);
    connect(&keys, &KeyController::looked, this, &ValuesController::refresh);
    connect(&session, &Session::opened, this, &ValuesController::refresh);
    connect(&session, &Session::changed, this, &ValuesController::refresh);
    connect(&session, &Session::reportChanged, this, &ValuesController::refresh);
}

QString ValuesController::sentences(const Text &text)
{
    return text.actions.isEmpty() ? text.title : text.title + u": "_s + text.actions.join(u' ');
}

void ValuesController::refresh()
{
    show({});
}

void ValuesController::show(const QString &problem)
{
    ValuesPageState state;
    m_page.setGuide(m_session.guide());
    m_page.setSplit(
        m_session.isKeyElsewhere(),
        m_session.isKeyElsewhere()
            ? tr("The private key stays with whoever sent you the certificate. Send the reply back; the "
                 "connection is tested there.")
            : QString());
    if (m_session.openedCase()) { // half of the Consumer Key and no key: nothing that could be installed
        state.headline = tr("A saved report holds no values to install");
        state.detail = tr("The key and the whole Consumer Key stayed with the customer.");
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
    const HandOverValues values{m_session.guide(), m_session.connection(), m_session.domain(), nullptr,
                                m_session.consumerSecret()};
    const auto hidden = [](qsizetype length) {
        return tr("•••••••• %1 characters").arg(QLocale().toString(length));
    };
    for (const HandOverField &field : m_session.guide().handOver) {
        const bool isKey = field.id.startsWith(u"privateKey"_s);
        if (!isKey && field.id != u"consumerSecret"_s)
            state.shown.insert(field.id, publicHandOverValue(field.id, values));
        else if (isKey && m_keys.base64Length() > 0)
            state.shown.insert(field.id, field.id == u"privateKeyBase64"_s ? hidden(m_keys.base64Length())
                                                                           : tr("•••••••• PEM text"));
        else if (!isKey && values.consumerSecret)
            state.shown.insert(field.id, hidden(values.consumerSecret->size()));
    }
    state.keepWorking = m_session.guide().keepWorking;
    QStringList rotation;
    for (const UpkeepStep &step : rotationSteps(m_session.guide()))
        rotation << sentences(m_session.services().texts().text(step.text));
    m_page.setUpkeep({{tr("Changing the key pair, in this order"), rotation}});
    m_page.setState(state);
}

void ValuesController::withValues(Use use)
{
    m_keys.withBase64Key([this, use = std::move(use)](const Result<Secret> &key) {
        if (!key)
            return showProblem(key.error());
        use({m_session.guide(), m_session.connection(), m_session.domain(),
             std::make_shared<const Secret>(QByteArray::fromBase64(key->reveal())),
             m_session.consumerSecret()});
    });
}

void ValuesController::copy(const QString &fieldId)
{
    if (m_session.openedCase())
        return show({});
    const HandOverValues known{m_session.guide(), m_session.connection(), m_session.domain(), nullptr,
                               m_session.consumerSecret()};
    if (fieldId.startsWith(u"privateKey"_s))
        withValues([this, fieldId](const HandOverValues &values) {
            m_clipboard.copySecret(handOverValue(fieldId, values).reveal());
        });
    else if (fieldId == u"consumerSecret"_s)
        m_clipboard.copySecret(handOverValue(fieldId, known).reveal());
    else
        m_clipboard.copy(publicHandOverValue(fieldId, known));
}

void ValuesController::save(const QString &what)
{
    if (m_session.openedCase())
        return show({});
    if (what == u"json"_s)
        saveSecret(tr("Save as JSON"), u"salesforce.json"_s, handOverJson);
    else if (what == u"env"_s)
        saveSecret(tr("Save as .env"), u"salesforce.env"_s, handOverEnv);
    else if (what == u"postman"_s)
        saveSecret(tr("Save a Postman collection"), u"salesforce.postman_collection.json"_s, handOverPostman);
    else if (what == u"record"_s)
        saveRecord();
    else if (what == u"calendar"_s)
        saveCalendar();
    else if (what == u"kit"_s)
        saveKit();
    else if (what == u"reply"_s)
        saveReply();
}

void ValuesController::saveSecret(const QString &title, const QString &name,
                                  Secret (*make)(const HandOverValues &))
{
    chooseSaveFile(&m_page, title, name, [this, make](const QString &path) {
        withValues([this, make, path](const HandOverValues &values) {
            QStringList missing;
            for (const HandOverField &field : values.guide.handOver) {
                if (handOverValue(field.id, values).isEmpty())
                    missing << field.label;
            }
            if (!missing.isEmpty())
                return showProblem({u"values.missing"_s, {{u"fields"_s, missing.join(u", "_s)}}});
            finish(writeOwnerOnly(path, make(values)), path);
        });
    });
}

void ValuesController::finish(const Result<void> &written, const QString &path)
{
    if (!written)
        return showProblem(written.error());
    Q_EMIT said(tr("Saved: %1").arg(path));
}

void ValuesController::showProblem(const Problem &problem)
{
    const Text text = m_session.services().texts().text(problem);
    show((text.title + u". "_s + text.actions.join(u' ')).trimmed());
}

} // namespace keyway
