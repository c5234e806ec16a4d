// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/commands/AnswerToReproduce.h"

#include "app/commands/StandardInput.h"
#include "core/cases/Case.h"
#include "core/crypto/KeyFiles.h"
#include "core/diagnosis/TextRecogniser.h"

using namespace Qt::StringLiterals;

namespace keyway {

Result<AnswerToReproduce> AnswerToReproduce::read(const QString &file, const AppServices &services,
                                                  const Console &console)
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
        const auto one = caseFromBytes(*text, services.rules());
        if (!one)
            return failure(one.error());
        recognised.evidence = one->report.evidence;
        recognised.error = one->report.answer.error;
        recognised.description = one->report.answer.description;
        diagnosis = one->report.diagnosis;
    } else {
        recognised = recogniseText(*text);
        diagnosis = services.rules().diagnose(recognised.evidence);
    }
    const QString topic = diagnosis.hypotheses.isEmpty() ? QString() : diagnosis.hypotheses.first().topic;
    // The answer's own words only: the rest of the text is the customer's.
    const QString answer = hideSecrets(u"%1 %2"_s.arg(recognised.error, recognised.description).simplified());
    if (const auto found = known->forEvidence(recognised.evidence, topic)) {
        console.say(u"Recognised: "_s + (answer.isEmpty() ? diagnosis.verdict : answer));
        return AnswerToReproduce{*found, missingObjects(recognised.evidence)};
    }
    if (!recognised.evidence.string(fact::keyProblem).isEmpty())
        return failure(u"practice.reproduce-local"_s, {{u"reason"_s, diagnosis.verdict}});
    return failure(u"practice.reproduce-unknown"_s,
                   {{u"answer"_s, answer.isEmpty() ? u"nothing"_s : answer}});
}

} // namespace keyway
