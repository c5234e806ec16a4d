// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/pages/PracticePage.h"

#include <QListWidget>

namespace keyway::test {

using namespace Qt::StringLiterals;

/// All that the page can show at once, with long words.
inline void fillPractice(PracticePage &page)
{
    PracticeSettingView clock{
        u"clock"_s,
        u"Clocks agree"_s,
        u"Network and clock"_s,
        {u"right"_s, u"ahead"_s},
        {u"The org's clock agrees with mine"_s, u"The org's clock is 10 minutes ahead of mine"_s},
        u"d"_s};
    clock.unit = u"seconds"_s;
    clock.most = 86'400;
    page.setSettings({clock});
    page.setRunning(true, u"practice--uat.sandbox.my.salesforce.com"_s, u"http://127.0.0.1:43375"_s);
    page.setForeignValues({u"Consumer Key"_s, u"Username"_s, u"My Domain"_s});
    page.setScenarios({{u"s"_s,
                        u"The sandbox was refreshed, and nobody told the people who use it"_s,
                        u"It worked for weeks, then it stopped."_s,
                        {},
                        {{u"clock"_s, u"ahead"_s}}}});
    page.setValue(u"clock"_s, u"86400"_s);
    page.addRequest({u"14:31:07"_s, u"POST"_s, u"/services/oauth2/token"_s, 400,
                     u"invalid_grant user hasn't approved this consumer"_s, u"Because."_s,
                     u"practice--uat.sandbox.my.salesforce.com"_s, QString(300, u'x'), u"application/json"_s,
                     u"{}"_s});
    page.findChild<QListWidget *>(u"requestLog"_s)->setCurrentRow(0);
}

} // namespace keyway::test
