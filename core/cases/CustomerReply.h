// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/base/TextBook.h"
#include "core/diagnosis/Diagnosis.h"
#include "core/guide/Guide.h"

namespace keyway {

/// A mail to the customer: plain text, polite, what the answer means, what to do in order and in the guide's
/// numbering, what else it can be and the question that tells. Words: resources/texts/reply.en.md.
QString customerReply(const Diagnosis &diagnosis, const Guide &guide, const TextBook &texts);

} // namespace keyway
