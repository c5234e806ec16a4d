// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/window/FileDialogs.h"

#include <QAbstractButton>
#include <QDesktopServices>
#include <QFileInfo>
#include <QInputDialog>
#include <QLineEdit>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

void open(QFileDialog *dialog, std::function<void(QStringList)> then)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::filesSelected, dialog, std::move(then));
    dialog->open();
}

} // namespace

void chooseFolder(QWidget *parent, const QString &title, const QString &start,
                  std::function<void(QString)> then)
{
    auto *dialog = new QFileDialog(parent, title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, [then = std::move(then)](const QStringList &paths) { then(paths.value(0)); });
}

void chooseFiles(QWidget *parent, const QString &title, const QString &filter, bool many,
                 std::function<void(QStringList)> then)
{
    auto *dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setFileMode(many ? QFileDialog::ExistingFiles : QFileDialog::ExistingFile);
    open(dialog, std::move(then));
}

void chooseSaveFile(QWidget *parent, const QString &title, const QString &name,
                    std::function<void(QString)> then)
{
    auto *dialog = new QFileDialog(parent, title, name);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(name);
    open(dialog, [then = std::move(then)](const QStringList &paths) { then(paths.value(0)); });
}

void askText(QWidget *parent, const QString &title, const QString &label, const QString &text, bool secret,
             std::function<void(QString)> then)
{
    auto *dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"askTextDialog"_s);
    dialog->setWindowTitle(title);
    dialog->setLabelText(label);
    dialog->setTextEchoMode(secret ? QLineEdit::Password : QLineEdit::Normal);
    dialog->setTextValue(text);
    dialog->setMinimumWidth(dialog->fontMetrics().averageCharWidth() * 60);
    for (QAbstractButton *button : dialog->findChildren<QAbstractButton *>())
        button->setIcon(QIcon()); // as everywhere else in the window
    QObject::connect(dialog, &QInputDialog::textValueSelected, dialog,
                     [then = std::move(then)](const QString &answer) {
                         if (!answer.isEmpty())
                             then(answer);
                     });
    dialog->open();
}

void showInFolder(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace keyway
