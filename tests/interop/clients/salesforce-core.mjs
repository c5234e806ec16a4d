// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// The part of the Salesforce CLI that `sf org login jwt` is made of, and a query with what it keeps.
import core from '@salesforce/core';
import { account, main } from './account.mjs';

await main(async () => {
  const authInfo = await core.AuthInfo.create({
    username: account.username,
    oauth2Options: {
      clientId: account.clientId,
      loginUrl: account.loginUrl,
      privateKeyFile: account.privateKeyFile,
    },
  });
  await authInfo.save();
  const connection = await core.Connection.create({ authInfo });
  const found = await connection.query('SELECT Id FROM Account LIMIT 1');
  console.log(`${authInfo.getUsername()} is in, ${found.totalSize} record(s)`);
});
