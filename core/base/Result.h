// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/Problem.h"

#include <tl/expected.hpp>

namespace keyway {

/// A value or the reason why there is none. The only way a function of ours reports a failure.
template <class T, class E = Problem>
using Result = tl::expected<T, E>;

/// `return failure("file.missing", {{"path", path}});`
inline tl::unexpected<Problem> failure(const QString &id, const QMap<QString, QString> &facts = {})
{
    return tl::unexpected<Problem>(Problem{id, facts});
}

template <class E>
tl::unexpected<E> failure(E reason)
{
    return tl::unexpected<E>(std::move(reason));
}

} // namespace keyway
