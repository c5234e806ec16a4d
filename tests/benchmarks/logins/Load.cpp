// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "tests/benchmarks/logins/Load.h"

#include <algorithm>
#include <mutex>
#include <thread>

namespace keyway::bench {

namespace {

using Clock = std::chrono::steady_clock;

struct Lane
{
    Figures figures;
    std::vector<double> milliseconds;
};

void drive(Lane &lane, int number, const Load &load, TlsClient &client, Clock::time_point start,
           const std::function<const Login *()> &login)
{
    const auto end = start + load.time;
    const auto step = load.perSecond > 0
                          ? std::chrono::nanoseconds(1'000'000'000LL * load.connections / load.perSecond)
                          : std::chrono::nanoseconds(0);
    auto due = start + step * number / load.connections;
    for (; due < end; due += step) {
        if (load.perSecond > 0)
            std::this_thread::sleep_until(due);
        else if ((due = Clock::now()) >= end)
            return;
        const Login *one = login();
        if (!one)
            return;
        ++lane.figures.sent;
        const auto answer = client.exchange(one->request);
        if (!answer)
            continue;
        ++lane.figures.answered;
        lane.milliseconds.push_back(std::chrono::duration<double, std::milli>(Clock::now() - due).count());
        if (answer->status != one->status || answer->body.find(one->mustContain) == std::string::npos) {
            ++lane.figures.wrong;
            lane.figures.firstWrong = std::to_string(answer->status) + ' ' + answer->body.substr(0, 300);
        }
    }
}

double part(const std::vector<double> &sorted, double share)
{
    return sorted.empty() ? 0 : sorted[static_cast<size_t>(share * static_cast<double>(sorted.size() - 1))];
}

} // namespace

Figures run(const Load &load, const Target &target, const std::function<const Login *()> &login,
            const std::function<void()> &atFiveSeconds)
{
    const TlsContext context = trusting(target.authorityPem);
    std::vector<std::unique_ptr<TlsClient>> clients;
    for (int i = 0; i < load.connections; ++i) {
        clients.push_back(std::make_unique<TlsClient>(target, context));
        if (!clients.back()->open())
            return {};
    }
    std::vector<Lane> lanes(static_cast<size_t>(load.connections));
    const auto start = Clock::now() + std::chrono::milliseconds(50);
    std::vector<std::thread> threads;
    for (int i = 0; i < load.connections; ++i)
        threads.emplace_back([&, i] {
            drive(lanes[static_cast<size_t>(i)], i, load, *clients[static_cast<size_t>(i)], start, login);
        });
    std::this_thread::sleep_until(start + std::min(load.time, std::chrono::seconds(5)));
    atFiveSeconds();
    for (std::thread &thread : threads)
        thread.join();

    Figures all;
    all.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    std::vector<double> milliseconds;
    for (const Lane &lane : lanes) {
        all.sent += lane.figures.sent;
        all.answered += lane.figures.answered;
        all.wrong += lane.figures.wrong;
        if (all.firstWrong.empty())
            all.firstWrong = lane.figures.firstWrong;
        milliseconds.insert(milliseconds.end(), lane.milliseconds.begin(), lane.milliseconds.end());
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    all.p50 = part(milliseconds, 0.5);
    all.p99 = part(milliseconds, 0.99);
    all.slowest = part(milliseconds, 1);
    return all;
}

} // namespace keyway::bench
