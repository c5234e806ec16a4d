// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/ui/MnemonicChecks.h"
#include "tests/ui/PageChecks.h"
#include "tests/ui/SecretChecks.h"
#include "ui/AppIcon.h"
#include "ui/Theme.h"
#include "ui/widgets/AboutDialog.h"

#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace keyway;
using namespace keyway::test;
using namespace Qt::StringLiterals;

namespace {

AboutFacts facts()
{
    return {u"1.2.3"_s,
            u"Qt 6.4.2 · OpenSSL 3.0.17 · Debian GNU/Linux 12 (bookworm), x86_64"_s,
            u"https://releases.test/keyway"_s,
            {{u"Keyway"_s, u"Apache-2.0"_s, u"This program.\n\nApache License <b>"_s},
             {u"Qt"_s, u"LGPL-3.0-only"_s, u"Windows and files.\n\nLesser General Public"_s}}};
}

} // namespace

class tst_AboutDialog : public QObject
{
    Q_OBJECT
private:
    QPointer<AboutDialog> m_dialog;
    QFont m_font;
    QPalette m_palette;

    template <class T>
    T *child(const QString &name) const
    {
        return m_dialog->findChild<T *>(name);
    }
    void show(const AboutFacts &shown = facts())
    {
        m_dialog = new AboutDialog(shown);
        m_dialog->setStyleSheet(styleSheet(currentTheme()));
        m_dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog.data()));
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.data()));
        QCoreApplication::processEvents();
    }
    void keepPicture(const QString &name) const
    {
        // For a person to look at: nothing is judged by it.
        const QString folder = qEnvironmentVariable("KEYWAY_PICTURES");
        if (!folder.isEmpty())
            m_dialog->grab().save(folder + u"/about-"_s + name + u".png"_s);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_font = QApplication::font();
        m_palette = QApplication::palette();
    }
    void cleanup()
    {
        delete m_dialog.data();
        QApplication::setFont(m_font);
        QApplication::setPalette(m_palette);
    }

    void facts_areShown()
    {
        show();
        QCOMPARE(child<QLabel>(u"aboutVersion"_s)->text(), u"Keyway 1.2.3"_s);
        QCOMPARE(child<QLabel>(u"aboutLibraries"_s)->text(), facts().libraries);
        QVERIFY(child<QLabel>(u"newerVersionWords"_s)->text().contains(facts().homepage));
    }

    void newerVersion_isOnlyReported()
    {
        show();
        QSignalSpy asked(m_dialog.data(), &AboutDialog::newerVersionRequested);
        QCOMPARE(asked.size(), 0); // not before somebody asks
        QTest::mouseClick(child<QPushButton>(u"newerVersionButton"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    void newerVersion_withoutAHomepage_saysSoAndOffersNothing()
    {
        AboutFacts unknown = facts();
        unknown.homepage.clear();
        show(unknown);
        QVERIFY(!child<QPushButton>(u"newerVersionButton"_s)->isVisible());
        QVERIFY(child<QLabel>(u"newerVersionWords"_s)->text().contains(u"ask whoever gave it to you"_s));
    }

    void copy_givesWhatSupportAsksFor()
    {
        show();
        QSignalSpy copied(m_dialog.data(), &AboutDialog::copyRequested);
        child<QPushButton>(u"copyAboutButton"_s)->click();
        QCOMPARE(copied.value(0).value(0).toString(), u"Keyway 1.2.3 · "_s + facts().libraries);
    }

    void licence_ofTheChosenPart_isShownAsItIs()
    {
        show();
        QCOMPARE(child<QListWidget>(u"licenceList"_s)->item(1)->text(), u"Qt\nLGPL-3.0-only"_s);
        QCOMPARE(child<QPlainTextEdit>(u"licenceText"_s)->toPlainText(), facts().parts.at(0).words);
        child<QListWidget>(u"licenceList"_s)->setFocus();
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Down);
        QCOMPARE(child<QPlainTextEdit>(u"licenceText"_s)->toPlainText(), facts().parts.at(1).words);
        QCOMPARE(child<QPlainTextEdit>(u"licenceText"_s)->accessibleName(), u"Licence of Qt"_s);
    }

    void keyboard_reachesEverythingAndCloses()
    {
        show();
        QSet<QString> reached;
        for (int i = 0; i < 12; ++i) {
            reached << m_dialog->focusWidget()->objectName();
            QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(reached, QSet<QString>({u"newerVersionButton"_s, u"licenceList"_s, u"licenceText"_s,
                                         u"copyAboutButton"_s, u"closeButton"_s}));
        QTest::keyClick(m_dialog.data(), Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
    }

    void return_afterOpening_closes()
    {
        show();
        QTest::keyClick(m_dialog->focusWidget(), Qt::Key_Return);
        QTRY_VERIFY(!m_dialog);
    }

    void mnemonics_areUnique()
    {
        show();
        const auto found = mnemonics(*m_dialog);
        for (const QChar letter : found.uniqueKeys())
            QVERIFY2(found.count(letter) == 1, qPrintable(found.values(letter).join(u" clashes with "_s)));
    }

    void dialog_namesItsControlsAndFits_data()
    {
        QTest::addColumn<double>("fontFactor");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("longWords");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("plain") << 1.0 << false << false << Qt::LeftToRight;
        QTest::newRow("dark") << 1.0 << true << false << Qt::LeftToRight;
        QTest::newRow("twice as large") << 2.0 << false << false << Qt::LeftToRight;
        QTest::newRow("long words") << 1.0 << false << true << Qt::LeftToRight;
        QTest::newRow("right to left") << 1.0 << false << false << Qt::RightToLeft;
    }
    void dialog_namesItsControlsAndFits()
    {
        QFETCH(double, fontFactor);
        QFETCH(bool, dark);
        QFETCH(bool, longWords);
        QFETCH(Qt::LayoutDirection, direction);
        QFont font = m_font;
        font.setPointSizeF(font.pointSizeF() * fontFactor);
        QApplication::setFont(font);
        if (dark)
            QApplication::setPalette(QPalette(QColor(40, 42, 46)));
        show();
        m_dialog->setLayoutDirection(direction);
        if (longWords) {
            child<QLabel>(u"aboutLibraries"_s)
                ->setText(u"Betriebssystemversionsbezeichnung und Verschlüsselungsbibliotheksversion"_s);
            child<QLabel>(u"newerVersionWords"_s)
                ->setText(
                    u"Keyway sucht niemals selbst nach Aktualisierungen. Die Schaltfläche öffnet die Seite "
                    "mit allen Programmveröffentlichungen in Ihrem Internetbrowser."_s);
            child<QPushButton>(u"newerVersionButton"_s)
                ->setText(u"Nach einer &neueren Programmversion suchen"_s);
            child<QPushButton>(u"copyAboutButton"_s)->setText(u"In die Zwischenablage kopieren"_s);
        }
        QCoreApplication::processEvents();
        keepPicture(QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        QCOMPARE(namelessControls(m_dialog.data()), QStringList());
        QCOMPARE(stickingOut(m_dialog.data()), QStringList());
    }

    void icon_isCompiledIn_inEverySize()
    {
        for (const int size : {16, 24, 32, 48, 64, 128, 256})
            QCOMPARE(appIcon().actualSize(QSize(size, size)), QSize(size, size));
        QVERIFY(!appIcon().pixmap(QSize(64, 64)).toImage().allGray());
    }
};

QTEST_MAIN(tst_AboutDialog)
#include "tst_aboutdialog.moc"
