// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "ui/widgets/CommandsDialog.h"
#include "ui/widgets/RecordDialog.h"
#include "ui/widgets/SandboxRefreshDialog.h"

#include "tests/ui/PageChecks.h"
#include "tests/ui/SecretChecks.h"

#include <QAbstractTextDocumentLayout>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {

QList<CommandTab> commands()
{
    return {
        {u"OpenSSL, macOS and Linux"_s, u"Make the key"_s, u"openssl genrsa 2048"_s},
        {u"PowerShell"_s, u"Make the key"_s, u"[Convert]::ToBase64String($x)"_s},
        {u"OpenSSL, macOS and Linux"_s, u"Make the <certificate>"_s, u"openssl req -x509 & echo \"<b>\""_s}};
}

template <class Dialog>
void open(Dialog *dialog)
{
    dialog->open();
    QVERIFY(QTest::qWaitForWindowExposed(dialog));
    dialog->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(dialog));
}

} // namespace

class tst_Dialogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void commands_ofOneTool_standTogether();
    void commands_copy_givesTheScriptAsItIs();
    void commands_scriptsAreLiteral();
    void commands_toolByArrowKey_showsItsCommands();
    void commands_longLines_areShownInFull();
    void commands_single_stillCopies();
    void refresh_result_isShownWithoutMarkup();
    void refresh_problem_replacesTheResult();
    void refresh_apply_onlyWithAResult();
    void refresh_typing_isReported();
    void record_withoutName_asksForIt();
    void record_withName_reportsItAndCloses();
    void everyDialog_namesItsControlsAndFits_data();
    void everyDialog_namesItsControlsAndFits();
};

void tst_Dialogs::commands_ofOneTool_standTogether()
{
    QPointer dialog = new CommandsDialog(u"Commands"_s, u"Instead of this page"_s, commands());
    open(dialog.data());
    const auto *tools = dialog->findChild<QListWidget *>(u"commandTools"_s);
    QCOMPARE(tools->count(), 2);
    QCOMPARE(tools->item(0)->text(), u"OpenSSL, macOS and Linux"_s);
    QVERIFY(dialog->findChild<QWidget *>(u"copyCommand0"_s)->isVisible());
    QVERIFY(dialog->findChild<QWidget *>(u"copyCommand2"_s)->isVisible());
    QVERIFY(!dialog->findChild<QWidget *>(u"copyCommand1"_s)->isVisible());
    delete dialog.data();
}

void tst_Dialogs::commands_copy_givesTheScriptAsItIs()
{
    CommandsDialog dialog(u"Commands"_s, {}, commands());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy copied(&dialog, &CommandsDialog::copyRequested);
    dialog.findChild<QPushButton *>(u"copyCommand2"_s)->click();
    QCOMPARE(copied.value(0).value(0).toString(), u"openssl req -x509 & echo \"<b>\""_s);
}

void tst_Dialogs::commands_scriptsAreLiteral()
{
    CommandsDialog dialog(u"Commands"_s, {}, commands());
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QStringList scripts;
    for (const QPlainTextEdit *words : dialog.findChildren<QPlainTextEdit *>())
        scripts << words->toPlainText();
    QVERIFY(scripts.contains(u"openssl req -x509 & echo \"<b>\""_s));
    QCOMPARE(dialog.findChild<QWidget *>(u"copyCommand2"_s)->accessibleName(),
             u"Copy Make the <certificate>"_s);
}

void tst_Dialogs::commands_toolByArrowKey_showsItsCommands()
{
    QPointer dialog = new CommandsDialog(u"Commands"_s, {}, commands());
    open(dialog.data());
    QCOMPARE(dialog->focusWidget()->objectName(), u"commandTools"_s);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Down);
    QVERIFY(dialog->findChild<QWidget *>(u"copyCommand1"_s)->isVisible());
    QTest::keyClick(dialog.data(), Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
}

void tst_Dialogs::commands_longLines_areShownInFull()
{
    // Several paragraphs, each broken into lines: the field is as tall as all of them.
    const QString script = QStringList(4, QStringList(40, u"argument"_s).join(u' ')).join(u'\n');
    QPointer dialog = new CommandsDialog(u"Commands"_s, {}, {{u"curl"_s, u"Ask"_s, script}});
    open(dialog.data());
    QCoreApplication::processEvents();
    const auto *words = dialog->findChild<QPlainTextEdit *>(u"literalText"_s);
    int lines = 0;
    for (QTextBlock block = words->document()->begin(); block.isValid(); block = block.next()) {
        words->document()->documentLayout()->blockBoundingRect(block);
        lines += block.lineCount();
    }
    QVERIFY(lines > 8);
    QVERIFY(words->viewport()->height() >= lines * words->fontMetrics().lineSpacing());
    delete dialog.data();
}

void tst_Dialogs::commands_single_stillCopies()
{
    CommandsDialog dialog(u"Commands"_s, {}, u"curl x"_s);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    QSignalSpy copied(&dialog, &CommandsDialog::copyRequested);
    dialog.findChild<QPushButton *>(u"copyCommandsButton"_s)->click();
    QCOMPARE(copied.value(0).value(0).toString(), u"curl x"_s);
}

