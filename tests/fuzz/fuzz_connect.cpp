// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// What a client of the practice proxy sends before its tunnel is open.

#include "tests/fuzz/PracticeWorld.h"

#include <cstdint>

using namespace keyway;
using keyway::fuzz::must;
using State = ProxyHead::State;

namespace {

void judge(OrgWorld &world, const ProxyHead &head, bool passwordIsWanted)
{
    const ProxyVerdict verdict = world.judge(head);
    if (verdict.way == ProxyVerdict::Way::Refuse) {
        must(verdict.statusLine.startsWith('4') || verdict.statusLine.startsWith('5'), "a refusal says so");
        must(!verdict.extraHeader.contains("\r\n\r\n"), "a refusal's header ends once");
        return;
    }
    must(head.state == State::Complete && head.method == "CONNECT", "only CONNECT opens a tunnel");
    must(head.target.toLower() == verdict.host.toLatin1() + ":443", "a tunnel goes where it was asked for");
    must(world.directory().hosts().contains(verdict.host), "a tunnel leads to a practice org only");
    must(!passwordIsWanted || head.authorization.contains(' '), "no password, no tunnel");
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static OrgWorld &open = fuzz::PracticeWorld::make()->world;
    static OrgWorld &guarded = []() -> OrgWorld & {
        OrgWorld &world = fuzz::PracticeWorld::make()->world;
        SettingValues values = fuzz::healthyValues();
        values.insert(QStringLiteral("network"), QStringLiteral("proxy-auth"));
        world.set(values);
        return world;
    }();

    const QByteArray bytes(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const ProxyHead head = readProxyHead(bytes);
    const ProxyHead half = readProxyHead(bytes.left(bytes.size() / 2));
    must(half.state == State::Incomplete || half.state == head.state, "more bytes do not change a judgement");
    must(bytes.size() < proxyHeadLimit || head.state != State::Incomplete, "a client cannot go on for ever");
    if (head.state == State::Complete) {
        must(head.size <= bytes.size() && head.size <= proxyHeadLimit, "a head is part of what was sent");
        must(!head.method.isEmpty() && !head.target.isEmpty(), "a head has a method and a target");
        must(readProxyHead(bytes.left(head.size - 1)).state == State::Incomplete,
             "a head ends where it ends");
        must(readProxyHead(bytes.left(head.size)).target == head.target, "what follows a head is not its");
    }
    if (head.state != State::Incomplete) {
        judge(open, head, false);
        judge(guarded, head, true);
    }
    return 0;
}
