// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"

#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

QString filled(QString text, const QMap<QString, QString> &facts)
{
    for (auto fact = facts.begin(); fact != facts.end(); ++fact)
        text.replace(u"{{"_s + fact.key() + u"}}"_s, fact.value());
    return text;
}

void addLine(Text &text, const QString &line)
{
    static const QRegularExpression numbered(u"^\\d+\\.\\s+(.*)$"_s);
    const auto action = numbered.match(line);
    if (action.hasMatch()) {
        text.actions << action.captured(1);
    } else if (line.startsWith(u"? "_s)) {
        text.tellApart = line.mid(2);
    } else if (line.isEmpty()) {
        if (!text.body.isEmpty() && !text.body.endsWith(u"\n\n"_s))
            text.body += u"\n\n"_s;
    } else {
        if (!text.body.isEmpty() && !text.body.endsWith(u'\n'))
            text.body += u' ';
        text.body += line;
    }
}

} // namespace

Result<TextBook, DataError> TextBook::load(const QStringList &files)
{
    TextBook book;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return failure(DataError{name, 0, file.errorString()});
        auto part = parse(QString::fromUtf8(file.readAll()), name);
        if (!part)
            return failure(part.error());
        for (auto text = part->m_texts.begin(); text != part->m_texts.end(); ++text) {
            if (book.m_texts.contains(text.key()))
                return failure(
                    DataError{name, 0, u"the id “%1” is used in another file already"_s.arg(text.key())});
            book.m_texts.insert(text.key(), text.value());
        }
    }
    return book;
}

Result<TextBook, DataError> TextBook::parse(const QString &markdown, const QString &file)
{
    TextBook book;
    QString id;
    Text text;
    int headingLine = 0;
    const auto closeSection = [&]() -> Result<void, DataError> {
        if (id.isEmpty())
            return {};
        if (text.title.isEmpty())
            return failure(DataError{file, headingLine, u"“%1” has no title line"_s.arg(id)});
        text.body = text.body.trimmed();
        book.m_texts.insert(id, text);
        return {};
    };

    const QStringList lines = markdown.split(u'\n');
    for (int i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.startsWith(u"# "_s)) {
            if (const auto closed = closeSection(); !closed)
                return failure(closed.error());
            id = line.mid(2).trimmed();
            text = {};
            headingLine = i + 1;
            if (book.m_texts.contains(id))
                return failure(DataError{file, headingLine, u"the id “%1” is used twice"_s.arg(id)});
        } else if (!id.isEmpty() && text.title.isEmpty()) {
            text.title = line;
        } else if (!id.isEmpty()) {
            addLine(text, line);
        }
    }
    if (const auto closed = closeSection(); !closed)
        return failure(closed.error());
    if (book.m_texts.isEmpty())
        return failure(DataError{file, 0, u"no “# id” heading found"_s});
    return book;
}

QStringList TextBook::ids() const
{
    QStringList ids = m_texts.keys();
    ids.sort();
    return ids;
}

Text TextBook::text(const QString &id, const QMap<QString, QString> &facts) const
{
    const auto found = m_texts.constFind(id);
    if (found == m_texts.constEnd())
        return Text{id, {}, {}, {}};
    Text text = *found;
    text.title = filled(text.title, facts);
    text.body = filled(text.body, facts);
    text.tellApart = filled(text.tellApart, facts);
    for (QString &action : text.actions)
        action = filled(action, facts);
    return text;
}

} // namespace keyway
