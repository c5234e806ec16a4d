// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0
// A script of its own, because older programs cannot even read the one that signs.
if (typeof crypto === "undefined" || !crypto.subtle)
    throw new Error("Signing needs Web Crypto: use Postman 11 or newer. Newman 6 and older Postman lack it.");
