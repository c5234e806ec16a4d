// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/Soql.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr int deepest = 20; // brackets within brackets

struct Token
{
    enum class Kind { Word, Text, Number, Sign, End };
    Kind kind = Kind::End;
    QString text;
    qsizetype at = 0;
};

/// Thrown within this file only; a parser that returned its error from every rule would be twice as long.
struct Unexpected
{
    QueryError error;
};

QList<Token> tokensOf(const QString &query)
{
    // A date or time begins with digits too, and is compared as text.
    static const QRegularExpression form(
        u"\\s*(?:([A-Za-z_][\\w.]*)|'((?:[^'\\\\]|\\\\.)*)'|(\\d{4}-\\d\\d-\\d\\d[\\dTZ:.+-]*)|"
        "([-+]?\\d+(?:\\.\\d+)?)|(<=|>=|!=|<>|[=<>(),]))"_s);
    QList<Token> tokens;
    qsizetype at = 0;
    while (true) {
        const auto match = form.match(query, at, QRegularExpression::NormalMatch,
                                      QRegularExpression::AnchorAtOffsetMatchOption);
        if (!match.hasMatch())
            break;
        using Kind = Token::Kind;
        for (const auto &[group, kind] :
             {std::pair{1, Kind::Word}, {2, Kind::Text}, {3, Kind::Text}, {4, Kind::Number}, {5, Kind::Sign}})
            if (match.capturedStart(group) >= 0)
                tokens << Token{kind, match.captured(group), match.capturedStart(group)};
        at = match.capturedEnd();
    }
    const QString rest = query.mid(at).trimmed();
    if (!rest.isEmpty())
        tokens << Token{Token::Kind::Sign, rest.left(1), query.indexOf(rest.at(0), at)};
    tokens << Token{Token::Kind::End, {}, query.size()};
    return tokens;
}

QString unescaped(QString text)
{
    static const QRegularExpression escape(u"\\\\(.)"_s);
    return text.replace(escape, u"\\1"_s);
}

class Parser
{
public:
    explicit Parser(const QString &text) : m_tokens(tokensOf(text)) { m_query.text = text; }

    SoqlQuery parse()
    {
        expectWord("SELECT");
        parseFields();
        expectWord("FROM");
        m_query.object = name();
        if (isWord("WHERE")) {
            next();
            m_query.where = parseOr(0);
        }
        if (isWord("ORDER"))
            parseOrder();
        if (isWord("LIMIT"))
            m_query.limit = number();
        if (isWord("OFFSET"))
            m_query.offset = number();
        for (const char *word : {"GROUP", "HAVING", "WITH", "FOR", "USING", "ALL", "UPDATE"})
            if (isWord(word))
                throw notKnown(QString::fromLatin1(word));
        if (peek().kind != Token::Kind::End)
            throw unexpected();
        return m_query;
    }

private:
    const Token &peek() const { return m_tokens.at(m_at); }
    const Token &next() { return m_tokens.at(m_at < m_tokens.size() - 1 ? m_at++ : m_at); }
    bool isWord(const char *word) const
    {
        return peek().kind == Token::Kind::Word &&
               peek().text.compare(QLatin1StringView(word), Qt::CaseInsensitive) == 0;
    }
    bool isSign(QLatin1StringView sign) const
    {
        return peek().kind == Token::Kind::Sign && peek().text == sign;
    }

    // Salesforce's words; of a query that it would carry out and the practice org does not, words of our own.
    Unexpected unexpected() const
    {
        const QString words =
            peek().text.isEmpty() ? u"unexpected token"_s : u"unexpected token: '%1'"_s.arg(peek().text);
        return {{u"MALFORMED_QUERY"_s, words, u"query-malformed"_s}};
    }
    Unexpected notKnown(const QString &what) const
    {
        return {{u"MALFORMED_QUERY"_s,
                 u"The practice org does not know %1. Salesforce may carry this query out."_s.arg(what),
                 u"query-unknown"_s}};
    }

    void expectWord(const char *word)
    {
        if (!isWord(word))
            throw unexpected();
        next();
    }
    void expectSign(QLatin1StringView sign)
    {
        if (!isSign(sign))
            throw unexpected();
        next();
    }
    SoqlQuery::Name name()
    {
        if (peek().kind != Token::Kind::Word)
            throw unexpected();
        const Token &token = next();
        return {token.text, token.at};
    }
    int number()
    {
        next();
        bool isNumber = false;
        const int value = peek().text.toInt(&isNumber);
        if (peek().kind != Token::Kind::Number || !isNumber || value < 0)
            throw unexpected();
        next();
        return value;
    }

