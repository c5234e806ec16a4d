// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#include "core/practice/ProxyHead.h"

#include <QByteArrayList>

#include <algorithm>
#include <string_view>

namespace keyway {

namespace {

constexpr qsizetype longestMethod = 32;
constexpr char carriageReturn = '\r';

bool isTokenCharacter(char c)
{
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~"; // RFC 9110, 5.6.2
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           marks.find(c) != std::string_view::npos;
}

bool isToken(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

bool isVisible(char c)
{
    return c > ' ' && c < '\x7f';
}

/// Of a header's value: no control characters but the tab; bytes above ASCII are let through, as HTTP does.
bool isValueCharacter(char c)
{
    return c == '\t' || (c >= ' ' && c != '\x7f') || static_cast<unsigned char>(c) >= 0x80;
}

bool readRequestLine(const QByteArray &line, ProxyHead &head)
{
    const QByteArrayList parts = line.split(' ');
    if (parts.size() != 3 || parts.at(0).size() > longestMethod || !isToken(parts.at(0)) ||
        parts.at(1).isEmpty() || !std::all_of(parts.at(1).begin(), parts.at(1).end(), isVisible) ||
        (parts.at(2) != "HTTP/1.1" && parts.at(2) != "HTTP/1.0"))
        return false;
    head.method = parts.at(0);
    head.target = parts.at(1);
    return true;
}

bool readHeaderLine(const QByteArray &line, ProxyHead &head)
{
    const qsizetype colon = line.indexOf(':');
    const QByteArray value = line.mid(colon + 1).trimmed();
    if (colon < 1 || !isToken(line.left(colon)) || !std::all_of(value.begin(), value.end(), isValueCharacter))
        return false;
    if (line.left(colon).compare("Proxy-Authorization", Qt::CaseInsensitive) != 0)
        return true;
    if (!head.authorization.isEmpty()) // two of them have no single meaning
        return false;
    head.authorization = value;
    return true;
}

ProxyHead bad()
{
    ProxyHead head;
    head.state = ProxyHead::State::Bad;
    return head;
}

} // namespace

ProxyHead readProxyHead(const QByteArray &bytes)
{
    ProxyHead head;
    bool hasRequestLine = false;
    qsizetype start = 0;
    while (start < proxyHeadLimit) {
        const qsizetype end = bytes.indexOf('\n', start);
        if (end < 0)
            // The line has no end yet; a control character in it will not go away.
            return bytes.size() >= proxyHeadLimit || bytes.indexOf('\0', start) >= 0 ? bad() : ProxyHead();
        if (end >= proxyHeadLimit || end == start || bytes.at(end - 1) != carriageReturn)
            return bad();
        const QByteArray line = bytes.mid(start, end - 1 - start);
        start = end + 1;
        if (hasRequestLine && line.isEmpty()) {
            head.state = ProxyHead::State::Complete;
            head.size = start;
            return head;
        }
        if (!(hasRequestLine ? readHeaderLine(line, head) : readRequestLine(line, head)))
            return bad();
        hasRequestLine = true;
    }
    return bad();
}

} // namespace keyway
