// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/app/WindowDriver.h"

#include "ui/widgets/SettingGroup.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QInputDialog>
#include <QPointer>
#include <QScrollArea>
#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace keyway::test {

namespace {

void reveal(QWidget *widget)
{
    for (QWidget *parent = widget->parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            area->ensureWidgetVisible(widget);
    }
}

} // namespace

WindowDriver::WindowDriver()
{
    auto services = AppServices::load();
    if (!services)
        qFatal("%s", qPrintable(services.error()));
    m_services = std::make_unique<AppServices>(std::move(*services));
    m_services->setTimeLimit(std::chrono::milliseconds(700));
    m_settings = std::make_unique<QSettings>(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    startAgain();
}

void WindowDriver::startAgain()
{
    m_controller.reset();
    m_controller = std::make_unique<AssistantController>(
        *m_services, *m_settings,
        WindowPaths{m_folder.filePath(u"connections"_s), m_folder.filePath(u"keys"_s)}, m_secrets);
    window().resize(1080, 740);
    window().show();
}

void WindowDriver::settle()
{
    // New widgets appear, and layouts find their places, when the loop goes round.
    for (int turn = 0; turn < 3; ++turn) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

bool WindowDriver::click(const QString &name)
{
    settle();
    auto *button = child<QAbstractButton>(name);
    if (!button || !button->isEnabled()) {
        qWarning("%s cannot be clicked on page %s", qPrintable(name), qPrintable(window().currentPage()));
        return false;
    }
    reveal(button);
    const QPoint place =
        qobject_cast<QCheckBox *>(button) ? QPoint(10, button->height() / 2) : button->rect().center();
    QTest::mouseClick(button, Qt::LeftButton, Qt::NoModifier, place);
    return true;
}

void WindowDriver::activate()
{
    if (window().isActiveWindow())
        return;
    window().activateWindow();
    if (!QTest::qWaitForWindowActive(&window()))
        qWarning("the window does not become active");
}

bool WindowDriver::type(const QString &name, const QString &text)
{
    settle();
    auto *edit = child<QLineEdit>(name);
    if (!edit)
        return false;
    reveal(edit);
    activate(); // a field of another window is never left
    QTest::mouseClick(edit, Qt::LeftButton);
    QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Tab);
    return edit->text() == text;
}

bool WindowDriver::paste(const QString &name, const QString &text)
{
    settle();
    auto *edit = child<QLineEdit>(name);
    if (!edit)
        return false;
    reveal(edit);
    QApplication::clipboard()->setText(text);
    QTest::mouseClick(edit, Qt::LeftButton);
    edit->selectAll();
    QTest::keySequence(edit, QKeySequence::Paste);
    return true;
}

void WindowDriver::openGroupOf(const QString &settingName)
{
    if (child<QWidget>(settingName))
        return;
    const auto *control = window().findChild<QWidget *>(settingName);
    for (const QWidget *at = control; at; at = at->parentWidget()) {
        if (const auto *group = qobject_cast<const SettingGroup *>(at)) {
            click(group->header()->objectName());
            settle();
            return;
        }
    }
}

bool WindowDriver::choose(const QString &setting, const QString &valueLabel, bool isHealthy)
{
    settle();
    const QString name = u"setting_"_s + setting;
    openGroupOf(name);
    if (auto *box = child<QCheckBox>(name))
        return box->isChecked() == isHealthy || click(name);
    auto *list = child<QComboBox>(name);
    if (!list)
        return false;
    reveal(list);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Home);
    for (int i = 0; i < list->count() && list->currentText() != valueLabel; ++i)
        QTest::keyClick(list, Qt::Key_Down);
    return list->currentText() == valueLabel;
}

bool WindowDriver::answerFileDialog(const QString &path)
{
    QFileDialog *dialog = nullptr;
    if (!QTest::qWaitFor([this, &dialog] {
            dialog = window().findChild<QFileDialog *>();
            return dialog && dialog->isVisible();
        }))
        return false;
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    if (!name)
        return false;
    // Pasted, as a person would: typed letter by letter, Qt's own list selects a folder at each slash.
    QApplication::clipboard()->setText(path);
    name->selectAll();
    QTest::keySequence(name, QKeySequence::Paste);
    QTest::keyClick(name, Qt::Key_Return);
    return QTest::qWaitFor([dialog = QPointer(dialog)] { return !dialog || !dialog->isVisible(); });
}

bool WindowDriver::answerText(const QString &text)
{
    QInputDialog *dialog = nullptr;
    if (!QTest::qWaitFor([this, &dialog] {
            dialog = window().findChild<QInputDialog *>();
            return dialog && dialog->isVisible();
        }))
        return false;
    dialog->setTextValue(text);
    dialog->accept();
    return true;
}

bool WindowDriver::exportAs(const QString &what)
{
    settle();
    if (what == u"reply"_s)
        return click(u"saveReplyButton"_s);
    auto *entry = window().findChild<QAction *>(u"export_"_s + what);
    if (!entry || !entry->isEnabled())
        return false;
    entry->trigger();
    return true;
}

bool WindowDriver::runTest()
{
    QSignalSpy ended(&m_controller->session(), &Session::reportChanged);
    return click(u"testButton"_s) && (!ended.isEmpty() || ended.wait(20'000));
}

StepEntry WindowDriver::entry(const QString &key) const
{
    for (const StepEntry &one : m_controller->window().stepList()->entries()) {
        if (one.key == key)
            return one;
    }
    return {};
}

} // namespace keyway::test
