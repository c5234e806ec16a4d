// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/base/TextBook.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyway;

class TestTextBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void section_isReadWithAllItsParts()
    {
        const auto book =
            TextBook::parse(u"# a.b\nThe title of {{name}}\n\nOne line\nand its end.\n\nSecond.\n\n"
                            u"1. Do {{name}}.\n2. Do that.\n\n? Ask this.\n"_s,
                            u"f.md"_s);
        QVERIFY2(book.has_value(), book ? "" : qPrintable(book.error().toString()));
        const Text text = book->text(u"a.b"_s, {{u"name"_s, u"X"_s}});
        QCOMPARE(text.title, u"The title of X"_s);
        QCOMPARE(text.body, u"One line and its end.\n\nSecond."_s);
        QCOMPARE(text.actions, (QStringList{u"Do X."_s, u"Do that."_s}));
        QCOMPARE(text.tellApart, u"Ask this."_s);
    }

    void unknownId_isShownAsItself_notLost() { QCOMPARE(TextBook().text(u"no.such"_s).title, u"no.such"_s); }

    void mistakes_areReportedWithLine_data()
    {
        QTest::addColumn<QString>("markdown");
        QTest::addColumn<int>("line");
        QTest::newRow("id twice") << u"# a\nT\n# a\nT\n"_s << 3;
        QTest::newRow("no title") << u"# a\nT\n# b\n# c\nT\n"_s << 3;
        QTest::newRow("empty") << u""_s << 0;
    }
    void mistakes_areReportedWithLine()
    {
        QFETCH(QString, markdown);
        QFETCH(int, line);
        const auto book = TextBook::parse(markdown, u"f.md"_s);
        QVERIFY(!book);
        QCOMPARE(book.error().line, line);
        QCOMPARE(book.error().file, u"f.md"_s);
    }
};

QTEST_GUILESS_MAIN(TestTextBook)
#include "tst_textbook.moc"
