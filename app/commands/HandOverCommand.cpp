// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/HandOverCommand.h"

#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"
#include "core/report/HandOver.h"
#include "core/report/SetUpRecord.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const QStringList secretFormats{u"json"_s, u"env"_s, u"postman"_s};
const QStringList openFormats{u"record"_s, u"calendar"_s};

/// The first line without its end. A blank at either side may belong to a pass phrase.
Result<Secret> firstLineOf(const QString &path)
{
    auto text = readFile(path);
    if (!text)
        return failure(text.error());
    const Secret whole(std::move(*text));
    QByteArray line = whole.reveal().left(whole.reveal().indexOf('\n'));
    if (line.endsWith('\r'))
        line.chop(1);
    return Secret(std::move(line));
}

/// The key as the destination wants it: an untouched PEM file as it is, everything else in its clean form.
Result<Secret> keyPem(const QString &path, const Secret *passphrase)
{
    if (path.isEmpty())
        return failure(u"hand-over.no-key"_s);
    auto bytes = readFile(path);
    if (!bytes)
        return failure(bytes.error());
    Secret text(std::move(*bytes));
    const KeyInspection inspection = inspectKey(text.reveal(), passphrase);
    if (!inspection.usable())
        return failure(inspection.reason);
    const bool asItIs =
        inspection.repairs.isEmpty() && !inspection.encrypted && inspection.encoding.endsWith(u"-pem"_s);
    return asItIs ? std::move(text) : inspection.key->toPkcs8Pem();
}

Result<std::shared_ptr<const Secret>> consumerSecret(const QString &path)
{
    static const QRegularExpression form(u"^[A-F0-9]{64}$"_s);
    auto line = firstLineOf(path);
    if (!line)
        return failure(line.error());
    auto secret = std::make_shared<const Secret>(line->reveal().trimmed());
    if (!form.match(QString::fromLatin1(secret->reveal())).hasMatch())
        return failure(u"hand-over.secret-form"_s, {{u"path"_s, path}});
    return secret;
}

/// A value that would be refused, or is another field's, must not be handed over.
std::optional<Problem> unusable(const ExchangeInput &input)
{
    for (const auto &problem :
         {judgeConsumerKey(input.connection.consumerKey), judgeUsername(input.connection.username)}) {
        if (problem && !isWarning(*problem))
            return problem;
    }
    if (!input.domain.accepted)
        return input.domain.reason;
    return {};
}

std::optional<Certificate> certificateOf(const Connection &connection)
{
    if (connection.certificateFile.isEmpty())
        return {};
    const auto bytes = readFile(connection.certificateFile);
    const auto certificate =
        bytes ? Certificate::fromBytes(*bytes) : Result<Certificate>(tl::unexpect, bytes.error());
    return certificate ? std::optional(*certificate) : std::nullopt;
}

} // namespace

void HandOverCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"format"_s, u"One of %1."_s.arg((secretFormats + openFormats).join(u", "_s)), u"F"_s},
         {u"out"_s, u"New file to write, readable only by you; - prints instead."_s, u"FILE"_s},
         {u"consumer-secret-file"_s, u"File whose first line is the Consumer Secret."_s, u"F"_s},
         {u"passphrase-file"_s, u"File whose first line is the key's pass phrase."_s, u"F"_s},
         {u"person"_s, u"Who writes the record; your login name unless told."_s, u"NAME"_s}});
}

