// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "app/services/SecretStore.h"

#include <QCryptographicHash>

#if defined(Q_OS_WIN)
#include "app/services/CredentialManagerStore.h"
#elif defined(KEYWAY_HAS_KEYCHAIN)
#include <QTimer>
#include <qt6keychain/keychain.h>

#include <utility>
#endif

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

#if defined(Q_OS_WIN)

class KeyChainStore final : public CredentialManagerStore
{
public:
    explicit KeyChainStore(std::chrono::milliseconds) {} // it answers at once
};

#elif defined(KEYWAY_HAS_KEYCHAIN)

class KeyChainStore final : public SecretStore
{
public:
    explicit KeyChainStore(std::chrono::milliseconds timeLimit) : m_timeLimit(timeLimit) {}

    void read(const QString &key, Read done) override
    {
        run(new QKeychain::ReadPasswordJob(m_service), key,
            [done](QKeychain::Job *job, const Problem &problem) {
                if (!problem.id.isEmpty())
                    return done(failure(problem));
                done(Secret(static_cast<QKeychain::ReadPasswordJob *>(job)->binaryData()));
            });
    }
    void write(const QString &key, Secret secret, Done done) override
    {
        auto *job = new QKeychain::WritePasswordJob(m_service);
        job->setBinaryData(secret.reveal());
        run(job, key, [done](QKeychain::Job *, const Problem &problem) {
            done(problem.id.isEmpty() ? Result<void>() : failure(problem));
        });
    }
    void remove(const QString &key, Done done) override
    {
        run(new QKeychain::DeletePasswordJob(m_service), key,
            [done](QKeychain::Job *, const Problem &problem) {
                const bool gone = problem.id.isEmpty() || problem.id == "secret.not-stored"_L1;
                done(gone ? Result<void>() : failure(problem));
            });
    }

private:
    using Ended = std::function<void(QKeychain::Job *, const Problem &)>;

    static Problem problemOf(const QKeychain::Job &job)
    {
        const QString reason =
            job.errorString().isEmpty() ? u"it gives no reason"_s : job.errorString().left(200);
        switch (job.error()) {
        case QKeychain::NoError:
            return {};
        case QKeychain::EntryNotFound:
            return {u"secret.not-stored"_s, {}};
        case QKeychain::AccessDenied:
        case QKeychain::AccessDeniedByUser:
        case QKeychain::CouldNotDeleteEntry:
            return {u"secret.denied"_s, {{u"reason"_s, reason}}};
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
        case QKeychain::OtherError:
            break;
        }
        return {u"secret.no-keychain"_s, {{u"reason"_s, reason}}};
    }

    /// After the time limit, or without the store, a job may end unheard.
    void run(QKeychain::Job *job, const QString &key, const Ended &ended)
    {
        job->setKey(key);
        job->setAutoDelete(false);       // which may come before a queued call
        job->setInsecureFallback(false); // QtKeychain would otherwise offer a settings file
        auto *timer = new QTimer(this);
        timer->setSingleShot(true);
        const auto taken = std::make_shared<bool>(false);
        const auto isFirst = [taken, timer] {
            timer->stop();
            timer->deleteLater();
            return !std::exchange(*taken, true);
        };
        // Queued, because some jobs end within start(). The timer is the context: no store, no answer.
        connect(
            job, &QKeychain::Job::finished, timer,
            [isFirst, ended](QKeychain::Job *finished) {
                if (isFirst())
                    ended(finished, problemOf(*finished));
            },
            Qt::QueuedConnection);
        connect(job, &QKeychain::Job::finished, job, &QObject::deleteLater, Qt::QueuedConnection);
        connect(timer, &QTimer::timeout, timer, [isFirst, ended, limit = m_timeLimit] {
            const auto seconds = QString::number(std::chrono::duration<double>(limit).count());
            if (isFirst())
                ended(nullptr, {u"secret.no-answer"_s, {{u"seconds"_s, seconds}}});
        });
        timer->start(m_timeLimit);
        job->start();
    }

    const QString m_service = u"Keyway"_s;
    std::chrono::milliseconds m_timeLimit;
};

#else

class KeyChainStore final : public SecretStore
{
public:
    explicit KeyChainStore(std::chrono::milliseconds) {}
    void read(const QString &, Read done) override
    {
        later([done] { done(tl::unexpected(missing())); });
    }
    void write(const QString &, Secret, Done done) override
    {
        later([done] { done(tl::unexpected(missing())); });
    }
    void remove(const QString &, Done done) override
    {
        later([done] { done(tl::unexpected(missing())); });
    }

private:
    static Problem missing()
    {
        return {u"secret.no-keychain"_s, {{u"reason"_s, u"this Keyway was built without QtKeychain"_s}}};
    }
    void later(const std::function<void()> &call)
    {
        QMetaObject::invokeMethod(this, call, Qt::QueuedConnection);
    }
};

#endif

} // namespace

QString secretKey(const QString &guideId, const QString &consumerKey)
{
    // The line end keeps "a" + "bc" apart from "ab" + "c".
    const QByteArray name = guideId.toUtf8() + '\n' + consumerKey.trimmed().toUtf8();
    return u"keyway/"_s +
           QString::fromLatin1(QCryptographicHash::hash(name, QCryptographicHash::Sha256).toHex());
}

std::unique_ptr<SecretStore> systemSecretStore(std::chrono::milliseconds timeLimit)
{
    return std::make_unique<KeyChainStore>(timeLimit);
}

} // namespace keyway
