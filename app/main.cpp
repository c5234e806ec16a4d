// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/AppServices.h"
#include "app/services/Interrupt.h"
#include "app/services/StandardStreams.h"
#include "app/services/Versions.h"
#include "app/window/AssistantController.h"
#include "app/window/FileOpening.h"
#include "app/window/PracticeTour.h"
#include "ui/AppIcon.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QDir>
#include <QIcon>
#include <QStandardPaths>
#include <QStyle>
#include <QTimer>
#include <QUrl>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace keyway;

int main(int argc, char *argv[])
{
    const StandardStreams streams;
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Keyway"_s);
    QApplication::setOrganizationName(u"Keyway"_s);
    QApplication::setApplicationVersion(QStringLiteral(KEYWAY_VERSION));
    QApplication::setDesktopFileName(QStringLiteral(KEYWAY_APP_ID));
    // Where no desktop theme knows the icon, as in a portable folder, the one inside the program.
    QApplication::setWindowIcon(QIcon::fromTheme(QStringLiteral(KEYWAY_APP_ID), appIcon()));

#ifndef Q_OS_WIN
    // Where the desktop brings no style of its own, Qt falls back to one from 1995.
    if (QApplication::style()->name().compare(u"windows"_s, Qt::CaseInsensitive) == 0)
        QApplication::setStyle(u"Fusion"_s);
#endif

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Setup assistant for Salesforce's OAuth 2.0 JWT bearer flow."_s);
    parser.addHelpOption();
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Version, and the libraries that run."_s);
    parser.addOption(version);
    parser.addPositionalArgument(u"file"_s, u"A .keyway connection, or a saved report, to open."_s,
                                 u"[FILE]"_s);
    parser.addOption({u"practice"_s, u"Start on the practice org's page, with it running."_s});
    parser.addOption({u"tour"_s, u"Do the main job against the practice org, and say how it goes."_s});
    parser.addOption({u"pictures"_s, u"With --tour: keep a picture of each page, then quit."_s, u"DIR"_s});
    parser.process(app);
    if (parser.isSet(version)) {
        QApplication::setApplicationVersion(versionWithLibraries());
        parser.showVersion(); // a message box where there is no console
    }

    const auto services = AppServices::load(userGuideFolders());
    if (!services) {
        qCritical("Keyway's own data is broken: %s", qPrintable(services.error()));
        return 2;
    }
    for (const DataError &mistake : services->guideMistakes())
        qWarning("A guide is left out: %s", qPrintable(mistake.toString()));
    QSettings settings;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    const auto secrets = systemSecretStore();
    AssistantController controller(
        *services, settings, {QDir(data).filePath(u"connections"_s), QDir(documents).filePath(u"Keyway"_s)},
        *secrets);
    QObject::connect(&controller, &AssistantController::openUrlRequested, &controller,
                     [](const QString &url) { QDesktopServices::openUrl(QUrl(url)); });
    if (!parser.positionalArguments().isEmpty())
        controller.openFile(parser.positionalArguments().first());
    else if (parser.isSet(u"practice"_s))
        controller.usePracticeOrg();
    const FileOpening opening(app);
    QObject::connect(&opening, &FileOpening::fileOpened, &controller, [&controller](const QString &path) {
        controller.openFile(path);
        controller.window().show();
        controller.window().raise();
        controller.window().activateWindow();
    });
    onInterrupt(&app, [] { QApplication::quit(); }); // so that temporary files are cleared away
    controller.window().resize(1080, 740);
    controller.window().show();

    const QString pictures = parser.value(u"pictures"_s);
    PracticeTour tour(controller, pictures, [](const QString &line) {
        const QByteArray bytes = line.toUtf8() + '\n';
        std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stdout);
        std::fflush(stdout);
    });
    if (parser.isSet(u"tour"_s)) {
        if (!pictures.isEmpty())
            QObject::connect(&tour, &PracticeTour::finished, &app,
                             [](int status) { QApplication::exit(status); });
        QTimer::singleShot(0, &tour, &PracticeTour::start);
    }
    return QApplication::exec();
}
