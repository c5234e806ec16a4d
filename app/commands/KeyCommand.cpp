// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/KeyCommand.h"

#include "core/crypto/KeyConversion.h"
#include "core/crypto/KeyFiles.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const KeyFormEntry *findForm(const QString &word)
{
    const auto &forms = keyForms();
    const auto found = std::find_if(forms.begin(), forms.end(),
                                    [&](const KeyFormEntry &entry) { return entry.word == word; });
    return found == forms.end() ? nullptr : &*found;
}

QString formWords()
{
    QStringList words;
    for (const KeyFormEntry &entry : keyForms())
        words << entry.word;
    return words.join(u", "_s);
}

} // namespace

void KeyCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOptions(
        {{u"certificate"_s, u"Certificate that should belong to the key; goes into --to pkcs12."_s, u"F"_s},
         {u"passphrase-file"_s, u"File whose first line is the pass phrase."_s, u"F"_s},
         {u"base64"_s, u"Print only the line to paste into the installation form."_s},
         {u"to"_s, u"Write the key in another form: %1."_s.arg(formWords()), u"FORM"_s},
         {u"out"_s, u"File to write with --to; never overwritten."_s, u"FILE"_s},
         {u"new-passphrase-file"_s, u"File whose first line shall protect what --to writes."_s, u"F"_s}});
}

/// What the options themselves get wrong, before any file is looked at.
std::optional<Problem> KeyCommand::misuse(const QCommandLineParser &parser) const
{
    const bool converts = parser.isSet(u"to"_s);
    if (parser.positionalArguments().size() != 1)
        return Problem{u"usage.one-file"_s, {{u"command"_s, u"key FILE"_s}}};
    if (parser.isSet(u"base64"_s) && m_console.json())
        return Problem{u"usage.base64-or-json"_s, {}};
    if (parser.isSet(u"base64"_s) && converts)
        return Problem{u"usage.not-together"_s, {{u"first"_s, u"--base64"_s}, {u"second"_s, u"--to"_s}}};
    for (const QString &option : {u"out"_s, u"new-passphrase-file"_s}) {
        if (parser.isSet(option) && !converts)
            return Problem{u"usage.option-needs"_s,
                           {{u"option"_s, u"--"_s + option}, {u"needed"_s, u"--to FORM"_s}}};
    }
    if (!converts)
        return std::nullopt;
    const QString word = parser.value(u"to"_s);
    const KeyFormEntry *form = findForm(word);
    if (!form)
        return Problem{u"usage.key-form"_s, {{u"form"_s, word}, {u"forms"_s, formWords()}}};
    if (parser.value(u"out"_s).isEmpty())
        return Problem{u"usage.option-missing"_s, {{u"option"_s, u"--out FILE"_s}, {u"command"_s, u"key"_s}}};
    if (!form->needsPassphrase && parser.isSet(u"new-passphrase-file"_s))
        return Problem{u"usage.form-without-passphrase"_s, {{u"form"_s, word}}};
    return std::nullopt;
}

void KeyCommand::start(const QCommandLineParser &parser)
{
    if (const auto problem = misuse(parser))
        return fail(*problem);
    const QString file = parser.positionalArguments().first();
    const bool onlyTheLine = parser.isSet(u"base64"_s);
    const auto passphrase = readPassphrase(parser, u"passphrase-file"_s);
    if (!passphrase)
        return fail(passphrase.error());
    const KeyInput input = readKeyInput(file, *passphrase);
    const KeyInspection &inspection = input.inspection;

    std::optional<bool> matches;
    std::optional<Certificate> usedCertificate = inspection.certificate;
    std::optional<Problem> certificateProblem;
    if (parser.isSet(u"certificate"_s)) {
        const auto read = readFile(parser.value(u"certificate"_s));
        const auto certificate =
            read ? Certificate::fromBytes(*read) : Result<Certificate>(tl::unexpect, read.error());
        if (!certificate)
            certificateProblem = certificate.error();
        else if (inspection.key)
            matches = certificate->matches(*inspection.key);
        if (certificate)
            usedCertificate = *certificate;
    } else if (inspection.certificate) {
        matches = true;
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
        m_console.printRaw(base64Line(asItIs ? input.text.reveal() : clean.reveal()).reveal() + '\n');
        return end(Works);
    }
    const bool converts = parser.isSet(u"to"_s);
    if (!onlyTheLine && !converts)
        print(file, inspection);
    if (!matches.value_or(true)) {
        m_console.problem(
            {u"usage.certificate-of-another-key"_s, {{u"certificate"_s, parser.value(u"certificate"_s)}}},
            file, document);
        return end(Diagnosed);
    }
    if (converts)
        return convert(parser, inspection, usedCertificate);
    if (matches)
        m_console.print(u"  The certificate belongs to it."_s);
    m_console.document(document);
    end(Works);
}

void KeyCommand::convert(const QCommandLineParser &parser, const KeyInspection &inspection,
                         const std::optional<Certificate> &certificate)
{
    const KeyFormEntry &form = *findForm(parser.value(u"to"_s));
    const QString out = parser.value(u"out"_s);
    const auto passphrase = readPassphrase(parser, u"new-passphrase-file"_s);
    if (!passphrase)
        return fail(passphrase.error());
    const auto converted = convertKey(*inspection.key, form.form, *passphrase ? &**passphrase : nullptr,
                                      certificate ? &*certificate : nullptr);
    if (!converted)
        return fail(converted.error());
    if (const auto done = writeNewSecretFile(out, *converted); !done)
        return fail(done.error());
    m_console.print(u"%1 (%2 bytes, readable only by you)"_s.arg(out, QString::number(converted->size())));
    m_console.print(u"  "_s + m_console.texts().text(u"key-form."_s + form.word).title);
    m_console.document({{u"file"_s, out}, {u"form"_s, form.word}, {u"bytes"_s, converted->size()}});
    end(Works);
}

void KeyCommand::print(const QString &file, const KeyInspection &inspection) const
{
    m_console.print(u"%1: %2"_s.arg(file, inspection.kind));
    m_console.print(
        u"  %1 bits, %2%3"_s.arg(QString::number(inspection.bits),
                                 inspection.encoding.isEmpty() ? inspection.kind : inspection.encoding,
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
