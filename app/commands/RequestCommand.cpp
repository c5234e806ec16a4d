// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/RequestCommand.h"

#include "app/commands/KeyInput.h"
#include "core/crypto/CertificateRequest.h"
#include "core/crypto/KeyFiles.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

void RequestCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"subject"_s, u"Write a request for this subject, like /C=DE/O=Acme/CN=salesforce-jwt."_s, u"DN"_s},
         {u"answer"_s, u"Take the certificate for Salesforce out of what the authority sent."_s, u"CAFILE"_s},
         {u"out"_s, u"File to write; never overwritten."_s, u"FILE"_s},
         {u"passphrase-file"_s, u"File whose first line is the key's pass phrase."_s, u"F"_s}});
}

std::optional<Problem> RequestCommand::misuse(const QCommandLineParser &parser) const
{
    const auto missing = [](const QString &option) {
        return Problem{u"usage.option-missing"_s, {{u"option"_s, option}, {u"command"_s, u"request"_s}}};
    };
    if (parser.positionalArguments().size() != 1)
        return Problem{u"usage.one-file"_s, {{u"command"_s, u"request KEYFILE --subject DN --out FILE"_s}}};
    if (parser.isSet(u"subject"_s) && parser.isSet(u"answer"_s))
        return Problem{u"usage.not-together"_s, {{u"first"_s, u"--subject"_s}, {u"second"_s, u"--answer"_s}}};
    if (!parser.isSet(u"subject"_s) && !parser.isSet(u"answer"_s))
        return missing(u"--subject DN"_s);
    if (parser.value(u"out"_s).isEmpty())
        return missing(u"--out FILE"_s);
    return std::nullopt;
}

void RequestCommand::start(const QCommandLineParser &parser)
{
    if (const auto problem = misuse(parser))
        return fail(*problem);
    const auto passphrase = readPassphrase(parser, u"passphrase-file"_s);
    if (!passphrase)
        return fail(passphrase.error());
    const QString file = parser.positionalArguments().first();
    const KeyInspection inspection = readKeyInput(file, *passphrase).inspection;
    if (!inspection.usable())
        return fail(inspection.reason, file);
    if (parser.isSet(u"answer"_s))
        return takeAnswer(*inspection.key, parser.value(u"answer"_s), parser.value(u"out"_s));
    writeRequest(*inspection.key, parser.value(u"subject"_s), parser.value(u"out"_s));
}

void RequestCommand::writeRequest(const PrivateKey &key, const QString &subject, const QString &out)
{
    const auto request = certificateRequestPem(key, subject);
    if (!request)
        return fail(request.error());
    if (const auto written = writeNewPublicFile(out, *request); !written)
        return fail(written.error());
    m_console.print(u"%1: send this to the certificate authority; the private key stays here."_s.arg(out));
    m_console.document({{u"file"_s, out}, {u"subject"_s, subject}, {u"bytes"_s, request->size()}});
    end(Works);
}

void RequestCommand::takeAnswer(const PrivateKey &key, const QString &answerFile, const QString &out)
{
    const auto bytes = readFile(answerFile);
    if (!bytes)
        return fail(bytes.error());
    const auto answer = takeAuthorityAnswer(*bytes, key);
    if (!answer) {
        m_console.problem(answer.error(), answerFile);
        // What came back was readable but is not for this key: a finding, not a bad file.
        return end(answer.error().id == "certificate.none-belongs"_L1 ? Diagnosed : Unusable);
    }
    if (const auto written = writeNewPublicFile(out, answer->upload); !written)
        return fail(written.error());
    const QString form = answer->uploadFileName.endsWith(u".der"_s) ? u"der"_s : u"pem"_s;
    const QString notAfter = answer->leaf.notAfterUtc().toString(Qt::ISODate);
    const QString bytesWritten = QString::number(answer->upload.size());
    m_console.print(u"%1: upload this one (%2, %3 bytes)"_s.arg(out, form.toUpper(), bytesWritten));
    m_console.print(u"  %1, valid until %2"_s.arg(answer->leaf.subject(), notAfter));
    for (const QString &repair : answer->repairs)
        m_console.print(u"  "_s + m_console.texts().text(u"answer-repair."_s + repair).title);
    m_console.document({{u"file"_s, out},
                        {u"form"_s, form},
                        {u"bytes"_s, answer->upload.size()},
                        {u"subject"_s, answer->leaf.subject()},
                        {u"sha256"_s, answer->leaf.sha256Fingerprint()},
                        {u"notAfter"_s, notAfter},
                        {u"repairs"_s, QJsonArray::fromStringList(answer->repairs)}});
    end(Works);
}

} // namespace keyway
