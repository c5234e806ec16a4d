// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/benchmarks/logins/TlsClient.h"

#include <chrono>
#include <functional>
#include <vector>

namespace keyway::bench {

/// A request and whether its answer is what it must be.
struct Login
{
    std::string request;
    int status = 200;
    std::string mustContain;
};

struct Load
{
    int connections = 50;
    int perSecond = 1000; ///< 0: as fast as each connection gets its answers
    std::chrono::seconds time{30};
};

struct Figures
{
    long sent = 0;
    long answered = 0;
    long wrong = 0;
    double seconds = 0;
    double p50 = 0; ///< ms, from the moment when the login was due
    double p99 = 0;
    double slowest = 0;
    std::string firstWrong;
};

/// `login` is called from many threads; nothing when there are no more. `atFiveSeconds` once, while it runs.
Figures run(const Load &load, const Target &target, const std::function<const Login *()> &login,
            const std::function<void()> &atFiveSeconds);

} // namespace keyway::bench
