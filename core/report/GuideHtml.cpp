// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/report/GuideHtml.h"

#include "core/base/TextBook.h"

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

const TextBook &words()
{
    // Compiled in; a broken file shows ids instead of words, and a test finds that.
    static const TextBook book = TextBook::load({u":/keyway/texts/kit.en.md"_s}).value_or(TextBook());
    return book;
}

QString word(const QString &id, const QMap<QString, QString> &facts = {})
{
    return words().text(u"page."_s + id, facts).title.toHtmlEscaped();
}

QString element(const QString &name, const QString &kind, const QString &inner)
{
    return u"<%1 class=\"%2\">%3</%1>\n"_s.arg(name, kind, inner);
}

QString code(const QString &text)
{
    return u"<code>%1</code>"_s.arg(text.toHtmlEscaped());
}

QString labelled(const QString &id, const QString &text)
{
    if (text.isEmpty())
        return {};
    return element(u"p"_s, id, u"<b>%1</b> %2"_s.arg(word(id), text.toHtmlEscaped()));
}

QString place(const Instruction &instruction)
{
    QStringList parts;
    for (const QString &part : {instruction.page, instruction.tab, instruction.section}) {
        if (!part.isEmpty())
            parts << part.toHtmlEscaped();
    }
    return parts.isEmpty() ? QString() : element(u"p"_s, u"place"_s, parts.join(u" › "_s));
}

QString verb(const Instruction &instruction)
{
    switch (instruction.control) {
    case ControlKind::Action:
        return {};
    case ControlKind::Button:
        return word(u"press"_s);
    case ControlKind::CheckBox:
        return word(instruction.checked.value_or(true) ? u"tick"_s : u"untick"_s);
    case ControlKind::Choice:
        return word(u"choose"_s);
    case ControlKind::Field:
        return word(u"enter"_s);
    case ControlKind::List:
        return word(u"select"_s);
    case ControlKind::Upload:
        return word(u"upload"_s);
    }
    return {};
}

/// What to do, as the control should look afterwards.
QString control(const Instruction &instruction)
{
    QString line = verb(instruction);
    if (!line.isEmpty())
        line += u' ';
    if (instruction.control == ControlKind::CheckBox)
        line += instruction.checked.value_or(true) ? u"☑ "_s : u"☐ "_s;
    line += u"<strong>%1</strong>"_s.arg(instruction.label.toHtmlEscaped());
    if (!instruction.value.isEmpty())
        line += u": "_s + code(instruction.value);
    for (const QString &value : instruction.values)
        line += u"<br>"_s + code(value);
    return element(u"p"_s, u"control"_s, line);
}

QString instructionHtml(const Instruction &instruction)
{
    return u"<li>\n"_s + place(instruction) + control(instruction) +
           labelled(u"condition"_s, instruction.condition) + labelled(u"why"_s, instruction.why) +
           labelled(u"warning"_s, instruction.warning) + labelled(u"note"_s, instruction.note) + u"</li>\n"_s;
}

QString stepHtml(const GuideStep &step, bool keyIsMade)
{
    QString html = u"<section>\n<h2>%1</h2>\n"_s.arg(
        word(u"step"_s, {{u"number"_s, QString::number(step.number)}, {u"title"_s, step.title}}));
    html += element(u"p"_s, u"summary"_s, step.summary.toHtmlEscaped());
    if (keyIsMade && step.topics.contains(u"key"_s))
        html += element(u"p"_s, u"box"_s, word(u"key-is-made"_s));
    html += u"<ol>\n"_s;
    for (const Instruction &instruction : step.instructions)
        html += instructionHtml(instruction);
    html += u"</ol>\n"_s;
    for (const QString &warning : step.warnings)
        html += labelled(u"warning"_s, warning);
    return html + u"</section>\n"_s;
}

QString letter(const HandOverKit &kit, const Guide &guide)
{
    const QString until = kit.certificate.notAfterUtc().date().toString(Qt::ISODate);
    QString html =
        u"<div class=\"box\">\n<p><strong>%1</strong></p>\n"_s.arg(word(u"from"_s, {{u"from"_s, kit.from}}));
    if (!kit.note.isEmpty())
        html += element(u"p"_s, u"letter"_s, kit.note.toHtmlEscaped());
    html += element(u"p"_s, u"todo"_s, word(u"send-back"_s));
    html += element(u"p"_s, u"todo"_s,
                    word(guide.profile.asksConsumerSecret ? u"secret-apart"_s : u"never-send"_s,
                         {{u"destination"_s, guide.destination}}));
    html += element(u"p"_s, u"certificate"_s,
                    word(u"certificate"_s, {{u"until"_s, until}}) + u"<br>"_s +
                        code(kit.certificate.sha256Fingerprint()));
    return html + u"</div>\n"_s;
}

QString head(const QString &title)
{
    return u"<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">\n<title>"_s +
           title +
           u"</title>\n<style>\n"
           "body { font: 11pt/1.45 sans-serif; color: #1a1a1a; background: #fff; max-width: 46em; "
           "margin: 2em auto; padding: 0 1em; }\n"
           "h2 { border-bottom: 1px solid #888; margin-top: 2em; break-after: avoid; }\n"
           "li { margin-bottom: 1em; break-inside: avoid; }\n"
           "p { margin: 0.2em 0; overflow-wrap: anywhere; }\n"
           ".place { color: #555; font-size: 90%; }\n"
           ".why, .note, .condition { font-size: 90%; }\n"
           ".warning, .box { border-left: 4px solid #b45309; padding: 0.4em 0.8em; background: #fff8ec; }\n"
           ".letter { white-space: pre-wrap; }\n"
           "code { font-family: monospace; background: #f0f0f0; padding: 0 0.2em; }\n"
           "@media print { body { margin: 0; max-width: none; } }\n"
           "</style>\n</head>\n<body>\n"_s;
}

} // namespace

QString guidePage(const Guide &guide, const HandOverKit *kit)
{
    const QString title = word(u"title"_s, {{u"guide"_s, guide.title}});
    QString html = head(title) + u"<h1>%1</h1>\n"_s.arg(title);
    html += element(u"p"_s, u"summary"_s, guide.summary.toHtmlEscaped());
    if (kit)
        html += letter(*kit, guide);
    for (const GuideStep &step : guide.steps)
        html += stepHtml(step, kit != nullptr);
    if (!guide.keepWorking.isEmpty()) {
        html += u"<section>\n<h2>%1</h2>\n<ul>\n"_s.arg(word(u"afterwards"_s));
        for (const QString &line : guide.keepWorking)
            html += u"<li>%1</li>\n"_s.arg(line.toHtmlEscaped());
        html += u"</ul>\n</section>\n"_s;
    }
    html += labelled(u"checked"_s, guide.checkedAgainst);
    return html + u"</body>\n</html>\n"_s;
}

QString guideHtml(const Guide &guide)
{
    return guidePage(guide, nullptr);
}

} // namespace keyway
