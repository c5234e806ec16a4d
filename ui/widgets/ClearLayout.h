// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QLayout;

namespace keyway {

/// Takes all widgets out and deletes them as soon as it is safe: the click that led here may still be theirs.
void clearLayout(QLayout *layout);

} // namespace keyway
