// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

namespace keyway {

/// A host written with letters, dashes or dots that are not ASCII, as somebody meant it.
struct AsciiForm
{
    QString text;
    bool sure = true;               ///< false when letters had to be replaced by guesswork
    bool wordProcessorDash = false; ///< a dash that Word or a blog put in place of hyphens
};

AsciiForm asciiForm(const QString &host);

} // namespace keyway
