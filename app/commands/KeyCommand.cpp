// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/KeyCommand.h"

#include "core/crypto/KeyDoctor.h"
#include "core/crypto/KeyFiles.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace keyway {

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
    auto bytes = readFile(files.first());
    if (!bytes)
        return fail(bytes.error());
    std::optional<Secret> passphrase;
    if (parser.isSet(u"passphrase-file"_s)) {
        auto text = readFile(parser.value(u"passphrase-file"_s));
        if (!text)
            return fail(text.error());
        passphrase.emplace(text->split('\n').first().trimmed());
    }
    const Secret keyText(std::move(*bytes));
    const KeyInspection inspection = inspectKey(keyText.reveal(), passphrase ? &*passphrase : nullptr);

    std::optional<bool> matches;
    if (parser.isSet(u"certificate"_s)) {
        const auto certificateBytes = readFile(parser.value(u"certificate"_s));
        if (!certificateBytes)
            return fail(certificateBytes.error());
        const auto certificate = Certificate::fromBytes(*certificateBytes);
        if (!certificate)
            return fail(certificate.error());
        if (inspection.key)
            matches = certificate->matches(*inspection.key);
    }
    if (parser.isSet(u"base64"_s) && inspection.usable() && matches.value_or(true)) {
        // Of what was repaired or decrypted the destination gets the clean form; an untouched file as it is.
        const bool asItIs = inspection.repairs.isEmpty() && !inspection.encrypted
            && inspection.encoding.endsWith(u"-pem"_s);
        const Secret clean = inspection.key->toPkcs8Pem();
        m_console.printRaw(base64Line(asItIs ? keyText.reveal() : clean.reveal()).reveal() + '\n');
        return end(Works);
    }

    m_console.print(u"%1: %2"_s.arg(files.first(), inspection.kind));
    if (inspection.bits > 0)
        m_console.print(u"  %1 bits, %2%3"_s.arg(inspection.bits).arg(
            inspection.encoding, inspection.encrypted ? u", protected by a pass phrase"_s : QString()));
    for (const QString &repair : inspection.repairs)
        m_console.print(u"  repaired: "_s + m_console.texts().text(u"repair."_s + repair).title);
    if (inspection.usable())
        m_console.print(u"  Salesforce takes this key."_s);
    if (matches)
        m_console.print(*matches ? u"  The certificate belongs to it."_s : u"  The certificate does NOT belong to it."_s);
    const Text reason = m_console.texts().text(inspection.reason);
    m_console.document(
        {{u"file"_s, files.first()},
         {u"kind"_s, inspection.kind},
         {u"bits"_s, inspection.bits > 0 ? QJsonValue(inspection.bits) : QJsonValue()},
         {u"encoding"_s, inspection.encoding.isEmpty() ? QJsonValue() : QJsonValue(inspection.encoding)},
         {u"encrypted"_s, inspection.encrypted},
         {u"repairs"_s, QJsonArray::fromStringList(inspection.repairs)},
         {u"usable"_s, inspection.usable()},
         {u"reason"_s, inspection.usable() ? QJsonValue() : QJsonValue(reason.title)},
         {u"reasonId"_s, inspection.usable() ? QJsonValue() : QJsonValue(inspection.reason.id)},
         {u"matchesCertificate"_s, matches ? QJsonValue(*matches) : QJsonValue()}});
    if (!inspection.usable()) {
        m_console.say(reason.title + u'.');
        for (const QString &action : reason.actions)
            m_console.say(u"  → "_s + action);
        return end(Unusable);
    }
    end(matches.value_or(true) ? Works : Diagnosed);
}

} // namespace keyway
