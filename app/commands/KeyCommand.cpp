// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/KeyCommand.h"

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

/// The first line without its end. A blank at either side may belong to the pass phrase.
QByteArray firstLine(const QByteArray &text)
{
    QByteArray line = text.left(text.indexOf('\n'));
    if (line.endsWith('\r'))
        line.chop(1);
    return line;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

/// A file that cannot be read gives the same document as one that holds no key.
KeyInspection unread(const Problem &problem)
{
    KeyInspection inspection;
    inspection.kind = problem.id == u"file.empty"_s ? u"empty"_s : u"unknown"_s;
    inspection.reason = problem;
    return inspection;
}

} // namespace

void KeyCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions({{u"certificate"_s, u"Certificate that should belong to the key."_s, u"F"_s},
                       {u"passphrase-file"_s, u"File whose first line is the pass phrase."_s, u"F"_s},
                       {u"base64"_s, u"Print only the line to paste into the installation form."_s}});
}

void KeyCommand::start(const QCommandLineParser &parser)
{
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return fail({u"usage.one-file"_s, {{u"command"_s, u"key FILE"_s}}});
    const QString file = files.first();
    const bool onlyTheLine = parser.isSet(u"base64"_s);
    if (onlyTheLine && m_console.json())
        return fail({u"usage.base64-or-json"_s, {}});
    std::optional<Secret> passphrase;
    if (parser.isSet(u"passphrase-file"_s)) {
        const auto text = readFile(parser.value(u"passphrase-file"_s));
        if (!text)
            return fail(text.error());
        passphrase.emplace(firstLine(*text));
    }
    auto bytes = readFile(file);
    const Secret keyText(bytes ? std::move(*bytes) : QByteArray());
    const KeyInspection inspection =
        bytes ? inspectKey(keyText.reveal(), passphrase ? &*passphrase : nullptr) : unread(bytes.error());

    std::optional<bool> matches;
    std::optional<Problem> certificateProblem;
    if (parser.isSet(u"certificate"_s)) {
        const auto read = readFile(parser.value(u"certificate"_s));
        const auto certificate =
            read ? Certificate::fromBytes(*read) : Result<Certificate>(tl::unexpect, read.error());
        if (!certificate)
            certificateProblem = certificate.error();
        else if (inspection.key)
            matches = certificate->matches(*inspection.key);
    }

    const QJsonObject document = toJson(file, inspection, matches);
    if (!inspection.usable()) {
        m_console.problem(inspection.reason, file, document);
        return end(Unusable);
    }
    if (certificateProblem) {
        m_console.problem(*certificateProblem, parser.value(u"certificate"_s), document);
        return end(Unusable);
    }
    if (onlyTheLine && matches.value_or(true)) {
        // Of what was repaired or decrypted the destination gets the clean form; an untouched file as it is.
        const bool asItIs =
            inspection.repairs.isEmpty() && !inspection.encrypted && inspection.encoding.endsWith(u"-pem"_s);
        const Secret clean = inspection.key->toPkcs8Pem();
        m_console.printRaw(base64Line(asItIs ? keyText.reveal() : clean.reveal()).reveal() + '\n');
        return end(Works);
    }
    if (!onlyTheLine)
        print(file, inspection);
    if (!matches.value_or(true)) {
        m_console.problem(
            {u"usage.certificate-of-another-key"_s, {{u"certificate"_s, parser.value(u"certificate"_s)}}},
            file, document);
        return end(Diagnosed);
    }
    if (matches)
        m_console.print(u"  The certificate belongs to it."_s);
    m_console.document(document);
    end(Works);
}

void KeyCommand::print(const QString &file, const KeyInspection &inspection) const
{
    m_console.print(u"%1: %2"_s.arg(file, inspection.kind));
    m_console.print(
        u"  %1 bits, %2%3"_s.arg(QString::number(inspection.bits), inspection.encoding,
                                 inspection.encrypted ? u", protected by a pass phrase"_s : QString()));
    for (const QString &repair : inspection.repairs)
        m_console.print(u"  repaired: "_s + m_console.texts().text(u"repair."_s + repair).title);
    m_console.print(u"  Salesforce takes this key."_s);
}

QJsonObject KeyCommand::toJson(const QString &file, const KeyInspection &inspection,
                               std::optional<bool> matches) const
{
    return {{u"file"_s, file},
            {u"kind"_s, inspection.kind},
            {u"bits"_s, inspection.bits > 0 ? QJsonValue(inspection.bits) : QJsonValue()},
            {u"encoding"_s, orNull(inspection.encoding)},
            {u"encrypted"_s, inspection.encrypted},
            {u"repairs"_s, QJsonArray::fromStringList(inspection.repairs)},
            {u"usable"_s, inspection.usable()},
            {u"reason"_s, inspection.usable() ? QJsonValue()
                                              : QJsonValue(m_console.texts().text(inspection.reason).title)},
            {u"reasonId"_s, orNull(inspection.reason.id)},
            {u"matchesCertificate"_s, matches ? QJsonValue(*matches) : QJsonValue()}};
}

} // namespace keyway
