// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/StrictJson.h"

namespace keyway {

namespace {

/// Names of the outermost object, repeated ones counted each time. `json` is known to be valid.
qsizetype countOuterNames(const QByteArray &json)
{
    qsizetype count = 0;
    int depth = 0;
    bool inString = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json.at(i);
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':' && depth == 1) {
            ++count;
        }
    }
    return count;
}

} // namespace

bool namesAreRepeated(const DecodedAssertion &assertion)
{
    const qsizetype dot = assertion.signingInput.indexOf('.');
    const auto header = base64UrlDecode(assertion.signingInput.left(dot));
    const auto payload = base64UrlDecode(assertion.signingInput.mid(dot + 1));
    return !header || !payload || countOuterNames(*header) != assertion.header.size() ||
           countOuterNames(*payload) != assertion.payload.size();
}

} // namespace keyway
