// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/AppServices.h"
#include "app/window/AssistantController.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDesktopServices>
#include <QDir>
#include <QStandardPaths>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace keyway;

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"Keyway"_s);
    QApplication::setOrganizationName(u"Keyway"_s);
    QApplication::setApplicationVersion(QStringLiteral(KEYWAY_VERSION));
    QApplication::setDesktopFileName(u"keyway"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(u"Setup assistant for Salesforce's OAuth 2.0 JWT bearer flow."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"file"_s, u"A .keyway connection to open."_s, u"[FILE]"_s);
    parser.addOption({u"practice"_s, u"Start with the practice org running."_s});
    parser.process(app);

    const auto services = AppServices::load();
    if (!services) {
        qCritical("Keyway's own data is broken: %s", qPrintable(services.error()));
        return 2;
    }
    QSettings settings;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    AssistantController controller(*services, settings,
                                   {QDir(data).filePath(u"connections"_s), QDir(documents).filePath(u"Keyway"_s)});
    QObject::connect(&controller, &AssistantController::openUrlRequested, &controller,
                     [](const QString &url) { QDesktopServices::openUrl(QUrl(url)); });
    if (!parser.positionalArguments().isEmpty())
        controller.openFile(parser.positionalArguments().first());
    else if (parser.isSet(u"practice"_s))
        controller.usePracticeOrg();
    controller.window().resize(1080, 740);
    controller.window().show();
    return QApplication::exec();
}