void tst_Dialogs::refresh_result_isShownWithoutMarkup()
{
    SandboxRefreshDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setResult(u"<i>@acme.com.full"_s, u"acme--full.sandbox"_s, u"It may differ."_s, {u"Log in."_s});
    QCOMPARE(dialog.findChild<QLabel *>(u"refreshUsername"_s)->text(), u"Username: <i>@acme.com.full"_s);
    QCOMPARE(dialog.findChild<QLabel *>(u"refreshSubdomain"_s)->text(), u"Subdomain: acme--full.sandbox"_s);
    QVERIFY(dialog.findChild<QWidget *>(u"refreshNote"_s)->isVisibleTo(&dialog));
    dialog.setResult(u"a"_s, u"b"_s, {}, {});
    QVERIFY(!dialog.findChild<QWidget *>(u"refreshNote"_s)->isVisibleTo(&dialog));
}

void tst_Dialogs::refresh_problem_replacesTheResult()
{
    SandboxRefreshDialog dialog;
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.setResult(u"a"_s, u"b"_s, {}, {});
    dialog.setProblem(Text{u"Ten letters at most"_s, {}, {}, {}});
    QVERIFY(!dialog.findChild<QWidget *>(u"refreshResult"_s)->isVisibleTo(&dialog));
    QVERIFY(dialog.findChild<QWidget *>(u"sandboxNameEditProblem"_s)->isVisibleTo(&dialog));
    dialog.setResult(u"a"_s, u"b"_s, {}, {});
    QVERIFY(!dialog.findChild<QWidget *>(u"sandboxNameEditProblem"_s)->isVisibleTo(&dialog));
}

void tst_Dialogs::refresh_apply_onlyWithAResult()
{
    QPointer dialog = new SandboxRefreshDialog;
    open(dialog.data());
    QSignalSpy applied(dialog.data(), &SandboxRefreshDialog::applyRequested);
    auto *use = dialog->findChild<QPushButton *>(u"applyRefreshButton"_s);
    use->click();
    QCOMPARE(applied.size(), 0);
    QCOMPARE(dialog->focusWidget()->objectName(), u"sandboxNameEdit"_s);
    dialog->setResult(u"a"_s, u"b"_s, {}, {});
    use->click();
    QCOMPARE(applied.size(), 1);
    QTRY_VERIFY(!dialog);
}

void tst_Dialogs::refresh_typing_isReported()
{
    QPointer dialog = new SandboxRefreshDialog;
    QSignalSpy edited(dialog.data(), &SandboxRefreshDialog::nameEdited);
    dialog->setName(u"dev"_s);
    QCOMPARE(edited.size(), 0);
    open(dialog.data());
    QTest::keyClicks(dialog->focusWidget(), u"qa"_s);
    QCOMPARE(edited.last().first().toString(), u"qa"_s);
    delete dialog.data();
}

void tst_Dialogs::record_withoutName_asksForIt()
{
    QPointer dialog = new RecordDialog;
    open(dialog.data());
    QSignalSpy saved(dialog.data(), &RecordDialog::saveRequested);
    dialog->findChild<QPushButton *>(u"saveRecordButton"_s)->click();
    QCOMPARE(saved.size(), 0);
    QVERIFY(dialog->findChild<QWidget *>(u"personEditProblem"_s)->isVisible());
    QTest::keyClicks(dialog->focusWidget(), u"A"_s);
    QVERIFY(!dialog->findChild<QWidget *>(u"personEditProblem"_s)->isVisible());
    delete dialog.data();
}

void tst_Dialogs::record_withName_reportsItAndCloses()
{
    QPointer dialog = new RecordDialog;
    dialog->setPerson(u"Ada"_s);
    open(dialog.data());
    QSignalSpy saved(dialog.data(), &RecordDialog::saveRequested);
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(saved.value(0).value(0).toString(), u"Ada"_s);
    QTRY_VERIFY(!dialog);
}

void tst_Dialogs::everyDialog_namesItsControlsAndFits_data()
{
    QTest::addColumn<QString>("dialog");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const QString &name : {u"commands"_s, u"record"_s, u"refresh"_s}) {
        QTest::addRow("%s", qPrintable(name)) << name << Qt::LeftToRight;
        QTest::addRow("%s, right to left", qPrintable(name)) << name << Qt::RightToLeft;
    }
}

void tst_Dialogs::everyDialog_namesItsControlsAndFits()
{
    QFETCH(QString, dialog);
    QFETCH(Qt::LayoutDirection, direction);
    std::unique_ptr<QDialog> made;
    if (dialog == u"commands"_s) {
        made = std::make_unique<CommandsDialog>(u"Commands"_s, u"Instead of this page"_s, commands());
    } else if (dialog == u"record"_s) {
        made = std::make_unique<RecordDialog>();
    } else {
        auto refresh = std::make_unique<SandboxRefreshDialog>();
        refresh->setResult(
            u"averyveryverylongusernamewithoutanyblank@averylongdomainindeed.example.com.full"_s,
            u"acme--full.sandbox"_s, u"It may differ."_s,
            {u"https://averylongaddress.example.com/without/any/blank/in/it/at/all"_s});
        made = std::move(refresh);
    }
    made->setAttribute(Qt::WA_DeleteOnClose, false);
    made->setLayoutDirection(direction);
    open(made.get());
    QCoreApplication::processEvents();
    QCOMPARE(namelessControls(made.get()), QStringList());
    QCOMPARE(stickingOut(made.get()), QStringList());
}

QTEST_MAIN(tst_Dialogs)
#include "tst_dialogs.moc"
