// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/PracticeOrg.h"

#include "core/practice/ForwardProxy.h"
#include "core/practice/OrgWorld.h"
#include "core/practice/TlsIdentities.h"

#include <QTimer>

#include <algorithm>
#include <chrono>
#include <mutex>

using namespace Qt::StringLiterals;

namespace keyway {

namespace {

constexpr qsizetype rememberedRequests = 1000;

/// All that runs while the org is switched on. The members' order is the order of their start.
struct Running
{
    TlsIdentities identities;
    Tunnels tunnels;
    TlsServer server;
    std::unique_ptr<ForwardProxy> proxy;
    quint16 port = 0;

    Running(TlsIdentities made, OrgWorld &world)
        : identities(std::move(made)),
          server(
              [&world](const QString &host, const OrgRequest &request) { return world.serve(host, request); },
              [this, &world] { return identities.shown(world.trouble()); }, tunnels)
    {
    }
    ~Running()
    {
        tunnels.endAllWaiting();
        proxy.reset(); // closes every connection, so that no thread of the server waits for one
    }

    Result<void> start(quint16 wantedPort, OrgWorld &world)
    {
        const auto tlsPort = server.start();
        if (!tlsPort)
            return failure(tlsPort.error());
        proxy = std::make_unique<ForwardProxy>(
            *tlsPort, [&world](const ProxyHead &head) { return world.judge(head); }, tunnels);
        const auto listening = proxy->listen(wantedPort);
        if (!listening)
            return failure(listening.error());
        port = *listening;
        return {};
    }
};

} // namespace

struct PracticeOrg::Private
{
    QList<PracticeSetting> settings;
    SettingValues values;
    bool hasCertificate = false;
    QString brokenData; ///< why a data file of ours cannot be used; empty when all is well
    QList<PracticeRequest> requests;
    std::mutex servedMutex;        // guards what follows
    QList<PracticeRequest> served; ///< not in `requests` yet
    QTimer *propagation = nullptr; // a child of the org
    std::unique_ptr<OrgWorld> world;
    std::unique_ptr<Running> running; // goes before the world