void HandOverCommand::start(const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return fail({u"usage.one-file"_s, {{u"command"_s, u"hand-over FILE.keyway --format F"_s}}});
    const QString format = parser.value(u"format"_s);
    if (!parser.isSet(u"format"_s))
        return fail(
            {u"usage.option-missing"_s, {{u"option"_s, u"--format F"_s}, {u"command"_s, u"hand-over"_s}}});
    if (!(secretFormats + openFormats).contains(format))
        return fail({u"hand-over.format"_s,
                     {{u"format"_s, format}, {u"formats"_s, (secretFormats + openFormats).join(u", "_s)}}});
    const QString out = parser.value(u"out"_s);
    if (out.isEmpty() && secretFormats.contains(format))
        return fail({u"hand-over.secret-needs-out"_s, {}});
    const bool prints = out.isEmpty() || out == u"-"_s;
    if (prints && m_console.json())
        return fail({u"hand-over.raw-or-json"_s, {}});

    const auto connection = loadConnection(files.first());
    if (!connection)
        return fail(connection.error());
    const auto input = m_services.exchangeInput(*connection);
    if (!input)
        return fail(input.error());
    const auto made = content(format, *input, parser);
    if (!made) // a sentence on a domain does not repeat it
        return fail(made.error(), made.error() == input->domain.reason ? input->domain.input : QString());
    deliver(*made, format, prints ? QString() : out);
}

Result<Secret> HandOverCommand::content(const QString &format, const ExchangeInput &input,
                                        const QCommandLineParser &parser) const
{
    if (format == u"record"_s)
        return record(input, parser.value(u"person"_s));
    if (format == u"calendar"_s)
        return calendar(input);
    return values(format, input, parser);
}

Result<Secret> HandOverCommand::values(const QString &format, const ExchangeInput &input,
                                       const QCommandLineParser &parser) const
{
    if (const auto problem = unusable(input))
        return failure(*problem);
    HandOverValues values{input.guide, input.connection, input.domain, {}, {}};
    Secret passphrase;
    if (parser.isSet(u"passphrase-file"_s)) {
        auto line = firstLineOf(parser.value(u"passphrase-file"_s));
        if (!line)
            return failure(line.error());
        passphrase = std::move(*line);
    }
    auto key = keyPem(input.connection.keyFile, parser.isSet(u"passphrase-file"_s) ? &passphrase : nullptr);
    if (!key)
        return failure(key.error());
    values.keyPem = std::make_shared<const Secret>(std::move(*key));
    if (parser.isSet(u"consumer-secret-file"_s)) {
        const auto secret = consumerSecret(parser.value(u"consumer-secret-file"_s));
        if (!secret)
            return failure(secret.error());
        values.consumerSecret = *secret;
    } else if (input.guide.profile.asksConsumerSecret && format != u"postman"_s) {
        m_console.say(u"%1 also asks for the Consumer Secret; it is left empty. --consumer-secret-file F "
                      u"gives it."_s.arg(input.guide.destination));
    }
    if (format == u"json"_s)
        return handOverJson(values);
    return format == u"env"_s ? handOverEnv(values) : handOverPostman(values);
}

Result<Secret> HandOverCommand::calendar(const ExchangeInput &input) const
{
    const auto certificate = certificateOf(input.connection);
    if (!certificate)
        return failure(u"hand-over.no-certificate"_s);
    const QString what = input.domain.accepted ? u"%1 (%2)"_s.arg(input.guide.destination, input.domain.host)
                                               : input.guide.destination;
    QByteArray calendar = expiryCalendar(*certificate, what, m_services.clock().nowUtc(), m_console.texts());
    if (calendar.isEmpty())
        return failure(u"hand-over.certificate-over"_s);
    return Secret(std::move(calendar));
}

Secret HandOverCommand::record(const ExchangeInput &input, const QString &person) const
{
    SetUpRecordInput record{
        input.guide, input.connection,           input.domain, certificateOf(input.connection), {}, false,
        person,      m_services.clock().nowUtc()};
    if (record.person.isEmpty()) // one of the two is set, by system
        record.person = qEnvironmentVariable("USER", qEnvironmentVariable("USERNAME"));
    return Secret(setUpRecordHtml(record, m_console.texts()).toUtf8());
}

void HandOverCommand::deliver(const Secret &content, const QString &format, const QString &out)
{
    if (out.isEmpty()) {
        m_console.printRaw(content.reveal());
        return end(Works);
    }
    if (const auto written = writeNewSecretFile(out, content); !written)
        return fail(written.error());
    m_console.print(u"Written, readable only by you: "_s + out);
    m_console.document({{u"format"_s, format}, {u"file"_s, out}});
    end(Works);
}

} // namespace keyway
