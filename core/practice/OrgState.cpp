// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/OrgState.h"

#include <algorithm>

namespace keyway {

const PracticeApp *OrgState::appWithKey(const QString &consumerKey) const
{
    const auto found = std::find_if(apps.begin(), apps.end(),
                                    [&](const PracticeApp &app) { return app.consumerKey == consumerKey; });
    return found == apps.end() ? nullptr : &*found;
}

const PracticeUser *OrgState::userNamed(const QString &username) const
{
    const auto found = std::find_if(users.begin(), users.end(), [&](const PracticeUser &user) {
        return user.username.compare(username, Qt::CaseInsensitive) == 0;
    });
    return found == users.end() ? nullptr : &*found;
}

} // namespace keyway
