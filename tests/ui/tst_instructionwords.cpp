// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/presenters/InstructionWords.h"

#include "tests/ui/PageChecks.h"
#include "ui/widgets/FlowLabel.h"

#include <QTest>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

class tst_InstructionWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_sayControlAndWish_data()
    {
        QTest::addColumn<Instruction>("given");
        QTest::addColumn<QString>("words");
        const auto make = [](ControlKind kind, const QString &value = {}) {
            return instruction(u"id"_s, kind, u"Label"_s, value);
        };
        Instruction off = make(ControlKind::CheckBox);
        off.checked = false;
        Instruction list = make(ControlKind::List);
        list.values = {u"a"_s, u"b"_s};
        QTest::newRow("action") << make(ControlKind::Action) << u"Label"_s;
        QTest::newRow("action with value") << make(ControlKind::Action, u"acme"_s) << u"Label: acme"_s;
        QTest::newRow("button") << make(ControlKind::Button) << u"Press “Label”"_s;
        QTest::newRow("check box on") << make(ControlKind::CheckBox) << u"Turn on “Label”"_s;
        QTest::newRow("check box off") << off << u"Leave “Label” off"_s;
        QTest::newRow("choice") << make(ControlKind::Choice, u"Local"_s) << u"Set “Label” to “Local”"_s;
        QTest::newRow("field") << make(ControlKind::Field, u"x"_s) << u"Enter “x” in “Label”"_s;
        QTest::newRow("own value") << make(ControlKind::Field) << u"Fill in “Label”"_s;
        QTest::newRow("list") << list << u"Select in “Label”: a, b"_s;
        QTest::newRow("upload") << make(ControlKind::Upload, u"cert.pem"_s)
                                << u"Upload cert.pem with “Label”"_s;
        // A label that looks like a placeholder must not swallow the value.
        QTest::newRow("percent") << instruction(u"id"_s, ControlKind::Choice, u"%2"_s, u"v"_s)
                                 << u"Set “%2” to “v”"_s;
    }
    void words_sayControlAndWish()
    {
        QFETCH(Instruction, given);
        QTEST(instructionWords(given), "words");
    }

    void place_emptyParts_areLeftOut()
    {
        Instruction given = instruction(u"id"_s, ControlKind::Action, u"Label"_s);
        given.page = u"Setup"_s;
        given.tab.clear();
        given.section = u"Security"_s;
        QCOMPARE(placeWords(given), u"Setup › Security"_s);
        QCOMPARE(placeWithinPage(given), u"Security"_s);
    }

    void breaks_onlyInVeryLongWords()
    {
        const QString compound = u"Berechtigungssatzgruppenzuweisung"_s;
        QCOMPARE(withBreaks(u"External Client App"_s), u"External Client App"_s);
        QVERIFY(withBreaks(compound).contains(QChar(QChar::SoftHyphen)));
        QCOMPARE(withBreaks(compound).remove(QChar(QChar::SoftHyphen)), compound);
    }
};

QTEST_APPLESS_MAIN(tst_InstructionWords)
#include "tst_instructionwords.moc"
