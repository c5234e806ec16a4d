// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/ExplainCommand.h"

#include "app/commands/StandardInput.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/TextRecogniser.h"

using namespace Qt::StringLiterals;

namespace keyway {

void ExplainCommand::addOptions(QCommandLineParser &parser) const
{
    parser.addOption({u"guide"_s, u"Number the steps as this guide does."_s, u"G"_s, u"ampersand"_s});
}

void ExplainCommand::start(const QCommandLineParser &parser)
{
    const Guide *guide = m_services.guides().guide(parser.value(u"guide"_s));
    if (!guide)
        return fail({u"guide.unknown"_s, {{u"guide"_s, parser.value(u"guide"_s)}, {u"guides"_s, QString()}}});
    const QStringList files = parser.positionalArguments();
    if (files.size() > 1)
        return fail({u"usage.one-file"_s, {{u"command"_s, u"explain [FILE]"_s}}});
    const bool piped = files.isEmpty() || files.first() == u"-"_s;
    const auto text = piped ? readStandardInput() : readFile(files.first(), pastedTextLimitBytes);
    if (!text)
        return fail(text.error());
    if (text->trimmed().isEmpty())
        return fail({u"file.empty"_s, {{u"path"_s, piped ? u"standard input"_s : files.first()}}});
    const RecognisedText found = recogniseText(*text);
    const Diagnosis diagnosis = m_services.rules().diagnose(found.evidence, guide);
    const bool recognised = found.recognised && diagnosis.recognised;
    m_console.print(recognised ? u"Recognised: %1 %2"_s.arg(found.source, found.error)
                               : u"This text is not known. What it can be:"_s);
    printDiagnosis(m_console, diagnosis);
    m_console.document(
        {{u"recognised"_s, recognised},
         {u"source"_s, found.source},
         {u"error"_s, found.error.isEmpty() ? QJsonValue() : QJsonValue(found.error)},
         {u"description"_s, found.description.isEmpty() ? QJsonValue() : QJsonValue(found.description)},
         {u"diagnosis"_s, diagnosis.toJson()}});
    end(recognised ? Works : Undecided);
}

void printDiagnosis(const Console &console, const Diagnosis &diagnosis)
{
    console.print(u"\n%1"_s.arg(diagnosis.verdict));
    if (!diagnosis.literal.isEmpty())
        console.print(u"  Its own words: "_s + diagnosis.literal);
    int rank = 0;
    for (const Hypothesis &hypothesis : diagnosis.hypotheses) {
        const QString where = hypothesis.step > 0 ? u"step %1"_s.arg(hypothesis.step) : hypothesis.topic;
        console.print(u"\n%1. [%2, %3] %4"_s.arg(++rank).arg(where, hypothesis.likelihood, hypothesis.title));
        for (const QString &action : hypothesis.actions)
            console.print(u"     → "_s + action);
        if (!hypothesis.tellApart.isEmpty())
            console.print(u"     To tell: "_s + hypothesis.tellApart);
    }
    if (!diagnosis.ruledOut.isEmpty())
        console.print(u"\nRuled out:"_s);
    for (const RuledOut &out : diagnosis.ruledOut)
        console.print(u"  %1: %2"_s.arg(out.topic, out.why));
}

} // namespace keyway
