// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/PracticeCommand.h"

#include "app/commands/StandardInput.h"
#include "app/services/Interrupt.h"
#include "core/cases/Case.h"
#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/TextRecogniser.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace keyway {

void PracticeCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"port"_s, u"Port of the proxy; 0 picks a free one."_s, u"N"_s, u"0"_s},
         {u"set"_s, u"Make one setting wrong, for example permission-set-selected=no."_s, u"SETTING=VALUE"_s},
         {u"reproduce"_s, u"Give the answer that stands in this text; - is standard input."_s, u"FILE"_s},
         {u"guide"_s,
          u"Guide of the connection file it writes; a guide for Connected Apps makes the app one."_s, u"G"_s,
          u"ampersand"_s},
         {u"list"_s, u"List the settings and their values."_s}});
}

void PracticeCommand::start(const QCommandLineParser &parser)
{
    if (parser.isSet(u"list"_s))
        return list();
    onInterrupt(this, [this] { interrupt(); });
    bool isNumber = false;
    const quint16 port = parser.value(u"port"_s).toUShort(&isNumber);
    if (!isNumber)
        return fail({u"usage.port-invalid"_s, {{u"port"_s, parser.value(u"port"_s)}}});
    std::optional<Reproduction> wanted;
    if (parser.isSet(u"reproduce"_s)) {
        const auto found = reproduction(parser.value(u"reproduce"_s));
        if (!found)
            return fail(found.error());
        wanted = *found;
    }
    const Guide *guide = m_services.guides().guide(parser.value(u"guide"_s));
    if (!guide)
        return fail(unknownGuide(parser.value(u"guide"_s)));
    if (const auto started = m_org.start(port); !started)
        return fail(started.error());
    const auto connectionFile = writeConnection(*guide);
    if (!connectionFile)
        return fail(connectionFile.error());
    if (wanted) {
        if (const auto done = reproduce(*wanted); !done)
            return fail(done.error());
    }
    if (const auto done = set(parser.values(u"set"_s)); !done) // after it: what the person says wins
        return fail(done.error());
    connect(&m_org, &PracticeOrg::requestServed, this, [this](const PracticeRequest &request) {
        // All at once: a path holds signs of percent.
        m_console.say(u"%1 %2 https://%3%4 %5 %6 %7"_s.arg(
            request.timeUtc.toString(u"HH:mm:ss"_s), request.method, request.host, request.path,
            QString::number(request.status), request.error, request.description));
    });

    const PracticeAccount account = m_org.account();
    m_console.printRaw(
        QJsonDocument(QJsonObject{{u"proxy"_s, m_org.proxyUrl()},
                                  {u"caFile"_s, m_folder.filePath(u"practice-ca.pem"_s)},
                                  {u"connectionFile"_s, *connectionFile},
                                  {u"host"_s, account.host},
                                  {u"consumerKey"_s, account.consumerKey},
                                  {u"username"_s, account.username},
                                  {u"privateKeyFile"_s, m_folder.filePath(u"private-key.pem"_s)},
                                  {u"consumerSecretFile"_s, secretFile()}})
            .toJson(QJsonDocument::Compact) +
        '\n');
    m_console.say(u"The practice org is running; nothing here reaches Salesforce. Stop it with Ctrl+C."_s);
    const QString secret =
        guide->profile.asksConsumerSecret ? u" --consumer-secret-file "_s + secretFile() : QString();
    m_console.say(u"Try it:  keyway-cli check "_s + *connectionFile + secret);
}

QString PracticeCommand::secretFile() const
{
    return m_folder.filePath(u"consumer-secret.txt"_s);
}

Problem PracticeCommand::unknownGuide(const QString &id) const
{
    QStringList known;
    for (const Guide &one : m_services.guides().guides())
        known << one.id;
    return {u"guide.unknown"_s, {{u"guide"_s, id}, {u"guides"_s, known.join(u", "_s)}}};
}

Result<Reproduction> PracticeCommand::reproduction(const QString &file) const
{
    const bool piped = file == u"-"_s;
    const auto text = piped ? readStandardInput() : readFile(file, pastedTextLimitBytes);
    if (!text)
        return failure(text.error());
    if (text->trimmed().isEmpty())
        return failure(u"file.empty"_s, {{u"path"_s, piped ? u"standard input"_s : file}});
    const auto known = Reproductions::load();
    if (!known)
        return failure(u"practice.not-started"_s, {{u"reason"_s, known.error().toString()}});
    RecognisedText recognised;
    Diagnosis diagnosis;
    if (looksLikeCase(*text)) {
        const auto one = caseFromBytes(*text, m_services.rules());
        if (!one)
            return failure(one.error());
        recognised.evidence = one->report.evidence;
        recognised.error = one->report.answer.error;
        recognised.description = one->report.answer.description;
        diagnosis = one->report.diagnosis;
    } else {
        recognised = recogniseText(*text);
        diagnosis = m_services.rules().diagnose(recognised.evidence);
    }
    const QString topic = diagnosis.hypotheses.isEmpty() ? QString() : diagnosis.hypotheses.first().topic;
    // The answer's own words only: the rest of the text is the customer's.
    const QString answer = hideSecrets(u"%1 %2"_s.arg(recognised.error, recognised.description).simplified());
    if (const auto found = known->forEvidence(recognised.evidence, topic)) {
        m_console.say(u"Recognised: "_s + (answer.isEmpty() ? diagnosis.verdict : answer));
        return *found;
    }
    if (!recognised.evidence.string(fact::keyProblem).isEmpty())
        return failure(u"practice.reproduce-local"_s, {{u"reason"_s, diagnosis.verdict}});
    return failure(u"practice.reproduce-unknown"_s,
                   {{u"answer"_s, answer.isEmpty() ? u"nothing"_s : answer}});
}

