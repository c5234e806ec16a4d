// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/exchange/ExchangePlan.h"

#include "core/exchange/checks/ApiChecks.h"
#include "core/exchange/checks/DecisionChecks.h"
#include "core/exchange/checks/IntrospectCheck.h"
#include "core/exchange/checks/LocalChecks.h"
#include "core/exchange/checks/ObjectsCheck.h"
#include "core/exchange/checks/ReachChecks.h"
#include "core/exchange/checks/TokenChecks.h"

namespace keyway {

namespace {

using Checks = std::vector<std::unique_ptr<Check>>;

template <class... Kinds>
void add(Checks &checks)
{
    (checks.push_back(std::make_unique<Kinds>()), ...);
}

} // namespace

Checks exchangePlan()
{
    Checks checks;
    add<KeyReadable, KeyUsable, CertificateReadable, KeyMatchesCertificate, CertificateValid, CertificateFits,
        ConsumerKeyEntered, UsernameEntered, DomainUsable, AssertionVerifies>(checks);
    add<ProxyFound, NameResolves, HostConnects, TlsTrusted, OrgAnswers, ClockAgrees>(checks);
    add<TokenGranted>(checks);
    add<TokenForm, TokenScopes, UserinfoAnswers, UserinfoUser, UserinfoOrg, RestAnswers, IntrospectAnswers,
        BulkAnswers, SoapAnswers, MetadataAnswers, ObjectsAccess>(checks);
    return checks;
}

Checks reachPlan()
{
    Checks checks;
    add<DomainUsable, ProxyFound, NameResolves, HostConnects, TlsTrusted, OrgAnswers, ClockAgrees>(checks);
    return checks;
}

} // namespace keyway
