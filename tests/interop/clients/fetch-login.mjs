// SPDX-FileCopyrightText: 2026 The Keyway authors
// SPDX-License-Identifier: Apache-2.0

// Plain fetch with an assertion that somebody else's library signed; then one look at the user and one query.
import { account } from './account.mjs';

const patience = () => AbortSignal.timeout(10_000);

async function answer(response) {
  const text = await response.text();
  if (!response.ok)
    throw new Error(`${response.url} answered HTTP ${response.status}: ${text}`);
  return JSON.parse(text);
}

export async function loginWith(assertion) {
  const token = await answer(
    await fetch(`${account.loginUrl}/services/oauth2/token`, {
      method: 'POST',
      redirect: 'manual',
      signal: patience(),
      body: new URLSearchParams({
        grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
        assertion,
      }),
    }),
  );
  const get = async (path) =>
    answer(
      await fetch(token.instance_url + path, {
        headers: { authorization: `Bearer ${token.access_token}` },
        signal: patience(),
      }),
    );
  const user = await get('/services/oauth2/userinfo');
  const query = encodeURIComponent('SELECT Id FROM Account LIMIT 1');
  const found = await get(`/services/data/v62.0/query?q=${query}`);
  console.log(`${user.preferred_username} is in, ${found.totalSize} record(s)`);
}
