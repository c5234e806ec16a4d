// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// jsforce with a token of its own JWT login: query, describe, create, Bulk 2.0, and the Metadata API by SOAP.
import jsforce from 'jsforce';
import jwt from 'jsonwebtoken';
import { account, main } from './account.mjs';

await main(async () => {
  const connection = new jsforce.Connection({
    version: '62.0',
    instanceUrl: account.loginUrl,
    oauth2: { loginUrl: account.loginUrl, clientId: account.clientId },
  });
  const assertion = jwt.sign({}, account.privateKey(), {
    algorithm: 'RS256',
    issuer: account.clientId,
    subject: account.username,
    audience: account.audience,
    expiresIn: 180,
  });
  await connection.authorize({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion,
  });
  const done = [];
  const step = async (name, work) => {
    await work();
    done.push(name);
  };
  const expect = (found, what) => {
    if (!found) throw new Error(`jsforce got an answer without ${what}`);
  };

  await step('query', async () => {
    const found = await connection.query('SELECT Id, Name FROM Account LIMIT 5');
    expect(Array.isArray(found.records), 'records');
  });
  await step('describe', async () => {
    const fields = (await connection.sobject('Account').describe()).fields;
    expect(fields?.some((field) => field.name === 'Name'), 'the field Name');
  });
  await step('create', async () => {
    const made = await connection.sobject('Account').create({ Name: 'Made by jsforce' });
    expect(made.success && made.id, 'the id of the new record');
  });
  await step('identity', async () => expect((await connection.identity()).user_id, 'a user'));
  await step('bulk query', async () => {
    connection.bulk2.pollInterval = 200;
    connection.bulk2.pollTimeout = 15_000;
    const rows = await (await connection.bulk2.query('SELECT Id, Name FROM Account')).toArray();
    expect(Array.isArray(rows), 'rows');
  });
  await step('bulk ingest', async () => {
    const loaded = await connection.bulk2.loadAndWaitForResults({
      object: 'Account',
      operation: 'insert',
      input: [{ Name: 'Loaded by jsforce' }],
      pollInterval: 200,
      pollTimeout: 15_000,
    });
    expect(loaded.successfulResults?.length === 1, 'the loaded row');
  });
  await step('metadata', async () => {
    const described = await connection.metadata.describe('62.0');
    expect(described.metadataObjects?.length > 0, 'metadata types');
  });
  console.log(`jsforce did: ${done.join(', ')}`);
});
