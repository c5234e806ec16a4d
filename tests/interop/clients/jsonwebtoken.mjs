// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

import jwt from 'jsonwebtoken';
import { account, main } from './account.mjs';
import { loginWith } from './fetch-login.mjs';

await main(async () => {
  const assertion = jwt.sign({}, account.privateKey(), {
    algorithm: 'RS256',
    issuer: account.clientId,
    subject: account.username,
    audience: account.audience,
    expiresIn: 180,
  });
  await loginWith(assertion);
});
