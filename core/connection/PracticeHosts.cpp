// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/connection/PracticeHosts.h"

using namespace Qt::StringLiterals;

namespace keyway {

bool isPracticeHost(const QString &host)
{
    return host == u"practice.my.salesforce.com"_s || host == u"practice--dev.sandbox.my.salesforce.com"_s;
}

} // namespace keyway
