// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

import { SignJWT, importPKCS8 } from 'jose';
import { account, main } from './account.mjs';
import { loginWith } from './fetch-login.mjs';

await main(async () => {
  const key = await importPKCS8(account.privateKey(), 'RS256');
  const assertion = await new SignJWT({})
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(account.clientId)
    .setSubject(account.username)
    .setAudience(account.audience)
    .setExpirationTime('3m')
    .sign(key);
  await loginWith(assertion);
});