Result<void> PracticeCommand::reproduce(const Reproduction &wanted)
{
    m_console.say(u"Set to give the same answer (%1):"_s.arg(wanted.id));
    const auto settings = PracticeOrg::settings();
    if (!settings)
        return failure(u"practice.not-started"_s, {{u"reason"_s, settings.error().toString()}});
    for (const PracticeSetting &setting : *settings) {
        const auto value = wanted.settings.constFind(setting.id);
        if (value == wanted.settings.constEnd())
            continue;
        if (const auto done = m_org.setValue(setting.id, *value); !done)
            return done;
        m_console.say(u"  %1=%2  (%3)"_s.arg(setting.id, *value,
                                             setting.valueLabels.value(setting.values.indexOf(*value))));
    }
    if (!wanted.note.isEmpty())
        m_console.say(u"  "_s + wanted.note);
    return {};
}

Result<void> PracticeCommand::set(const QStringList &assignments)
{
    for (const QString &assignment : assignments) {
        const qsizetype sign = assignment.indexOf(u'=');
        if (sign < 1)
            return failure(u"usage.set-form"_s, {{u"text"_s, assignment}});
        if (const auto done = m_org.setValue(assignment.left(sign), assignment.mid(sign + 1)); !done)
            return done;
    }
    return {};
}

Result<QString> PracticeCommand::writeConnection(const Guide &guide)
{
    // The practice app is of the kind that the guide is about: login hosts find Connected Apps only.
    if (guide.profile.hostRule == SignInHost::LoginHost) {
        if (const auto done = m_org.setValue(u"app-kind"_s, u"connected-app"_s); !done)
            return failure(done.error());
    }
    CertificateSpec spec;
    spec.notBeforeUtc = m_services.clock().nowUtc();
    const auto pair = generateKeyPair(2048, spec);
    if (!pair)
        return failure(pair.error());
    const auto files = writeKeyPair(m_folder.path(), *pair);
    if (!files)
        return failure(files.error());
    m_org.uploadCertificate(pair->certificate);

    const QString caFile = m_folder.filePath(u"practice-ca.pem"_s);
    QFile authority(caFile);
    if (!authority.open(QIODevice::WriteOnly) || authority.write(m_org.authorityPem()) < 0)
        return failure(u"file.not-written"_s, {{u"path"_s, caFile}, {u"reason"_s, authority.errorString()}});
    authority.close();

    const PracticeAccount account = m_org.account();
    if (const auto kept =
            writeNewSecretFile(secretFile(), Secret(QByteArray(account.consumerSecret.toLatin1() + '\n')));
        !kept)
        return failure(kept.error());
    Connection connection;
    connection.guideId = guide.id;
    connection.domain = account.subdomain;
    connection.consumerKey = account.consumerKey;
    connection.username = account.username;
    connection.keyFile = files->privateKeyFile;
    connection.certificateFile = files->certificateFile;
    connection.practice = PracticeAddress{m_org.proxyUrl(), caFile};
    const QString path = m_folder.filePath(u"practice.keyway"_s);
    if (const auto saved = saveConnection(connection, path); !saved)
        return failure(saved.error());
    return path;
}

void PracticeCommand::list()
{
    const auto settings = PracticeOrg::settings();
    if (!settings) {
        m_console.say(settings.error().toString());
        return end(Unusable);
    }
    for (const PracticeSetting &setting : *settings) {
        m_console.print(u"%1=%2"_s.arg(setting.id, setting.values.join(u'|')));
        m_console.print(u"    %1 (%2). %3"_s.arg(setting.label, setting.topic, setting.description));
        m_console.document({{u"id"_s, setting.id},
                            {u"topic"_s, setting.topic},
                            {u"label"_s, setting.label},
                            {u"values"_s, QJsonArray::fromStringList(setting.values)},
                            {u"description"_s, setting.description}});
    }
    end(Works);
}

void PracticeCommand::interrupt()
{
    m_org.stop();
    end(Works); // being interrupted is how it is meant to end
}

} // namespace keyway
