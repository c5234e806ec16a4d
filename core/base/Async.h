// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <memory>

namespace keyway {

/// Runs `work` on a pool thread and hands its result to `callback` on `context`'s thread. When `context`
/// goes away first, `callback` is never called. `work`'s result must be copyable.
template <class Work, class Callback>
void runThenCallback(QObject *context, Work work, Callback callback)
{
    using Value = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<Value>>();
    // A watcher that lives and dies with `context`: QFuture::then() with a context asserts in Qt 6.4 when the
    // context goes first.
    auto *watcher = new QFutureWatcher<Value>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, watcher, [context, watcher, callback] {
        // Queued: the callback may delete `context`, and with it this watcher.
        QMetaObject::invokeMethod(
            context, [value = watcher->result(), callback]() mutable { callback(value); },
            Qt::QueuedConnection);
        watcher->deleteLater();
    });
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->start();
        promise->addResult(work());
        promise->finish();
    });
}

} // namespace keyway