    void parseFields()
    {
        if (isWord("COUNT")) {
            next();
            expectSign("("_L1);
            m_query.counts = isSign(")"_L1);
            m_query.countsIds = !m_query.counts;
            if (m_query.countsIds)
                m_query.fields << name();
            expectSign(")"_L1);
            return;
        }
        do {
            if (isSign(","_L1))
                next();
            if (isSign("("_L1))
                throw notKnown(u"queries within a query"_s);
            m_query.fields << name();
            if (isSign("("_L1))
                throw notKnown(m_query.fields.last().text + u"()"_s);
        } while (isSign(","_L1));
    }

    void parseOrder()
    {
        next();
        expectWord("BY");
        m_query.orderBy = name();
        if (isWord("ASC") || isWord("DESC"))
            m_query.descends = next().text.compare("DESC"_L1, Qt::CaseInsensitive) == 0;
        if (isWord("NULLS")) {
            next();
            if (!isWord("FIRST") && !isWord("LAST"))
                throw unexpected();
            next();
        }
        if (isSign(","_L1))
            throw notKnown(u"ORDER BY two fields"_s);
    }

    using Condition = SoqlQuery::Condition;

    Condition parseOr(int depth)
    {
        Condition first = parseAnd(depth);
        if (!isWord("OR"))
            return first;
        Condition all;
        all.kind = Condition::Kind::Or;
        all.parts << first;
        while (isWord("OR")) {
            next();
            all.parts << parseAnd(depth);
        }
        return all;
    }
    Condition parseAnd(int depth)
    {
        Condition first = parseOne(depth);
        if (!isWord("AND"))
            return first;
        Condition all;
        all.kind = Condition::Kind::And;
        all.parts << first;
        while (isWord("AND")) {
            next();
            all.parts << parseOne(depth);
        }
        return all;
    }
    Condition parseOne(int depth)
    {
        if (depth > deepest)
            throw unexpected();
        Condition condition;
        if (isWord("NOT")) {
            next();
            condition.kind = Condition::Kind::Not;
            condition.parts << parseOne(depth + 1);
            return condition;
        }
        if (isSign("("_L1)) {
            next();
            condition = parseOr(depth + 1);
            expectSign(")"_L1);
            return condition;
        }
        condition.field = name();
        parseComparison(condition);
        return condition;
    }
    void parseComparison(Condition &condition)
    {
        if (isWord("LIKE")) {
            next();
            condition.comparison = u"LIKE"_s;
            condition.values << value();
        } else if (isWord("IN") || isWord("NOT")) {
            const bool inverse = isWord("NOT");
            next();
            if (inverse)
                expectWord("IN");
            condition.comparison = inverse ? u"NOT IN"_s : u"IN"_s;
            expectSign("("_L1);
            condition.values << value();
            while (isSign(","_L1)) {
                next();
                condition.values << value();
            }
            expectSign(")"_L1);
        } else {
            static const QStringList signs{u"="_s, u"!="_s, u"<>"_s, u"<"_s, u"<="_s, u">"_s, u">="_s};
            if (peek().kind != Token::Kind::Sign || !signs.contains(peek().text))
                throw unexpected();
            const QString sign = next().text;
            condition.comparison = sign == "<>"_L1 ? u"!="_s : sign;
            condition.values << value();
        }
    }
    QJsonValue value()
    {
        using Kind = Token::Kind;
        const Token token = peek();
        if (token.kind == Kind::Text) {
            next();
            return unescaped(token.text);
        }
        if (token.kind == Kind::Number) {
            next();
            return token.text.toDouble();
        }
        for (const char *word : {"TRUE", "FALSE", "NULL"})
            if (isWord(word)) {
                next();
                return *word == 'N' ? QJsonValue() : QJsonValue(*word == 'T');
            }
        if (token.kind == Kind::Word)
            throw notKnown(token.text); // TODAY, LAST_N_DAYS:3
        throw unexpected();
    }

    QList<Token> m_tokens;
    qsizetype m_at = 0;
    SoqlQuery m_query;
};

} // namespace

Result<SoqlQuery, QueryError> parseSoql(const QString &text)
{
    try {
        return Parser(text).parse();
    } catch (const Unexpected &unexpected) {
        return failure(unexpected.error);
    }
}

QString atPlace(const QString &query, qsizetype at, const QString &words)
{
    const qsizetype row = query.left(at).count(u'\n');
    const qsizetype start = query.lastIndexOf(u'\n', at - 1) + 1;
    const qsizetype column = at == 0 ? 0 : at - start;
    const QString line = query.mid(at == 0 ? 0 : start).section(u'\n', 0, 0);
    return u"\n%1\n%2^\nERROR at Row:%3:Column:%4\n%5"_s.arg(
        line, QString(column, u' '), QString::number(row + 1), QString::number(column + 1), words);
}

} // namespace keyway
