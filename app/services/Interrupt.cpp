// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/Interrupt.h"

#ifdef Q_OS_WIN
#include <QMetaObject>
#include <windows.h>
#else
#include <QSocketNotifier>
#include <csignal>
#include <unistd.h>
#endif

namespace keyway {

namespace {

// A signal handler takes no argument of ours, so what it needs cannot live anywhere else.
#ifdef Q_OS_WIN
QObject *interruptContext = nullptr;
std::function<void()> interruptCallback;

BOOL WINAPI handleInterrupt(DWORD)
{
    QMetaObject::invokeMethod(
        interruptContext, [] { interruptCallback(); }, Qt::QueuedConnection);
    return TRUE;
}
#else
int interruptPipe[2] = {-1, -1};

void handleInterrupt(int)
{
    const char byte = 1;
    [[maybe_unused]] const auto written = write(interruptPipe[1], &byte, 1);
}
#endif

} // namespace

void onInterrupt(QObject *context, std::function<void()> callback)
{
#ifdef Q_OS_WIN
    interruptContext = context;
    interruptCallback = std::move(callback);
    SetConsoleCtrlHandler(handleInterrupt, TRUE);
#else
    if (pipe(interruptPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(interruptPipe[0], QSocketNotifier::Read, context);
    QObject::connect(notifier, &QSocketNotifier::activated, context, [callback = std::move(callback)] {
        char byte = 0;
        [[maybe_unused]] const auto got = read(interruptPipe[0], &byte, 1);
        callback();
    });
    std::signal(SIGINT, handleInterrupt);
    std::signal(SIGTERM, handleInterrupt);
    std::signal(SIGHUP, handleInterrupt); // the terminal was closed
#endif
}

} // namespace keyway
