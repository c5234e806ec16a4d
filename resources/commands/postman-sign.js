// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0
// Signs the assertion before the token request, with the values of the collection's variables.
const variable = (name) => {
    const text = String(pm.variables.get(name) || "").trim();
    if (!text)
        throw new Error(`Fill in the collection variable ${name} first.`);
    return text;
};
const base64Url = (bytes) =>
    Buffer.from(bytes).toString("base64").replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const now = Math.floor(Date.now() / 1000);
const claims = { iss: variable("consumerKey"), sub: variable("username"), aud: variable("audience") };
if (profile.sendsIssuedAt)
    claims.iat = now;
claims.exp = now + profile.lifetimeSeconds;

const signingInput = base64Url(JSON.stringify(profile.header)) + "." + base64Url(JSON.stringify(claims));
// The key is PKCS#8; its line ends do not matter, so a field that loses them does no harm.
const der = Buffer.from(variable("privateKey").replace(/-----[A-Z ]+-----/g, "").replace(/\s/g, ""), "base64");
const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const key = await crypto.subtle.importKey("pkcs8", Uint8Array.from(der), algorithm, false, ["sign"]);
const signature = await crypto.subtle.sign(algorithm.name, key, Uint8Array.from(Buffer.from(signingInput)));
pm.variables.set("assertion", signingInput + "." + base64Url(new Uint8Array(signature)));
