// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/salesforce/Lookalikes.h"

#include <QRegularExpression>

namespace keyway {

using namespace Qt::StringLiterals;

AsciiForm asciiForm(const QString &host)
{
    static const QRegularExpression longDashes(u"[\u2012\u2013\u2014\u2015\u2E3A\u2E3B\uFE58]+"_s);
    static const QRegularExpression hyphens(u"[\u2010\u2011\u2212\u2043\uFE63\uFF0D\u02D7]"_s);
    static const QRegularExpression dots(u"[\u3002\uFF0E\uFF61\u2024\u00B7\u2027\u30FB]"_s);
    AsciiForm form;
    form.text = host;
    form.wordProcessorDash = host.contains(longDashes) || host.contains(hyphens);
    form.text.replace(longDashes, u"--"_s).replace(hyphens, u"-"_s).replace(dots, u"."_s);
    // Full-width letters become plain ones, accented letters a letter and a mark.
    form.text = form.text.normalized(QString::NormalizationForm_KD).toLower();
    QString ascii;
    for (const QChar c : std::as_const(form.text)) {
        if (c.unicode() < 127) {
            ascii += c;
        } else if (c.category() != QChar::Mark_NonSpacing) {
            // A letter of another script: which ASCII letter was meant is not for us to say.
            ascii += u'x';
            form.sure = false;
        }
    }
    form.text = ascii;
    return form;
}

} // namespace keyway
