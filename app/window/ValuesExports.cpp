// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/FileDialogs.h"
#include "app/window/ValuesController.h"
#include "core/report/SetUpRecord.h"
#include "core/report/SplitHandOver.h"
#include "core/report/Upkeep.h"
#include "ui/print/RecordPdf.h"
#include "ui/widgets/RecordDialog.h"
#include "ui/widgets/SandboxRefreshDialog.h"

#include <QFileInfo>

// What leaves the values page besides the form's own fields: record, reminder, kit, reply, and the helper for
// a refreshed sandbox.

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// The account's name on this computer; only proposed, never written without being seen.
QString personHere()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("USERNAME") : name;
}

Result<void> writePlain(const QString &path, const QByteArray &bytes)
{
    return writeOwnerOnly(path, Secret(QByteArray(bytes)));
}

} // namespace

std::optional<Certificate> ValuesController::certificate()
{
    const auto bytes = readFile(m_session.connection().certificateFile);
    const auto certificate =
        bytes ? Certificate::fromBytes(*bytes) : Result<Certificate>(tl::unexpect, bytes.error());
    if (certificate)
        return *certificate;
    showProblem(m_session.connection().certificateFile.isEmpty() ? Problem{u"values.no-certificate"_s, {}}
                                                                 : certificate.error());
    return std::nullopt;
}

void ValuesController::saveRecord()
{
    auto *dialog = new RecordDialog(&m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPerson(personHere());
    connect(dialog, &RecordDialog::saveRequested, this, [this](const QString &person) {
        chooseSaveFile(&m_page, tr("Save the set-up record"), u"salesforce-set-up.pdf"_s,
                       [this, person](const QString &path) { writeRecord(path, person); });
    });
    dialog->open();
}

void ValuesController::writeRecord(const QString &path, const QString &person)
{
    SetUpRecordInput input{m_session.guide(),
                           m_session.connection(),
                           m_session.domain(),
                           {},
                           m_session.report(),
                           m_session.isProved(),
                           person,
                           m_session.services().clock().nowUtc()};
    if (!m_session.connection().certificateFile.isEmpty())
        input.certificate = certificate();
    const QString html = setUpRecordHtml(input, m_session.services().texts());
    finish(path.endsWith(u".html"_s) ? writePlain(path, html.toUtf8()) : writePdf(html, path), path);
}

void ValuesController::saveCalendar()
{
    const auto known = certificate();
    if (!known)
        return;
    chooseSaveFile(
        &m_page, tr("Save the reminder"), u"certificate-expiry.ics"_s, [this, known](const QString &path) {
            const QString what = tr("%1 in %2", "destination, org")
                                     .arg(m_session.guide().destination, m_session.domain().host);
            finish(writePlain(path, expiryCalendar(*known, what, m_session.services().clock().nowUtc(),
                                                   m_session.services().texts())),
                   path);
        });
}

void ValuesController::saveKit()
{
    const auto known = certificate();
    if (!known)
        return;
    askText(&m_page, tr("Kit for the customer’s admin"), tr("Who sends it (the admin sees this):"),
            personHere(), false, [this, known](const QString &from) {
                chooseFolder(&m_page, tr("Choose where the kit’s folder is made"), QString(),
                             [this, known, from](const QString &folder) {
                                 const auto made = writeKit(folder + u"/salesforce-kit"_s,
                                                            {m_session.guide().id, from, QString(), *known},
                                                            m_session.guide());
                                 finish(made ? Result<void>() : Result<void>(tl::unexpect, made.error()),
                                        made.value_or(QString()));
                             });
            });
}

void ValuesController::saveReply()
{
    const auto known = certificate();
    if (!known)
        return;
    const Connection &connection = m_session.connection();
    const HandOverReply reply{m_session.guide().id, known->sha256Fingerprint(), connection.consumerKey,
                              connection.username, m_session.domain().host};
    if (const auto read = replyFromBytes(toBytes(reply)); !read) // what is missing, before it is sent
        return showProblem(read.error());
    chooseSaveFile(&m_page, tr("Save the reply"), u"salesforce.keyway-reply.json"_s,
                   [this, reply](const QString &path) { finish(writePlain(path, toBytes(reply)), path); });
}

void ValuesController::refreshSandbox()
{
    auto *dialog = new SandboxRefreshDialog(&m_page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const auto proposal = std::make_shared<std::optional<SandboxRefresh>>();
    const TextBook texts = m_session.services().texts();
    connect(dialog, &SandboxRefreshDialog::nameEdited, this,
            [this, dialog, proposal, texts](const QString &name) {
                const auto refresh = sandboxRefresh(m_session.guide(), m_session.connection().username,
                                                    m_session.domain(), name.trimmed());
                proposal->reset();
                if (!refresh)
                    return dialog->setProblem(texts.text(refresh.error()));
                *proposal = *refresh;
                QStringList steps;
                for (const UpkeepStep &step : refresh->steps)
                    steps << sentences(texts.text(step.text));
                dialog->setResult(refresh->username, refresh->subdomain,
                                  refresh->usernameIsGuess ? texts.text(u"upkeep.username-guess"_s).title
                                                           : QString(),
                                  steps);
            });
    connect(dialog, &SandboxRefreshDialog::applyRequested, this, [this, dialog, proposal] {
        if (!*proposal)
            return;
        m_session.edit([&](Connection &connection) {
            connection.username = (*proposal)->username;
            connection.domain = (*proposal)->subdomain;
        });
        Q_EMIT valuesChanged();
        dialog->accept();
    });
    dialog->open();
}

} // namespace keyway
