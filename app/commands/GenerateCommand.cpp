// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/GenerateCommand.h"

#include "core/crypto/KeyFiles.h"

using namespace Qt::StringLiterals;

namespace keyway {

void GenerateCommand::addOptions(QCommandLineParser &parser) const
{
    const CertificateSpec defaults;
    parser.addOptions(
        {{u"out"_s, u"Folder for private-key.pem and cert.pem."_s, u"DIR"_s},
         {u"bits"_s, u"2048, 3072 or 4096."_s, u"N"_s, u"2048"_s},
         {u"days"_s, u"How long the certificate is valid."_s, u"N"_s, QString::number(defaults.days)},
         {u"subject"_s, u"Subject of the certificate."_s, u"DN"_s, defaults.subject}});
}

void GenerateCommand::start(const QCommandLineParser &parser)
{
    if (!parser.isSet(u"out"_s))
        return fail(
            {u"usage.option-missing"_s, {{u"option"_s, u"--out DIR"_s}, {u"command"_s, u"generate"_s}}});
    bool bitsAreNumber = false;
    bool daysAreNumber = false;
    const int bits = parser.value(u"bits"_s).toInt(&bitsAreNumber);
    CertificateSpec spec;
    spec.days = parser.value(u"days"_s).toInt(&daysAreNumber);
    spec.subject = parser.value(u"subject"_s);
    spec.notBeforeUtc = m_services.clock().nowUtc();
    if (!bitsAreNumber)
        return fail({u"key.bits-unsupported"_s, {{u"bits"_s, parser.value(u"bits"_s)}}});
    if (!daysAreNumber)
        return fail({u"certificate.days-invalid"_s, {{u"days"_s, parser.value(u"days"_s)}}});

    const auto pair = generateKeyPair(bits, spec);
    if (!pair)
        return fail(pair.error());
    const auto files = writeKeyPair(parser.value(u"out"_s), *pair);
    if (!files)
        return fail(files.error());
    const QString fingerprint = pair->certificate.sha256Fingerprint();
    const QString notAfter = pair->certificate.notAfterUtc().toString(Qt::ISODate);
    m_console.print(u"Private key  %1 (readable only by you)"_s.arg(files->privateKeyFile));
    m_console.print(u"Certificate  %1 (upload this one)"_s.arg(files->certificateFile));
    m_console.print(u"SHA-256      %1"_s.arg(fingerprint));
    m_console.print(u"Valid until  %1"_s.arg(notAfter));
    m_console.document({{u"privateKeyFile"_s, files->privateKeyFile},
                        {u"certificateFile"_s, files->certificateFile},
                        {u"bits"_s, pair->key.bits()},
                        {u"sha256"_s, fingerprint},
                        {u"notAfter"_s, notAfter}});
    end(Works);
}

} // namespace keyway
