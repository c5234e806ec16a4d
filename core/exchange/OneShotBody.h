// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Secret.h"

#include <QIODevice>

#include <algorithm>
#include <cstring>

namespace keyway {

/// A request body that can be sent only once. Qt sends a request again, unasked, when a connection ends
/// before the answer; a token request must go out exactly once, so its body refuses to be rewound.
class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(const QByteArray &body) : m_body(QByteArray(body.constData(), body.size()))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    bool isSequential() const override { return true; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override { return m_body.size() - m_read; }
    bool atEnd() const override { return bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 size = std::min(maxSize, bytesAvailable());
        std::memcpy(data, m_body.reveal().constData() + m_read, static_cast<size_t>(size));
        m_read += size;
        return size > 0 || maxSize == 0 ? size : -1;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    Secret m_body;
    qint64 m_read = 0;
};

} // namespace keyway
