// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/connection/PracticeHosts.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace keyway {

bool isPracticeHost(const QString &host)
{
    static const QStringList hosts{u"practice.my.salesforce.com"_s,
                                   u"practice-renamed.my.salesforce.com"_s,
                                   u"practice--dev.sandbox.my.salesforce.com"_s,
                                   u"practice-renamed--dev.sandbox.my.salesforce.com"_s,
                                   u"practice-dev-ed.scratch.my.salesforce.com"_s,
                                   u"practice-renamed-dev-ed.scratch.my.salesforce.com"_s,
                                   u"practice.my.sfcrmproducts.cn"_s,
                                   u"practice-renamed.my.sfcrmproducts.cn"_s};
    return hosts.contains(host);
}

} // namespace keyway