    SettingValues healthy() const;
    bool awaitsCertificate() const;
    QString effective(const QString &settingId) const;
    const PracticeSetting *find(const QString &settingId) const;
    void load(PracticeOrg *org, const QString &folder);
    void apply(PracticeOrg *org, const SettingValues &next, bool certificateCame = false);
    void noteServed(PracticeOrg *org, const PracticeRequest &request);
    void logServed(PracticeOrg *org);
};

SettingValues PracticeOrg::Private::healthy() const
{
    SettingValues healthy;
    for (const PracticeSetting &setting : settings)
        healthy.insert(setting.id, setting.values.first());
    return healthy;
}

const PracticeSetting *PracticeOrg::Private::find(const QString &settingId) const
{
    const auto found = std::find_if(settings.begin(), settings.end(),
                                    [&](const PracticeSetting &setting) { return setting.id == settingId; });
    return found == settings.end() ? nullptr : &*found;
}

bool PracticeOrg::Private::awaitsCertificate() const
{
    return !hasCertificate && values.value(u"certificate"_s) == "uploaded"_L1;
}

QString PracticeOrg::Private::effective(const QString &settingId) const
{
    return settingId == "certificate"_L1 && awaitsCertificate() ? u"missing"_s : values.value(settingId);
}

void PracticeOrg::Private::load(PracticeOrg *org, const QString &folder)
{
    auto loadedSettings = PracticeOrg::settings(folder);
    auto directory = OrgDirectory::load(folder);
    auto texts = TextBook::load({u":/keyway/texts/practice.en.md"_s});
    if (!loadedSettings || !directory || !texts) {
        const DataError error = !loadedSettings ? loadedSettings.error()
                                : !directory    ? directory.error()
                                                : texts.error();
        brokenData = error.toString();
        return;
    }
    settings = *loadedSettings;
    values = healthy();
    world =
        std::make_unique<OrgWorld>(std::move(*directory), std::move(*texts),
                                   [this, org](const PracticeRequest &request) { noteServed(org, request); });
    world->set(values);
    propagation = new QTimer(org);
    propagation->setObjectName(u"propagation"_s);
    propagation->setSingleShot(true);
    connect(propagation, &QTimer::timeout, org, [org] { (void)org->setValue(u"propagation"_s, u"done"_s); });
}

/// On any thread. One event for all that waits, and no more than is remembered: a window that is busy, or a
/// terminal that does not read on, must not make the memory grow.
void PracticeOrg::Private::noteServed(PracticeOrg *org, const PracticeRequest &request)
{
    const std::lock_guard lock(servedMutex);
    if (served.size() >= rememberedRequests)
        served.removeFirst();
    served << request;
    if (served.size() == 1)
        QMetaObject::invokeMethod(
            org, [this, org] { logServed(org); }, Qt::QueuedConnection);
}

void PracticeOrg::Private::logServed(PracticeOrg *org)
{
    QList<PracticeRequest> now;
    {
        const std::lock_guard lock(servedMutex);
        now.swap(served);
    }
    for (const PracticeRequest &request : std::as_const(now)) {
        if (requests.size() >= rememberedRequests)
            requests.removeFirst();
        requests << request;
        Q_EMIT org->requestServed(request);
    }
}

void PracticeOrg::Private::apply(PracticeOrg *org, const SettingValues &next, bool certificateCame)
{
    QMap<QString, QString> before;
    for (const PracticeSetting &setting : std::as_const(settings))
        before.insert(setting.id, effective(setting.id));
    const bool awaited = awaitsCertificate();
    values = next;
    hasCertificate = hasCertificate || certificateCame;
    if (!world)
        return;
    world->set(values);
    if (before.value(u"network"_s) != values.value(u"network"_s) && running)
        running->proxy->closeConnections(); // a kept connection would not meet the new trouble
    if (const QString state = values.value(u"propagation"_s); before.value(u"propagation"_s) != state) {
        const int seconds = find(u"propagation"_s)->secondsOf.value(state);
        propagation->stop();
        if (seconds > 0)
            propagation->start(std::chrono::seconds(seconds));
    }
    for (const PracticeSetting &setting : std::as_const(settings)) {
        const QString now = effective(setting.id);
        const bool sameWordOtherReason = setting.id == "certificate"_L1 && awaited != awaitsCertificate();
        if (now != before.value(setting.id) || sameWordOtherReason)
            Q_EMIT org->valueChanged(setting.id, now);
    }
}

PracticeOrg::PracticeOrg(QObject *parent, const QString &dataFolder) : QObject(parent), d(new Private)
{
    d->load(this, dataFolder);
}

PracticeOrg::~PracticeOrg()
{
    stop();
}

Result<void> PracticeOrg::start(quint16 port)
{
    if (isRunning())
        return {};
    if (!d->world)
        return failure(u"practice.not-started"_s, {{u"reason"_s, d->brokenData}});
    auto identities = TlsIdentities::make(d->world->directory().hosts(), QDateTime::currentDateTimeUtc());
    if (!identities)
        return failure(u"practice.not-started"_s,
                       {{u"reason"_s, identities.error().facts.value(u"reason"_s)}});
    auto running = std::make_unique<Running>(std::move(*identities), *d->world);
    if (const auto started = running->start(port, *d->world); !started)
        return failure(started.error());
    d->running = std::move(running);
    return {};
}

void PracticeOrg::stop()
{
    d->running.reset();
}

bool PracticeOrg::isRunning() const
{
    return d->running != nullptr;
}

QString PracticeOrg::proxyUrl() const
{
    return d->running ? u"http://127.0.0.1:%1"_s.arg(d->running->port) : QString();
}

QByteArray PracticeOrg::authorityPem() const
{
    return d->running ? d->running->identities.authorityPem() : QByteArray();
}

PracticeAccount PracticeOrg::account() const
{
    return d->world ? d->world->directory().account(d->values) : PracticeAccount();
}

void PracticeOrg::uploadCertificate(const Certificate &certificate)
{
    if (!d->world)
        return;
    d->world->upload(certificate);
    SettingValues next = d->values;
    next.insert(u"certificate"_s, u"uploaded"_s);
    d->apply(this, next, true);
}

bool PracticeOrg::awaitsCertificate() const
{
    return d->awaitsCertificate();
}

QString PracticeOrg::value(const QString &settingId) const
{
    return d->effective(settingId);
}

Result<void> PracticeOrg::setValue(const QString &settingId, const QString &value)
{
    const PracticeSetting *setting = d->find(settingId);
    if (!setting)
        return failure(u"practice.setting-unknown"_s, {{u"setting"_s, settingId}});
    const auto known = setting->valueOf(value);
    if (!known) {
        QString values = setting->values.join(u", "_s);
        if (!setting->unit.isEmpty())
            values +=
                u", a number of %1 from %2 to %3"_s.arg(setting->unit).arg(setting->least).arg(setting->most);
        return failure(u"practice.value-unknown"_s,
                       {{u"setting"_s, settingId}, {u"value"_s, value}, {u"values"_s, values}});
    }
    SettingValues next = d->values;
    next.insert(settingId, *known);
    d->apply(this, next);
    return {};
}

void PracticeOrg::apply(const PracticeScenario &scenario)
{
    SettingValues next = d->healthy();
    for (const auto &[setting, value] : scenario.settings.asKeyValueRange())
        next.insert(setting, value);
    d->apply(this, next);
}

QList<LoginHistoryRow> PracticeOrg::loginHistory() const
{
    return d->world ? d->world->loginHistory() : QList<LoginHistoryRow>();
}

void PracticeOrg::resetValues()
{
    d->apply(this, d->healthy());
}

QList<PracticeRequest> PracticeOrg::requests() const
{
    return d->requests;
}

} // namespace keyway
