// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

namespace keyway {

/// Bytes that must not outlive their use: a private key's text, a pass phrase, a token, an assertion.
/// Wiped when it goes away. It has no stream or debug operator, on purpose.
class Secret
{
public:
    Secret() = default;
    /// Takes the bytes over; wipes the caller's array when nobody else shares it.
    explicit Secret(QByteArray &&bytes);
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    bool isEmpty() const { return m_bytes.isEmpty(); }
    qsizetype size() const { return m_bytes.size(); }
    /// A view for the one call that needs the bytes; do not keep it.
    const QByteArray &reveal() const { return m_bytes; }
    Secret clone() const;
    void wipe();

private:
    QByteArray m_bytes;
};

} // namespace keyway
